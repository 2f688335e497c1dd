import { dayNumber } from './clocks/civil-date.ts';
import type { Direction } from './case.ts';
import type { Bilingual, CaseId, CivilDate } from './language.ts';
import type { BoardStage, StageAge } from './pipeline.ts';

/** What the board needs of every open case; its card is read for the first ones alone. */
export type Standing = {
  readonly caseId: CaseId;
  readonly profile: string;
  readonly direction: Direction | null;
  readonly stage: string;
  readonly enteredOn: CivilDate | null;
  readonly lastEventOn: CivilDate | null;
  readonly nextStopOn: CivilDate | null;
};

export type BoardContext = {
  readonly today: CivilDate;
  readonly before: CivilDate; // a case without an event since then is stalled
  readonly labelOf: (profile: string, stage: string) => Bilingual;
  readonly sideOf: (profile: string, stage: string) => 'requesting' | 'requested' | null;
};

/** A stage with the cases that it holds, in the order of its cards. */
export type StageStanding = Omit<BoardStage, 'cards'> & { readonly inOrder: readonly Standing[] };

const SOON_DAYS = 30;

/** The stages that hold an open case, by code. */
export function boardStages(
  standing: readonly Standing[],
  context: BoardContext & { readonly mostAges: number },
): readonly StageStanding[] {
  return [...Map.groupBy(standing, ({ stage }) => stage)]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([stage, group]) => stageOf(stage, group, context));
}

/** The order of a stage's cards: the soonest hard stop first, then who has stood there longest; what is not dated last. */
export function inCardOrder(one: Standing, other: Standing): number {
  return (
    soonest(one.nextStopOn, other.nextStopOn) ||
    soonest(one.enteredOn, other.enteredOn) ||
    (one.caseId < other.caseId ? -1 : one.caseId > other.caseId ? 1 : 0)
  );
}

export function isStalled({ lastEventOn }: Pick<Standing, 'lastEventOn'>, before: CivilDate): boolean {
  return lastEventOn !== null && lastEventOn < before;
}

function stageOf(
  stage: string,
  group: readonly Standing[],
  { today, before, labelOf, sideOf, mostAges }: BoardContext & { readonly mostAges: number },
): StageStanding {
  const profile = group[0]?.profile ?? '';
  const now = dayNumber(today);
  const ages = group
    .flatMap(({ caseId, enteredOn, lastEventOn }): StageAge[] =>
      enteredOn === null ? [] : [{ caseId, days: now - dayNumber(enteredOn), isStalled: isStalled({ lastEventOn }, before) }],
    )
    .sort((one, other) => one.days - other.days || (one.caseId < other.caseId ? -1 : 1));
  const at = (share: number): number => ages[Math.round((ages.length - 1) * share)]?.days ?? 0;
  return {
    stage,
    label: labelOf(profile, stage),
    side: sideOf(profile, stage),
    cases: group.length,
    stalledCases: group.filter(one => isStalled(one, before)).length,
    withStopInThirtyDays: group.filter(({ nextStopOn }) => nextStopOn !== null && dayNumber(nextStopOn) - now <= SOON_DAYS)
      .length,
    lowDays: at(0.25),
    medianDays: at(0.5),
    highDays: at(0.75),
    longestDays: ages.at(-1)?.days ?? 0,
    ages: spread(ages, mostAges),
    inOrder: group.toSorted(inCardOrder),
  };
}

// Civil dates sort as text.
function soonest(one: CivilDate | null, other: CivilDate | null): number {
  if (one === other) return 0;
  if (one === null || other === null) return one === null ? 1 : -1;
  return one < other ? -1 : 1;
}

/** At most `most` of them, evenly spread, the first and the last among them. */
function spread<T>(all: readonly T[], most: number): readonly T[] {
  if (all.length <= most) return all;
  return Array.from({ length: most }, (_, place) => all[Math.round((place * (all.length - 1)) / Math.max(1, most - 1))] as T); // within all
}
