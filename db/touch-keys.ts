import type { CaseRecord } from '../shared/case.ts';
import type { ContactKind } from '../shared/deconflict/kinds.ts';
import { touchesOf } from '../shared/deconflict/touches.ts';
import { windowOf } from '../shared/deconflict/windows.ts';
import type { CaseId, Json, RecordId } from '../shared/language.ts';
import { digestOf } from '../shared/same-person/match-keys.ts';
import type { Reader, Writer } from './open.ts';
import { prepared } from './prepared.ts';

type Keyed = Pick<CaseRecord, 'entity' | 'fields'>;

/** Write what a new record may have in common with another case. `seq`: its row. */
export function insertTouches(db: Writer, caseId: CaseId, record: Keyed, seq: number | bigint): void {
  const insert = prepared<unknown[]>(db, 'INSERT OR IGNORE INTO touch_keys (kind, key, case_id, source) VALUES (?, ?, ?, ?)');
  for (const { kind, text } of touchesOf(record)) insert.run(kind, digestOf(text), caseId, seq);
  const window = windowOf(record);
  if (window === null) return;
  prepared<unknown[]>(db, 'INSERT OR REPLACE INTO record_windows (source, case_id, from_ms, to_ms) VALUES (?, ?, ?, ?)').run(
    seq,
    caseId,
    window.fromMs,
    window.toMs,
  );
}

/** Write a record's touches anew after its fields changed. */
export function replaceTouches(db: Writer, caseId: CaseId, record: Keyed, seq: number): void {
  prepared<unknown[]>(db, 'DELETE FROM touch_keys WHERE source = ?').run(seq);
  prepared<unknown[]>(db, 'DELETE FROM record_windows WHERE source = ?').run(seq);
  insertTouches(db, caseId, record, seq);
}

/** Make those of every record here anew. */
export function renewTouches(db: Writer): void {
  db.transaction(() => {
    db.exec('DELETE FROM touch_keys; DELETE FROM record_windows');
    const rows = db
      .prepare<[], { seq: number; caseId: CaseId; entity: string; fields: string }>(
        'SELECT seq, case_id AS caseId, entity, fields FROM records ORDER BY seq',
      )
      .all();
    for (const { seq, caseId, entity, fields } of rows)
      insertTouches(db, caseId, { entity, fields: JSON.parse(fields) as Record<string, Json> }, seq); // written by insertRecord
  })();
}

/** A key, and a record that has it. */
export type TouchRow = { readonly kind: string; readonly key: number; readonly caseId: CaseId; readonly source: number };

/** What these cases may have in common with others. */
export function listTouchesOf(db: Reader, cases: readonly CaseId[]): TouchRow[] {
  return prepared<[string], TouchRow>(
    db,
    `SELECT kind, key, case_id AS caseId, source FROM touch_keys
     WHERE case_id IN (SELECT value FROM json_each(?)) ORDER BY kind, key, case_id, source`,
  ).all(JSON.stringify(cases));
}

/** Which of all keys here stand in more than one case, with the records that have them. */
export function listSharedTouches(db: Reader): TouchRow[] {
  return prepared<[], TouchRow>(
    db,
    `SELECT touch_keys.kind, touch_keys.key, case_id AS caseId, source FROM touch_keys
     JOIN (SELECT kind, key FROM touch_keys GROUP BY kind, key HAVING min(case_id) <> max(case_id)) AS twice
       ON twice.kind = touch_keys.kind AND twice.key = touch_keys.key
     ORDER BY 1, 2, 3, 4`,
  ).all();
}

/** Who has these keys: of a key as many records as are asked for at most, since one that very many have is common anyhow. */
export function listTouchHolders(db: Reader, keys: readonly Pick<TouchRow, 'kind' | 'key'>[]): TouchRow[] {
  return prepared<[string], TouchRow>(
    db,
    `SELECT touch_keys.kind, touch_keys.key, case_id AS caseId, source
     FROM json_each(?) AS asked
     JOIN touch_keys ON touch_keys.kind = asked.value ->> 0 AND touch_keys.key = asked.value ->> 1 ORDER BY 1, 2, 3, 4`,
  ).all(JSON.stringify(keys.map(({ kind, key }) => [kind, key])));
}

export type WindowRow = { readonly caseId: CaseId; readonly source: number; readonly fromMs: number; readonly toMs: number };

/** What happens somewhere and is not over before this moment, soonest first. */
export function listWindows(db: Reader, afterMs: number): WindowRow[] {
  return prepared<[number], WindowRow>(
    db,
    `SELECT case_id AS caseId, source, from_ms AS fromMs, to_ms AS toMs FROM record_windows WHERE to_ms >= ? ORDER BY from_ms, source`,
  ).all(afterMs);
}

/** A record by its row, with the fields of the person that it hangs from, if it hangs from one, and whether it hangs from somebody else. */
export type TouchRecord = {
  readonly seq: number;
  readonly id: RecordId;
  readonly entity: string;
  readonly fields: Readonly<Record<string, Json>>;
  readonly parentEntity: string | null;
  readonly parentFields: Readonly<Record<string, Json>> | null;
  readonly person: RecordId | null;
};

export function listTouchRecords(db: Reader, sources: readonly number[]): ReadonlyMap<number, TouchRecord> {
  type Row = Omit<TouchRecord, 'fields' | 'parentFields'> & { readonly fields: string; readonly parentFields: string | null };
  const rows = prepared<[string], Row>(
    db,
    `SELECT own.seq, own.id, own.entity, own.fields, parent.entity AS parentEntity, parent.fields AS parentFields,
       CASE WHEN own.entity = 'subject' THEN own.id WHEN parent.entity = 'subject' THEN parent.id END AS person
     FROM json_each(?) AS asked JOIN records AS own ON own.seq = asked.value
     LEFT JOIN records AS parent ON parent.id = own.parent_id`,
  ).all(JSON.stringify(sources));
  const read = (text: string) => JSON.parse(text) as Record<string, Json>; // written by insertRecord
  return new Map(
    rows.map(row => [
      row.seq,
      { ...row, fields: read(row.fields), parentFields: row.parentFields === null ? null : read(row.parentFields) },
    ]),
  );
}

/** Who answers for each of these cases, and whether it is over. */
export type ContactCase = {
  readonly id: CaseId;
  readonly reference: string;
  readonly title: string;
  readonly officer: string | null;
  readonly isOver: boolean;
};

export function listContactCases(db: Reader, cases: readonly CaseId[] | null, officer: string | null = null): ContactCase[] {
  const asked = cases === null ? null : JSON.stringify(cases);
  return prepared<[string | null, string | null, string | null], Omit<ContactCase, 'isOver'> & { isOver: 0 | 1 }>(
    db,
    `SELECT id, reference, title, officer, coalesce(is_over, 0) AS isOver FROM cases LEFT JOIN case_pipeline ON case_id = id
     WHERE (? IS NULL OR id IN (SELECT value FROM json_each(?))) AND officer IS coalesce(?, officer) ORDER BY id`,
  )
    .all(asked, asked, officer)
    .map(row => ({ ...row, isOver: row.isOver === 1 }));
}

/** What was said of two records that have something in common. */
export type ContactAnswerRow = {
  readonly kind: ContactKind;
  readonly one: RecordId;
  readonly other: RecordId;
  readonly oneCase: CaseId;
  readonly otherCase: CaseId;
  readonly answer: 'known' | 'not-same' | 'in-touch';
  readonly sinceOn: string | null;
  readonly byUser: string;
  readonly atMs: number;
};

export function listContactAnswers(db: Reader): ContactAnswerRow[] {
  return prepared<[], ContactAnswerRow>(
    db,
    `SELECT kind, one, other, one_case AS oneCase, other_case AS otherCase, answer, since_on AS sinceOn, by_user AS byUser, at_ms AS atMs
     FROM contact_answers ORDER BY kind, one, other`,
  ).all();
}

export function putContactAnswer(db: Writer, row: ContactAnswerRow): void {
  prepared<object>(
    db,
    `INSERT OR REPLACE INTO contact_answers (kind, one, other, one_case, other_case, answer, since_on, by_user, at_ms)
     VALUES (@kind, @one, @other, @oneCase, @otherCase, @answer, @sinceOn, @byUser, @atMs)`,
  ).run(row);
}

export function deleteContactAnswer(db: Writer, { kind, one, other }: Pick<ContactAnswerRow, 'kind' | 'one' | 'other'>): void {
  prepared<unknown[]>(db, 'DELETE FROM contact_answers WHERE kind = ? AND one = ? AND other = ?').run(kind, one, other);
}
