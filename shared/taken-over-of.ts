import type { CaseRecord } from './case.ts';
import type { CivilDate, Json } from './language.ts';
import { effectiveEvents, type StageEvent } from './stage-event.ts';
import type { TakenOver } from './stages.ts';

/**
 * A case without any recorded move stands where its own record says. One that was taken over with a part of its history began where its
 * first move says that it came from.
 */
export function takenOverOf(
  own: Readonly<Record<string, Json>>,
  records: readonly CaseRecord[],
  events: readonly StageEvent[],
): TakenOver | undefined {
  const counted = effectiveEvents(events);
  // Its way is recorded by events alone, from the opening on, though a later move or correction may name its stages.
  if (counted.some(event => event.type === 'case-opened' && event.stage === undefined)) return undefined;
  const first = counted.find(event => event.stage !== undefined);
  const { stage, stageEnteredOn } = own;
  if (first === undefined)
    return typeof stage === 'string'
      ? { stage, on: typeof stageEnteredOn === 'string' ? (stageEnteredOn as CivilDate) : null } // a date field
      : undefined;
  const from = records.find(({ id }) => id === first.id)?.fields['stageFrom'];
  return typeof from === 'string' ? { stage: from, on: null } : undefined;
}
