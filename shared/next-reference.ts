import type { CaseKind } from './case.ts';
import { referenceKey } from './same-person/written-numbers.ts';

/** A reference as it ends: what stands before its last figures, and those. */
const counted = /^(.*?)(\d+)$/s;
const yearIn = /(?<!\d)(?:19|20)\d\d(?!\d)/;

const firsts: Readonly<Record<CaseKind, string>> = {
  extradition: 'EX',
  'joint-investigation': 'IJ',
  'information-exchange': 'IX',
};

/** The first reference of an office that has none: it shows a pattern, and whoever writes another sets the office's own. */
export const firstReference = (kind: CaseKind, year: number): string => `${firsts[kind]}-${year}-0001`;

/** Numbers that an office of several machines has dealt out: which of a pattern, from where to where, to which machine. */
export type NumberBlock = { readonly start: string; readonly first: number; readonly last: number; readonly station: number };

/** What a machine of an office counts by. `isDealer`: it deals blocks out, and goes on behind all of them; any other without a free number takes its own letters. */
export type Counting = { readonly station: number; readonly isDealer: boolean; readonly blocks: readonly NumberBlock[] };

/** How references go on: what stands before their last figures, this year's, and how wide those are. */
export type ReferencePattern = { readonly start: string; readonly width: number };

/**
 * The pattern of the newest reference; null where that has no figures at its end. A machine's own letters are no part of it, where others of the
 * office have the pattern without them.
 *
 * @param starts - Of blocks that were dealt; null in an office of one machine, whose letters are all its own.
 */
export function patternOf(
  newestFirst: readonly string[],
  year: number,
  starts: readonly string[] | null,
): ReferencePattern | null {
  const [, before = '', figures = ''] = counted.exec(newestFirst[0] ?? '') ?? [];
  if (figures === '') return null;
  const thisYears = (text: string) => text.replace(yearIn, String(year));
  const start = thisYears(before);
  const width = figures.length;
  if (starts === null) return { start, width };
  const plain = start.replace(/[A-Z]{1,3}$/, '');
  const known = new Set([...starts, ...newestFirst.map(other => counted.exec(other)?.[1] ?? '')].map(thisYears));
  return { start: plain !== '' && plain !== start && known.has(plain) ? plain : start, width };
}

/** The numbers that references of a pattern have. */
export function usedNumbers(references: readonly string[], start: string): readonly number[] {
  const key = referenceKey(start);
  return [...new Set(references.map(referenceKey))].flatMap(other =>
    other.startsWith(key) && /^-?\d{1,9}$/.test(other.slice(key.length))
      ? [Number(other.slice(key.length).replace('-', ''))]
      : [],
  );
}

/** A machine's own letters: A, B … Z, AA. */
export function lettersOf(station: number): string {
  const rest = Math.floor((station - 1) / 26);
  return `${rest > 0 ? lettersOf(rest) : ''}${String.fromCharCode(65 + ((station - 1) % 26))}`;
}

/**
 * The reference after the newest, by its own pattern: the last figures go on, as wide as they are; where a year stands in it, this year's, and a
 * new year begins at one. No reference that is there already, however it is written. null where the newest has no figures at its end.
 *
 * @param newestFirst - The office's references; the first gives the pattern.
 * @param counting - In an office of several machines: so that two which do not hear of each other propose no reference twice.
 */
export function nextReference(newestFirst: readonly string[], year: number, counting: Counting | null = null): string | null {
  const pattern = patternOf(newestFirst, year, counting === null ? null : counting.blocks.map(({ start }) => start));
  if (pattern === null) return null;
  const taken = new Set(newestFirst.map(referenceKey));
  const { start, number } = nextNumber(newestFirst, pattern.start, counting);
  const written = (at: number) => `${start}${String(at).padStart(pattern.width, '0')}`;
  let at = number;
  while (taken.has(referenceKey(written(at)))) at += 1;
  return written(at);
}

function nextNumber(references: readonly string[], start: string, counting: Counting | null) {
  const used = usedNumbers(references, start);
  const own = counting === null ? null : freeNumbers(counting, start, used)[0];
  if (own !== undefined && own !== null) return { start, number: own };
  if (counting === null || counting.isDealer)
    return { start, number: Math.max(0, ...used, ...dealtOf(counting, start).map(({ last }) => last)) + 1 };
  const lettered = `${start}${lettersOf(counting.station)}`;
  return { start: lettered, number: Math.max(0, ...usedNumbers(references, lettered)) + 1 };
}

const dealtOf = (counting: Counting | null, start: string) => (counting?.blocks ?? []).filter(block => block.start === start);

/** The numbers of a pattern that were dealt to a machine and that nothing here has. */
export function freeNumbers(
  { station, blocks }: Pick<Counting, 'station' | 'blocks'>,
  start: string,
  used: readonly number[],
): readonly number[] {
  const taken = new Set(used);
  return blocks
    .filter(block => block.station === station && block.start === start)
    .toSorted((one, other) => one.first - other.first)
    .flatMap(({ first, last }) => Array.from({ length: last - first + 1 }, (_, at) => first + at))
    .filter(number => !taken.has(number));
}
