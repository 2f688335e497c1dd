import type { Bilingual } from '../language.ts';

/**
 * Why a rule decided, for our own office: one clause that follows "Withheld: ". `{{recipient}}` and the decision's parameters stand in
 * braces. These texts name owners, sources and statutes, and never leave the house.
 */
export const ruleTexts: Readonly<Record<string, Bilingual>> = {
  'request/unknown-recipient': say(
    '{{recipient}} has no profile in this office; set one first',
    '{{recipient}} no tiene perfil en esta oficina; configúrelo primero',
  ),
  'request/unknown-purpose': say('the purpose is not one that Enlace knows', 'la finalidad no es una que Enlace conozca'),
  'request/purpose-not-agreed': say(
    '{{recipient}} is not approved for this purpose',
    'no se ha aprobado a {{recipient}} para esta finalidad',
  ),
  'request/malformed': say('the recorded circumstances could not be read', 'las circunstancias asentadas no pudieron leerse'),
  'request/no-basis': say(
    'no legal basis has been given; name one first',
    'no se ha indicado fundamento jurídico; indíquelo primero',
  ),
  'reader/unknown-field': say(
    'the Enlace of {recipient} does not have this field yet, so it is left out; a newer card from it will say when it does',
    'el Enlace de {recipient} aún no tiene este campo, por lo que se omite; una tarjeta más reciente suya dirá cuándo lo tiene',
  ),
  'reader/unknown-record': say(
    'the Enlace of {recipient} does not have this kind of record yet, so it is left out; a newer card from it will say when it does',
    'el Enlace de {recipient} aún no tiene este tipo de registro, por lo que se omite; una tarjeta más reciente suya dirá cuándo lo tiene',
  ),
  'reader/unknown-option': say(
    'the Enlace of {recipient} does not have this option yet, so the value is left out; a newer card from it will say when it does',
    'el Enlace de {recipient} aún no tiene esta opción, por lo que el dato se omite; una tarjeta más reciente suya dirá cuándo la tiene',
  ),
  'reader/unknown-date': say(
    'the Enlace of {recipient} knows whole dates alone, and would take a part of one for a fault, so it is left out; a newer card from it will say when it does',
    'el Enlace de {recipient} solo conoce fechas completas y tomaría una parte por un error, por lo que se omite; una tarjeta más reciente suya dirá cuándo las conoce',
  ),
  'request/nothing-allows': say('no rule allows it', 'ninguna regla lo permite'),
  'mark/malformed': say('its mark could not be read', 'su marca no pudo leerse'),
  'mark/unknown-level': say('its level is not one that the policy knows', 'su nivel no es uno que la política conozca'),
  'mark/unknown-category': say('one of its categories is not in the policy', 'una de sus categorías no está en la política'),
  'mark/unknown-flag': say('one of its flags is not in the policy', 'uno de sus indicadores no está en la política'),
  'mark/unknown-caveat': say('one of its caveats is not in the policy', 'una de sus restricciones no está en la política'),
  'level/never': say('it is marked as never to leave (L4)', 'está marcado para no salir nunca (L4)'),
  'statute/gj': say(
    'grand jury secrecy (FRCrP 6(e)); only a court order opens it',
    'secreto de gran jurado (FRCrP 6(e)); solo lo abre una orden judicial',
  ),
  'statute/sar': say(
    'a suspicious activity report (31 USC 5318(g)); nothing opens it',
    'reporte de actividad sospechosa (SAR, EE. UU., 31 USC 5318(g)); nada lo abre',
  ),
  'statute/tax': say(
    'tax secrecy (26 USC 6103); only a court order opens it',
    'secreto fiscal (26 USC 6103); solo lo abre una orden judicial',
  ),
  'statute/icpt': say(
    'an intercepted communication (18 USC 2517); only a court order opens it',
    'comunicación intervenida (18 USC 2517); solo la abre una orden judicial',
  ),
  'statute/wit': say(
    'a protection program; the person’s consent or a court order opens it',
    'programa de protección; lo abre el consentimiento de la persona o una orden judicial',
  ),
  'origin/no-consent': say(
    '{{originator}} has not consented to its disclosure to {{recipient}}; withheld until it does',
    '{{originator}} no ha consentido que se comunique a {{recipient}}; se testa hasta que consienta',
  ),
  'origin/unknown': say(
    'it belongs to another agency that is not named, so nobody can consent',
    'pertenece a otra autoridad que no se indica, por lo que nadie puede consentir',
  ),
  'existence/hidden': say('its existence is marked as hidden', 'su existencia está marcada como oculta'),
  'existence/confidential': say(
    'its existence is confidential, and {{recipient}} is no party named in it',
    'su existencia es confidencial y {{recipient}} no figura en ella como parte',
  ),
  'existence/other-case': say(
    'it tells of another case, of which {{recipient}} has had no packet',
    'habla de otro caso, del que {{recipient}} no ha recibido ningún paquete',
  ),
  'embargo/not-reached': say('under embargo until: {{until}}', 'bajo reserva temporal hasta: {{until}}'),
  'release/noforn': say('not for other countries (NOFORN)', 'no se comparte con otros países (NOFORN)'),
  'release/not-listed': say('may be disclosed only to {{to}}', 'solo puede comunicarse a {{to}}'),
  'release/excluded': say('may not be disclosed to {{recipient}} (NOREL)', 'no puede comunicarse a {{recipient}} (NOREL)'),
  'release/display-only': say(
    'to be shown on a screen only, never in a packet',
    'solo para mostrarse en pantalla, nunca en un paquete',
  ),
  'release/eyes': say(
    'for named contacts only, and not all who will open the packet are named',
    'solo para contactos nombrados, y no todos los que abrirán el paquete lo están',
  ),
  'release/tlp': say(
    '{{label}} needs named contacts at {{recipient}}',
    '{{label}} requiere contactos nombrados en {{recipient}}',
  ),
  'caveat/not-accepted': say(
    '{{recipient}} has not undertaken to honor {{caveat}}',
    '{{recipient}} no se ha comprometido a respetar {{caveat}}',
  ),
  'purpose/not-permitted': say('it may be used only for: {{purposes}}', 'solo puede usarse para: {{purposes}}'),
  'purpose/category': say('this purpose does not need {{category}}', 'esta finalidad no requiere {{category}}'),
  'purpose/no-court': say('not for use in court (H1)', 'no se usa ante tribunales (H1)'),
  'purpose/lead-only': say('lead only, no evidence (CNPP 455)', 'solo como indicio, no prueba (CNPP 455)'),
  'purpose/pap': say('{{label}} does not permit this use', '{{label}} no permite este uso'),
  'ceiling/category': say(
    '{{recipient}} is not cleared for {{category}}',
    'no se ha autorizado a {{recipient}} para recibir {{category}}',
  ),
  'ceiling/level': say(
    '{{level}} is above what {{recipient}} may receive of {{category}}',
    '{{level}} supera lo que {{recipient}} puede recibir de {{category}}',
  ),
  'matrix/IDN/suspect': say('identity of the person sought', 'identidad de la persona reclamada'),
  'matrix/IDN/official': say(
    'identity of an official; the post is disclosed instead',
    'identidad de una persona servidora pública; se indica el cargo',
  ),
  'matrix/IDN/third': say('identity of a third person', 'identidad de una tercera persona'),
  'matrix/CON/suspect': say('whereabouts or contact of the person sought', 'paradero o contacto de la persona reclamada'),
  'matrix/CON/officer': say(
    'contact details or name of an official or a third person; the post is disclosed instead',
    'datos de contacto o nombre de una persona servidora pública o de una tercera persona; se indica el cargo',
  ),
  'matrix/SRC': say('it could identify a source', 'podría identificar a una fuente'),
  'matrix/TEC': say('an investigative technique', 'técnica de investigación'),
  'matrix/VIC': say('it concerns a victim or witness', 'se refiere a una víctima o testigo'),
  'matrix/OPS': say('operational information', 'información operativa'),
  'matrix/FIN': say(
    'financial information; it leaves only over a formal channel',
    'información financiera; solo sale por un canal formal',
  ),
  'matrix/LEG': say('legal information', 'información jurídica'),
  'matrix/ADM': say('administrative information', 'información administrativa'),
  'subject/third': say('it belongs to a third person', 'pertenece a una tercera persona'),
  'subject/witness': say('it belongs to a witness', 'pertenece a un testigo'),
  'subject/victim': say('it belongs to a victim', 'pertenece a una víctima'),
  'subject/source': say('it belongs to a source', 'pertenece a una fuente'),
  'flag/sp': say(
    'sensitive personal data; only for arrest or escort',
    'datos personales sensibles; solo para detención o traslado',
  ),
  'flag/minor': say('it concerns a minor', 'se refiere a una persona menor de edad'),
  'flag/sealed': say('under judicial seal', 'bajo reserva judicial'),
  'tear-line/authored': say('the author’s text is disclosed instead', 'se comunica en su lugar el texto de quien lo escribió'),
  'must-tell/recorded': say(
    'recorded safety information for those who arrest or escort',
    'información de seguridad asentada para quien detiene o traslada',
  ),
  'gate/open': say(
    'a recorded circumstance that the statute names opens it',
    'lo abre una circunstancia asentada que la ley prevé',
  ),
  'relation/not-emitted': say('it points to a record that does not leave', 'remite a un registro que no sale'),
  'relation/person-stays': say('it is about a person who does not leave', 'se refiere a una persona que no sale'),
  'relation/tells-role': say(
    'it would tell the role of a person who leaves under a pseudonym',
    'revelaría la calidad de una persona que sale bajo seudónimo',
  ),
  'relation/bound': say('it follows from a record that does not leave', 'deriva de un registro que no sale'),
  'relation/corrected': say(
    'it was corrected since, and the correction does not leave',
    'se corrigió después, y la corrección no sale',
  ),
  'scope/not-chosen': say('it was not chosen for this packet', 'no se eligió para este paquete'),
  'relation/parent-stays': say('it belongs to a record that does not leave', 'pertenece a un registro que no sale'),
  'inference/gives-away': say(
    'it would give away {{field}}, which does not leave whole',
    'revelaría {{field}}, que no sale íntegro',
  ),
  'inference/precision-stays': say('how exactly the day is known stays', 'la precisión con que se conoce el día no sale'),
  'document/paragraph-stays': say('one of its paragraphs does not leave whole', 'uno de sus fragmentos no sale íntegro'),
  'document/person-protected': say(
    'it is about a person who is protected or does not leave',
    'se refiere a una persona protegida o que no sale',
  ),
  'field/internal': say('internal to this office', 'interno de esta oficina'),
  'field/undecided': say('nothing has been decided about it', 'no se ha decidido nada al respecto'),
  'record/nothing-readable': say('nothing in it may be read by {{recipient}}', 'nada en él puede leerlo {{recipient}}'),
  'record/no-place': say(
    'it hangs from no record that the catalog allows',
    'no depende de ningún registro que el catálogo permita',
  ),
};

function say(en: string, es: string): Bilingual {
  return { en, es };
}
