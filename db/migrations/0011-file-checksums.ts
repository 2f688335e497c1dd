import type { Writer } from '../open.ts';

/** A ZIP names each entry's CRC-32 before the entry; known since the file came in, a packet need not read it twice. Null for older files. */
export function up(db: Writer): void {
  db.exec('ALTER TABLE stored_files ADD COLUMN crc32 INTEGER');
}
