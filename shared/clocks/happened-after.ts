import type { StageEvent } from '../stage-event.ts';

/**
 * Whether one event came after another. On one day the instants decide, then the way of the case (`history` stands in the order of its
 * moves); where neither says, it may have: an event of the same day counts.
 */
export function happenedAfter(later: StageEvent, earlier: StageEvent, history: readonly StageEvent[]): boolean {
  if (later.id === earlier.id) return false;
  if (later.on !== earlier.on) return later.on > earlier.on;
  const isOrdered =
    (later.at !== undefined && earlier.at !== undefined) || (later.stage !== undefined && earlier.stage !== undefined);
  return !isOrdered || history.indexOf(later) > history.indexOf(earlier);
}
