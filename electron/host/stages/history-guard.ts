import { listStageRecords } from '../../../db/stages.ts';
import type { Change } from '../../../db/audit.ts';
import type { CaseRecord } from '../../../shared/case.ts';
import { Refusal, type FailurePlace } from '../../../shared/failure.ts';
import { faultsBrought, historyFaults } from '../../../shared/history-faults.ts';
import type { CaseId, Json, RecordId } from '../../../shared/language.ts';
import type { StageFault } from '../../../shared/stages.ts';
import type { Upkeep } from '../ground/context.ts';
import { historyIn, stageRules, type StageRules } from './stage-index.ts';

/** What another authority sends is taken as it is: its faults are told when it arrives, and stay visible until they are mended. */
const TAKES_AS_IT_IS: ReadonlySet<string> = new Set(['packet:import']);

/** The kinds of record that a history is made of. */
const HISTORY: ReadonlySet<string> = new Set(['case', 'event']);

/**
 * Refuse whatever brings a fault into the history of a case that stands, by whichever door it came: an entry, a correction, a change of the
 * case's own fields, the undoing of any of these. A case that begins here (made, imported, received) brings its faults along; they are told.
 */
export const refuseNewFaults: Upkeep['derive'] = (session, services, db, changes, action) => {
  if (TAKES_AS_IT_IS.has(action)) return;
  const touched = Map.groupBy(
    changes.filter(({ caseId, entity }) => caseId != null && HISTORY.has(entity)),
    ({ caseId }) => caseId as CaseId, // those of no case were left out
  );
  let rules: StageRules | undefined;
  for (const [caseId, ofCase] of touched) {
    if (ofCase.some(({ record, field, old }) => record === (caseId as string) && field === '*' && old === null)) continue; // it begins
    const records = listStageRecords(db, caseId);
    if (!records.some(({ entity }) => entity === 'case')) continue; // erased
    rules ??= stageRules(session, services);
    const now = historyIn(records, rules);
    const today = rules.days.begun(now.profile.zone);
    if (historyFaults(now, today).length === 0) continue;
    const brought = faultsBrought(historyIn(recordsBefore(records, ofCase), rules), now, today);
    if (brought.length > 0) throw faultyRefusal(brought);
  }
};

/** The refusal of an entry for its faults, the first of them by name. */
export function faultyRefusal(faults: readonly StageFault[]): Refusal {
  const [first] = faults;
  const places: FailurePlace[] = faults.flatMap(({ code, facts }) =>
    facts.length === 0
      ? [{ path: code.startsWith('history/') ? 'on' : 'to', code }]
      : facts.map(fact => ({ path: `facts.${fact}`, code })),
  );
  return new Refusal(first?.code ?? 'stage/not-an-exit', { places });
}

/** The records of a case as they were before these changes of it. */
function recordsBefore(records: readonly CaseRecord[], changes: readonly Change[]): readonly CaseRecord[] {
  const byId = new Map<string, CaseRecord>(records.map(record => [record.id, record]));
  for (const { record, entity, field, old } of changes.toReversed()) {
    const now = byId.get(record);
    if (field !== '*') {
      if (now !== undefined) byId.set(record, { ...now, fields: withValue(now.fields, field, old) });
    } else if (old === null) byId.delete(record);
    else byId.set(record, { id: record as RecordId, entity, ...(old as unknown as Omit<CaseRecord, 'id' | 'entity'>) }); // as wholeRecord wrote it
  }
  return [...byId.values()];
}

function withValue(fields: CaseRecord['fields'], name: string, value: Json): CaseRecord['fields'] {
  const { [name]: _, ...others } = fields;
  return value === null ? others : { ...others, [name]: value };
}
