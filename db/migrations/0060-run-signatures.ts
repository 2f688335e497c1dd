import type { Writer } from '../open.ts';

/** By which an entry is known for its station's where another passes it on. */
export function up(db: Writer): void {
  db.exec('ALTER TABLE station_entries ADD COLUMN run_signature BLOB CHECK (length(run_signature) = 64)');
}
