import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { migrate } from '../../db/migrate.ts';
import { migrations } from '../../db/migrations/index.ts';
import { openDatabase, type Writer } from '../../db/open.ts';

const step = migrations.findIndex(({ name }) => name.endsWith('-value-paths'));
let db: Writer;
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'enlace-paths-'));
  db = openDatabase(join(folder, 'vault.db'), new Uint8Array(32).fill(7), { create: true });
  migrate(db, { list: migrations.slice(0, step) });
  db.exec(`
    INSERT INTO cases (id, kind, owner, reference, title, persons, folded, changed_at_ms, created_at_ms)
      VALUES ('c1', 'extradition', 'US-EX', 'EX-1', '', '', '', 1, 1);
    INSERT INTO received_records VALUES ('MX-EX', 'CAS-A', 'c1', 'c1'), ('MX-EX', 'PER-A', 'c1', 's1');`);
});
afterEach(() => {
  db.close();
  rmSync(folder, { recursive: true, force: true });
});

type Row = readonly [path: string, record: string | null, field: string | null];

function packet(direction: 'out' | 'in', id: string, json: string, rows: readonly Row[]): void {
  db.prepare(
    `INSERT INTO ledger (packet_id, direction, kind, agency, header, hash, size_bytes, by_user, at_ms) VALUES (?, ?, 'disclosure', 'MX-EX', '{}', 'h', 1, 'u', 1)`,
  ).run(id, direction);
  db.prepare('INSERT INTO ledger_bytes (direction, packet_id, packet_json) VALUES (?, ?, ?)').run(
    direction,
    id,
    Buffer.from(json),
  );
  for (const [path, record, field] of rows)
    db.prepare('INSERT INTO ledger_paths VALUES (?, ?, ?, ?, ?, ?, NULL, NULL)').run(
      id,
      direction,
      path,
      record,
      field,
      'RELEASE',
    );
}

const held = (id: string): unknown =>
  db.prepare('SELECT path, record, field FROM ledger_paths WHERE packet_id = ? ORDER BY path').raw().all(id);
const jws = (payload: object): string => JSON.stringify({ payload: Buffer.from(JSON.stringify(payload)).toString('base64url') });
const emitted = (...elements: object[]) => ({ emitted: elements, _sd: ['d'] });

it('names each value of a packet that left by its kind of record, its field and its record', () => {
  packet('out', 'p1', '{}', [
    ['title', 'c1', 'title'],
    ['subjects[1].curp', 's2', 'curp'],
    ['subjects[1].aliases[0].text', 'a1', 'text'],
    ['exchanges[0].items[12].portions[3].text', 'o1', 'text'],
  ]);

  migrate(db, { list: migrations.slice(0, step + 1) });

  expect(held('p1')).toEqual([
    ['alias.text@a1', 'a1', 'text'],
    ['case.title@c1', 'c1', 'title'],
    ['portion.text@o1', 'o1', 'text'],
    ['subject.curp@s2', 's2', 'curp'],
  ]);
});

it('names each value of a packet that came in by the record of ours that it became, or else by the sender’s name', () => {
  const alias = { entity: 'alias', id: 'ALI-A', fields: { _sd: ['d'] }, lists: {} };
  const subject = { entity: 'subject', id: 'PER-A', fields: { _sd: ['d'] }, lists: { aliases: emitted(alias) } };
  packet('in', 'p2', jws({ case: { entity: 'case', id: 'CAS-A', fields: { _sd: [] }, lists: { subjects: emitted(subject) } } }), [
    ['/case/fields/title', null, null],
    ['/case/lists/subjects/emitted/0/fields/given', null, null],
    ['/case/lists/subjects/emitted/0/lists/aliases/emitted/0/fields/text', null, null],
  ]);

  migrate(db, { list: migrations.slice(0, step + 1) });

  expect(held('p2')).toEqual([
    ['alias.text@ALI-A', null, 'text'],
    ['case.title@c1', 'c1', 'title'],
    ['subject.given@s1', 's1', 'given'],
  ]);
});

it('leaves as it was recorded what cannot be told', () => {
  packet('in', 'p3', 'not JSON', [['/case/fields/title', null, null]]);
  packet('out', 'p4', '{}', [
    ['gadgets[0].name', 'g1', 'name'],
    ['title', null, null],
  ]);

  migrate(db, { list: migrations.slice(0, step + 1) });

  expect(held('p3')).toEqual([['/case/fields/title', null, null]]);
  expect(held('p4')).toEqual([
    ['gadgets[0].name', 'g1', 'name'],
    ['title', null, null],
  ]);
});
