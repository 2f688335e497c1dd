import type { Mover } from './board.ts';
import type { CaseKind, Direction } from './case.ts';
import type { ControlLimits } from './control-chart.ts';
import type { Bilingual, CaseId, CivilDate } from './language.ts';
import type { Counting } from './profile.ts';

/** A case as the flow counts it. `begunOn` is when it was opened, or else first stood somewhere, or else was entered here; never after `leftOn`. */
export type FlowCase = {
  readonly id: CaseId;
  readonly officer: string | null;
  readonly begunOn: CivilDate;
  /** When it reached an outcome; null while it has none, or where the day is not known. */
  readonly leftOn: CivilDate | null;
  /** It is over, and nobody knows since when: it is in no count but its own. */
  readonly isUndated: boolean;
  readonly counts: Counting | null;
  /** The columns of its board in which it stood, each with the day of its first entry; null: it was taken over there. */
  readonly columns: readonly { readonly id: string; readonly on: CivilDate | null }[];
  /** As it stands today. */
  readonly whose: Mover;
  readonly nextStopOn: CivilDate | null;
  readonly hasLateAct: boolean;
};

/** A time in a stage, and who had the move there. */
export type FlowStay = {
  readonly caseId: CaseId;
  readonly stage: string;
  readonly whose: Mover;
  readonly enteredOn: CivilDate;
  readonly leftOn: CivilDate | null;
};

/** How a term ended: `doubt` where two readings of the law disagree, or counsel is asked; `ended` where it no longer applied. */
export const clockFates = ['met', 'late', 'lapsed', 'doubt', 'running', 'ended'] as const;
export type ClockFate = (typeof clockFates)[number];

/** A term of a treaty or a law by its first last day, and whose it was. */
export type FlowClock = {
  readonly caseId: CaseId;
  readonly clock: string;
  readonly dueOn: CivilDate;
  readonly fate: ClockFate;
  readonly whose: Mover;
  readonly agency: string | null;
};

export type FlowColumn = { readonly id: string; readonly label: Bilingual };

/** What is counted from. Everything is of the cases that the filter lets through, and those are of the cases that the person may see. */
export type FlowGiven = {
  readonly from: CivilDate;
  readonly asOf: CivilDate;
  /** Whether `asOf` is the office's today: what is only known of today is counted then alone. */
  readonly isToday: boolean;
  readonly cases: readonly FlowCase[];
  readonly stays: readonly FlowStay[];
  readonly clocks: readonly FlowClock[];
  readonly columns: readonly FlowColumn[];
  readonly stageLabels: ReadonlyMap<string, Bilingual>; // in the order in which stages are shown
  readonly clockLabels: ReadonlyMap<string, Bilingual>;
};

/** One thing behind a figure: a case, with the days or the day that it is counted for, and the stage or the term. */
export type FlowItem = {
  readonly caseId: CaseId;
  readonly days: number | null;
  readonly on: CivilDate | null;
  readonly of: string | null;
};

/** A figure, by the key under which its cases are opened. */
export type FlowCount = { readonly key: string; readonly count: number };

export type FlowPeriod = {
  readonly period: string;
  readonly in: FlowCount;
  readonly out: FlowCount;
  readonly backlog: FlowCount;
};
export type FlowPoint = { readonly on: CivilDate; readonly days: number; readonly isOutside: boolean };
export type FlowStage = {
  readonly id: string;
  readonly label: Bilingual;
  readonly stays: FlowCount;
  readonly outside: FlowCount;
  readonly limits: ControlLimits | null;
  /** In the order in which they ended; those outside all, of the others at most so many as can be told apart. */
  readonly points: readonly FlowPoint[];
};
export type FlowMover = { readonly whose: Mover; readonly cases: FlowCount; readonly days: number };
export type FlowFates = Readonly<Record<ClockFate, FlowCount>>;
export type FlowTerm = { readonly id: string; readonly label: Bilingual; readonly fates: FlowFates };
export type FlowOwner = { readonly whose: Mover; readonly agency: string | null; readonly fates: FlowFates };
/** What an officer has; `officer` null: nobody. What is null is known of today alone. */
export type FlowLoad = {
  readonly officer: string | null;
  readonly open: FlowCount;
  readonly ours: FlowCount | null;
  readonly late: FlowCount | null;
  readonly passed: FlowCount | null;
  readonly soon: FlowCount | null;
};
export type FlowStep = {
  readonly label: Bilingual | null; // null: surrendered
  readonly reached: FlowCount;
  readonly still: FlowCount | null;
  readonly ended: FlowCount | null;
};

/** How work came, went and stood: for those who may look into the office. Nothing is suppressed. */
export type Flow = {
  readonly from: CivilDate;
  readonly asOf: CivilDate;
  readonly all: FlowCount;
  readonly undated: FlowCount;
  readonly periods: readonly FlowPeriod[];
  readonly stages: readonly FlowStage[];
  readonly movers: readonly FlowMover[];
  readonly terms: readonly FlowTerm[];
  readonly owners: readonly FlowOwner[];
  readonly loads: readonly FlowLoad[];
  readonly funnel: readonly FlowStep[];
};

/** What a person chose to see of the flow; null: of none. */
export type FlowFilter = {
  readonly kind: CaseKind;
  readonly direction?: Direction | null | undefined;
  readonly counterpart?: string | null | undefined;
  readonly officer?: string | null | undefined;
};

/** A line of the list behind a figure. */
export type FlowLine = {
  readonly key: string;
  readonly id: CaseId;
  readonly reference: string;
  readonly title: string;
  readonly persons: string;
  readonly officer: string | null;
  readonly stage: Bilingual;
  readonly days: number | null;
  readonly on: CivilDate | null;
  readonly of: Bilingual | null;
};
