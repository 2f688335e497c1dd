import { hash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { migrate, schemaVersion, type Migration } from '../../db/migrate.ts';
import { migrations } from '../../db/migrations/index.ts';
import { openDatabase, type Writer } from '../../db/open.ts';
import { openOffice } from '../../electron/host/session.ts';
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
    vault.session.office.pragma(`user_version = ${migrations.length - 1}`);
    vault.lock();
    const text = readFileSync(join(vault.folder, 'keyslots.json'), 'utf8');

    // The last step is there already, so it fails: the copy stays, and the vault as it was.
    expect(() => openOffice({ folder: vault.folder, text }, key)).toThrow();

    expect(readdirSync(vault.folder).sort()).toEqual(['before-migration.db', 'files', 'keyslots.json', 'vault.db']);
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
