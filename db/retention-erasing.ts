import type { CaseId, RecordId } from '../shared/language.ts';
import type { Change } from './audit.ts';
import type { Reader, Writer } from './open.ts';
import { removeStoredFile } from './stored-files.ts';

/** The records that history knows under these, those removed earlier included: no branch of what stands has them. */
export function listRecordedUnder(db: Reader, caseId: CaseId, records: readonly RecordId[]): readonly RecordId[] {
  const known = db
    .prepare<[object], { record: RecordId; parent: RecordId }>(
      `SELECT DISTINCT record, parent FROM
         (SELECT record, old ->> '$.parentId' AS parent FROM changes WHERE case_id = @caseId AND field = '*'
          UNION ALL SELECT record, new ->> '$.parentId' FROM changes WHERE case_id = @caseId AND field = '*')
       WHERE parent IS NOT NULL ORDER BY record, parent`,
    )
    .all({ caseId });
  const under = Map.groupBy(known, ({ parent }) => parent);
  const found = new Set(records);
  for (const each of found) for (const { record } of under.get(each) ?? []) found.add(record); // a set goes on to what is added
  return [...found];
}

/** The files that history names of a case's documents, those removed earlier included: of some records, or of all. Asked before it is erased. */
export function listRecordedFiles(db: Reader, caseId: CaseId, records: readonly string[] | null): readonly string[] {
  return db
    .prepare<[object], string>(
      `SELECT DISTINCT name FROM
         (SELECT record, CASE field WHEN '*' THEN old ->> '$.fields.storedFile' ELSE old ->> '$' END AS name FROM changes
            WHERE case_id = @caseId AND entity = 'document' AND field IN ('*', 'storedFile')
          UNION ALL SELECT record, CASE field WHEN '*' THEN new ->> '$.fields.storedFile' ELSE new ->> '$' END FROM changes
            WHERE case_id = @caseId AND entity = 'document' AND field IN ('*', 'storedFile'))
       WHERE name IS NOT NULL AND (@records IS NULL OR record IN (SELECT value FROM json_each(@records))) ORDER BY name`,
    )
    .pluck()
    .all({ caseId, records: records === null ? null : JSON.stringify(records) });
}

/**
 * In the transaction that erases: of these files, those that no document has any more. From here on no row names them, so that a crash before
 * they are deleted leaves them to be set aside.
 */
export function forgetFiles(db: Writer, names: readonly string[]): readonly string[] {
  const isHad = db.prepare<[string], number>(
    `SELECT 1 FROM records WHERE entity = 'document' AND fields ->> 'storedFile' = ? LIMIT 1`,
  );
  const gone = [...new Set(names)].filter(name => isHad.get(name) === undefined);
  for (const name of gone) removeStoredFile(db, name);
  return gone;
}

/** What was typed about these and not saved, by anybody; it names them by where it was typed or in what was typed. */
export function forgetDraftsOn(office: Writer, ids: readonly string[]): void {
  office
    .prepare(
      `DELETE FROM drafts WHERE EXISTS
         (SELECT 1 FROM json_each(?) AS gone WHERE instr(place, gone.value) > 0 OR instr(drafts.value, gone.value) > 0)`,
    )
    .run(JSON.stringify(ids));
}

/**
 * Blind comparisons under way that are computed from these, or have hits there that were not told yet: what was computed goes, and with it the run. That
 * they were hits goes too, and that the cases were chosen.
 */
export function forgetComparisonsOn(office: Writer, ids: readonly string[], note: (change: Change) => void): void {
  const named = JSON.stringify(ids);
  const runs = office
    .prepare<[object], { run: string; state: string }>(
      `SELECT run, state FROM comparisons JOIN comparison_secrets USING (run)
       WHERE EXISTS (SELECT 1 FROM json_each(@named) AS gone WHERE instr(secret, gone.value) > 0)
         OR EXISTS (SELECT 1 FROM comparison_hits AS hits JOIN json_each(@named) AS gone ON gone.value IN (hits.record, hits.case_id)
              WHERE hits.run = comparisons.run) ORDER BY run`,
    )
    .all({ named });
  for (const { run, state } of runs) {
    office.prepare('DELETE FROM comparison_secrets WHERE run = ?').run(run);
    office.prepare("UPDATE comparisons SET state = 'refused', given = NULL, file = NULL WHERE run = ?").run(run);
    note({ record: run, entity: 'comparison', field: 'state', old: state, new: 'refused' });
  }
  office
    .prepare(
      'DELETE FROM comparison_hits WHERE record IN (SELECT value FROM json_each(?)) OR case_id IN (SELECT value FROM json_each(?))',
    )
    .run(named, named);
  office
    .prepare(
      `UPDATE comparisons SET chosen =
         (SELECT json_group_array(value) FROM json_each(chosen) WHERE value NOT IN (SELECT value FROM json_each(@named)))
       WHERE json_type(chosen) = 'array' AND EXISTS (SELECT 1 FROM json_each(@named) AS gone WHERE instr(chosen, gone.value) > 0)`,
    )
    .run({ named });
}

/** What was proposed of places whose values go: the marks hold the texts to give instead. null: of all the record's places. */
export function forgetLoosenings(db: Writer, record: RecordId, fields: readonly string[] | null): void {
  db.prepare(
    `DELETE FROM loosenings WHERE record_id = @record AND (@fields IS NULL OR field IN (SELECT value FROM json_each(@fields)))`,
  ).run({ record, fields: fields === null ? null : JSON.stringify(fields) });
}

/** What was said of documents that go, and the digests of what they held. @returns the boxes that went, of which history holds where they were. */
export function forgetPapers(db: Writer, documents: readonly RecordId[]): readonly string[] {
  const going = JSON.stringify(documents);
  const these = 'IN (SELECT value FROM json_each(?))';
  db.prepare(`DELETE FROM original_releases WHERE document_id ${these}`).run(going);
  db.prepare(`DELETE FROM redaction_dismissals WHERE document ${these}`).run(going);
  return db.prepare<[string], string>(`DELETE FROM redaction_boxes WHERE document ${these} RETURNING id`).pluck().all(going);
}

/** By which file it was imported: a digest of the whole case, against which what is erased could be guessed. */
export function forgetImports(db: Writer, caseId: CaseId): void {
  db.prepare('DELETE FROM case_imports WHERE case_id = ?').run(caseId);
}
