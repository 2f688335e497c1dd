import type { CivilDate } from '../language.ts';
import type { ClockRule } from '../profile.ts';
import type { StageEvent } from '../stage-event.ts';
import type { ClockChange } from './count.ts';
import { happenedAfter } from './happened-after.ts';

/** Extensions that the rule allows and that name this clock, and the spans in which it stands still. */
export function changesOf(
  rule: ClockRule,
  start: StageEvent,
  events: readonly StageEvent[],
  stop: StageEvent | undefined,
): readonly ClockChange[] {
  return events.flatMap((event): readonly ClockChange[] => {
    if (!happenedAfter(event, start, events) || (stop !== undefined && event.on > stop.on)) return [];
    if (event.type === 'clock-extended' && rule.extension !== null && event.facts['clock'] === rule.id)
      return [extensionOf(event)];
    const tolls = rule.tolls.filter(({ from }) => from === event.type);
    return tolls.length === 0 ? [] : [suspensionOf(event, tolls, events)];
  });
}

/** From an event until the first after it that takes the days up again. */
function suspensionOf(event: StageEvent, tolls: ClockRule['tolls'], events: readonly StageEvent[]): ClockChange {
  const until = events.find(other => tolls.some(({ to }) => to === other.type) && happenedAfter(other, event, events));
  const source = (tolls.find(({ to }) => to === until?.type) ?? tolls[0])?.source ?? null;
  return { kind: 'suspended', event: event.id, on: event.on, until: until?.on ?? null, days: null, ...why(event), source };
}

function extensionOf(event: StageEvent): ClockChange {
  const { days, until } = event.facts;
  return {
    kind: 'extended',
    event: event.id,
    on: event.on,
    until: typeof until === 'string' ? (until as CivilDate) : null, // the profile's fact is of type date
    days: typeof days === 'number' ? days : null,
    ...why(event),
    source: null,
  };
}

function why({ facts }: StageEvent): { readonly reason: string; readonly document: string } {
  const { reason, document } = facts;
  return { reason: typeof reason === 'string' ? reason : '', document: typeof document === 'string' ? document : '' };
}
