import { agencyAt, type LoggedAgency } from './log-agency.ts';
import { isNameWord, isTitle, nameAt, withoutTitle } from './log-person.ts';
import type { AgencyCode, CivilDate } from './language.ts';
import { dateAt, durationAt, hoursAt, type DateDoubt } from './log-when.ts';
import { lineLanguage } from './line-language.ts';
import type { CalendarWords } from './text/calendar.ts';
import { isCapital, looked, plainOf, plainText, spoken, wordsOf, written, type Word } from './log-words.ts';
import {
  caseLeads,
  channelLeads,
  channelWords,
  companyWords,
  dateParticles,
  dueParticles,
  itemWords,
  modeWords,
  negations,
  promiseWords,
  valueWords,
  type LogChannel,
  type LogMode,
  type LogValue,
} from './words/quick-log.ts';

export type LogPartKind = 'what' | 'when' | 'who' | 'case' | 'received' | 'given' | 'promise' | 'channel' | 'value' | 'summary';
/** A piece of the line, from `start` to before `end`, and what it was understood as. */
export type LogPart = { readonly kind: LogPartKind; readonly text: string; readonly start: number; readonly end: number };
export type LogItem = { readonly way: 'given' | 'received'; readonly description: string; readonly pages: number | null };
export type LogPromise = { readonly by: 'us' | 'them'; readonly what: string; readonly dueOn: CivilDate | null };

/** What one typed line says of an exchange; null where it says nothing. */
export type QuickLog = {
  readonly parts: readonly LogPart[];
  readonly mode: LogMode | null;
  readonly date: CivilDate | null;
  readonly time: string | null; // HH:MM
  readonly minutes: number | null;
  readonly agency: AgencyCode | null;
  readonly person: string | null;
  readonly caseWords: string | null; // digits, a whole reference, or a surname
  readonly items: readonly LogItem[];
  readonly promises: readonly LogPromise[];
  readonly channel: LogChannel | null;
  readonly value: LogValue | null;
  readonly summary: string;
  /** Dates in figures that may be two days, where the line does not tell by its language which. */
  readonly doubts: readonly DateDoubt[];
  /** Whether its figures are day first, by the language that it is in; null where it does not tell. */
  readonly isDayFirst: boolean | null;
};

/** What the reading depends on. `agencies` may be named; our own is left out of them. `surnames`, folded, name one case each. */
export type LogSurroundings = {
  readonly today: CivilDate;
  readonly calendar: CalendarWords;
  readonly agencies: readonly LoggedAgency[];
  readonly surnames: ReadonlySet<string>;
};

type Found = { readonly length: number; readonly kind: LogPartKind; readonly says: Partial<Omit<QuickLog, 'parts'>> };
/** `isNewSentence`: the word before ended one. */
type Around = LogSurroundings & { readonly isNewSentence: boolean };
type Reader = (words: readonly Word[], soFar: QuickLog, around: Around) => Found | null;

const nothing: QuickLog = {
  parts: [],
  mode: null,
  date: null,
  time: null,
  minutes: null,
  agency: null,
  person: null,
  caseWords: null,
  items: [],
  promises: [],
  channel: null,
  value: null,
  summary: '',
  doubts: [],
  isDayFirst: null,
};

/**
 * Understand a line as a person types it, in Spanish, English or both. Its dates in figures go by its own language, and where it has none they are asked about. What fits nothing is
 * the summary. Total: any text is read.
 *
 * @param whole - The line that this is a part of, where that tells the language.
 */
export function readQuickLog(line: string, given: LogSurroundings, whole: Pick<QuickLog, 'isDayFirst'> = nothing): QuickLog {
  const words = wordsOf(line);
  const language = lineLanguage(words.map(({ plain }) => plain));
  const isDayFirst = whole.isDayFirst ?? (language === null ? null : language === 'es');
  const around = isDayFirst === null ? given : { ...given, calendar: { ...given.calendar, isDayFirst } };
  let read: QuickLog = { ...nothing, isDayFirst };
  for (let at = 0; at < words.length;) {
    const rest = words.slice(at);
    const found = firstFound(rest, read, { ...around, isNewSentence: words[at - 1]?.stops === true }) ?? leftOver(rest[0]!, read);
    const part = {
      kind: found.kind,
      text: written(rest.slice(0, found.length)),
      start: rest[0]!.start,
      end: rest[found.length - 1]!.end,
    };
    read = { ...read, ...found.says, parts: joined(read.parts, part, line) };
    at += found.length;
  }
  return read;
}

const readers: readonly Reader[] = [promise, item, channel, value, date, time, duration, mode, caseOf, company, agency, person];

function firstFound(words: readonly Word[], soFar: QuickLog, around: Around): Found | null {
  for (const reader of readers) {
    const found = reader(words, soFar, around);
    if (found !== null) return found;
  }
  return null;
}

function doubted({ doubts, isDayFirst }: QuickLog, doubt: DateDoubt | null): Pick<QuickLog, 'doubts'> {
  return { doubts: doubt === null || isDayFirst !== null ? doubts : [...doubts, doubt] };
}

function promise(words: readonly Word[], soFar: QuickLog, around: LogSurroundings): Found | null {
  const { promises } = soFar;
  const [by, begins, isMore] = promiseBegun(words, soFar) ?? [];
  if (by === undefined || begins === undefined) return null;
  if (negations.has(lastWord(soFar)) || negations.has(words[begins]?.plain ?? '')) {
    const clause = words.slice(0, clauseEnd(words, begins)); // what is not owed is told, and no promise
    return { length: clause.length, kind: 'summary', says: { summary: `${soFar.summary} ${written(clause)}`.trim() } };
  }
  const promised = (length: number, what: readonly Word[], dueOn: CivilDate | null, doubt: DateDoubt | null = null): Found => ({
    length,
    kind: 'promise',
    says: what.length === 0 ? {} : { promises: [...promises, { by, what: listed(what), dueOn }], ...doubted(soFar, doubt) },
  });
  const end = clauseEnd(words, begins);
  for (let at = begins; at < end; at += 1) {
    const due = isMore === true && !isDue(words, at) ? null : dateAt(words.slice(at, end), around, 'next');
    if (due !== null) return promised(at + due.length, trimmedEnd(words.slice(begins, at)), due.date, due.doubt);
  }
  if (isMore === true) return null;
  // What is owed may be a list: it goes on over commas to a day by which it is due.
  const far = clauseEnd(words, end, 'stops');
  for (let at = end; at < far; at += 1) {
    const due = isDue(words, at) ? dateAt(words.slice(at, far), around, 'next') : null;
    if (due !== null) return promised(at + due.length, trimmedEnd(words.slice(begins, at)), due.date, due.doubt);
  }
  return promised(end, words.slice(begins, end), null);
}

/** Whose promise begins here, and with how many words; another of the same side, behind `and`, where a day by which it is due tells it. */
function promiseBegun(words: readonly Word[], { parts, promises }: QuickLog): readonly ['us' | 'them', number, boolean] | null {
  const found = looked(words, promiseWords);
  if (found !== null) return [...found, false];
  const last = parts.at(-1)?.kind === 'promise' ? promises.at(-1) : undefined;
  return last !== undefined && /^(?:and|y|e)$/.test(words[0]!.plain) ? [last.by, 1, true] : null;
}

/** Whether the word here begins the day by which something is due. */
function isDue(words: readonly Word[], at: number): boolean {
  const before = words.slice(0, at).findLast(({ plain }) => !articles.has(plain) && plain !== 'del' && plain !== 'al');
  return before !== undefined && dueParticles.has(before.plain);
}

function lastWord({ parts }: QuickLog): string {
  return plainOf(parts.at(-1)?.text.split(' ').at(-1) ?? '');
}

/** Words with the commas between them. */
function listed(words: readonly Word[]): string {
  return spoken(words.map((word, at) => (word.ends && at < words.length - 1 ? { ...word, text: `${word.text},` } : word)));
}

function item(words: readonly Word[], { items }: QuickLog): Found | null {
  const [way, begins] = looked(words, itemWords) ?? [];
  if (way === undefined || begins === undefined) return null;
  const clause = words.slice(0, clauseEnd(words, begins));
  const at = clause.findIndex((_, place) => place >= begins && pagesAt(clause.slice(place)) !== null);
  const pages = at < 0 ? null : pagesAt(clause.slice(at));
  const length = pages === null ? clause.length : at + pages.length;
  const description = spoken(clause.slice(begins, pages === null ? length : at));
  const taken = { way, description, pages: pages?.count ?? null };
  return { length, kind: way, says: description === '' ? {} : { items: [...items, taken] } };
}

function channel(words: readonly Word[], soFar: QuickLog): Found | null {
  const lead = [2, 1].find(length => channelLeads.has(plainText(words.slice(0, length))));
  if (soFar.channel !== null || lead === undefined) return null;
  const [found, length] = looked(words.slice(lead), channelWords) ?? [];
  return found === undefined ? null : { length: lead + (length ?? 0), kind: 'channel', says: { channel: found } };
}

function value(words: readonly Word[], soFar: QuickLog): Found | null {
  const [found, length] = looked(words, valueWords) ?? [];
  return soFar.value !== null || found === undefined ? null : { length: length ?? 1, kind: 'value', says: { value: found } };
}

function date(words: readonly Word[], soFar: QuickLog, around: LogSurroundings): Found | null {
  const found = soFar.date === null && !dueParticles.has(lastWord(soFar)) ? dateAt(words, around, 'last') : null;
  if (found === null) return null;
  return { length: found.length, kind: 'when', says: { date: found.date, ...doubted(soFar, found.doubt) } };
}

function time(words: readonly Word[], soFar: QuickLog): Found | null {
  const found = soFar.time === null ? hoursAt(words) : null;
  if (found === null) return null;
  const { length, time: start, minutes } = found;
  return { length, kind: 'when', says: { time: start, ...(minutes === null ? {} : { minutes }) } };
}

function duration(words: readonly Word[], soFar: QuickLog): Found | null {
  const found = soFar.minutes === null ? durationAt(words) : null;
  return found === null ? null : { length: found.length, kind: 'when', says: { minutes: found.minutes } };
}

function mode(words: readonly Word[], soFar: QuickLog): Found | null {
  const [found, length] = looked(words, modeWords) ?? [];
  if (soFar.mode !== null || found === undefined || length === undefined) return null;
  return { length, kind: 'what', says: { mode: found } };
}

/** Digits, a reference, the surname of one known case, or one word or name after `caso`. */
function caseOf(words: readonly Word[], soFar: QuickLog, { surnames }: LogSurroundings): Found | null {
  if (soFar.caseWords !== null) return null;
  const said = words.length > 1 ? caseLeads.get(words[0]!.plain) : undefined;
  const lead = said === undefined ? 0 : 1;
  const named = words[lead]!;
  const isYear = said === undefined && /^(?:19|20)\d\d$/.test(named.text);
  const isNumber = !isYear && /^(\d{3,6}|[A-Z]{2,6}-\d{4}-\d{2,6})$/i.test(named.text);
  const isName = surnames.has(named.plain) || (said === 'case' && isCapital(named));
  if (!isNumber && !isName) return null;
  return { length: lead + 1, kind: 'case', says: { caseWords: named.text } };
}

/** A name between `con` and the agency: `con Mariana Ocampo de la FGR`, `with ocampo of fgr`; or one with its title, whoever it is of. */
function company(words: readonly Word[], soFar: QuickLog, around: Around): Found | null {
  if (soFar.person !== null || !companyWords.has(words[0]!.plain)) return null;
  const lead = words.length > 1 && articles.has(words[1]!.plain) ? 2 : 1; // `con la Mtra. …`
  if (soFar.agency === null && agency(words, soFar, around) === null) {
    for (let length = lead + 1; length <= Math.min(lead + 8, words.length - 1); length += 1) {
      const names = words.slice(lead, length);
      if (!names.every(({ text }) => isNameWord(text))) break;
      const known = withoutTitle(names);
      if (known.length > 0 && agency(words.slice(length), soFar, around) !== null)
        return { length, kind: 'who', says: { person: written(known) } };
    }
  }
  const named = nameAt(words.slice(lead), 'titled');
  return named === null ? null : { length: lead + named.length, kind: 'who', says: { person: named.name } };
}

const articles: ReadonlySet<string> = new Set(['el', 'la', 'los', 'las', 'the']);

function agency(words: readonly Word[], soFar: QuickLog, { agencies }: LogSurroundings): Found | null {
  const found = soFar.agency === null ? agencyAt(words, agencies) : null;
  return found === null ? null : { length: found.length, kind: 'who', says: { agency: found.code } };
}

/** A name stands right after the agency: words with capitals, with its title, or one word before something else that is understood. */
function person(words: readonly Word[], soFar: QuickLog, around: Around): Found | null {
  if (soFar.person !== null || soFar.agency === null || soFar.parts.at(-1)?.kind !== 'who') return null;
  if (around.isNewSentence || negations.has(words[0]!.plain)) return null;
  const named = nameAt(words, 'any');
  if (named !== null) return { length: named.length, kind: 'who', says: { person: named.name } };
  const after = words.slice(1);
  const isOne =
    /^\p{L}{3,}$/u.test(words[0]!.text) && (after.length === 0 || firstFound(after, { ...soFar, parts: [] }, around) !== null);
  return isOne && !isTitle(words[0]!) ? { length: 1, kind: 'who', says: { person: words[0]!.text } } : null;
}

function leftOver(word: Word, { summary }: QuickLog): Found {
  return { length: 1, kind: 'summary', says: { summary: `${summary} ${word.text}`.trim() } };
}

function pagesAt(words: readonly Word[]): { readonly count: number; readonly length: number } | null {
  const pattern = /^(\d{1,5}) ?(p|pp|pag|pags|paginas?|pages?|fojas?)\.?$/;
  for (const length of [1, 2]) {
    const typed = words.length < length ? null : pattern.exec(plainText(words.slice(0, length)));
    if (typed) return { count: Number(typed[1]), length };
  }
  return null;
}

/** Where a clause that begins before `from` ends: at a comma or semicolon (or, by `stops`, where its sentence does), or where another begins. */
function clauseEnd(words: readonly Word[], from: number, by: 'ends' | 'stops' = 'ends'): number {
  for (let at = from; at < words.length; at += 1) {
    const rest = words.slice(at);
    if (at > 0 && words[at - 1]![by]) return at;
    if (looked(rest, promiseWords) !== null || looked(rest, itemWords) !== null) return at;
  }
  return words.length;
}

function trimmedEnd(words: readonly Word[]): readonly Word[] {
  const last = words.findLastIndex(word => !dateParticles.has(word.plain));
  return words.slice(0, last + 1);
}

/** Neighbours of one kind read as one, but each promise and item stands for itself. */
function joined(parts: readonly LogPart[], next: LogPart, line: string): readonly LogPart[] {
  const last = parts.at(-1);
  const isOne = next.kind === 'when' || next.kind === 'who' || next.kind === 'summary';
  if (!isOne || last?.kind !== next.kind) return [...parts, next];
  return [...parts.slice(0, -1), { ...next, text: line.slice(last.start, next.end), start: last.start }];
}
