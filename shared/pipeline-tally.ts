import type { CaseKind, Direction } from './case.ts';
import { dayNumber, daysBetween } from './clocks/civil-date.ts';
import type { Bilingual, CaseId, CivilDate } from './language.ts';
import type { Counting } from './profile.ts';
import type { OutcomeCount, PipelineReport, StageCount } from './pipeline.ts';

/** What one case contributes to the report. Numbers 0 and 1 stand for no and yes, as they are stored. */
export type Tally = {
  readonly caseId: CaseId;
  readonly kind: CaseKind;
  readonly profile: string;
  readonly direction: Direction | null;
  readonly stage: string;
  readonly enteredOn: CivilDate | null;
  readonly isOver: number;
  readonly counts: string | null;
  readonly outcome: string | null;
  readonly outcomeOn: CivilDate | null;
  readonly filedOn: CivilDate | null;
  readonly hadDefects: number;
  readonly lastEventOn: CivilDate | null;
  readonly assurancesDue: number;
  readonly faults: number;
};

export type TallyContext = {
  readonly today: CivilDate; // the office's
  /** What day it is for a profile's stages. */
  readonly todayOf: (profile: string) => CivilDate;
  /** The days to a case's first hard stop that is still ahead; null if none is within a month. */
  readonly daysAhead: (caseId: CaseId, profile: string) => number | null;
  readonly before: CivilDate; // a case without an event since then is stalled
  readonly labelOf: (profile: string, stage: string) => Bilingual;
  readonly isAfterCare: (profile: string, stage: string) => boolean;
  readonly sideOf: (profile: string, stage: string) => 'requesting' | 'requested' | null;
};

/** The counts of the report, over every case once. */
export function tallyPipeline(
  tallies: readonly Tally[],
  context: TallyContext,
): Omit<PipelineReport, 'matters' | 'next' | 'nextCases' | 'lapsed' | 'lapsedCases' | 'stalled' | 'stalledAfterDays' | 'faulty'> {
  const open = tallies.filter(({ isOver }) => isOver === 0);
  const filed = tallies.filter(({ filedOn }) => filedOn !== null);
  const withOutcome = tallies.filter(({ outcome }) => outcome !== null);
  return {
    asOf: context.today,
    cases: tallies.length,
    open: open.filter(one => !context.isAfterCare(one.profile, one.stage)).length,
    afterCare: open.filter(one => context.isAfterCare(one.profile, one.stage)).length,
    stages: [...groups(open, ({ direction, stage }) => `${direction} ${stage}`)]
      .map(group => stageCount(group, context))
      .sort(byDirection),
    // An investigation that was abandoned and a request that was withdrawn bear one name, and are two things.
    outcomes: [...groups(withOutcome, ({ kind, direction, outcome }) => `${kind} ${direction} ${outcome}`)]
      .map(group => outcomeCount(group, context))
      .sort(byDirection),
    extraditions: tallies.filter(({ counts }) => counts === 'extradition').length,
    alternatives: tallies.filter(({ counts }) => counts === 'alternative').length,
    stalledCases: open.filter(({ lastEventOn }) => lastEventOn !== null && lastEventOn < context.before).length,
    returnedWithDefectsPercent:
      filed.length === 0 ? null : Math.round((filed.filter(({ hadDefects }) => hadDefects === 1).length * 100) / filed.length),
    atLarge: open.filter(({ stage }) => stage === 'X04').length,
    assurancesOutstanding: tallies.reduce((sum, { assurancesDue }) => sum + assurancesDue, 0),
    withFaults: tallies.filter(
      ({ faults, lastEventOn, enteredOn, profile }) =>
        faults > 0 || [lastEventOn, enteredOn].some(on => (on ?? '') > context.todayOf(profile)), // not yet
    ).length,
  };
}

function stageCount(group: readonly Tally[], { todayOf, daysAhead, labelOf, sideOf }: TallyContext): StageCount {
  const { direction, stage, profile } = group[0] as Tally; // a group has at least one
  const days = group
    .flatMap(one => (one.enteredOn === null ? [] : [daysBetween(one.enteredOn, todayOf(one.profile))]))
    .sort(ascending);
  return {
    direction,
    stage,
    label: labelOf(profile, stage),
    side: sideOf(profile, stage),
    cases: group.length,
    medianDaysInStage: median(days) ?? 0,
    longestDaysInStage: days.at(-1) ?? 0,
    withStopInThirtyDays: group.filter(one => daysAhead(one.caseId, one.profile) !== null).length,
  };
}

function outcomeCount(group: readonly Tally[], { labelOf }: TallyContext): OutcomeCount {
  const { kind, direction, outcome, counts, profile } = group[0] as Tally; // a group has at least one
  const days = group
    .flatMap(({ filedOn, outcomeOn }) =>
      filedOn === null || outcomeOn === null ? [] : [dayNumber(outcomeOn) - dayNumber(filedOn)],
    )
    .sort(ascending);
  return {
    kind,
    direction,
    outcome: outcome ?? '',
    label: labelOf(profile, outcome ?? ''),
    counts: (counts ?? 'other') as Counting, // the index writes one of these
    cases: group.length,
    medianDaysFromFiling: median(days),
  };
}

function groups<T>(items: readonly T[], keyOf: (item: T) => string): Iterable<readonly T[]> {
  return Map.groupBy(items, keyOf).values();
}

function median(sorted: readonly number[]): number | null {
  const middle = sorted.length >> 1;
  const [high, low] = [sorted[middle], sorted[middle - 1]];
  if (high === undefined) return null;
  return sorted.length % 2 === 1 || low === undefined ? high : Math.round((low + high) / 2);
}

function ascending(a: number, b: number): number {
  return a - b;
}

function byDirection(
  a: { readonly direction: Direction | null; readonly label: Bilingual } & Partial<StageCount & OutcomeCount>,
  b: typeof a,
): number {
  const [one, other] = [a, b].map(
    ({ direction, stage, outcome, kind }) => `${direction ?? '~'} ${stage ?? outcome ?? ''} ${kind ?? ''}`,
  ) as [string, string]; // two of them
  return one < other ? -1 : one > other ? 1 : 0;
}
