import type { ClockState } from './clocks/clock.ts';
import type { CivilDate } from './language.ts';

/** A clock as a calendar file has to know it. */
export type ClockDay = {
  readonly day: CivilDate | null;
  readonly latest: CivilDate | null;
  readonly state: ClockState;
  readonly isLive: boolean; // its case and stage still call for it
};

/** A day as it was given out before. */
export type GivenDay = {
  readonly day: CivilDate;
  readonly latest: CivilDate;
  readonly sequence: number;
  readonly isCancelled: boolean;
};

const runs: ReadonlySet<ClockState> = new Set(['running', 'lapsed-in-doubt']);
/** Nobody has met it and no rule has ended it: a calendar that has its day keeps it, though the day is past. */
const stays: ReadonlySet<ClockState> = new Set(['lapsed', 'for-counsel']);

/**
 * What a new calendar file says of a clock: the day where it runs; that the day is cancelled, where one was given out and nothing is due by it any
 * more; or nothing. The sequence grows when the day moved, was cancelled, or stands again.
 */
export function nextDay(clock: ClockDay | null, given: GivenDay | undefined): GivenDay | null {
  const { day, latest, state, isLive } = clock ?? gone;
  if (isLive && day !== null && runs.has(state)) {
    const now = { day, latest: latest ?? day, isCancelled: false };
    return { ...now, sequence: given === undefined ? 0 : given.sequence + (isSame(now, given) ? 0 : 1) };
  }
  if (given === undefined || (isLive && day !== null && stays.has(state))) return null;
  return given.isCancelled ? given : { ...given, isCancelled: true, sequence: given.sequence + 1 };
}

/** A clock whose start was retracted. */
const gone: ClockDay = { day: null, latest: null, state: 'ended', isLive: false };

const isSame = (a: Omit<GivenDay, 'sequence'>, b: Omit<GivenDay, 'sequence'>): boolean =>
  a.day === b.day && a.latest === b.latest && a.isCancelled === b.isCancelled;
