import { FEWEST_ENDED, stageLengths, type StageLength, type StageStays } from './stage-lengths.ts';
import { countEnded, countStays, sortedStays, type StayLength } from './stay-quantile.ts';

/** How long stays of a stage take in this office: what is usual, in whole days, from how many stays there, and beyond how many one is stalled. */
export type HistoryYardstick = {
  readonly kind: 'history';
  readonly usual: number;
  readonly ended: number; // without those that took too long
  readonly open: number; // those beyond what is too long are not among them
  readonly limit: number;
};

/** What the profile expects of a stage, while fewer than eight stays have ended in its direction. */
export type ProfileYardstick = {
  readonly kind: 'profile';
  readonly expected: number;
  readonly limit: number;
};

/** What a case in a stage is compared with. */
export type Yardstick = HistoryYardstick | ProfileYardstick;

const EXPECTED_TIMES = 3; // by the profile alone
const LEAST_LIMIT_DAYS = 7;

/**
 * What the cases in each stage of one direction are compared with. The stays of all its stages are drawn on, open ones as not ended yet. Fewer than
 * eight that ended in all of them: the days that the profile expects; null where it expects none.
 *
 * No stalled case may lengthen what it or another is measured by. So the stays that ended, but for those that took too long, say alone how long is
 * too long; an open stay beyond that is left out, and those within can only make the limit longer. A stay that grows past it, or many at once,
 * change nothing for each other.
 */
export function yardsticksOf(stages: readonly StageStays[]): readonly (Yardstick | null)[] {
  const sorted = stages.map(({ stays, expected }) => ({ stays: sortedStays(stays), expected })); // once: what is left of it stays in order
  const ended = sorted.map(stage => ({ ...stage, stays: stage.stays.filter(({ hasEnded }) => hasEnded) }));
  if (ended.reduce((sum, { stays }) => sum + countEnded(stays), 0) < FEWEST_ENDED)
    return stages.map(({ expected }) => ofProfile(expected));
  const atFirst = limitsOf(stageLengths(ended));
  const usualOnes = ended.map((stage, place) => ({ ...stage, stays: stage.stays.filter(({ days }) => days <= atFirst[place]!) }));
  const alone = limitsOf(stageLengths(usualOnes));
  const counted = sorted.map((stage, place) => ({
    ...stage,
    stays: stage.stays.filter(({ days, hasEnded }) => days <= (hasEnded ? atFirst : alone)[place]!),
  }));
  return stageLengths(counted).map((length, place): Yardstick | null => {
    if (length === null || alone[place] === Infinity) return null;
    const own = countStays(usualOnes[place]!.stays);
    const limit = Math.max(alone[place]!, Math.round(length.limit));
    return { kind: 'history', usual: Math.round(length.usual), ended: own, open: countStays(counted[place]!.stays) - own, limit };
  });
}

/** In whole days; where nothing says how long is too long nothing is. */
const limitsOf = (lengths: readonly (StageLength | null)[]): readonly number[] =>
  lengths.map(length => (length === null ? Infinity : Math.round(length.limit)));

/** The same of one stage that stands by itself. */
export function yardstickOf(stays: readonly StayLength[], expected: number | null): Yardstick | null {
  return yardsticksOf([{ stays, expected }])[0] ?? null;
}

function ofProfile(expected: number | null): ProfileYardstick | null {
  return expected === null ? null : { kind: 'profile', expected, limit: Math.max(EXPECTED_TIMES * expected, LEAST_LIMIT_DAYS) };
}

/** Without anything to compare with no case is stalled, nor is one whose day of entry is not known. */
export function isStalled(days: number | null, yardstick: Yardstick | null): boolean {
  return days !== null && yardstick !== null && days > yardstick.limit;
}

/** How long a stay there usually is, in days: what stands for a single number where one is shown. */
export function usualDays(yardstick: Yardstick): number {
  return yardstick.kind === 'history' ? yardstick.usual : yardstick.expected;
}
