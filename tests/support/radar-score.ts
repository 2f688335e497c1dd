import { isStalled, yardstickOf, type StayLength, type Yardstick } from '../../shared/radar.ts';
import { findProfile } from '../../shared/profiles.ts';
import { stallOffice, type OfficeNature, type TrueCase, type TrueStay } from './stall-office.ts';

/** How right the radar was, over every open case on every day that was looked at: stalls found, cases shown for nothing, stalls missed. */
export type RadarScore = { readonly found: number; readonly forNothing: number; readonly missed: number };

/** A stall is one to find once it has lasted four times what is usual in its stage. Before that nobody can tell it from a slow case. */
const TO_FIND_AFTER = 4;
const FIRST_LOOK = 20;
const profileOf = (key: string) => findProfile(key)!; // shipped ones
const ways = [profileOf('us-mx-us-req@2026-11'), profileOf('us-mx-mx-req@2026-11')] as const;
const expected = ways.map(({ stages }) => new Map(stages.map(({ id, owed }) => [id, owed?.askAfterDays ?? null])));

export type Looked = {
  readonly nature: OfficeNature;
  readonly seeds: readonly number[];
  /** The office is looked at whenever a case is opened, from the twentieth to this one. */
  readonly cases: number;
};

/** The radar in simulated offices, on each day that a case was opened from the twentieth on. */
export function radarScore({ nature, seeds, cases }: Looked): RadarScore {
  const scores = seeds.flatMap(seed => {
    const office = stallOffice(ways, { nature, seed, cases });
    return office.slice(FIRST_LOOK - 1).map(({ openedOn }, later) => scoreOn(openedOn, office.slice(0, FIRST_LOOK + later)));
  });
  const sum = (of: keyof RadarScore): number => scores.reduce((total, score) => total + score[of], 0);
  return { found: sum('found'), forNothing: sum('forNothing'), missed: sum('missed') };
}

export const recallOf = ({ found, missed }: RadarScore): number => found / (found + missed);
export const precisionOf = ({ found, forNothing }: RadarScore): number => found / (found + forNothing);

function scoreOn(today: number, office: readonly TrueCase[]): RadarScore {
  const begun = office.flatMap(({ way, stays }) => stays.filter(({ from }) => from <= today).map(stay => ({ ...stay, way })));
  const yardsticks = new Map(
    [...Map.groupBy(begun, placeOf)].map(([place, stays]): [string, Yardstick | null] => [
      place,
      yardstickOf(
        stays.map(stay => lengthOn(today, stay)),
        expected[stays[0]!.way]?.get(stays[0]!.stage) ?? null,
      ),
    ]),
  );
  const score = { found: 0, forNothing: 0, missed: 0 };
  for (const stay of begun) {
    const { days, hasEnded } = lengthOn(today, stay);
    if (hasEnded) continue;
    const isShown = isStalled(days, yardsticks.get(placeOf(stay)) ?? null);
    if (isShown) score[stay.isPlanted ? 'found' : 'forNothing'] += 1;
    else if (stay.isPlanted && days >= TO_FIND_AFTER * stay.usualDays) score.missed += 1;
  }
  return score;
}

const placeOf = ({ way, stage }: { readonly way: number; readonly stage: string }): string => `${way} ${stage}`;

function lengthOn(today: number, { from, until }: TrueStay): StayLength {
  const hasEnded = until !== null && until <= today;
  return { days: (hasEnded ? until : today) - from, hasEnded };
}
