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
  folder = mkdtempSync(join(tmpdir(), 'enlace-rules-'));
  db = openDatabase(join(folder, 'vault.db'), new Uint8Array(32).fill(7), { create: true });
  migrate(db, {
    list: migrations.slice(
      0,
      migrations.findIndex(({ name }) => name.endsWith('-rules')),
    ),
  });
  for (const path of ['kind', 'title', 'direction', 'profile'])
    db.prepare('INSERT INTO catalogue_fields VALUES (?)').run(`case.${path}`);
});
afterEach(() => {
  db.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A case as an earlier version kept it: its own record, and the profile that its index was derived under. */
function earlier(id: string, fields: Record<string, string>, indexedUnder: string | null): void {
  db.prepare(
    "INSERT INTO cases (id, kind, owner, reference, title, persons, folded, changed_at_ms, created_at_ms) VALUES (?, 'extradition', 'US-EX', ?, '', '', '', 1, 1)",
  ).run(id, id);
  db.prepare("INSERT INTO records (id, case_id, entity, position, fields) VALUES (?, ?, 'case', 0, ?)").run(
    id,
    id,
    JSON.stringify(fields),
  );
  if (indexedUnder !== null)
    db.prepare(
      "INSERT INTO case_pipeline (case_id, profile, stage, is_over, had_defects, assurances_due, faults) VALUES (?, ?, 'X04', 0, 0, 0, 0)",
    ).run(id, indexedUnder);
}

const fieldsOf = (id: string): unknown =>
  JSON.parse(db.prepare<[string], string>('SELECT fields FROM records WHERE id = ?').pluck().get(id)!);

it('writes into every case the profile that it has been computed under', () => {
  earlier('silent', { kind: 'extradition', title: 'Peñafiel “uno”' }, 'us-mx-us-req@2026-11');
  earlier('named', { kind: 'extradition', profile: 'us-mx-mx-req@2026-11' }, 'us-mx-mx-req@2026-11');
  earlier('mistaken', { kind: 'extradition', profile: 'no-such@1' }, 'us-mx-us-req@2026-11');
  earlier('unindexed', { kind: 'extradition' }, null);

  migrate(db);

  expect(fieldsOf('silent')).toMatchObject({ kind: 'extradition', title: 'Peñafiel “uno”', profile: 'us-mx-us-req@2026-11' });
  expect(fieldsOf('named')).toMatchObject({ profile: 'us-mx-mx-req@2026-11' });
  expect(fieldsOf('mistaken')).toMatchObject({ profile: 'us-mx-us-req@2026-11' });
  expect(fieldsOf('unindexed')).not.toHaveProperty('profile');
});
