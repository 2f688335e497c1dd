import { Temporal } from 'temporal-polyfill';
import type { AgencyCode, CivilDate, Language } from './language.ts';
import { readTypedDate } from './typed-date.ts';
import {
  commonCodeParts,
  dateParticles,
  itemWords,
  modeWords,
  nameParticles,
  promiseWords,
  weekdayWords,
  type LogMode,
} from './words/quick-log.ts';

export type LogPartKind = 'what' | 'when' | 'who' | 'case' | 'received' | 'given' | 'promise' | 'summary';
/** A piece of the line and what it was understood as. */
export type LogPart = { readonly kind: LogPartKind; readonly text: string };
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
  readonly caseWords: string | null; // digits or a whole reference
  readonly items: readonly LogItem[];
  readonly promises: readonly LogPromise[];
  readonly summary: string;
};

/** What the reading depends on. `agencies` are the codes that may be named; our own is left out of them. */
export type LogSurroundings = {
  readonly today: CivilDate;
  readonly language: Language;
  readonly agencies: readonly AgencyCode[];
};

type Word = { readonly text: string; readonly plain: string; readonly ends: boolean };
type Found = { readonly length: number; readonly part: LogPart; readonly says: Partial<Omit<QuickLog, 'parts'>> };
type Reader = (words: readonly Word[], soFar: QuickLog, around: LogSurroundings) => Found | null;

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
  summary: '',
};

/** Understand a line as a person types it, in Spanish, English or both. What fits nothing is the summary. Total: any text is read. */
export function readQuickLog(line: string, around: LogSurroundings): QuickLog {
  const words = wordsOf(line);
  let read = nothing;
  for (let at = 0; at < words.length;) {
    const rest = words.slice(at);
    const found = firstFound(rest, read, around) ?? leftOver(rest[0]!, read);
    read = { ...read, ...found.says, parts: joined(read.parts, found.part) };
    at += found.length;
  }
  return read;
}

const readers: readonly Reader[] = [promise, item, date, time, duration, mode, caseOf, agency, person];

function firstFound(words: readonly Word[], soFar: QuickLog, around: LogSurroundings): Found | null {
  for (const reader of readers) {
    const found = reader(words, soFar, around);
    if (found !== null) return found;
  }
  return null;
}

function promise(words: readonly Word[], soFar: QuickLog, around: LogSurroundings): Found | null {
  const [by, begins] = looked(words, promiseWords) ?? [];
  if (by === undefined || begins === undefined) return null;
  const end = clauseEnd(words, begins);
  for (let at = begins; at < end; at += 1) {
    const due = dateAt(words.slice(at, end), around, 'next');
    if (due === null) continue;
    const what = spoken(trimmedEnd(words.slice(begins, at)));
    return promised(words, at + due.length, { by, what, dueOn: due.date }, soFar);
  }
  return promised(words, end, { by, what: spoken(words.slice(begins, end)), dueOn: null }, soFar);
}

function promised(words: readonly Word[], length: number, made: LogPromise, { promises }: QuickLog): Found {
  const part = { kind: 'promise', text: written(words.slice(0, length)) } as const;
  return { length, part, says: made.what === '' ? {} : { promises: [...promises, made] } };
}

function item(words: readonly Word[], { items }: QuickLog): Found | null {
  const [way, begins] = looked(words, itemWords) ?? [];
  if (way === undefined || begins === undefined) return null;
  const clause = words.slice(0, clauseEnd(words, begins));
  const at = clause.findIndex((_, place) => place >= begins && pagesAt(clause.slice(place)) !== null);
  const pages = at < 0 ? null : pagesAt(clause.slice(at));
  const length = pages === null ? clause.length : at + pages.length;
  const description = spoken(clause.slice(begins, pages === null ? length : at));
  const part = { kind: way, text: written(words.slice(0, length)) } as const;
  const taken = { way, description, pages: pages?.count ?? null };
  return { length, part, says: description === '' ? {} : { items: [...items, taken] } };
}

function date(words: readonly Word[], soFar: QuickLog, around: LogSurroundings): Found | null {
  if (soFar.date !== null) return null;
  const found = dateAt(words, around, 'last');
  return found === null ? null : when(words, found.length, { date: found.date });
}

function time(words: readonly Word[], soFar: QuickLog): Found | null {
  const typed = /^(\d{1,2})(?::(\d{2}))?\s*(am|pm)?$/.exec(words[0]!.plain);
  if (soFar.time !== null || typed === null || (typed[2] === undefined && typed[3] === undefined)) return null;
  const hour = (Number(typed[1]) % (typed[3] === undefined ? 24 : 12)) + (typed[3] === 'pm' ? 12 : 0);
  if (Number(typed[1]) > 23 || Number(typed[2] ?? 0) > 59) return null;
  return when(words, 1, { time: `${String(hour).padStart(2, '0')}:${typed[2] ?? '00'}` });
}

function duration(words: readonly Word[], soFar: QuickLog): Found | null {
  if (soFar.minutes !== null) return null;
  const pair = words.length > 1 ? words[0]!.plain + words[1]!.plain : '';
  for (const [text, length] of [[words[0]!.plain, 1] as const, [pair, 2] as const]) {
    const minutes = minutesOf(text);
    if (minutes !== null) return when(words, length, { minutes });
  }
  return null;
}

function minutesOf(text: string): number | null {
  const typed = /^(?:(\d{1,2}(?:\.\d)?)(?:h|hr|hrs|horas?|hours?)(\d{1,2})?|(\d{1,3})(?:m|min|mins|minutos?|minutes?))$/.exec(
    text,
  );
  if (typed === null) return null;
  const minutes = typed[3] === undefined ? Math.round(Number(typed[1]) * 60) + Number(typed[2] ?? 0) : Number(typed[3]);
  return minutes > 0 ? minutes : null;
}

function when(words: readonly Word[], length: number, says: Found['says']): Found {
  return { length, part: { kind: 'when', text: written(words.slice(0, length)) }, says };
}

function mode(words: readonly Word[], soFar: QuickLog): Found | null {
  const [found, length] = looked(words, modeWords) ?? [];
  if (soFar.mode !== null || found === undefined || length === undefined) return null;
  return { length, part: { kind: 'what', text: written(words.slice(0, length)) }, says: { mode: found } };
}

function caseOf(words: readonly Word[], soFar: QuickLog): Found | null {
  const text = words[0]!.text;
  if (soFar.caseWords !== null || !/^(\d{3,6}|[A-Z]{2,6}-\d{4}-\d{2,6})$/i.test(text)) return null;
  return { length: 1, part: { kind: 'case', text }, says: { caseWords: text } };
}

function agency(words: readonly Word[], soFar: QuickLog, { agencies }: LogSurroundings): Found | null {
  if (soFar.agency !== null) return null;
  const led = nameParticles.has(words[0]!.plain) && words.length > 1 ? 1 : 0;
  const named = words[led]!.plain;
  if (commonCodeParts.has(named)) return null;
  const fitting = agencies.filter(code => code.toLowerCase() === named || partsOf(code).includes(named));
  const [best] = fitting.toSorted((a, b) => a.length - b.length);
  if (best === undefined) return null;
  return { length: led + 1, part: { kind: 'who', text: written(words.slice(0, led + 1)) }, says: { agency: best } };
}

/** A name stands right after the agency: words with capitals, or one word before something else that is understood. */
function person(words: readonly Word[], soFar: QuickLog, around: LogSurroundings): Found | null {
  if (soFar.person !== null || soFar.agency === null || soFar.parts.at(-1)?.kind !== 'who') return null;
  const names = words.findIndex(word => !/^\p{Lu}[\p{L}'-]+$/u.test(word.text));
  const capitals = names < 0 ? words.length : names;
  const after = words.slice(1);
  const isOne =
    /^\p{L}{3,}$/u.test(words[0]!.text) && (after.length === 0 || firstFound(after, { ...soFar, parts: [] }, around) !== null);
  const length = capitals > 0 ? Math.min(capitals, 4) : isOne ? 1 : 0;
  if (length === 0) return null;
  const text = written(words.slice(0, length));
  return { length, part: { kind: 'who', text }, says: { person: text.replace(/[,;]$/, '') } };
}

function leftOver(word: Word, { summary }: QuickLog): Found {
  const text = word.ends ? `${word.text},` : word.text;
  return { length: 1, part: { kind: 'summary', text }, says: { summary: `${summary} ${word.text}`.trim() } };
}

/** The parts of an agency's code behind its country, as they may be typed. */
function partsOf(code: string): readonly string[] {
  return code
    .toLowerCase()
    .split(/[-/]/)
    .slice(1)
    .filter(part => part.length > 2);
}

/** A date at the start of the words. A weekday alone is the next one, or for what has happened the last one or today. */
function dateAt(
  words: readonly Word[],
  { today, language }: LogSurroundings,
  which: 'next' | 'last',
): { readonly date: CivilDate; readonly length: number } | null {
  for (const length of [3, 2, 1]) {
    const taken = words.slice(0, length);
    if (taken.length < length || taken.slice(0, -1).some(word => word.ends)) continue;
    const text = taken.map(word => word.plain).join(' ');
    if (!isDateText(text)) continue;
    const read = readTypedDate(text, today, language);
    if (read !== null) return { date: which === 'last' && weekdayWords.has(text) ? weekBefore(read) : read, length };
  }
  return null;
}

function isDateText(text: string): boolean {
  if (weekdayWords.has(text)) return true;
  return (
    /^(hoy|ayer|manana|today|yesterday|tomorrow)$/.test(text) ||
    /^\d{4}-\d{2}-\d{2}$|^\d{1,2}\/\d{1,2}(\/\d{2,4})?$/.test(text) ||
    /^(\d{1,2} [a-z]{3,10}|[a-z]{3,10} \d{1,2})( \d{4})?$/.test(text)
  );
}

function weekBefore(date: CivilDate): CivilDate {
  return Temporal.PlainDate.from(date).subtract({ days: 7 }).toString() as CivilDate; // PlainDate prints YYYY-MM-DD
}

function pagesAt(words: readonly Word[]): { readonly count: number; readonly length: number } | null {
  const pattern = /^(\d{1,5}) ?(p|pp|pag|pags|paginas?|pages?|fojas?)\.?$/;
  for (const length of [1, 2]) {
    const typed =
      words.length < length ? null : pattern.exec(written(words.slice(0, length).map(({ plain }) => ({ text: plain }))));
    if (typed) return { count: Number(typed[1]), length };
  }
  return null;
}

/** Where a clause that begins before `from` ends: at a comma or semicolon, or where another clause begins. */
function clauseEnd(words: readonly Word[], from: number): number {
  for (let at = from; at < words.length; at += 1) {
    const rest = words.slice(at);
    if (at > 0 && words[at - 1]!.ends) return at;
    if (looked(rest, promiseWords) !== null || looked(rest, itemWords) !== null) return at;
  }
  return words.length;
}

/** The longest entry of a table that the words begin with, and how many words it has. */
function looked<Value>(words: readonly Word[], table: Readonly<Record<string, Value>>): readonly [Value, number] | null {
  for (const length of [2, 1]) {
    const text = words
      .slice(0, length)
      .map(word => word.plain)
      .join(' ');
    if (words.length >= length && Object.hasOwn(table, text)) return [table[text]!, length]; // just found
  }
  return null;
}

function trimmedEnd(words: readonly Word[]): readonly Word[] {
  const last = words.findLastIndex(word => !dateParticles.has(word.plain));
  return words.slice(0, last + 1);
}

function wordsOf(line: string): readonly Word[] {
  return line
    .split(/\s+/)
    .map(typed => ({ text: typed.replace(/[,;]+$/, ''), ends: /[,;]$/.test(typed) }))
    .filter(({ text }) => text !== '')
    .map(word => ({ ...word, plain: plainOf(word.text) }));
}

function plainOf(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

function written(words: readonly Pick<Word, 'text'>[]): string {
  return words.map(({ text }) => text).join(' ');
}

/** Words as a record holds them: the first letter is a capital. */
function spoken(words: readonly Word[]): string {
  const text = written(words);
  return text.charAt(0).toLocaleUpperCase() + text.slice(1);
}

/** Neighbours of one kind read as one, but each promise and item stands for itself. */
function joined(parts: readonly LogPart[], next: LogPart): readonly LogPart[] {
  const last = parts.at(-1);
  const isOne = next.kind === 'when' || next.kind === 'who' || next.kind === 'summary';
  if (!isOne || last?.kind !== next.kind) return [...parts, next];
  return [...parts.slice(0, -1), { kind: next.kind, text: `${last.text} ${next.text}` }];
}
