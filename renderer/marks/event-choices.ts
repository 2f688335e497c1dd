import { eventName, knownEvents } from '../../shared/decision/event-name.ts';
import { isEventOf } from '../../shared/event-names.ts';
import type { Bilingual } from '../../shared/language.ts';
import type { Profile } from '../../shared/profile.ts';
import type { Choice } from '../ui/choice.ts';

/** What a case says of its events: which it may have, and the days on which each was recorded, as a person reads them. */
export type EventsOfCase = {
  readonly events: Profile['events'];
  readonly recorded: ReadonlyMap<string, readonly string[]>;
};

type Say = {
  readonly name: (text: Bilingual) => string;
  readonly recordedOn: (days: string) => string;
  readonly language: string;
};

/**
 * Every event that may be waited for, by its name: those that the case may have before the others, and what was recorded already says so, since
 * waiting for it opens nothing anew. Two of one name show their codes.
 */
export function eventChoices(
  held: string,
  { events, recorded }: EventsOfCase,
  { name, recordedOn, language }: Say,
): readonly Choice[] {
  const all = [...new Set([...knownEvents(), held])]
    .filter(event => event !== '')
    .map(id => ({ id, label: name(eventName(id)) }));
  const byLabel = Map.groupBy(all, ({ label }) => label);
  const noteOf = ({ id, label }: Choice): string =>
    [
      ...(byLabel.get(label)!.length > 1 ? [id] : []), // its own label is there
      ...(recorded.has(id) ? [recordedOn(recorded.get(id)!.join(', '))] : []),
    ].join(' · ');
  const [own, others] = [all.filter(({ id }) => isEventOf({ events }, id)), all.filter(({ id }) => !isEventOf({ events }, id))];
  const sorted = (choices: readonly Choice[]) => choices.toSorted((one, other) => one.label.localeCompare(other.label, language));
  return [...sorted(own), ...sorted(others)].map(choice => {
    const note = noteOf(choice);
    return note === '' ? choice : { ...choice, note };
  });
}
