import { listStageStays, type StageStayRow } from '../../../db/stage-stays.ts';
import type { CaseKind, Direction } from '../../../shared/case.ts';
import { dayNumber } from '../../../shared/clocks/civil-date.ts';
import { findProfile } from '../../../shared/profiles.ts';
import { yardsticksOf, type Yardstick } from '../../../shared/radar.ts';
import type { StayLength } from '../../../shared/stay-quantile.ts';
import type { Session } from '../ground/context.ts';
import { remembered } from '../ground/remembered.ts';
import type { StageRules } from './stage-index.ts';

/** Where a case stands, as far as it says what its days there are compared with. `profile` is a key, `id@version`. */
export type Standpoint = { readonly profile: string; readonly direction: Direction | null; readonly stage: string };
export type YardstickOf = (standpoint: Standpoint) => Yardstick | null;

/**
 * What each open case of a kind is compared with: the stays in the stages of its own profile (of whichever version) and in its own direction.
 * Neither other directions nor other pairs of countries are drawn on.
 */
export function radarOf(session: Session, rules: StageRules, kind: CaseKind): YardstickOf {
  const now = dayNumber(rules.days.office);
  const { lengths, known } = remembered(session, `radar ${kind} ${now}`, () => ({
    lengths: lengthsByWay(
      session.visible().flatMap(db => listStageStays(db, kind)),
      now,
    ),
    known: new Map<string, ReadonlyMap<string, Yardstick | null>>(), // by profile version, which says what is expected
  }));
  return standpoint => {
    const key = `${standpoint.profile} ${standpoint.direction ?? ''}`;
    let yardsticks = known.get(key);
    if (yardsticks === undefined) {
      const stages = findProfile(standpoint.profile, rules.profiles)?.stages ?? [];
      const expected = new Map(stages.map(({ id, owed }) => [id, owed?.askAfterDays]));
      yardsticks = byStage(lengths.get(wayOf(standpoint)) ?? new Map(), expected);
      known.set(key, yardsticks);
    }
    return yardsticks.get(standpoint.stage) ?? null;
  };
}

type LengthsByStage = ReadonlyMap<string, readonly StayLength[]>;

function byStage(
  lengths: LengthsByStage,
  expected: ReadonlyMap<string, number | undefined>,
): ReadonlyMap<string, Yardstick | null> {
  const stages = [...new Set([...expected.keys(), ...lengths.keys()])];
  const yardsticks = yardsticksOf(
    stages.map(stage => ({ stays: lengths.get(stage) ?? [], expected: expected.get(stage) ?? null })),
  );
  return new Map(stages.map((stage, place) => [stage, yardsticks[place] ?? null]));
}

function lengthsByWay(stays: readonly StageStayRow[], now: number): ReadonlyMap<string, LengthsByStage> {
  const found = new Map<string, Map<string, StayLength[]>>();
  for (const stay of stays) {
    const { enteredOn, leftOn, stage } = stay;
    const days = Math.max(0, (leftOn === null ? now : dayNumber(leftOn)) - dayNumber(enteredOn));
    const way = wayOf(stay);
    const stages = found.get(way) ?? new Map<string, StayLength[]>();
    if (stages.size === 0) found.set(way, stages);
    const group = stages.get(stage);
    if (group === undefined) stages.set(stage, [{ days, hasEnded: leftOn !== null }]);
    else group.push({ days, hasEnded: leftOn !== null });
  }
  return found;
}

const wayOf = ({ profile, direction }: Omit<Standpoint, 'stage'>): string =>
  `${profile.slice(0, profile.indexOf('@'))} ${direction ?? ''}`;
