import type { Bilingual, CivilDate, RecordId } from '../language.ts';
import type { Profile } from '../profile.ts';
import type { StageEvent } from '../stage-event.ts';
import type { ClockEnd, Ending } from './clock-end.ts';
import type { ClockChange, ClockReading, ClockSurroundings } from './count.ts';

/**
 * How a clock stands. `in-doubt`: the two readings of the law disagree about whether it was kept. `ended`: it no longer applies, though
 * nothing met it. `needs-fact`: a date that the law asks for is not entered. `no-term`: the law sets none here. `suspended`: it stands
 * still. `for-counsel`: something happened after which the sources do not say whether it runs on.
 */
export const clockStates = [
  'running',
  'lapsed',
  'lapsed-in-doubt',
  'stopped',
  'stopped-late',
  'stopped-in-doubt',
  'suspended',
  'for-counsel',
  'ended',
  'needs-fact',
  'no-term',
] as const;
export type ClockState = (typeof clockStates)[number];

/** One clock started by one event: the dates, and how it stands on a given day. */
export type Clock = {
  readonly clock: string; // the rule's id
  readonly start: { readonly event: RecordId; readonly type: string; readonly on: CivilDate };
  readonly state: ClockState;
  readonly readings: readonly ClockReading[]; // none while it waits for a fact, has no term, or stands still
  readonly mustStopBy: CivilDate | null; // the earliest reading
  readonly latest: CivilDate | null;
  readonly warnOn: CivilDate | null; // from when it asks for attention
  readonly stop: { readonly event: RecordId; readonly type: string; readonly on: CivilDate } | null;
  /** Why it no longer applies; null while it does, or where an event met it first. */
  readonly ended: ClockEnd | null;
  /** What happened after which the sources do not say whether it runs on. */
  readonly counsel: Ending | null;
  /** The clock that started it by running out. */
  readonly after: string | null;
  /** Whether another starts when it runs out: then it is over by itself. */
  readonly leads: boolean;
  readonly missing: readonly string[]; // facts to ask for
  readonly changes: readonly ClockChange[];
  readonly noTerm: Bilingual | null;
};

/** How clocks are computed where not as of today and by the events as they stand. */
export type ClockOptions = {
  /** The first version of an event that was corrected. */
  readonly originOf?: (event: RecordId) => RecordId;
  /** Give clocks that will start when another runs out, too, and end none for having run out: what depends on the day is left to the reader. */
  readonly isAhead?: boolean;
};

/** What one clock is computed with. `earlier` are the clocks of rules that stand before its own. */
export type ClockGiven = {
  readonly profile: Profile;
  readonly events: readonly StageEvent[];
  readonly surroundings: ClockSurroundings;
  readonly earlier: readonly Clock[];
  readonly originOf: (event: RecordId) => RecordId;
  readonly isAhead: boolean;
};

/** How a clock began that another led to: which, and its readings, which each go on from one of the other's. */
export type Led = { readonly by: string; readonly readings: readonly ClockReading[] };
