import type { Texts } from './words.ts';

/** Words of Today and of the exchanges room. */
export const todayText = {
  overdue: {
    one: { en: '{{count}} overdue', es: '{{count}} vencido' },
    other: { en: '{{count}} overdue', es: '{{count}} vencidos' },
  },
  dueToday: {
    one: { en: '{{count}} due today', es: '{{count}} vence hoy' },
    other: { en: '{{count}} due today', es: '{{count}} vencen hoy' },
  },
  thisWeek: { en: '{{count}} this week', es: '{{count}} esta semana' },
  waitingCount: { en: '{{count}} waiting on others', es: '{{count}} en espera de otros' },
  horizon: { en: 'Next 14 days', es: 'Próximos 14 días' },
  earliest: { en: 'earliest reading', es: 'primera lectura' },
  latest: { en: 'up to the latest reading', es: 'hasta la última lectura' },
  later: { en: '{{count}} more within 14 days', es: '{{count}} más en 14 días' },
  noStops: { en: 'No clock stops within 14 days.', es: 'Ningún término vence en 14 días.' },
  yourMove: { en: 'Your move', es: 'Le toca a usted' },
  move: { en: 'move', es: 'mover' },
  open: { en: 'open', es: 'abrir' },
  group: {
    overdue: { en: 'Overdue', es: 'Vencidos' },
    today: { en: 'Today', es: 'Hoy' },
    week: { en: 'This week', es: 'Esta semana' },
  },
  more: { en: '{{count}} more', es: '{{count}} más' },
  kind: {
    hard: { en: 'Hard stop', es: 'Término fatal' },
    soft: { en: 'Clock', es: 'Plazo' },
    duty: { en: 'Owed', es: 'Pendiente' },
  },
  office: { en: 'Office', es: 'Oficina' },
  empty: { en: 'Nothing is due today.', es: 'Nada vence hoy.' },
  emptyNext: { en: 'Next: {{date}}, {{what}}.', es: 'Lo próximo: {{date}}, {{what}}.' },
  emptyAct: { en: 'No later stop is known either.', es: 'Tampoco se conoce un término posterior.' },
  log: { en: 'Log an exchange', es: 'Registrar un intercambio' },
  logNote: {
    en: 'A meeting, a call or a hand-over with a counterpart.',
    es: 'Una reunión, llamada o entrega con una contraparte.',
  },
  beside: { en: 'Beside your list', es: 'Junto a su lista' },
  with: { en: '{{mode}}, {{who}}', es: '{{mode}}, {{who}}' },
  waiting: { en: 'Waiting on others', es: 'En espera de otros' },
  waitingNone: { en: 'Nothing is awaited.', es: 'Nada está en espera.' },
  receiptOf: { en: 'Receipt for packet {{number}}', es: 'Acuse del paquete {{number}}' },
  inboxNone: { en: 'No packet has come in.', es: 'No ha llegado ningún paquete.' },
  received: { en: 'Imported into its channel.', es: 'Importado en su canal.' },
  releaseNone: { en: 'No packet has left.', es: 'No ha salido ningún paquete.' },
  awaiting: { en: 'Its receipt is awaited.', es: 'Se espera su acuse.' },
  acknowledged: { en: 'Receipt came back.', es: 'Llegó su acuse.' },
  unsettled: {
    en: 'Its number is unsettled; the next build settles it.',
    es: 'Su número no está firme; lo fija el próximo envío.',
  },
  voided: { en: 'Its number was voided.', es: 'Su número se anuló.' },
  case: { en: 'Case', es: 'Caso' },
} as const satisfies Texts;

export const exchangesText = {
  when: { en: 'When', es: 'Cuándo' },
  mode: { en: 'Mode', es: 'Medio' },
  counterpart: { en: 'Counterpart', es: 'Contraparte' },
  topic: { en: 'Topic', es: 'Tema' },
  promises: { en: 'Open commitments', es: 'Compromisos pendientes' },
  empty: { en: 'No exchange is logged yet.', es: 'Aún no hay intercambios registrados.' },
  emptyAct: { en: 'Logged exchanges of all cases stand here.', es: 'Aquí aparecen los intercambios de todos los casos.' },
} as const satisfies Texts;
