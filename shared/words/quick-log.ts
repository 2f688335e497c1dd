/** The words that the quick log understands, in both languages at once: a person mixes them. Without accents, in lower case. */

export type LogMode = 'meeting' | 'call' | 'email' | 'secure-system' | 'hand-over' | 'courier';

export const modeWords: Readonly<Record<string, LogMode>> = {
  reunion: 'meeting',
  junta: 'meeting',
  meeting: 'meeting',
  llamada: 'call',
  telefono: 'call',
  call: 'call',
  phone: 'call',
  correo: 'email',
  'correo electronico': 'email',
  email: 'email',
  'e-mail': 'email',
  entrega: 'hand-over',
  'hand-over': 'hand-over',
  handover: 'hand-over',
  'sistema seguro': 'secure-system',
  'secure system': 'secure-system',
  mensajeria: 'courier',
  courier: 'courier',
};

export const itemWords: Readonly<Record<string, 'given' | 'received'>> = {
  recibi: 'received',
  recibimos: 'received',
  received: 'received',
  got: 'received',
  di: 'given',
  dimos: 'given',
  entregue: 'given',
  entregamos: 'given',
  gave: 'given',
  given: 'given',
};

export const promiseWords: Readonly<Record<string, 'us' | 'them'>> = {
  debo: 'us',
  debemos: 'us',
  'we owe': 'us',
  'i owe': 'us',
  debe: 'them',
  deben: 'them',
  'nos debe': 'them',
  'nos deben': 'them',
  'they owe': 'them',
};

/** Words before a date or a name that say nothing themselves. */
export const dateParticles: ReadonlySet<string> = new Set(['el', 'para', 'antes', 'del', 'by', 'on', 'before', 'due']);
export const nameParticles: ReadonlySet<string> = new Set(['con', 'with', 'a', 'al', 'to', 'de', 'from', 'la', 'the']);

/** Parts of agency codes that are also common words, and so name no agency alone. */
export const commonCodeParts: ReadonlySet<string> = new Set(['state', 'court', 'da', 'emb']);

/** How a weekday is written short. */
export const weekdayWords: ReadonlySet<string> = new Set(
  'lun mar mie jue vie sab dom lunes martes miercoles jueves viernes sabado domingo mon tue tues wed thu thur thurs fri sat sun monday tuesday wednesday thursday friday saturday sunday'.split(
    ' ',
  ),
);
