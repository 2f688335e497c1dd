import type { Texts } from './words.ts';

/** Words of what counterparts hold, from all packets together. */
export const ledgerText = {
  title: { en: 'What they hold', es: 'Lo que tienen' },
  lead: {
    en: 'Computed from every packet that left, or may have left. What left cannot be called back.',
    es: 'Se calcula de cada paquete que salió, o pudo salir. Lo que salió no puede recuperarse.',
  },
  open: { en: 'What they hold', es: 'Ver lo que tienen' },
  none: { en: 'No packet has given them anything.', es: 'Ningún paquete les ha entregado nada.' },
  find: { en: 'Find a person or case', es: 'Buscar una persona o un caso' },
  findHint: { en: 'Name, alias, number or reference', es: 'Nombre, alias, número o referencia' },
  noneFits: { en: 'They hold nothing that fits.', es: 'No tienen nada que coincida.' },
  ofNobody: { en: 'Of the case itself', es: 'Del caso mismo' },
  onlyOf: { en: '{{name}}: see only what they hold of this person', es: '{{name}}: ver solo lo que tienen de esta persona' },
  isOnlyOf: { en: 'Only what they hold of {{name}}.', es: 'Solo lo que tienen de {{name}}.' },
  ofAll: { en: 'Show all', es: 'Mostrar todo' },
  value: { en: 'Value', es: 'Dato' },
  given: { en: 'As they have it', es: 'Como lo tienen' },
  from: { en: 'From packet', es: 'Del paquete' },
  promises: { en: 'Under', es: 'Bajo' },
  onwardNo: { en: 'no onward sharing', es: 'sin retransmisión' },
  courtNo: { en: 'not in court', es: 'no en juicio' },
  isRecalled: { en: '{{number}}, recalled', es: '{{number}}, retirado' },
  change: { en: 'What is new', es: 'Qué hay de nuevo' },
  adds: {
    new: { en: 'new to them', es: 'nuevo para ellos' },
    'more-precise': { en: 'in more detail', es: 'con más detalle' },
    changed: { en: 'changed', es: 'cambiado' },
    'held-before': { en: 'withheld now, and they keep it', es: 'hoy se testa, y lo conservan' },
  },
  wouldAdd: { en: '{{case}}: see what a packet would add', es: '{{case}}: ver qué agregaría un paquete' },
  addsNothing: { en: 'A packet would add nothing.', es: 'Un paquete no agregaría nada.' },
  before: { en: 'before: {{value}}', es: 'antes: {{value}}' },
  unsettled: { en: 'may have left', es: 'pudo salir' },
  unread: {
    one: {
      en: '{{count}} packet cannot be read again, since its case was deleted or its key is no longer here; what it gave is not listed.',
      es: '{{count}} paquete no puede volver a leerse: su caso se eliminó o su llave ya no está aquí; lo que entregó no se enumera.',
    },
    other: {
      en: '{{count}} packets cannot be read again, since their case was deleted or their key is no longer here; what they gave is not listed.',
      es: '{{count}} paquetes no pueden volver a leerse: su caso se eliminó o su llave ya no está aquí; lo que entregaron no se enumera.',
    },
  },
} as const satisfies Texts;
