import type { AgencyCode, RecordId } from '../language.ts';

/**
 * Ways in which what leaves lets a reader infer what stays (domain page D.6), and those in which readers put together what each has, or one
 * what it has from several cases (D.7). What the catalogue's edges keep back by themselves, and what the leak guard finds by its words, is none of these.
 */
export const lintPatterns = [
  'count-of-protected',
  'role-of-few',
  'sequence-gap',
  'year-in-number',
  'dialling-code',
  'name-in-address',
  'index-of-documents',
  'hash-list',
  'same-quantity',
  'time-of-operation',
  'few-candidates',
  'translation',
  'order-of-list',
  'pooled-value',
  'pooled-inference',
  'other-case-value',
  'other-case-inference',
] as const;
export type LintPattern = (typeof lintPatterns)[number];

export type LintPlace = { readonly record: RecordId; readonly field: string };

/**
 * One inference. `at`: the value that leaves and would have to change; `from` and `to` where the words stand in its text. `reveals`: what it
 * gives away; `*` is that the record exists. `agency`: whom the value is kept from, where that is another than the reader.
 */
export type Lint = {
  readonly pattern: LintPattern;
  readonly at: LintPlace;
  readonly from: number | null;
  readonly to: number | null;
  readonly reveals: LintPlace;
  readonly agency: AgencyCode | null;
  /** How many values of that record it gives away in this way. */
  readonly count: number;
};

type Found = { readonly at: LintPlace; readonly reveals: LintPlace } & Partial<Lint>;

export function lintOf(pattern: LintPattern, { at, reveals, from = null, to = null, agency = null, count = 1 }: Found): Lint {
  return { pattern, at: placeIn(at), reveals: placeIn(reveals), from, to, agency, count };
}

const placeIn = ({ record, field }: LintPlace): LintPlace => ({ record, field });
