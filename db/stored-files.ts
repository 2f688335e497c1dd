import type { Reader, Writer } from './open.ts';

/** A document at rest, as its plaintext measures: its random name, its SHA-256 in base64url, and its CRC-32 where that is known. */
export type StoredFile = {
  readonly name: string;
  readonly sizeBytes: number;
  readonly sha256: string;
  readonly crc32?: number | null;
};

/** Keep a file: part of the transaction that first refers to it. */
export function keepStoredFile(db: Writer, { name, sizeBytes, sha256, crc32 = null }: StoredFile): void {
  db.prepare('INSERT INTO stored_files (name, size_bytes, sha256, crc32) VALUES (?, ?, ?, ?) ON CONFLICT (name) DO NOTHING').run(
    name,
    sizeBytes,
    sha256,
    crc32,
  );
}

export function findStoredFile(db: Reader, name: string): StoredFile | undefined {
  return db
    .prepare<[string], StoredFile>('SELECT name, size_bytes AS sizeBytes, sha256, crc32 FROM stored_files WHERE name = ?')
    .get(name);
}

export function removeStoredFile(db: Writer, name: string): void {
  db.prepare('DELETE FROM stored_files WHERE name = ?').run(name);
}

/** The files that committed rows keep, those that documents refer to included. */
export function listStoredFiles(db: Writer): StoredFile[] {
  adoptDocumentFiles(db);
  return db.prepare<[], StoredFile>('SELECT name, size_bytes AS sizeBytes, sha256 FROM stored_files ORDER BY name').all();
}

/** Keep what a document's fields refer to, so that a file is never swept from under its record. */
function adoptDocumentFiles(db: Writer): void {
  db.prepare(
    `INSERT INTO stored_files (name, size_bytes, sha256)
     SELECT fields ->> 'storedFile', fields ->> 'sizeBytes', fields ->> 'sha256' FROM records
     WHERE entity = 'document' AND length(fields ->> 'storedFile') = 32
       AND typeof(fields ->> 'sizeBytes') = 'integer' AND length(fields ->> 'sha256') = 43
     ON CONFLICT (name) DO NOTHING`,
  ).run();
}
