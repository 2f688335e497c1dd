import type { FrameworkItem, ItemFields, ItemKind } from '../shared/framework/items.ts';
import type { CaseId, RecordId, UserId } from '../shared/language.ts';
import type { ChangeRow } from './audit.ts';
import type { Reader, Writer } from './open.ts';

type ItemRow = Omit<FrameworkItem, 'fields' | 'isShipped'> & { readonly fields: string };

/** The items that this office wrote: its own, and those of the program that it changed. */
export function listOwnItems(db: Reader): readonly Omit<FrameworkItem, 'isShipped'>[] {
  return db
    .prepare<[], ItemRow>('SELECT id, framework, parent, kind, position, fields FROM framework_items ORDER BY position, id')
    .all()
    .map(row => ({ ...row, fields: JSON.parse(row.fields) as ItemFields })); // written by putItem alone
}

export function putItem(db: Writer, { id, framework, parent, kind, position, fields }: Omit<FrameworkItem, 'isShipped'>): void {
  db.prepare<[Record<string, unknown>]>(
    `INSERT INTO framework_items (id, framework, parent, kind, position, fields)
     VALUES (@id, @framework, @parent, @kind, @position, @fields)
     ON CONFLICT (id) DO UPDATE SET parent = excluded.parent, position = excluded.position, fields = excluded.fields`,
  ).run({ id, framework, parent, kind: kind satisfies ItemKind, position, fields: JSON.stringify(fields) });
}

export function deleteItem(db: Writer, id: string): void {
  db.prepare('DELETE FROM framework_items WHERE id = ?').run(id);
}

/** The plan of a year that was closed: what it said then, as canonical JSON, and the SHA-256 of that. */
export type Closing = {
  readonly id: string;
  readonly framework: string;
  readonly year: number;
  readonly frozen: string;
  readonly digest: string;
  readonly closedBy: UserId;
  readonly closedAtMs: number;
  readonly reopenedBy: UserId | null;
  readonly reopenedAtMs: number | null;
  readonly reopenedWhy: string | null;
};

/** Every closing of a framework, newest first; those that were reopened too. */
export function listClosings(db: Reader, framework: string): Closing[] {
  return db
    .prepare<[string], Closing>(
      `SELECT id, framework, year, frozen, digest, closed_by AS closedBy, closed_at_ms AS closedAtMs, reopened_by AS reopenedBy,
         reopened_at_ms AS reopenedAtMs, reopened_why AS reopenedWhy
       FROM year_closings WHERE framework = ? ORDER BY closed_at_ms DESC, id DESC`,
    )
    .all(framework);
}

export function insertClosing(db: Writer, closing: Omit<Closing, 'reopenedBy' | 'reopenedAtMs' | 'reopenedWhy'>): void {
  db.prepare(
    `INSERT INTO year_closings (id, framework, year, frozen, digest, closed_by, closed_at_ms)
     VALUES (@id, @framework, @year, @frozen, @digest, @closedBy, @closedAtMs)`,
  ).run(closing);
}

export function reopenClosing(
  db: Writer,
  { id, by, atMs, why }: { readonly id: string; readonly by: UserId; readonly atMs: number; readonly why: string },
): void {
  db.prepare('UPDATE year_closings SET reopened_by = ?, reopened_at_ms = ?, reopened_why = ? WHERE id = ?').run(
    by,
    atMs,
    why,
    id,
  );
}

/** That a case, or one record of it (an exchange, an operation), serves an action. It stands in the case's own database. */
export type Served = {
  readonly id: string;
  readonly caseId: CaseId;
  readonly record: RecordId | null;
  readonly action: string;
};

/** Of one action, of one case, or all. A record that was removed since serves nothing. */
export function listServed(db: Reader, of: { readonly action?: string; readonly caseId?: CaseId }): Served[] {
  return db
    .prepare<[Record<string, unknown>], Served>(
      `SELECT id, case_id AS caseId, record, action FROM served_actions
       WHERE (@action IS NULL OR action = @action) AND (@caseId IS NULL OR case_id = @caseId)
         AND (record IS NULL OR EXISTS (SELECT 1 FROM records WHERE records.id = record)) ORDER BY case_id, action, id`,
    )
    .all({ action: of.action ?? null, caseId: of.caseId ?? null });
}

/** Whether it was not there before. */
export function insertServed(db: Writer, served: Served & { readonly byUser: UserId; readonly atMs: number }): boolean {
  const { changes } = db
    .prepare(
      `INSERT INTO served_actions (id, case_id, record, action, by_user, at_ms)
       VALUES (@id, @caseId, @record, @action, @byUser, @atMs) ON CONFLICT DO NOTHING`,
    )
    .run(served);
  return changes > 0;
}

/** Whether it was there. */
export function deleteServed(db: Writer, { caseId, record, action }: Omit<Served, 'id'>): boolean {
  const gone = db
    .prepare("DELETE FROM served_actions WHERE case_id = ? AND action = ? AND coalesce(record, '') = ?")
    .run(caseId, action, record ?? '');
  return gone.changes > 0;
}

/** What was changed of records of the office, newest first. */
export function listOfficeHistory(db: Reader, records: readonly string[], most: number): ChangeRow[] {
  return db
    .prepare<[string, number], ChangeRow>(
      `SELECT entry, position, case_id AS caseId, record, entity, field, old, new, salt, commitment FROM changes
       WHERE case_id IS NULL AND record IN (SELECT value FROM json_each(?)) ORDER BY entry DESC, position LIMIT ?`,
    )
    .all(JSON.stringify(records), most);
}

/** Whether an entry of the office was undone since. */
export function isUndone(db: Reader, entry: number): boolean {
  const found = db
    .prepare<[number, string], number>(
      `SELECT 1 FROM changes WHERE case_id IS NULL AND record IN (SELECT record FROM changes WHERE entry = ? AND case_id IS NULL)
         AND field = 'undone' AND new = ? LIMIT 1`,
    )
    .pluck()
    .get(entry, String(entry));
  return found !== undefined;
}
