import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { openDatabase, writeInBulk, type Writer } from '../../db/open.ts';
import { median, onceMs, ratio, timesOf, type BenchRow } from './measure.ts';

type Db = Database.Database;
const ROWS = 60_000;

/** The same bulk write and the same reads, on an encrypted and on a plain file, by turns. */
export async function storageBench(): Promise<readonly BenchRow[]> {
  const root = mkdtempSync(join(tmpdir(), 'enlace-bench-'));
  try {
    const writes: number[] = [];
    const lookups: number[] = [];
    const scans: number[] = [];
    for (let round = 0; round < 5; round++) {
      const encrypted = openDatabase(join(root, `e${round}.db`), randomBytes(32), { create: true });
      const plain = plainDatabase(join(root, `p${round}.db`));
      const order = round % 2 === 0 ? [encrypted, plain] : [plain, encrypted];
      const times = new Map<Db, Awaited<ReturnType<typeof work>>>();
      for (const db of order) times.set(db, await work(db));
      const [of, base] = [times.get(encrypted), times.get(plain)];
      if (of === undefined || base === undefined) throw new Error('both were measured');
      writes.push(of.write / base.write);
      lookups.push(of.lookup / base.lookup);
      scans.push(of.list / base.list);
      encrypted.close();
      plain.close();
    }
    const middle = (values: number[]): string => ratio(median(values.sort((one, other) => one - other)));
    return [
      { what: 'encrypted against plain SQLite: bulk write', measured: middle(writes), promise: 'within 1.6×' },
      { what: 'encrypted against plain SQLite: look-ups, warm', measured: middle(lookups), promise: 'within 1.15×' },
      { what: 'encrypted against plain SQLite: sorted lists', measured: middle(scans), promise: 'within 1.15×' },
    ];
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

/** As `openDatabase` sets a vault up, without a key. Both sides then write in bulk the same way. */
function plainDatabase(path: string): Db {
  const db = new Database(path);
  for (const pragma of [
    'journal_mode = WAL',
    'synchronous = FULL',
    'temp_store = MEMORY',
    'secure_delete = ON',
    'locking_mode = EXCLUSIVE',
    'cache_size = -65536',
  ])
    db.pragma(pragma);
  return db;
}

async function work(db: Db) {
  db.pragma('cache_size = -65536'); // the same cache on both sides
  db.exec(
    'CREATE TABLE t(id INTEGER PRIMARY KEY, folio TEXT NOT NULL, at INTEGER NOT NULL, body TEXT NOT NULL) STRICT; CREATE INDEX t_folio ON t(folio); CREATE INDEX t_at ON t(at)',
  );
  const insert = db.prepare('INSERT INTO t(folio, at, body) VALUES(?, ?, ?)');
  const body = 'Se entregó el oficio y se acordó la fecha de la audiencia. '.repeat(4);
  const write = await onceMs(() => {
    const rows = db.transaction(() => {
      for (let row = 0; row < ROWS; row++) insert.run(`F-${(row * 7919) % ROWS}`, (row * 104729) % 1_000_003, body);
    });
    writeInBulk(db as Writer, rows); // as the program writes in bulk; the brand marks intent only
    db.pragma('wal_checkpoint(TRUNCATE)');
  });
  const find = db.prepare('SELECT body FROM t WHERE folio = ?');
  const lookup = median(
    await timesOf(9, () => {
      for (let row = 0; row < 5000; row++) find.get(`F-${(row * 31) % ROWS}`);
    }),
  );
  const page = db.prepare('SELECT id, folio, at FROM t WHERE at > ? ORDER BY at LIMIT 100');
  const list = median(
    await timesOf(9, () => {
      for (let row = 0; row < 200; row++) page.all(row * 4000);
    }),
  );
  return { write, lookup, list };
}
