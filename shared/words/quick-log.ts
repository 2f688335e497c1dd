/** The words that the quick log understands, in both languages at once: a person mixes them. Without accents, in lower case. */

export type LogMode = 'meeting' | 'call' | 'email' | 'secure-system' | 'hand-over' | 'courier';
export type LogChannel = 'formal-mla' | 'diplomatic' | 'informal' | 'spontaneous' | 'police' | 'interpol' | 'fiu';
export type LogValue = 'intelligence' | 'lead_only' | 'evidence';

export const modeWords = table<LogMode>({
  meeting: 'reunion, junta, cita, nos reunimos, meeting, met, we met',
  call: 'llamada, telefono, telefonema, videollamada, llame, llamo, llamaron, call, phone, phone call, video call, called',
  email: 'correo, correo electronico, email, e-mail, mail, emailed, e-mailed',
  'hand-over': 'entrega, hand-over, handover, hand over',
  'secure-system': 'sistema seguro, secure system',
  courier: 'mensajeria, mensajero, paqueteria, valija, courier, pouch',
});

export const itemWords = table<'given' | 'received'>({
  received:
    'recibi, recibimos, nos dio, nos dieron, nos entrego, nos entregaron, nos mandaron, nos enviaron, received, i received, we received, got, we got, they gave, they gave us, they sent, they sent us, gave us, sent us',
  given:
    'di, dimos, entregue, entregamos, les dimos, le di, les entregue, envie, enviamos, mande, mandamos, gave, i gave, we gave, given, handed over, we handed over, sent, i sent, we sent',
});

export const promiseWords = table<'us' | 'them'>({
  us: 'debo, debemos, nos toca, prometi, prometimos, quede de, quedamos de, quedamos en, nos comprometimos a, les debo, les debemos, we owe, we owe them, i owe, i owe them, we promised, i promised, we will, i will, we agreed to',
  them: 'debe, deben, nos debe, nos deben, les toca, prometio, prometieron, promete, quedo de, quedo en, quedaron de, quedaron en, se comprometio a, se comprometieron a, they owe, they owe us, owe us, owes, owes us, promised, promised us, they promised, they promised us, they will, they agreed to, he promised, she promised',
});

/** Behind `via` or `por via`. */
export const channelWords = table<LogChannel>({
  'formal-mla': 'formal, mlat, tratado, treaty, mla',
  diplomatic: 'diplomatica, diplomatic, nota, note',
  informal: 'informal',
  spontaneous: 'espontanea, spontaneous',
  police: 'policial, policia, police, enlace, liaison',
  interpol: 'interpol',
  fiu: 'uif, fiu, egmont',
});
export const channelLeads: ReadonlySet<string> = new Set(['via', 'por via', 'canal', 'by channel', 'channel']);

export const valueWords = table<LogValue>({
  intelligence: 'como inteligencia, solo inteligencia, as intelligence, intelligence only',
  lead_only: 'como indicio, solo indicio, solo como indicio, as lead, as a lead, lead only',
  evidence: 'como prueba, as evidence',
});

/** Before a case's person or number; behind those that mean a case, any name is one's. */
export const caseLeads: ReadonlyMap<string, 'case' | 'about'> = new Map([
  ['caso', 'case'],
  ['asunto', 'case'],
  ['expediente', 'case'],
  ['case', 'case'],
  ['matter', 'case'],
  ['sobre', 'about'],
  ['about', 'about'],
  ['re', 'about'],
  ['re:', 'about'],
]);

/** Words before a date or a name that say nothing themselves. */
export const dateParticles: ReadonlySet<string> = new Set(
  'el la para antes del de a mas tardar by on before due until no later than the hasta'.split(' '),
);
/** The last word before a day by which something is due: such a day is never that of the exchange. */
export const dueParticles: ReadonlySet<string> = new Set('para antes tardar by before due until than hasta within'.split(' '));
/** Where these stand before or right behind a promise, nothing is promised. */
export const negations: ReadonlySet<string> = new Set(
  'no not nothing nada tampoco never nunca jamas ni nor none ningun ninguna'.split(' '),
);
export const nameParticles: ReadonlySet<string> = new Set([
  'con',
  'with',
  'a',
  'al',
  'to',
  'de',
  'del',
  'of',
  'from',
  'la',
  'el',
  'los',
  'las',
  'the',
]);
export const companyWords: ReadonlySet<string> = new Set(['con', 'with']);

/** Parts of agency codes that are also common words, and so name no agency alone. */
export const commonCodeParts: ReadonlySet<string> = new Set(['state', 'court', 'da', 'emb', 'juez', 'amparo']);

/** How a weekday is written short. */
export const weekdayWords: ReadonlySet<string> = new Set(
  'lun mar mie jue vie sab dom lunes martes miercoles jueves viernes sabado domingo mon tue tues wed thu thur thurs fri sat sun monday tuesday wednesday thursday friday saturday sunday'.split(
    ' ',
  ),
);

/** From each meaning's words, by commas, to a table of words. */
function table<Meaning extends string>(words: Readonly<Record<Meaning, string>>): Readonly<Record<string, Meaning>> {
  const rows = Object.entries<string>(words).flatMap(([meaning, list]) => list.split(', ').map(word => [word, meaning]));
  return Object.fromEntries(rows) as Record<string, Meaning>; // Object.entries forgets the keys' type
}
