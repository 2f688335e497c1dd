import type { ChangeRow, EntryRow } from './audit.ts';
import type { Reader } from './open.ts';

const CHANGE = 'entry, position, case_id AS caseId, record, entity, field, old, new, salt, commitment';

/** A page of a case's history by whole entries, newest entry first; within an entry in the order of the changes. */
export function listCaseHistory(
  db: Reader,
  { caseId, record, before, entries }: { caseId: string; record: string | null; before: number; entries: number },
): ChangeRow[] {
  return db
    .prepare<[Record<string, unknown>], ChangeRow>(
      `SELECT ${CHANGE} FROM changes
       WHERE case_id = @caseId AND (@record IS NULL OR record = @record) AND entry IN (
         SELECT DISTINCT entry FROM changes
         WHERE case_id = @caseId AND (@record IS NULL OR record = @record) AND entry < @before ORDER BY entry DESC LIMIT @entries)
       ORDER BY entry DESC, position`,
    )
    .all({ caseId, record, before, entries });
}

/** The records that hang or hung from this one, as the changes tell that made or removed them. */
export function listPartsEver(db: Reader, caseId: string, parent: string): string[] {
  return db
    .prepare<[string, string, string], string>(
      `SELECT DISTINCT record FROM changes
       WHERE case_id = ? AND field = '*' AND (new ->> 'parentId' = ? OR old ->> 'parentId' = ?) ORDER BY record`,
    )
    .pluck()
    .all(caseId, parent, parent);
}

/** An entry of the chain by its number. */
export function findEntry(office: Reader, number: number): EntryRow | undefined {
  return office.prepare<[number], EntryRow>('SELECT number, body, signature FROM audit_entries WHERE number = ?').get(number);
}

/** The cases in which this entry was undone since. */
export function listUndone(db: Reader, entry: number): string[] {
  return db
    .prepare<[number, string], string>(
      `SELECT case_id FROM changes WHERE case_id IN (SELECT case_id FROM changes WHERE entry = ?)
       AND field = 'undone' AND new = ? ORDER BY case_id`,
    )
    .pluck()
    .all(entry, String(entry));
}

/** What a record was when it was last removed, as the change holds it; undefined where it was not, or was erased. */
export function findLastRemoval(db: Reader, caseId: string, record: string): string | undefined {
  return db
    .prepare<[string, string], string>(
      `SELECT old FROM changes WHERE case_id = ? AND record = ? AND field = '*' AND new IS NULL AND old IS NOT NULL
       ORDER BY entry DESC LIMIT 1`,
    )
    .pluck()
    .get(caseId, record);
}

/** Entries after this one that changed a mark of a record that it changed. */
export function listLaterMarks(db: Reader, entry: number): number[] {
  return db
    .prepare<[number, number], number>(
      `SELECT DISTINCT entry FROM changes WHERE entry > ? AND substr(field, 1, 5) = 'mark:'
       AND (case_id, record) IN (SELECT case_id, record FROM changes WHERE entry = ?) ORDER BY entry`,
    )
    .pluck()
    .all(entry, entry);
}

/** Entries after this one that changed anything of a case. */
export function listLaterEntries(db: Reader, caseId: string, entry: number): number[] {
  return db
    .prepare<[string, number], number>('SELECT DISTINCT entry FROM changes WHERE case_id = ? AND entry > ? ORDER BY entry')
    .pluck()
    .all(caseId, entry);
}

/** Where a record's field `field` was given something that is kept in history alone, newest first. */
export function listMerges(db: Reader, caseId: string, record: string, field: string): { entry: number; with: string }[] {
  return db
    .prepare<[string, string, string], { entry: number; with: string }>(
      `SELECT entry, new AS "with" FROM changes WHERE case_id = ? AND record = ? AND field = ? AND new IS NOT NULL ORDER BY entry DESC`,
    )
    .all(caseId, record, field);
}

/** Whether anything of a record, or of what hangs from it, was changed after an entry. */
export function isChangedSince(db: Reader, caseId: string, record: string, entry: number): boolean {
  const found = db
    .prepare<[Record<string, unknown>], number>(
      `SELECT 1 FROM changes WHERE case_id = @caseId AND entry > @entry
         AND (record = @record OR record IN (SELECT id FROM records WHERE parent_id = @record)) LIMIT 1`,
    )
    .pluck()
    .get({ caseId, record, entry });
  return found !== undefined;
}
