import type { Reader } from '../../../db/open.ts';
import type { CaseKind, Direction } from '../../../shared/case.ts';
import { dayNumber } from '../../../shared/clocks/civil-date.ts';
import { findProfile } from '../../../shared/profiles.ts';
import { yardsticksOf, type Yardstick } from '../../../shared/radar.ts';
import type { StayLength } from '../../../shared/stay-quantile.ts';
import type { Session } from '../ground/context.ts';
import { memo } from '../ground/memo.ts';
import { keptCases, type KeptCases } from './kept-cases.ts';
import type { StageRules } from './stage-index.ts';
import { wayOf } from './stay-counts.ts';

/** Where a case stands, as far as it says what its days there are compared with. `profile` is a key, `id@version`. */
export type Standpoint = { readonly profile: string; readonly direction: Direction | null; readonly stage: string };
export type YardstickOf = (standpoint: Standpoint) => Yardstick | null;

type ByStage = ReadonlyMap<string, Yardstick | null>;
/** What was worked out last for a profile and a direction, and from what. */
const workedOut = new WeakMap<Session, Map<string, { readonly from: string; readonly yardsticks: ByStage }>>();

/**
 * What each open case of a kind is compared with: the stays in the stages of its own profile (of whichever version) and in its own direction.
 * Neither other directions nor other pairs of countries are drawn on. Worked out again for a way alone in which a case has changed.
 *
 * @param of - The databases that are drawn on; all that this user reads, if none are named.
 */
export function radarOf(session: Session, rules: StageRules, kind: CaseKind, of?: readonly Reader[]): YardstickOf {
  const now = dayNumber(rules.days.office);
  const kept = keptCases(session, of);
  const expectedBy = memo((profile: string) => {
    const stages = findProfile(profile, rules.profiles)?.stages ?? [];
    return new Map(stages.map(({ id, owed }) => [id, owed?.askAfterDays]));
  });
  const known = workedOut.get(session) ?? new Map<string, { readonly from: string; readonly yardsticks: ByStage }>();
  workedOut.set(session, known);
  const yardsticksIn = memo(
    (profile: string) => memo((direction: string) => yardsticksOn(profile, direction === '' ? null : (direction as Direction))), // as it stands in a line
  );
  const yardsticksOn = (profile: string, direction: Direction | null): ByStage => {
    const way = wayOf({ kind, profile, direction });
    const expected = expectedBy(profile);
    const from = JSON.stringify([now, kept.map(({ stays }) => stays.versionOf(way)), [...expected]]);
    const name = `${kind} ${profile} ${direction ?? ''}`;
    const last = known.get(name);
    if (last?.from === from) return last.yardsticks;
    const yardsticks = alike(last?.yardsticks, byStage(lengthsOf(kept, way, now), expected));
    known.set(name, { from, yardsticks });
    return yardsticks;
  };
  return ({ profile, direction, stage }) => yardsticksIn(profile)(direction ?? '').get(stage) ?? null;
}

type LengthsByStage = ReadonlyMap<string, readonly StayLength[]>;

function lengthsOf(kept: readonly KeptCases[], way: string, now: number): LengthsByStage {
  const found = new Map<string, readonly StayLength[]>();
  for (const { stays } of kept)
    for (const [stage, lengths] of stays.lengthsOn(way, now)) found.set(stage, [...(found.get(stage) ?? []), ...lengths]);
  return found;
}

function byStage(lengths: LengthsByStage, expected: ReadonlyMap<string, number | undefined>): ByStage {
  const stages = [...new Set([...expected.keys(), ...lengths.keys()])];
  const yardsticks = yardsticksOf(
    stages.map(stage => ({ stays: lengths.get(stage) ?? [], expected: expected.get(stage) ?? null })),
  );
  return new Map(stages.map((stage, place) => [stage, yardsticks[place] ?? null]));
}

/** The same, each that has not changed being the one that it was: what is measured by it need not be measured again. */
function alike(last: ByStage | undefined, yardsticks: ByStage): ByStage {
  if (last === undefined) return yardsticks;
  return new Map(
    [...yardsticks].map(([stage, now]) => {
      const before = last.get(stage) ?? null;
      return [stage, JSON.stringify(before) === JSON.stringify(now) ? before : now];
    }),
  );
}
