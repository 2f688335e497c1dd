import type { CaseRecord } from '../shared/case.ts';
import type { CaseId, Json, RecordId } from '../shared/language.ts';
import { matchKeysOf, type MatchKey } from '../shared/same-person/match-keys.ts';
import type { Reader, Writer } from './open.ts';
import { prepared } from './prepared.ts';

type Keyed = Pick<CaseRecord, 'entity' | 'fields' | 'parentId'>;

/** Write the keys of a new record. `seq`: its row. */
export function insertMatchKeys(db: Writer, caseId: CaseId, record: Keyed, seq: number | bigint): void {
  const keys = matchKeysOf(record);
  if (keys.length === 0) return;
  const owner = ownerOf(db, caseId, record, seq);
  if (owner === undefined) return;
  const insert = prepared<unknown[]>(db, 'INSERT OR IGNORE INTO match_keys (key, owner, source) VALUES (?, ?, ?)');
  for (const key of keys) insert.run(key, owner, seq);
}

/** Write a record's keys anew after its fields changed. */
export function replaceMatchKeys(db: Writer, caseId: CaseId, record: Keyed, seq: number): void {
  prepared<unknown[]>(db, 'DELETE FROM match_keys WHERE source = ?').run(seq);
  insertMatchKeys(db, caseId, record, seq);
}

/** A person's keys are its own record's; those of what hangs from it are the person's; a warrant's, wherever it hangs, the case's. */
function ownerOf(db: Reader, caseId: CaseId, { entity, parentId }: Keyed, seq: number | bigint): number | bigint | undefined {
  if (entity === 'case' || entity === 'subject') return seq;
  const holder = entity === 'warrant' || parentId === null ? caseId : parentId;
  return prepared<[string], number>(db, 'SELECT seq FROM records WHERE id = ?').pluck().get(holder);
}

/** By which rules the keys here were made; undefined where they never were. */
export function findMatchKeysVersion(db: Reader): number | undefined {
  return prepared<[], number>(db, 'SELECT version FROM match_keys_rules WHERE id = 1').pluck().get();
}

/** Make every key of this database anew, by these rules. */
export function renewMatchKeys(db: Writer, entities: readonly string[], version: number): void {
  db.transaction(() => {
    db.exec('DELETE FROM match_keys');
    const rows = db
      .prepare<[string], { seq: number; caseId: CaseId; entity: string; parentId: RecordId | null; fields: string }>(
        `SELECT seq, case_id AS caseId, entity, parent_id AS parentId, fields FROM records
         WHERE entity IN (SELECT value FROM json_each(?)) ORDER BY seq`,
      )
      .all(JSON.stringify(entities));
    for (const { seq, caseId, fields, ...row } of rows)
      insertMatchKeys(db, caseId, { ...row, fields: JSON.parse(fields) as Record<string, Json> }, seq); // written by insertRecord
    db.prepare('INSERT OR REPLACE INTO match_keys_rules (id, version) VALUES (1, ?)').run(version);
  })();
}

/** A person or a case that shares keys with what is looked for. */
export type Neighbour = {
  readonly id: RecordId;
  readonly caseId: CaseId;
  readonly reference: string;
  readonly title: string;
};

/** Who shares any of these keys, most keys first. */
export function listNeighbours(db: Reader, keys: readonly MatchKey[], entity: 'subject' | 'case', limit: number): Neighbour[] {
  return prepared<[string, string, number], Neighbour>(
    db,
    `SELECT records.id AS id, case_id AS caseId, reference, title
     FROM (SELECT owner, count(*) AS shared FROM match_keys WHERE key IN (SELECT value FROM json_each(?)) GROUP BY owner) AS near
     JOIN records ON seq = near.owner JOIN cases ON cases.id = case_id
     WHERE entity = ? ORDER BY shared DESC, seq LIMIT ?`,
  ).all(JSON.stringify(keys), entity, limit);
}

type Trait = Pick<CaseRecord, 'id' | 'entity' | 'fields' | 'parentId'>;

/** The records of these entities that say who each of these persons is: theirs and those that hang from it, by the person's id. */
export function listTraitRecords(
  db: Reader,
  persons: readonly RecordId[],
  entities: readonly string[],
): ReadonlyMap<RecordId, readonly Trait[]> {
  const rows = prepared<[string, string, string], { id: RecordId; entity: string; parentId: RecordId | null; fields: string }>(
    db,
    `SELECT id, entity, parent_id AS parentId, fields FROM records WHERE id IN (SELECT value FROM json_each(?))
     UNION ALL
     SELECT id, entity, parent_id, fields FROM records
     WHERE parent_id IN (SELECT value FROM json_each(?)) AND entity IN (SELECT value FROM json_each(?))`,
  ).all(JSON.stringify(persons), JSON.stringify(persons), JSON.stringify(entities));
  const records = rows.map((row): Trait => ({ ...row, fields: JSON.parse(row.fields) as Record<string, Json> })); // written by insertRecord
  return Map.groupBy(records, ({ id, entity, parentId }) => (entity === 'subject' ? id : (parentId ?? id)));
}

/** The warrants of a case. */
export function listWarrants(db: Reader, caseId: CaseId): Pick<CaseRecord, 'entity' | 'fields'>[] {
  return prepared<[string], { entity: string; fields: string }>(
    db,
    "SELECT entity, fields FROM records WHERE case_id = ? AND entity = 'warrant' ORDER BY id",
  )
    .all(caseId)
    .map(({ entity, fields }) => ({ entity, fields: JSON.parse(fields) as Record<string, Json> })); // written by insertRecord
}
