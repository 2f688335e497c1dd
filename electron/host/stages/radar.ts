import { listStageStays, type StageStayRow } from '../../../db/stage-stays.ts';
import type { CaseKind, Direction } from '../../../shared/case.ts';
import { dayNumber } from '../../../shared/clocks/civil-date.ts';
import { findProfile } from '../../../shared/profiles.ts';
import { yardstickOf, type StayLength, type Yardstick } from '../../../shared/radar.ts';
import type { Session } from '../ground/context.ts';
import { remembered } from '../ground/remembered.ts';
import type { StageRules } from './stage-index.ts';

/** Where a case stands, as far as it says what its days there are compared with. `profile` is a key, `id@version`. */
export type Standpoint = { readonly profile: string; readonly direction: Direction | null; readonly stage: string };
export type YardstickOf = (standpoint: Standpoint) => Yardstick | null;

/**
 * What each open case of a kind is compared with: the stays in its own stage, under its own profile (of whichever version) and in its own
 * direction. Neither other directions nor other pairs of countries are drawn on.
 */
export function radarOf(session: Session, rules: StageRules, kind: CaseKind): YardstickOf {
  const now = dayNumber(rules.days.office);
  const { lengths, known } = remembered(session, `radar ${kind} ${now}`, () => ({
    lengths: lengthsByPlace(
      session.visible().flatMap(db => listStageStays(db, kind)),
      now,
    ),
    known: new Map<string, Yardstick | null>(), // by profile version, which says what is expected
  }));
  return standpoint => {
    const { profile, direction, stage } = standpoint;
    const key = `${profile} ${direction ?? ''} ${stage}`;
    let yardstick = known.get(key);
    if (yardstick === undefined) {
      const expected = findProfile(profile, rules.profiles)?.stages.find(({ id }) => id === stage)?.owed?.askAfterDays;
      yardstick = yardstickOf(lengths.get(placeOf(standpoint)) ?? [], expected ?? null);
      known.set(key, yardstick);
    }
    return yardstick;
  };
}

function lengthsByPlace(stays: readonly StageStayRow[], now: number): ReadonlyMap<string, readonly StayLength[]> {
  const found = new Map<string, StayLength[]>();
  for (const stay of stays) {
    const { enteredOn, leftOn } = stay;
    const days = Math.max(0, (leftOn === null ? now : dayNumber(leftOn)) - dayNumber(enteredOn));
    const place = placeOf(stay);
    const group = found.get(place);
    if (group === undefined) found.set(place, [{ days, hasEnded: leftOn !== null }]);
    else group.push({ days, hasEnded: leftOn !== null });
  }
  return found;
}

const placeOf = ({ profile, direction, stage }: Standpoint): string =>
  `${profile.slice(0, profile.indexOf('@'))} ${direction ?? ''} ${stage}`;
