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

/**
 * The reference after the newest, by its own pattern: the last figures go on, as wide as they are; where a year stands in it, this year's, and a
 * new year begins at one. No reference that is there already, however it is written. null where the newest has no figures at its end.
 *
 * @param newestFirst - The office's references; the first gives the pattern.
 */
export function nextReference(newestFirst: readonly string[], year: number): string | null {
  const [, before = '', figures = ''] = counted.exec(newestFirst[0] ?? '') ?? [];
  if (figures === '') return null;
  const start = before.replace(yearIn, String(year));
  const key = referenceKey(start);
  const taken = new Set(newestFirst.map(referenceKey));
  const used = [...taken].flatMap(other =>
    other.startsWith(key) && /^-?\d{1,9}$/.test(other.slice(key.length))
      ? [Number(other.slice(key.length).replace('-', ''))]
      : [],
  );
  let number = Math.max(0, ...used) + 1;
  const written = () => `${start}${String(number).padStart(figures.length, '0')}`;
  while (taken.has(referenceKey(written()))) number += 1;
  return written();
}
