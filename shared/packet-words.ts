import type { ReasonCode } from './decision/types.ts';
import type { Bilingual } from './language.ts';
import type { Pap, Purpose, Tlp } from './mark.ts';
import type { Handling, PacketKind } from './packet.ts';

/** What each kind of packet is called on its first page. */
export const packetKindWords: Readonly<Record<PacketKind, Bilingual>> = {
  disclosure: { en: 'Information packet', es: 'Paquete de información' },
  supplement: { en: 'Supplementary packet', es: 'Paquete complementario' },
  correction: { en: 'Correction', es: 'Corrección' },
  recall: { en: 'Recall', es: 'Retiro de información' },
  consent: { en: 'Consent', es: 'Consentimiento' },
  receipt: { en: 'Receipt', es: 'Acuse de recibo' },
  void: { en: 'Void number', es: 'Número anulado' },
};

export const purposeWords: Readonly<Record<Purpose, Bilingual>> = {
  'same-case': { en: 'This case', es: 'Este caso' },
  'locate-arrest': { en: 'To locate and arrest', es: 'Localización y detención' },
  escort: { en: 'Custody and escort', es: 'Custodia y traslado' },
  prosecution: { en: 'Prosecution', es: 'Proceso penal' },
  'asset-recovery': { en: 'Asset recovery', es: 'Recuperación de activos' },
  intelligence: { en: 'Intelligence', es: 'Inteligencia' },
  statistics: { en: 'Statistics', es: 'Estadística' },
};

export const tlpWords: Readonly<Record<Tlp, Bilingual>> = {
  'TLP:RED': { en: 'Only the named recipients may read it.', es: 'Solo pueden leerlo los destinatarios nombrados.' },
  'TLP:AMBER+STRICT': {
    en: 'Only the receiving agency, and there only who needs it.',
    es: 'Solo la autoridad receptora y, en ella, quien necesite conocerlo.',
  },
  'TLP:AMBER': {
    en: 'The receiving agency and those it serves, if they need it.',
    es: 'La autoridad receptora y a quienes sirve, si necesitan conocerlo.',
  },
  'TLP:GREEN': { en: 'Partner agencies; not the public.', es: 'Autoridades asociadas; no el público.' },
  'TLP:CLEAR': { en: 'No limit on sharing.', es: 'Sin límite para compartirlo.' },
};

export const papWords: Readonly<Record<Pap, Bilingual>> = {
  'PAP:RED': {
    en: 'Take no action that anyone outside could notice.',
    es: 'No realice actos que alguien externo pueda advertir.',
  },
  'PAP:AMBER': {
    en: 'Check it against your own records; make no enquiry outside.',
    es: 'Cotéjelo con sus registros; no haga consultas externas.',
  },
  'PAP:GREEN': { en: 'Active measures are allowed.', es: 'Se permiten medidas activas.' },
  'PAP:CLEAR': { en: 'No limit on acting.', es: 'Sin límite para actuar.' },
};

export const handlingCodeWords: Readonly<Record<Handling['codes'][number], Bilingual>> = {
  H0: {
    en: 'Only to prevent or combat crime that falls to the recipient.',
    es: 'Solo para prevenir o combatir delitos que competen a quien recibe.',
  },
  H1: {
    en: 'Not to be used in court without the sender’s consent.',
    es: 'No se use en juicio sin el consentimiento de quien envía.',
  },
  H2: {
    en: 'Not to be passed on without the sender’s consent.',
    es: 'No se transmita a terceros sin el consentimiento de quien envía.',
  },
  H3: { en: 'Further restrictions are stated below.', es: 'Otras restricciones constan abajo.' },
};

export const onwardWords: Readonly<Record<Handling['onward'], Bilingual>> = {
  no: { en: 'None.', es: 'Ninguna.' },
  'with-consent': { en: 'With the sender’s written consent.', es: 'Con consentimiento escrito de quien envía.' },
  'within-agency': { en: 'Within the receiving agency.', es: 'Dentro de la autoridad receptora.' },
};

export const courtUseWords: Readonly<Record<Handling['courtUse'], Bilingual>> = {
  no: { en: 'Not allowed.', es: 'No se permite.' },
  'with-consent': { en: 'With the sender’s written consent.', es: 'Con consentimiento escrito de quien envía.' },
  yes: { en: 'Allowed.', es: 'Se permite.' },
};

/**
 * What a reason code says to the outside, with the provisions it leans on (domain page F.3; articles of the general transparency act of
 * 20 March 2025). Generic on purpose: each could be published.
 */
export const reasonWords: Readonly<Record<ReasonCode, Bilingual & { readonly law: string }>> = {
  'R-SRC': {
    en: 'Could identify who gave the information.',
    es: 'Podría identificar a quien dio la información.',
    law: '5 USC 552(b)(7)(D) · LGTAIP 112-V, VII',
  },
  'R-TEC': {
    en: 'Would show how an investigation is carried out.',
    es: 'Mostraría cómo se realiza una investigación.',
    law: '5 USC 552(b)(7)(E) · LGTAIP 112-VII · LSN 51-I',
  },
  'R-INV': {
    en: 'Could interfere with an investigation or proceeding.',
    es: 'Podría obstruir una investigación o un procedimiento.',
    law: '5 USC 552(b)(7)(A) · LGTAIP 112-VII, XII',
  },
  'R-PRIV': {
    en: 'Personal data that the purpose does not need.',
    es: 'Datos personales que la finalidad no requiere.',
    law: '5 USC 552(b)(6), (7)(C) · LGTAIP 115',
  },
  'R-LIFE': {
    en: 'Could endanger a person’s life or safety.',
    es: 'Podría poner en riesgo la vida o la seguridad de una persona.',
    law: '5 USC 552(b)(7)(F) · LGTAIP 112-V',
  },
  'R-FGN': {
    en: 'Received from another State in confidence.',
    es: 'Recibido de otro Estado con carácter confidencial.',
    law: '5 USC 552(b)(1), (7)(D) · LGTAIP 112-III',
  },
  'R-FIN': {
    en: 'Financial data under statutory secrecy.',
    es: 'Datos financieros bajo secreto legal.',
    law: '5 USC 552(b)(3) · LGTAIP 115 · LFPIORPI 38',
  },
  'R-VIC': {
    en: 'Protects a person whom the law shields.',
    es: 'Protege a una persona que la ley resguarda.',
    law: '5 USC 552(b)(7)(C) · CPEUM 20-C-V',
  },
  'R-GJ': {
    en: 'Secrecy of proceedings; a court must direct its release.',
    es: 'Secreto de actuaciones; su entrega requiere orden judicial.',
    law: '5 USC 552(b)(3) · FRCrP 6(e)',
  },
  'R-REL': {
    en: 'Could harm relations with another State.',
    es: 'Podría menoscabar las relaciones con otro Estado.',
    law: 'LGTAIP 112-II',
  },
  'R-PRIV-LEG': {
    en: 'Privileged or deliberative matter.',
    es: 'Material privilegiado o deliberativo.',
    law: '5 USC 552(b)(5)',
  },
  'R-EMB': {
    en: 'Not to be released before a date or an event.',
    es: 'No se entrega antes de una fecha o un hecho.',
    law: '5 USC 552(b)(7)(A) · LGTAIP 112-VII',
  },
  'R-PURP': {
    en: 'Not released for this purpose.',
    es: 'No se entrega para esta finalidad.',
    law: 'UNTOC 18(19) · CNPP 444',
  },
  'R-ORIG': {
    en: 'Belongs to another agency, which must consent.',
    es: 'Pertenece a otra autoridad, que debe consentir.',
    law: '5 USC 552(b)(7)(D) · LGTAIP 112-III',
  },
  'R-REST': { en: 'Withheld.', es: 'Reservado.', law: '5 USC 552(b) · LGTAIP 112, 115' },
};
