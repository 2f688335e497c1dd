/** How a clock stands: over its stop, near it, later, met, or without a date. The host decides; this only draws. */
export type ClockTone = 'over' | 'soon' | 'later' | 'met';

/** One clock as it is shown. Civil dates; `latest` differs from `earliest` where rules read differently. */
export type ClockReading = {
  readonly tone: ClockTone;
  readonly earliest: string;
  readonly latest: string;
  /** Whole days from today to each; negative when past. */
  readonly daysToEarliest: number;
  readonly daysToLatest: number;
  /** Share of the time that has passed, 0–1, to the earliest reading. */
  readonly elapsed: number;
};
