import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fates, travelling } from '../../db/fates.ts';
import { migrate } from '../../db/migrate.ts';
import { openDatabase, type Writer } from '../../db/open.ts';
import { noteRows, takeNoted, tiesOf } from '../../db/travelling-rows.ts';
import { tablesWithSingles } from '../../electron/host/office/alike.ts';

let folder: string;
let db: Writer;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'enlace-fates-'));
  db = openDatabase(join(folder, 'vault.db'), new Uint8Array(32).fill(7), { create: true });
  migrate(db);
});
afterAll(() => {
  db.close();
  rmSync(folder, { recursive: true, force: true });
});

const tables = (): string[] =>
  db
    .prepare<[], string>(
      `SELECT name FROM pragma_table_list WHERE schema = 'main' AND type IN ('table', 'virtual') AND name NOT LIKE 'sqlite_%'
       AND name NOT LIKE 'record_words_%' AND name NOT LIKE 'page_words_%' ORDER BY name`,
    )
    .pluck()
    .all();

describe('the fates of the tables', () => {
  it('are said of every table, and of no other', () => {
    expect(Object.keys(fates).toSorted()).toEqual(tables());
  });

  it('name columns that there are', () => {
    for (const table of travelling) {
      const fate = fates[table]!;
      const columns = db.prepare<[string], string>('SELECT name FROM pragma_table_info(?)').pluck().all(table);
      if (fate.fate !== 'travels') continue;
      expect(columns, table).toEqual(
        expect.arrayContaining([...(fate.key ?? []), ...(fate.derives ?? []), ...(fate.leaves ?? [])]),
      );
    }
  });

  it('let nothing that travels hang from what stays here', () => {
    const hanging = db
      .prepare<[], { table: string; parent: string }>(
        `SELECT DISTINCT tables.name AS "table", keys."table" AS parent FROM pragma_table_list AS tables
         JOIN pragma_foreign_key_list(tables.name) AS keys WHERE tables.schema = 'main' ORDER BY 1, 2`,
      )
      .all()
      .filter(({ table, parent }) => travelling.includes(table) && !travelling.includes(parent));

    expect(hanging).toEqual([]);
    expect(tiesOf(db).length).toBeGreaterThan(30);
  });

  it('know each table of which two stations could make two rows where there may be one', () => {
    const unique = db
      .prepare<[], string>(
        `SELECT DISTINCT tables.name FROM pragma_table_list AS tables JOIN pragma_index_list(tables.name) AS indexes
         WHERE tables.schema = 'main' AND indexes."unique" = 1 AND indexes.origin <> 'pk' ORDER BY 1`,
      )
      .pluck()
      .all()
      .filter(table => travelling.includes(table));

    // A case's reference is settled by itself, and a record is known by its id.
    expect(unique).toEqual([...tablesWithSingles, 'cases', 'records'].toSorted());
  });

  it('are not the same for a key of this machine and one of the agency', () => {
    noteRows(db);
    const insert = db.prepare("INSERT INTO secrets (name, value, created_at_ms) VALUES (?, x'01', 1)");
    for (const name of ['station-signing-seed', 'files-identity', 'agency-signing-seed']) insert.run(name);

    expect(takeNoted(db).map(({ row }) => row)).toEqual(['["agency-signing-seed"]']);
  });
});
