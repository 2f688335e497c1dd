import { courts } from './agency-table.ts';
import { caseKinds, matterKinds, type Direction, type MatterKind } from './case.ts';
import type { Due } from './clocks/due.ts';
import type { Bilingual, CaseId, CivilDate, RecordId } from './language.ts';
import type { Yardstick } from './radar.ts';

/** Who has the next act: us (the office's own agency), another authority, a court of either side, or the defence. */
export const movers = ['us', 'them', 'court', 'defence'] as const;
export type Mover = (typeof movers)[number];

/** What there is a board of: the cases of each kind, the requests, and the assets of all cases. */
export const boardKinds = [...caseKinds, ...matterKinds] as const;
export type BoardKind = (typeof boardKinds)[number];

/** When the next hard stop falls (of a request: the day by which it is needed): lapsed, within a week or a month, or none at all. */
export const dueWindows = ['over', 'week', 'month', 'none'] as const;
export type DueWindow = (typeof dueWindows)[number];

export const boardOrders = ['stop', 'days', 'reference', 'persons', 'officer', 'stage'] as const;
export type BoardOrder = (typeof boardOrders)[number];

/** A case as a board's card or table line shows it, or a request or an asset of one. */
export type BoardCase = {
  readonly key: string; // unique on the board: the case's id, or the record's
  readonly id: CaseId; // the case
  readonly matter: BoardMatter | null; // the request or the asset of it
  readonly reference: string;
  readonly title: string;
  readonly persons: string;
  readonly direction: Direction | null;
  readonly officer: string | null;
  readonly column: string;
  readonly stage: string;
  readonly stageLabel: Bilingual;
  readonly mover: Mover | null;
  readonly moverCode: string | null;
  readonly moverDays: number | null; // since the move came to that side
  /** Days in its stage; null if it was taken over and the day is not known. */
  readonly days: number | null;
  /** What its days are compared with: stays in the same stage, under the same profile and direction. */
  readonly yardstick: Yardstick | null;
  readonly isStalled: boolean;
  readonly nextStopOn: CivilDate | null;
  readonly stop: Due | null; // the next hard stop, as `nextStopOn`
  readonly documents: { readonly ready: number; readonly needed: number } | null;
  /** The columns that its stage has an exit to; `''` for exits that end it. */
  readonly waysTo: readonly string[];
  /** What its stage expects of whom has the move; null where its profile does not say. */
  readonly nextAct: Bilingual | null;
};

/** Which request or asset of a case. Its stage, its days and its mover are its own; number, title and persons are the case's. */
export type BoardMatter = { readonly kind: MatterKind; readonly record: RecordId; readonly label: Bilingual };

/** A case by how many times as long as usual it stands in its stage. */
export type BoardPoint = { readonly id: string; readonly times: number; readonly isStalled: boolean };

/** `longOver`: of the total, those of which every open hard stop passed more than a year ago: records to be corrected rather than acts to be done. */
export type BoardLane = { readonly lane: string; readonly total: number; readonly longOver: number };

/** By what the board is divided into lanes. */
export const laneFields = ['direction', 'mover', 'officer'] as const;
export type LaneField = (typeof laneFields)[number];

/** One column: its cards, as many as were asked for, and what all of its cases look like by age. */
export type BoardColumn = {
  readonly id: string;
  readonly label: Bilingual;
  readonly total: number;
  readonly longOver: number; // as of a lane
  /** What all of its cases are compared with; null where they are of several stages or directions, or are compared with nothing. */
  readonly yardstick: Yardstick | null;
  /** How many of them stand in each lane, where lanes were asked for; '' is nobody's, or no direction's. */
  readonly lanes: readonly BoardLane[];
  readonly points: readonly BoardPoint[];
  readonly stalled: number;
  readonly cases: readonly BoardCase[];
};

export type Board = {
  readonly asOf: CivilDate;
  readonly kinds: readonly { readonly kind: BoardKind; readonly open: number }[];
  readonly open: number; // not ended, and not in after-care
  readonly afterCare: number; // surrendered, and going on
  readonly soon: number; // a hard stop ahead, within seven days
  readonly lapsed: number; // a hard stop that has passed
  readonly movers: Readonly<Record<Mover, number>>;
  readonly officers: readonly string[];
  readonly unassigned: number; // open cases of this kind that no officer keeps
  readonly directions: readonly Direction[]; // that open cases of this kind have
  readonly columns: readonly BoardColumn[];
  readonly stalled: readonly BoardCase[]; // furthest over what is usual first
  readonly stalledTotal: number;
};

/** A quantile of sorted numbers, between neighbours in proportion, in whole days. */
export function quantile(sorted: ArrayLike<number>, share: number): number {
  const place = (sorted.length - 1) * share;
  const [low, high] = [sorted[Math.floor(place)] ?? 0, sorted[Math.ceil(place)] ?? 0];
  return Math.round(low + (high - low) * (place - Math.floor(place)));
}

/** Whose move an agency's is. Ours is our agency's alone: another of our country is one that we wait for, as a counterpart is. */
export function moverOf(agency: string | null, office: string): Mover | null {
  if (agency === null) return null;
  if (agency === office) return 'us';
  if (courts.has(agency) || /JUEZ|AMPARO|COURT/.test(agency)) return 'court'; // an office may have added one
  return /DEFEN/.test(agency) ? 'defence' : 'them';
}
