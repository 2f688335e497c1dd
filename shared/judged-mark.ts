import type { EffectiveMark } from './decision/types.ts';
import type { RecordId } from './language.ts';

/** How a value must be handled, as the decision judges it. Whoever shows, copies or prints the value says this, and works nothing out. */
export type JudgedMark = Pick<EffectiveMark, 'level' | 'categories' | 'flags' | 'caveats' | 'originators' | 'subject'> & {
  /** The author's text that may be given instead; null for none. */
  readonly tearText: string | null;
};

/**
 * The marks of a case. `places`: by record, and in it by field, which of the `distinct` marks stands there: for every field that holds
 * something, for `*` (that the record exists) and for a person's `~name`, which headings put together of the name's parts. `ofCase`: what
 * every value is under because the case as a whole is; `whole`: all that the case holds, handled as one.
 */
export type CaseMarks = {
  readonly distinct: readonly JudgedMark[];
  readonly places: Readonly<Record<RecordId, Readonly<Record<string, number>>>>;
  readonly ofCase: JudgedMark | null;
  readonly whole: JudgedMark;
};

/** A person's name as headings show it, put together of its parts. */
export const WHOLE_NAME = '~name';

/** The mark at a place; null where the case holds nothing. */
export function markAt({ distinct, places }: CaseMarks, record: RecordId, place: string): JudgedMark | null {
  const index = places[record]?.[place];
  return index === undefined ? null : (distinct[index] ?? null);
}
