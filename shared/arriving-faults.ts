import type { CaseRecord } from './case.ts';
import { toldFaults, type ToldFault } from './history-faults.ts';
import type { CivilDate } from './language.ts';
import type { Profile } from './profile.ts';
import { stageEventsOf } from './stage-event.ts';
import { foldStages } from './stages.ts';
import { takenOverOf } from './taken-over-of.ts';

/** A fault that a case brings along. `place` is its event's in the file, such as `events[2]`; null where the case itself says it. */
export type ArrivingFault = ToldFault & { readonly place: string | null };

/** What is wrong with the history of a case that is about to come, by its records alone: the same that the case shows once it is here. */
export function arrivingFaults(profile: Profile, records: readonly CaseRecord[], today: CivilDate): readonly ArrivingFault[] {
  const own = records.find(({ entity }) => entity === 'case');
  const events = stageEventsOf(records, profile);
  const takenOver = takenOverOf(own?.fields ?? {}, records, events);
  const state = foldStages(profile, events, takenOver);
  const places = new Map(events.map(({ id }, index) => [id, `events[${index}]`])); // in the order of the file
  return toldFaults({ profile, records, events, takenOver, state }, today).map(fault => ({
    ...fault,
    place: places.get(fault.event) ?? null,
  }));
}
