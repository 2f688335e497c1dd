import type { Chart } from '../charts/chart.ts';
import type { Direction } from '../case.ts';
import type { Bilingual, CivilDate } from '../language.ts';
import type { ShownCount } from '../publish.ts';

/** What the ministers' review may be put together of, in its order. */
export const reviewPartIds = [
  'results',
  'pipeline',
  'times',
  'reciprocity',
  'stalled',
  'plan',
  'next',
  'indicators',
  'theirs',
] as const;
export type ReviewPartId = (typeof reviewPartIds)[number];

/** A cell: words of both languages, a text or a number as it is, a count as it may be shown; null: nothing to say. */
export type PartCell = Bilingual | string | number | ShownCount | null;
export type PartTable = { readonly heads: readonly Bilingual[]; readonly lines: readonly (readonly PartCell[])[] };

/** One part, from which screen, paper, spreadsheet and terminal are all drawn. */
export type ReviewPart = {
  readonly id: ReviewPartId;
  readonly title: Bilingual;
  readonly basis: Bilingual; // what is counted
  readonly method: Bilingual;
  readonly charts: readonly Chart[];
  readonly tables: readonly PartTable[];
};

/** The review as one document. All counts of cases of all parts were suppressed together, beside all that was given out before. */
export type ReviewDocument = {
  readonly agency: string;
  readonly direction: Direction;
  readonly from: CivilDate;
  readonly to: CivilDate;
  readonly asOf: CivilDate;
  readonly entry: number; // of the audit chain, when it was counted
  readonly isHeld: boolean;
  readonly isSynthetic: boolean;
  readonly parts: readonly ReviewPart[];
};

/** The same figures of the other office, as they came. */
export type TheirFigures = {
  readonly agency: string;
  readonly from: CivilDate;
  readonly to: CivilDate;
  readonly asOf: CivilDate;
  readonly figures: Readonly<Record<string, ShownCount>>;
};

export function isCount(cell: PartCell): cell is ShownCount {
  return cell !== null && typeof cell === 'object' && 'kind' in cell;
}
