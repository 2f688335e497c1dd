import type { ContactAnswer, ContactKind } from '../deconflict/kinds.ts';
import type { Bilingual } from '../language.ts';
import type { Texts } from './words.ts';

/** What stands in two cases, in a word. */
export const contactKindText: Readonly<Record<ContactKind, Bilingual>> = {
  person: { en: 'Person', es: 'Persona' },
  identifier: { en: 'Document or identity number', es: 'Documento o número de identidad' },
  phone: { en: 'Telephone', es: 'Teléfono' },
  email: { en: 'E-mail', es: 'Correo electrónico' },
  device: { en: 'Device', es: 'Dispositivo' },
  account: { en: 'Account', es: 'Cuenta' },
  vehicle: { en: 'Vehicle', es: 'Vehículo' },
  place: { en: 'Place', es: 'Lugar' },
  event: { en: 'Operation at one place and time', es: 'Operación en el mismo lugar y hora' },
  date: { en: 'Operations in one window', es: 'Operaciones en la misma ventana' },
};

export const contactAnswerText: Readonly<Record<ContactAnswer, Bilingual>> = {
  known: { en: 'Known', es: 'Ya se sabía' },
  'not-same': { en: 'Not the same', es: 'No es lo mismo' },
  'in-touch': { en: 'In touch', es: 'En contacto' },
};

/** Words where it is told whom to ask about what stands in two cases. */
export const deconflictText = {
  title: { en: 'Deconfliction', es: 'No interferencia' },
  lead: {
    en: 'Something of this case is in another too. Only the contact point is told, never the value.',
    es: 'Algo de este caso consta también en otro. Solo se indica a quién contactar, nunca el dato.',
  },
  contact: { en: 'Contact: {{officer}}', es: 'Contacto: {{officer}}' },
  nobody: { en: 'Contact: a supervisor (nobody has the case)', es: 'Contacto: una persona supervisora (nadie tiene el caso)' },
  times: {
    one: { en: 'in one place', es: 'en una parte' },
    other: { en: 'in {{count}} places', es: 'en {{count}} partes' },
  },
  open: { en: 'Open {{reference}}', es: 'Abrir {{reference}}' },
  known: { en: 'Known', es: 'Ya se sabía' },
  notSame: { en: 'Not the same', es: 'No es lo mismo' },
  inTouch: { en: 'In touch since today', es: 'En contacto desde hoy' },
  takeBack: { en: 'Retract', es: 'Retirar' },
  kept: { en: 'Kept. It is quiet for both.', es: 'Asentado. Queda en silencio para ambos.' },
  takenBack: { en: 'Retracted.', es: 'Retirado.' },
  saidBy: { en: '{{answer}}, {{by}}', es: '{{answer}}, {{by}}' },
  since: { en: '{{answer}} since {{date}}, {{by}}', es: '{{answer}} desde {{date}}, {{by}}' },
  common: {
    one: {
      en: 'One value is in so many cases that it points at nobody. It is not told.',
      es: 'Un dato consta en tantos casos que no señala a nadie. No se indica.',
    },
    other: {
      en: '{{count}} values are in so many cases that they point at nobody. They are not told.',
      es: '{{count}} datos constan en tantos casos que no señalan a nadie. No se indican.',
    },
  },
  history: { en: 'Answered what another case has in common', es: 'Respuesta sobre lo que otro caso tiene en común' },
  more: {
    one: { en: '1 more', es: '1 más' },
    other: { en: '{{count}} more', es: '{{count}} más' },
  },
} as const satisfies Texts;
