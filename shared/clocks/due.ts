import type { CivilDate } from '../language.ts';
import { civilDate, dayNumber, daysBetween } from './civil-date.ts';
import type { ClockState } from './clock.ts';

/**
 * How near a date is: past by every reading, past by the earliest alone, of today, near, further off; `met` where nothing is owed any more.
 * The host decides it; a window and a terminal only show it.
 */
export const tones = ['lapsed', 'in-doubt', 'today', 'soon', 'later', 'met'] as const;
export type Tone = (typeof tones)[number];

/** One date, or the span between two readings of it, as seen on a day. */
export type Due = {
  readonly tone: Tone;
  readonly earliest: CivilDate;
  readonly latest: CivilDate; // the same where there is one reading
  /** Whole days from that day to each; negative when past. */
  readonly daysToEarliest: number;
  readonly daysToLatest: number;
  /** Share of the time to the earliest reading that has passed, 0–1. */
  readonly elapsed: number;
};

/** What a due date is made of. `from` is when its time began, null if it is not known. */
export type Dated = {
  readonly from: CivilDate | null;
  readonly earliest: CivilDate | null;
  readonly latest: CivilDate | null;
  readonly weight: 'hard' | 'soft';
  readonly isMet?: boolean;
  /** Whether the sources leave open that it passes at all: then it is in doubt at most. */
  readonly isDoubted?: boolean;
};

/** From when a date is near, in days: a hard stop, and a promise or report. */
export const NEAR_DAYS = { hard: 7, soft: 3 } as const;

/** How a date stands on a day; null while there is none. `today` is the day of the rule's zone, or the office's where no rule stands behind it. */
export function dueOn(today: CivilDate, { from, earliest, latest, weight, isMet = false, isDoubted = false }: Dated): Due | null {
  if (earliest === null) return null;
  const last = latest === null || latest < earliest ? earliest : latest;
  const [daysToEarliest, daysToLatest] = [daysBetween(today, earliest), daysBetween(today, last)];
  const tone = toneOf(daysToEarliest, daysToLatest, NEAR_DAYS[weight]);
  return {
    tone: isMet ? 'met' : isDoubted && tone === 'lapsed' ? 'in-doubt' : tone,
    earliest,
    latest: last,
    daysToEarliest,
    daysToLatest,
    elapsed: elapsedOf(from, earliest, today),
  };
}

/** The day on which a date was looked at: that of its rule's zone, which may be another than the office's. Where it is placed, it is by this day. */
export function seenOn({ earliest, daysToEarliest }: Pick<Due, 'earliest' | 'daysToEarliest'>): CivilDate {
  return civilDate(dayNumber(earliest) - daysToEarliest);
}

/** The places that a date takes in a row of days from `first` on: from the one to before the other. A drawn day is one of these, whatever day it is where the rule is. */
export function placesOf(
  { earliest, latest }: Pick<Due, 'earliest' | 'latest'>,
  first: CivilDate,
  days: number,
): readonly [from: number, end: number] {
  const from = Math.max(0, daysBetween(first, earliest));
  return [from, Math.max(from, Math.min(days, daysBetween(first, latest) + 1))];
}

/** Whether a clock in this state asks for nothing more. */
export function isMet(state: ClockState): boolean {
  return state.startsWith('stopped') || state === 'ended';
}

/** Whether the sources do not say that a clock in this state can expire. */
export function isDoubted(state: ClockState): boolean {
  return state === 'for-counsel';
}

/** Whether a date has passed, by its earliest reading at least. */
export function isPast({ tone }: Pick<Due, 'tone'>): boolean {
  return tone === 'lapsed' || tone === 'in-doubt';
}

function toneOf(toEarliest: number, toLatest: number, near: number): Tone {
  if (toLatest < 0) return 'lapsed';
  if (toEarliest < 0) return 'in-doubt';
  if (toEarliest === 0) return 'today';
  return toEarliest <= near ? 'soon' : 'later';
}

function elapsedOf(from: CivilDate | null, end: CivilDate, today: CivilDate): number {
  const left = daysBetween(today, end);
  if (left <= 0) return 1;
  if (from === null) return 1 / (left + 1); // nobody knows since when: fuller as it comes near
  const span = daysBetween(from, end);
  return span <= 0 ? 1 : Math.min(1, Math.max(0, (span - left) / span));
}
