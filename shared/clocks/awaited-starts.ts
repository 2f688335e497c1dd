import type { Bilingual } from '../language.ts';
import type { CaseHistory } from '../read-history.ts';
import { effectiveEvents } from '../stage-event.ts';
import { missingLabel } from './explain.ts';
import { openingOf, startsBefore } from './taken-over.ts';

/** A clock of a case that comes as it stands, and the events one of which started it. */
export type AwaitedStart = { readonly clock: string; readonly label: Bilingual; readonly starts: readonly Bilingual[] };

/** What a case that is taken over will be asked for: the same that its clocks wait for once it is here. */
export function awaitedStarts({ profile, records, events, state }: CaseHistory): readonly AwaitedStart[] {
  const own = records.find(({ entity }) => entity === 'case');
  if (own === undefined) return [];
  const opening = openingOf(profile, state, own.id);
  if (opening === null || state.isOver) return [];
  const happened = new Set(effectiveEvents(events).map(({ type }) => type));
  const here = profile.stages.find(({ id }) => id === state.stage)?.clocks ?? [];
  return profile.clocks
    .filter(({ id, start }) => here.includes(id) && !start.events.some(type => happened.has(type)))
    .map(rule => ({ rule, starts: startsBefore(profile, rule, opening.stage) }))
    .filter(({ starts }) => starts.length > 0)
    .map(({ rule: { id, label }, starts }) => ({ clock: id, label, starts: starts.map(type => missingLabel(profile, type)) }));
}
