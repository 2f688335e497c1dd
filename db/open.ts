import Database from 'better-sqlite3';
import { Refusal } from '../shared/failure.ts';
import { asSystemRefusal } from '../shared/system-refusal.ts';
import { prepared } from './prepared.ts';

/** A connection you may only read through. Every query function says which it needs. */
export type Reader = Database.Database & { readonly __reads: true };
/** A connection you may write through; usable wherever a Reader is. */
export type Writer = Reader & { readonly __writes: true };

/** The encrypted build's additions, which the types of the plain driver lack. */
type Keyed = { readonly key: (key: Buffer) => void; readonly rekey: (key: Buffer) => void };

/** Pages kept in memory, in KiB. Decryption costs at page reads only, so a large cache is what makes the cipher cheap. */
const CACHE_KIB = 128 * 1024;

/**
 * Open an encrypted database and hold it alone until it is closed.
 *
 * @param path - Absolute path. With `create: false` a missing file is refused.
 * @param key - 32 random bytes: the raw key of SQLCipher 4. It stays the caller's, who overwrites it.
 * @throws Refusal `vault/database-damaged` if the key does not fit or the first page is damaged (the two cannot be told apart).
 * @throws Refusal `vault/open-elsewhere` if another process or connection holds the file.
 */
export function openDatabase(path: string, key: Uint8Array, { create = false }: { readonly create?: boolean } = {}): Writer {
  const db = connect(path, create);
  try {
    db.pragma("cipher='sqlcipher'");
    db.pragma('legacy=4'); // without it no other SQLCipher can read the file
    withRawKey(key, raw => db.key(raw));
    db.pragma('locking_mode=EXCLUSIVE'); // one writer; also keeps the WAL's index in memory, so that there is no -shm file
    const tables = db.prepare<[], number>('SELECT count(*) FROM sqlite_schema').pluck().get(); // the first read is when a wrong key shows
    if (tables === 0 && !create) throw new Refusal('vault/database-damaged'); // an empty file opens under any key
    db.pragma('journal_mode=WAL');
    db.pragma('synchronous=FULL');
    db.pragma('temp_store=MEMORY'); // temporary files would hold plaintext
    db.pragma('secure_delete=ON');
    db.pragma('foreign_keys=ON');
    db.pragma(`cache_size=-${CACHE_KIB}`);
    db.exec('BEGIN IMMEDIATE; COMMIT'); // take the exclusive lock now, not at the first write
    return db;
  } catch (error) {
    db.close();
    throw asVaultRefusal(error);
  }
}

/**
 * Run a large write past the write-ahead log: with a rollback journal a new page is encrypted once, where the log has it encrypted, then
 * decrypted and encrypted again when it is folded in. The journal is encrypted as well, and a crash undoes the write at the next opening.
 * `work` opens its own transaction; none may be open when it is called.
 */
export function writeInBulk<T>(db: Writer, work: () => T): T {
  db.pragma('journal_mode=DELETE');
  try {
    return work();
  } finally {
    db.pragma('journal_mode=WAL');
  }
}

/** Give a database another raw key, every page rewritten. The journal mode must not be WAL; see `closeDatabase`. */
export function rekeyDatabase(db: Writer, key: Uint8Array): void {
  db.pragma('journal_mode=DELETE');
  // The encrypted driver has `rekey`; the types describe the plain one.
  withRawKey(key, raw => (db as unknown as Keyed).rekey(raw));
}

/** Fold the journal into the file and close, so that the database file alone is complete. */
export function closeDatabase(db: Reader): void {
  if (!db.open) return;
  try {
    db.pragma('wal_checkpoint(TRUNCATE)');
  } finally {
    db.close();
  }
}

/** From here on nothing is written through a connection: the driver refuses it (`SQLITE_READONLY`). */
export function onlyRead(db: Writer): void {
  db.pragma('query_only=ON');
}

export function mayOnlyRead(db: Reader): boolean {
  return db.pragma('query_only', { simple: true }) === 1;
}

/** How many rows were written through a connection since it was opened, undone ones too: while it stays the same, nothing has changed. */
export function countWrites(db: Reader): number {
  return prepared<[], number>(db, 'SELECT total_changes()').pluck().get() ?? 0;
}

/** What the system's and the driver's own errors mean for a vault; any other error is returned as it is. */
export function asVaultRefusal(error: unknown): unknown {
  return asSystemRefusal(error, 'vault');
}

function connect(path: string, create: boolean): Writer & Keyed {
  try {
    // The brands mark intent only, and the encrypted driver has the key methods.
    return new Database(path, { fileMustExist: !create, timeout: 100 }) as unknown as Writer & Keyed;
  } catch (error) {
    throw asVaultRefusal(error);
  }
}

function withRawKey(key: Uint8Array, use: (raw: Buffer) => void): void {
  if (key.length !== 32) throw new RangeError('a raw key has 32 bytes');
  const raw = Buffer.alloc(67);
  raw.write("x'");
  for (let at = 0; at < 32; at++) raw.write(key[at]!.toString(16).padStart(2, '0'), 2 + 2 * at);
  raw.write("'", 66);
  try {
    use(raw);
  } finally {
    raw.fill(0);
  }
}
