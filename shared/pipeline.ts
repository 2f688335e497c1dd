import type { CaseKind, Direction, MatterKind } from './case.ts';
import type { ClockState } from './clocks/clock.ts';
import type { Due } from './clocks/due.ts';
import type { Citation, EndExplained } from './clocks/explain.ts';
import type { Moved } from './clocks/moved.ts';
import type { Bilingual, CaseId, CivilDate, RecordId } from './language.ts';
import type { ToldFault } from './history-faults.ts';
import type { ActOwner } from './move-owner.ts';
import type { Counting } from './profile.ts';

/** A clock as lists show it. `clock` is null for a day that a person entered in a record; `entered` says in which field. */
export type DeadlineRow = {
  readonly caseId: CaseId;
  readonly reference: string;
  readonly title: string;
  readonly officer: string | null; // who keeps the case
  readonly clock: string | null;
  /** Its name (the field, '' for a deadline of its own) and why it stands as it does. */
  readonly entered: { readonly name: string; readonly why: readonly Bilingual[] } | null;
  /** Who owes the act that it calls for; null while it calls for none. */
  readonly owner: ActOwner | null;
  readonly label: Bilingual;
  readonly startEvent: RecordId;
  readonly startedOn: CivilDate | null;
  readonly mustStopBy: CivilDate | null;
  readonly latest: CivilDate | null; // the later reading, where the law leaves two
  readonly warnOn: CivilDate | null;
  readonly state: ClockState;
  readonly ended: EndExplained | null; // why it no longer applies
  readonly due: Due | null; // how near its dates are; null while it has none
  readonly weight: 'hard' | 'soft';
  readonly bound: 'exact' | 'lower';
  readonly citation: Citation | null;
  readonly missing: readonly { readonly fact: string; readonly label: Bilingual }[];
  /** Whether it still calls for an act: a hard stop, a clock of the stage where the case stands, or one that the office entered. */
  readonly isLive: boolean;
  /** The event from which it counts as one rule of a term, with all others that bear the same: one act meets them. Null: it stands for itself. */
  readonly term: RecordId | null;
  readonly stage: {
    readonly label: Bilingual;
    readonly since: CivilDate | null;
    readonly days: number | null; // since then
    readonly mover: string | null;
  };
};

/** Cases in one stage of one direction. */
export type StageCount = {
  readonly direction: Direction | null;
  readonly stage: string;
  readonly label: Bilingual;
  readonly side: 'requesting' | 'requested' | null; // whose move it is
  readonly cases: number;
  readonly medianDaysInStage: number;
  readonly longestDaysInStage: number;
  readonly withStopInThirtyDays: number;
};

export type OutcomeCount = {
  readonly kind: CaseKind;
  readonly direction: Direction | null;
  readonly outcome: string;
  readonly label: Bilingual;
  readonly counts: Counting;
  readonly cases: number;
  readonly medianDaysFromFiling: number | null; // from the formal request's receipt
};

/** Requests or assets that stand in one stage of their profile, or came to one of its ends. */
export type MatterCount = {
  readonly kind: MatterKind;
  readonly stage: string;
  readonly label: Bilingual;
  readonly isOver: boolean;
  readonly count: number;
  readonly ours: number; // of which the move is ours
};

/** A case that a supervisor should look at. */
export type PipelineCase = {
  readonly caseId: CaseId;
  readonly reference: string;
  readonly title: string;
  readonly direction: Direction | null;
  readonly stage: string;
  readonly label: Bilingual;
  readonly owner: string | null;
  readonly daysInStage: number | null;
  readonly nextStopOn: CivilDate | null;
  readonly nextStopClock: string | null;
  readonly stop: Due | null; // the next hard stop, as `nextStopOn`
  readonly completenessPercent: number | null;
};

/** What a supervisor asks of the whole pipeline. Extraditions are counted apart from every other way a person came or did not come. */
export type PipelineReport = {
  readonly asOf: CivilDate;
  readonly cases: number;
  readonly open: number; // not ended, and not in after-care
  readonly afterCare: number; // surrendered, and going on
  readonly stages: readonly StageCount[];
  readonly outcomes: readonly OutcomeCount[];
  readonly matters: readonly MatterCount[]; // of all cases, in the order of their stages
  readonly extraditions: number;
  readonly alternatives: number;
  readonly next: readonly PipelineCase[]; // the first hard stop still ahead of each, soonest first
  readonly nextCases: number; // of how many
  readonly lapsed: readonly PipelineCase[]; // a hard stop that has passed, the first of each
  readonly lapsedCases: number;
  readonly stalled: readonly PipelineCase[]; // longest without an event
  readonly stalledCases: number;
  readonly stalledAfterDays: number;
  readonly returnedWithDefectsPercent: number | null; // of the formal requests
  readonly atLarge: number;
  readonly assurancesOutstanding: number;
  readonly withFaults: number; // cases with something wrong in their history
  readonly faulty: readonly FaultyCase[]; // the first of them, by reference
};

/** A case with what is wrong in its history. */
export type FaultyCase = {
  readonly caseId: CaseId;
  readonly reference: string;
  readonly title: string;
  readonly faults: readonly ToldFault[];
};

/** The clocks of one case that a change moved. */
export type CaseMoved = {
  readonly caseId: CaseId;
  readonly reference: string;
  readonly moved: readonly (Moved & { readonly label: Bilingual })[];
};
