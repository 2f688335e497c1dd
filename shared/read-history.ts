import type { CaseRecord } from './case.ts';
import type { JudgedHistory } from './history-faults.ts';
import type { Profile } from './profile.ts';
import { stageEventsOf } from './stage-event.ts';
import { foldStages, type StageState } from './stages.ts';
import { takenOverOf } from './taken-over-of.ts';

/** The history of a case as its profile reads it. */
export type CaseHistory = JudgedHistory & { readonly state: StageState };

/** Read a case's history from its records. */
export function readHistory(profile: Profile, records: readonly CaseRecord[]): CaseHistory {
  const own = records.find(({ entity }) => entity === 'case');
  const events = stageEventsOf(records, profile);
  const takenOver = takenOverOf(own?.fields ?? {}, records, events);
  return { profile, records, events, takenOver, state: foldStages(profile, events, takenOver) };
}
