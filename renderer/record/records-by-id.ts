import type { CaseFile, CaseRecord } from '../../shared/case.ts';
import type { RecordId } from '../../shared/language.ts';

const byIdOf = new WeakMap<CaseFile, ReadonlyMap<RecordId, CaseRecord>>();

/** The records of a case by their ids. */
export function recordsById(file: CaseFile): ReadonlyMap<RecordId, CaseRecord> {
  const held = byIdOf.get(file) ?? new Map(file.records.map(record => [record.id, record]));
  byIdOf.set(file, held);
  return held;
}
