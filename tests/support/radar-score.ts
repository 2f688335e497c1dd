import { isStalled, yardsticksOf } from '../../shared/radar.ts';
import type { StayLength } from '../../shared/stay-quantile.ts';
import { findProfile } from '../../shared/profiles.ts';
import { stallOffice, type OfficeNature, type TrueCase, type TrueStay } from './stall-office.ts';

/** How right the radar was, over every open case on every day that was looked at: stalls found, cases shown for nothing, stalls missed. */
export type RadarScore = {
  readonly found: number;
  readonly forNothing: number;
  readonly missed: number;
  readonly missedEarly: number; // those too that have lasted four times what is usual, slow as the stage may be
};

/**
 * A stall is one to find once it has lasted twice as long as nineteen in twenty stays of its stage take: before that nobody can tell it from a slow
 * case, least of all where stays are very uneven. Four times what is usual is counted beside it.
 */
const TO_FIND_AFTER = 2;
const EARLY_AFTER = 4;
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
  return { found: sum('found'), forNothing: sum('forNothing'), missed: sum('missed'), missedEarly: sum('missedEarly') };
}

export const recallOf = ({ found, missed }: RadarScore): number => found / (found + missed);
export const earlyRecallOf = ({ found, missedEarly }: RadarScore): number => found / (found + missedEarly);
export const precisionOf = ({ found, forNothing }: RadarScore): number => found / (found + forNothing);

function scoreOn(today: number, office: readonly TrueCase[]): RadarScore {
  const begun = office.flatMap(({ way, stays }) => stays.filter(({ from }) => from <= today).map(stay => ({ ...stay, way })));
  const score = { found: 0, forNothing: 0, missed: 0, missedEarly: 0 };
  for (const [way, stages] of expected.entries()) {
    const staysOf = Map.groupBy(
      begun.filter(stay => stay.way === way),
      ({ stage }) => stage,
    );
    const groups = [...stages].map(([stage, owed]) => ({ expected: owed ?? null, own: staysOf.get(stage) ?? [] }));
    const yardsticks = yardsticksOf(
      groups.map(group => ({ expected: group.expected, stays: group.own.map(stay => lengthOn(today, stay)) })),
    );
    for (const [place, { own }] of groups.entries())
      for (const stay of own) {
        const { days, hasEnded } = lengthOn(today, stay);
        if (hasEnded) continue;
        if (isStalled(days, yardsticks[place] ?? null)) score[stay.isPlanted ? 'found' : 'forNothing'] += 1;
        else if (stay.isPlanted) {
          score.missed += Number(days >= TO_FIND_AFTER * stay.slowDays);
          score.missedEarly += Number(days >= EARLY_AFTER * stay.usualDays);
        }
      }
  }
  return score;
}

function lengthOn(today: number, { from, until }: TrueStay): StayLength {
  const hasEnded = until !== null && until <= today;
  return { days: (hasEnded ? until : today) - from, hasEnded };
}
