import { hash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { travelling } from '../../db/fates.ts';
import { migrate, schemaVersion } from '../../db/migrate.ts';
import type { Migration } from '../../db/migrations/index.ts';
import { migrations } from '../../db/migrations/index.ts';
import { openDatabase, type Writer } from '../../db/open.ts';
import { openOffice } from '../../electron/host/vault/session.ts';
import { tempVault } from '../support/temp-vault.ts';

const KEY = new Uint8Array(32).fill(7);
const opened: { db: Writer; folder: string }[] = [];
afterEach(() => {
  for (const { db, folder } of opened.splice(0)) {
    db.close();
    rmSync(folder, { recursive: true, force: true });
  }
});

function emptyDatabase(): Writer {
  const folder = mkdtempSync(join(tmpdir(), 'enlace-migrate-'));
  const db = openDatabase(join(folder, 'vault.db'), KEY, { create: true });
  opened.push({ db, folder });
  return db;
}

const schemaOf = (db: Writer) => db.prepare('SELECT type, name, sql FROM sqlite_schema ORDER BY type, name').all();

describe('migrations', () => {
  it('bring an empty database to the newest version, and a second time change nothing', () => {
    const db = emptyDatabase();

    migrate(db);
    const schema = schemaOf(db);
    migrate(db);

    expect(schemaVersion(db)).toBe(migrations.length);
    expect(schemaOf(db)).toEqual(schema);
  });

  it('give no other values to what travels between machines: each of an office makes them at another moment', () => {
    const since = migrations.slice(migrations.findIndex(({ name }) => name === '0051-stations'));
    const written = since.flatMap(({ name }) => {
      const text = readFileSync(join(import.meta.dirname, '..', '..', 'db', 'migrations', `${name}.ts`), 'utf8');
      const tables = [...text.matchAll(/\b(?:UPDATE|INTO|DELETE FROM)\s+(?:main\.)?"?(\w+)/g)].map(([, table]) => table!);
      return tables.filter(table => travelling.includes(table)).map(table => `${name} ${table}`);
    });

    expect(written).toEqual([]);
  });

  it('make strict tables alone', () => {
    const db = emptyDatabase();
    migrate(db);

    const loose = db
      .prepare(
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict = 0 AND name NOT LIKE 'sqlite_%'",
      )
      .pluck()
      .all();

    expect(loose).toEqual([]);
  });

  it('leave the database as it was if one fails', () => {
    const db = emptyDatabase();
    migrate(db);
    const before = schemaOf(db);
    const failing: Migration = {
      name: 'failing',
      up(writer) {
        writer.exec('CREATE TABLE half (a TEXT) STRICT');
        throw new Error('planted');
      },
    };

    expect(() => migrate(db, { list: [...migrations, failing] })).toThrow('planted');

    expect(schemaOf(db)).toEqual(before);
    expect(schemaVersion(db)).toBe(migrations.length);
  });

  it('refuse a database that a newer Enlace wrote', () => {
    const db = emptyDatabase();
    migrate(db);
    db.pragma(`user_version = ${migrations.length + 1}`);

    expect(() => migrate(db)).toThrow(expect.objectContaining({ code: 'vault/from-newer-version' }) as Error);
  });

  it('have a copy made before the first step of an older database, and none of a new or current one', () => {
    const db = emptyDatabase();
    const copied: number[] = [];
    const copyBefore = (version: number) => void copied.push(version);

    migrate(db, { list: migrations.slice(0, 1), copyBefore });
    expect(copied).toEqual([]);
    migrate(db, { copyBefore });
    migrate(db, { copyBefore });

    expect(copied).toEqual(migrations.length > 1 ? [1] : []);
  });

  it('keep the copy beside the vault, under the vault’s key', async () => {
    const vault = await tempVault();
    const key = Buffer.from(vault.session.keys.vaultKey);
    vault.session.office.pragma('user_version = 1');
    vault.lock();
    const text = readFileSync(join(vault.folder, 'keyslots.json'), 'utf8');

    // The second step is there already, so it fails: the copy stays, and the vault as it was.
    expect(() => openOffice({ folder: vault.folder, text }, key)).toThrow();

    expect(readdirSync(vault.folder).sort()).toEqual([
      'before-migration.db',
      'confirmed.jsonl',
      'files',
      'keyslots.json',
      'vault.db',
      'vault.lock',
    ]);
    const copy = openDatabase(join(vault.folder, 'before-migration.db'), key);
    expect(copy.prepare('SELECT count(*) FROM vault_state').pluck().get()).toBe(1);
    copy.close();
    vault.cleanup();
  });

  it('are numbered by their place', () => {
    expect(migrations.map(({ name }) => Number(name.slice(0, 4)))).toEqual(migrations.map((_, at) => at + 1));
  });

  it('import nothing but the connection’s type', () => {
    const folder = new URL('../../db/migrations/', import.meta.url);
    for (const name of readdirSync(folder).filter(file => /^\d{4}-/.test(file))) {
      const imports = readFileSync(new URL(name, folder), 'utf8').match(/^import .*$/gm) ?? [];
      expect(imports, name).toEqual(["import type { Writer } from '../open.ts';"]);
    }
  });
});

describe('the office’s schema', () => {
  it('moves rows of version 1 into the current schema unchanged', () => {
    const db = emptyDatabase();
    migrate(db, { list: migrations.slice(0, 1) });
    db.prepare("INSERT INTO secrets VALUES ('pseudonym-root', x'0102', 5)").run();
    db.prepare("INSERT INTO audit_entries VALUES (1, '{}', zeroblob(64))").run();
    db.prepare('INSERT INTO stored_files VALUES (?, 3, ?)').run('a'.repeat(32), hash('sha256', 'abc', 'base64url'));

    migrate(db);

    expect(db.prepare('SELECT name, hex(value) AS value, created_at_ms FROM secrets').all()).toEqual([
      { name: 'pseudonym-root', value: '0102', created_at_ms: 5 },
    ]);
    expect(db.prepare('SELECT number, body FROM audit_entries').all()).toEqual([{ number: 1, body: '{}' }]);
    expect(db.prepare('SELECT count(*) FROM stored_files').pluck().get()).toBe(1);
  });
});

describe('the packets’ schema', () => {
  it('moves keys, consents, numbers, the ledger and its packets of version 3 into the current schema unchanged', () => {
    const db = emptyDatabase();
    migrate(db, { list: migrations.slice(0, 3) });
    db.exec(`
      INSERT INTO agencies VALUES ('MX-EX', 'Example', 'Ejemplo', 'MX', '{"agency":"MX-EX"}');
      INSERT INTO agency_keys VALUES ('k1', 'MX-EX', zeroblob(32), 'age1example', NULL, NULL, 1, 5, NULL, NULL);
      INSERT INTO consents VALUES ('c1', 'US-EX', 'MX-EX', '["escort"]', NULL, 'Letter 4', 'u1', 6);
      INSERT INTO channel_packets VALUES ('out', 's', 'r', 'e', 1, 'p1', NULL, 'hash', 'confirmed', '/out/1.age', 7);
      INSERT INTO ledger VALUES ('p1', 'out', 'disclosure', 'MX-EX', NULL, '{}', 'hash', x'7b7d', zeroblob(32), 2, NULL, 'u1', 7,
        NULL, NULL, NULL);
      INSERT INTO ledger_paths VALUES ('p1', 'out', 'title', NULL, NULL, 'RELEASE', NULL, NULL);
      INSERT INTO ledger_withheld VALUES ('p1', '/case/fields/title', 'W10');
    `);
    const tables = ['agencies', 'agency_keys', 'consents', 'channel_packets', 'ledger', 'ledger_paths', 'ledger_withheld'];
    const held = () => {
      const isApart = db.prepare(`SELECT 1 FROM sqlite_schema WHERE name = 'ledger_bytes'`).get() !== undefined;
      const packets = isApart ? 'ledger JOIN ledger_bytes USING (direction, packet_id)' : 'ledger';
      return tables.map(name => db.prepare(`SELECT * FROM ${name === 'ledger' ? packets : name}`).all());
    };
    const before = held();

    migrate(db);

    expect(before.map(rows => rows.length)).toEqual(tables.map(() => 1));
    const later: Readonly<Record<string, object>> = {
      channel_packets: { sealed: null },
      agency_keys: { accepted: null },
      consents: { case_id: null, accepted: null, ended_by: null, ended_at_ms: null },
      ledger: { earlier: null, erased: null, erased_at_ms: null, policy: null },
    };
    const added = (table: string | undefined) => later[table ?? ''] ?? {}; // later columns
    expect(held()).toEqual(before.map((rows, at) => rows.map(row => Object.assign({}, row, added(tables[at])))));
  });

  it('lets a number be used once, an agency have one current key, and a seed have 32 bytes', () => {
    const db = emptyDatabase();
    migrate(db, { list: migrations.slice(0, 3) });
    db.exec("INSERT INTO agencies VALUES ('MX-EX', 'Example', 'Ejemplo', 'MX', NULL)");
    const number = "INSERT INTO channel_packets VALUES ('out', 's', 'r', 'e', 1, 'p1', NULL, NULL, 'reserved', NULL, 7)";
    const key = (id: string) => `INSERT INTO agency_keys VALUES ('${id}', 'MX-EX', NULL, 'age1', NULL, NULL, 1, 5, NULL, NULL)`;
    const seed = `INSERT INTO ledger VALUES ('p1', 'out', 'void', 'MX-EX', NULL, '{}', 'h', x'', zeroblob(31), 2, NULL, 'u', 7,
      NULL, NULL, NULL)`;
    db.exec(number);
    db.exec(key('k1'));

    for (const refused of [number.replace('p1', 'p2'), key('k2'), seed]) expect(() => db.exec(refused)).toThrow(/constraint/i);
  });
});

describe('recorded facts', () => {
  const fact = (changes: Record<string, string | null> = {}) => ({
    id: 'f1',
    kind: 'gate',
    gate: 'gj',
    basis: 'court-order',
    document: 'd1',
    revokedBy: null,
    ...changes,
  });

  it('are kept only whole: a gate with its document, a duty to tell without one', () => {
    const db = emptyDatabase();
    migrate(db, { list: migrations.slice(0, 5) });
    db.pragma('foreign_keys = OFF'); // the case is not what is looked at
    const insert = db.prepare(
      `INSERT INTO release_facts VALUES (@id, 'case', @kind, 'record', 'field', 'MX-EX', @gate, @basis, @document, 'u1', 5,
         @revokedBy, NULL, NULL)`,
    );
    insert.run(fact());
    insert.run(fact({ id: 'f2', kind: 'must-tell', gate: null, basis: null, document: null }));

    for (const broken of [{ document: null }, { basis: null }, { kind: 'must-tell' }, { kind: 'wish' }, { revokedBy: 'u2' }])
      expect(() => insert.run(fact({ id: 'f3', ...broken }))).toThrow(/constraint/i);
  });
});
