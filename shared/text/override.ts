import type { Bilingual } from '../language.ts';

/** Words about circumstances that open one value, once, for one counterpart and purpose. */
export const overrideText = {
  record: { en: 'Record a circumstance…', es: 'Asentar una circunstancia…' },
  title: { en: 'A circumstance that opens this value', es: 'Una circunstancia que abre este dato' },
  lead: {
    en: 'It opens this value alone, for {{who}} and this purpose, in the next packet with which it leaves. A second person confirms it.',
    es: 'Abre solo este dato, para {{who}} y esta finalidad, en el próximo paquete con el que salga. Lo confirma una segunda persona.',
  },
  act: { en: 'Record', es: 'Asentar' },
  what: { en: 'What happened', es: 'Qué ocurrió' },
  mustTell: { en: 'It must reach whoever arrests or escorts', es: 'Debe llegar a quien detiene o traslada' },
  against: { en: 'Against {{gate}}: {{basis}}', es: 'Frente a {{gate}}: {{basis}}' },
  document: { en: 'Document that shows it', es: 'Documento que lo acredita' },
  noDocument: { en: 'Add the document to the case first.', es: 'Agregue primero el documento al caso.' },
  why: { en: 'Reason', es: 'Motivo' },
  urgent: { en: 'There is no time to tell its originator before', es: 'No hay tiempo de avisar antes a la autoridad de origen' },
  urgentNote: { en: 'It is told without delay.', es: 'Se le avisa sin demora.' },
  supervisor: { en: 'A supervisor records this.', es: 'Esto lo asienta una persona supervisora.' },
  needsAll: { en: 'Say what happened and why.', es: 'Diga qué ocurrió y por qué.' },
  needsDocument: { en: 'Choose the document that shows it.', es: 'Elija el documento que lo acredita.' },
  recorded: { en: 'Circumstance recorded.', es: 'Circunstancia asentada.' },
  waits: {
    en: 'Waits for a second person, in the counterpart’s panel.',
    es: 'Espera a una segunda persona, en el panel de la contraparte.',
  },
  withoutSafety: { en: 'Why the safety information may stay', es: 'Por qué pueden quedarse los datos de seguridad' },
  buildWithout: { en: 'Build without it', es: 'Generar sin ellos' },
  submitWithout: { en: 'Submit for approval without it', es: 'Enviar a aprobación sin ellos' },
  sayWhy: { en: 'Say why it may stay.', es: 'Diga por qué pueden quedarse.' },
  recordedHere: { en: 'Recorded circumstances', es: 'Circunstancias asentadas' },
  recordedNote: {
    en: 'Each opens one value, for one counterpart and purpose, in one packet. Revoked, it opens nothing.',
    es: 'Cada una abre un dato, para una contraparte y una finalidad, en un paquete. Revocada, no abre nada.',
  },
  opens: { en: 'Opens', es: 'Abre' },
  forWhom: { en: 'For whom', es: 'Para quién' },
  state: { en: 'State', es: 'Estado' },
  revoke: { en: 'Revoke…', es: 'Revocar…' },
  revokeOf: { en: 'Revoke: {{what}}', es: 'Revocar: {{what}}' },
  revokeTitle: { en: 'Revoke a recorded circumstance?', es: '¿Revocar una circunstancia asentada?' },
  revokeLead: {
    en: 'From now on it opens nothing for {{who}}. It stays in the record, with your reason.',
    es: 'Desde ahora no abre nada para {{who}}. Queda en el registro, con su motivo.',
  },
  needsWhy: { en: 'Say why it no longer holds.', es: 'Diga por qué ya no es válida.' },
  isRevoked: { en: 'The circumstance is revoked.', es: 'La circunstancia quedó revocada.' },
} as const satisfies Readonly<Record<string, Bilingual>>;
