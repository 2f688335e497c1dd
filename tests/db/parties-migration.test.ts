import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { migrate } from '../../db/migrate.ts';
import { migrations } from '../../db/migrations/index.ts';
import { openDatabase, type Writer } from '../../db/open.ts';

let db: Writer;
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'enlace-parties-'));
  db = openDatabase(join(folder, 'vault.db'), new Uint8Array(32).fill(7), { create: true });
  migrate(db, {
    list: migrations.slice(
      0,
      migrations.findIndex(({ name }) => name.endsWith('-parties')),
    ),
  });
  for (const path of ['kind', 'direction']) db.prepare('INSERT OR IGNORE INTO catalogue_fields VALUES (?)').run(`case.${path}`);
});
afterEach(() => {
  db.close();
  rmSync(folder, { recursive: true, force: true });
});

function earlier(id: string, direction: string | null): void {
  db.prepare(
    `INSERT INTO cases (id, kind, owner, reference, title, direction, persons, folded, changed_at_ms, created_at_ms)
     VALUES (?, 'extradition', 'US-EX', ?, '', ?, '', '', 1, 1)`,
  ).run(id, id, direction);
  const fields = JSON.stringify({ kind: 'extradition', ...(direction === null ? {} : { direction }) });
  db.prepare("INSERT INTO records (id, case_id, entity, position, fields) VALUES (?, ?, 'case', 0, ?)").run(id, id, fields);
}

it('says who asks whom by countries in records and lists, and keeps the earlier word for older offices', () => {
  earlier('ours', 'US_REQ');
  earlier('theirs', 'MX_REQ');
  earlier('unsaid', null);

  migrate(db);

  const records = db.prepare<[], string>('SELECT fields FROM records ORDER BY id').pluck().all();
  expect(records.map(fields => JSON.parse(fields) as unknown)).toEqual([
    { kind: 'extradition', direction: 'US_REQ', requestingCountry: 'US', requestedCountry: 'MX' },
    { kind: 'extradition', direction: 'MX_REQ', requestingCountry: 'MX', requestedCountry: 'US' },
    { kind: 'extradition' },
  ]);
  expect(db.prepare('SELECT direction FROM cases ORDER BY id').pluck().all()).toEqual(['US-MX', 'MX-US', null]);
});

it('gives both countries the mark that protected the word', () => {
  earlier('ours', 'US_REQ');
  db.prepare("INSERT INTO marks VALUES ('ours', 'direction', '{\"level\":\"L3\"}')").run();

  migrate(db);

  expect(db.prepare('SELECT field FROM marks WHERE mark = \'{"level":"L3"}\' ORDER BY field').pluck().all()).toEqual([
    'direction',
    'requestedCountry',
    'requestingCountry',
  ]);
});

it('translates the filters that people saved, and leaves the others as they are', () => {
  const save = db.prepare("INSERT INTO saved_filters VALUES (?, 'u', 'Mine', ?)");
  save.run('f1', '{"directions":["MX_REQ","US_REQ"],"text":"x"}');
  save.run('f2', '{"officer":"Desk"}');

  migrate(db);

  expect(db.prepare('SELECT filter FROM saved_filters ORDER BY id').pluck().all()).toEqual([
    '{"directions":["MX-US","US-MX"],"text":"x"}',
    '{"officer":"Desk"}',
  ]);
});
