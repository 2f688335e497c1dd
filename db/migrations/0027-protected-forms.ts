import type { Writer } from '../open.ts';

/**
 * For each case that has protected values, the digests of their forms (32 bits each, little-endian), by which the guard finds them in the
 * packet of another case. Derived from the records, and gone with the case; `version` says by which rules.
 */
export function up(db: Writer): void {
  db.exec(`
    CREATE TABLE protected_forms (
      case_id TEXT PRIMARY KEY REFERENCES cases (id) ON DELETE CASCADE,
      forms   BLOB NOT NULL CHECK (length(forms) > 0 AND length(forms) % 4 = 0)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE protected_forms_rules (
      id      INTEGER PRIMARY KEY CHECK (id = 1),
      version INTEGER NOT NULL
    ) STRICT;
  `);
}
