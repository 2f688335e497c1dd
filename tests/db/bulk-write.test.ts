import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { closeDatabase, openDatabase, writeInBulk, type Writer } from '../../db/open.ts';

const MARKER = 'declaración del testigo protegido';
const key = randomBytes(32);
let root: string;
let path: string;
let db: Writer;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'enlace-bulk-'));
  path = join(root, 'office.db');
  db = openDatabase(path, key, { create: true });
  db.exec('CREATE TABLE notes (id INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT');
  insert(200);
});
afterEach(() => {
  db.close();
  rmSync(root, { recursive: true, force: true });
});

const insert = (rows: number): void => {
  const statement = db.prepare('INSERT INTO notes (text) VALUES (?)');
  db.transaction(() => {
    for (let row = 0; row < rows; row++) statement.run(`${MARKER} ${row}`);
  })();
};
const count = (): unknown => db.prepare('SELECT count(*) FROM notes').pluck().get();

describe('a bulk write', () => {
  test('leaves the database as any other does: in WAL mode, with no journal beside it when it is closed', () => {
    writeInBulk(db, () => insert(500));

    expect(count()).toBe(700);
    expect(db.pragma('journal_mode', { simple: true })).toBe('wal');
    expect(db.pragma('synchronous', { simple: true })).toBe(2);
    closeDatabase(db);
    expect(readdirSync(root)).toEqual(['office.db']);
  });

  test('is undone when it fails, and its failure comes through', () => {
    const failing = db.transaction(() => {
      insert(500);
      throw new Error('no more');
    });

    expect(() => writeInBulk(db, failing)).toThrow('no more');
    expect(count()).toBe(200);
    expect(db.pragma('journal_mode', { simple: true })).toBe('wal');
  });

  test('keeps in its journal what was there before, and none of it readable', () => {
    writeInBulk(
      db,
      db.transaction(() => {
        db.exec("UPDATE notes SET text = text || '.'");
        const journal = readFileSync(`${path}-journal`);
        expect(journal.length).toBeGreaterThan(8192); // it holds pages
        expect(journal.includes('testigo')).toBe(false);
      }),
    );
    expect(existsSync(`${path}-journal`)).toBe(false);
  });
});
