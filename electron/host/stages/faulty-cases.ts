import { listFaulty } from '../../../db/pipeline.ts';
import { listStageRecords } from '../../../db/stages.ts';
import { eventName } from '../../../shared/decision/event-name.ts';
import { namedFaults } from '../../../shared/history-faults.ts';
import type { FaultyCase } from '../../../shared/pipeline.ts';
import type { Session } from '../ground/context.ts';
import { stageCase, type StageRules } from './stage-index.ts';

/** The first cases, by reference, with something wrong in their history, and what it is. */
export function faultyCases(session: Session, rules: StageRules, top: number): readonly FaultyCase[] {
  const { days, profiles } = rules;
  const first = [days.office, ...profiles.map(({ zone }) => days.in(zone))].toSorted()[0] ?? days.office;
  const found = session
    .visible()
    .flatMap(db => listFaulty(db, first).map(line => ({ db, line })))
    .toSorted((a, b) => (a.line.reference < b.line.reference ? -1 : 1));
  const faulty: FaultyCase[] = [];
  for (const { db, line } of found) {
    if (faulty.length === top) break;
    const staged = stageCase(listStageRecords(db, line.caseId), rules);
    const faults = namedFaults(staged, days.in(staged.profile.zone)).map(fault => ({
      ...fault,
      label: fault.type === null ? null : (staged.profile.events[fault.type] ?? eventName(fault.type)),
    }));
    if (faults.length > 0) faulty.push({ ...line, faults });
  }
  return faulty;
}
