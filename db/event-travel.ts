import type { CaseId, RecordId } from '../shared/language.ts';
import type { Reader } from './open.ts';

/** A record of a case that came from another authority, or that has been shown to one. */
export type Travelled = { readonly record: RecordId; readonly way: 'received' | 'released' };

/** The events of a case that were received or released; one of both stands twice. A packet that never left has released nothing. */
export function listTravelledEvents(db: Reader, caseId: CaseId): Travelled[] {
  return db
    .prepare<[Record<string, string>], Travelled>(
      `SELECT record_id AS record, 'received' AS way FROM received_records
         JOIN records ON records.id = record_id WHERE received_records.case_id = @caseId AND entity = 'event'
       UNION
       SELECT record, 'released' AS way FROM ledger JOIN ledger_paths USING (direction, packet_id)
         JOIN records ON records.id = record
       WHERE ledger.case_id = @caseId AND direction = 'out' AND voided_at_ms IS NULL AND entity = 'event' AND action NOT IN ('WITHHOLD', 'OMIT_SILENT')
       ORDER BY way, record`,
    )
    .all({ caseId });
}
