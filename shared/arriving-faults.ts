import { toldFaults, type JudgedHistory, type ToldFault } from './history-faults.ts';
import type { CivilDate } from './language.ts';

/** A fault that a case brings along. `place` is its event's in the file, such as `events[2]`; null where the case itself says it. */
export type ArrivingFault = ToldFault & { readonly place: string | null };

/** What is wrong with the history of a case that is about to come: the same that the case shows once it is here. */
export function arrivingFaults(history: JudgedHistory, today: CivilDate): readonly ArrivingFault[] {
  const places = new Map(history.events.map(({ id }, index) => [id, `events[${index}]`])); // in the order of the file
  return toldFaults(history, today).map(fault => ({ ...fault, place: places.get(fault.event) ?? null }));
}
