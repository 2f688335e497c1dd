import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { migrate } from '../../db/migrate.ts';
import { openDatabase, type Writer } from '../../db/open.ts';

// `docs/vault-tables.md` against the migrations: for who reads a vault without Enlace.
const page = readFileSync(join(import.meta.dirname, '..', '..', 'docs', 'vault-tables.md'), 'utf8');
const folder = mkdtempSync(join(tmpdir(), 'enlace-tables-'));
let db: Writer;
beforeAll(() => {
  db = openDatabase(join(folder, 'vault.db'), new Uint8Array(32).fill(7), { create: true });
  migrate(db);
});
afterAll(() => {
  db?.close();
  rmSync(folder, { recursive: true });
});

const coded = (text: string): readonly string[] => [...text.matchAll(/`([a-z][a-z_0-9]*)`/g)].map(([, word]) => word!);
/** What a page says of each table, and of the columns that all have. */
function described(text: string) {
  const lines = text.split('\n').filter(line => line.startsWith('- **'));
  const tables = lines.flatMap(line =>
    [...line.matchAll(/\*\*([a-z_]+)\*\*/g)].map(([, table]) => [table!, new Set(coded(line))] as const),
  );
  return { tables: new Map(tables), common: new Set(coded(/In every table:[^\n]*(?:\n(?!\n)[^\n]*)*/.exec(text)?.[0] ?? '')) };
}

/** The tables that the migrations make, with their columns; those that SQLite keeps a full-text index in are its own. */
function tablesOf(): ReadonlyMap<string, readonly string[]> {
  const names = db
    .prepare<[], string>(
      `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'
       AND name NOT GLOB '*_words_*'`,
    )
    .pluck()
    .all();
  const columns = db.prepare<[string], string>('SELECT name FROM pragma_table_info(?)').pluck();
  return new Map(names.map(name => [name, columns.all(name)]));
}

function unsaid(text: string): readonly string[] {
  const { tables, common } = described(text);
  return [...tablesOf()].flatMap(([table, columns]) => {
    const said = tables.get(table);
    if (said === undefined) return [table];
    return columns.filter(column => !said.has(column) && !common.has(column)).map(column => `${table}.${column}`);
  });
}

it('names every table and column that the migrations make', () => {
  expect(tablesOf().size).toBeGreaterThan(50);
  expect(unsaid(page)).toEqual([]);
});

it('names no table and no column that they do not make', () => {
  const made = tablesOf();
  const apart = new Set(['out', 'in', 'seq', ...made.keys()]); // words and tables that a line speaks of
  const wrong = [...described(page).tables].flatMap(([table, words]) => {
    const line = page.split('\n').find(each => each.startsWith('- **') && each.includes(`**${table}**`)) ?? '';
    const own = [...line.matchAll(/\*\*([a-z_]+)\*\*/g)].flatMap(([, name]) => made.get(name!) ?? []);
    return made.has(table) ? [...words].filter(word => !own.includes(word) && !apart.has(word)) : [table];
  });

  expect(wrong).toEqual([]);
});

it('sees a table and a column that a page leaves out', () => {
  const poor = page.replace('`last_clock_ms`', 'the clock').replace('- **snoozes**', '- snoozes');

  expect(unsaid(poor)).toEqual(expect.arrayContaining(['vault_state.last_clock_ms', 'snoozes']));
});
