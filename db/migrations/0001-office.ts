import type { Writer } from '../open.ts';

/** The office itself: whose vault this is, its users, its secrets, and the chain of what was done. */
export function up(db: Writer): void {
  // One row in vault.db; none in a compartment.
  db.exec(`
    CREATE TABLE vault_state (
      id              INTEGER PRIMARY KEY CHECK (id = 1),
      vault_id        TEXT NOT NULL,
      agency_code     TEXT NOT NULL,
      agency_name_en  TEXT NOT NULL,
      agency_name_es  TEXT NOT NULL,
      synthetic       INTEGER NOT NULL CHECK (synthetic IN (0, 1)),
      root_key        BLOB NOT NULL CHECK (length(root_key) = 32),
      recovery_key    BLOB NOT NULL CHECK (length(recovery_key) = 32),
      keyslots_have   TEXT NOT NULL,
      keyslots_next   TEXT,
      channel_epoch   TEXT NOT NULL,
      last_clock_ms   INTEGER NOT NULL
    ) STRICT;

    CREATE TABLE secrets (
      name          TEXT PRIMARY KEY,
      value         BLOB NOT NULL,
      created_at_ms INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE users (
      id              TEXT PRIMARY KEY,
      label           TEXT NOT NULL,
      role            TEXT NOT NULL CHECK (role IN ('officer', 'supervisor', 'auditor')),
      signing_key     BLOB NOT NULL CHECK (length(signing_key) = 32),
      age_recipient   TEXT NOT NULL,
      grant_body      TEXT NOT NULL,
      grant_by        BLOB NOT NULL CHECK (length(grant_by) = 32),
      grant_signature BLOB NOT NULL CHECK (length(grant_signature) = 64),
      created_at_ms   INTEGER NOT NULL,
      disabled_at_ms  INTEGER
    ) STRICT, WITHOUT ROWID;
  `);

  // Documents at rest that a committed row stands for; opening the vault sweeps the others.
  db.exec(`
    CREATE TABLE stored_files (
      name       TEXT PRIMARY KEY CHECK (length(name) = 32),
      size_bytes INTEGER NOT NULL CHECK (size_bytes >= 0),
      sha256     TEXT NOT NULL CHECK (length(sha256) = 43)
    ) STRICT, WITHOUT ROWID;
  `);

  // The chain. An entry is its canonical text; whoever holds the key can still rewrite the file, so the triggers only stop slips.
  db.exec(`
    CREATE TABLE audit_entries (
      number    INTEGER PRIMARY KEY CHECK (number > 0),
      body      TEXT NOT NULL,
      signature BLOB NOT NULL CHECK (length(signature) = 64)
    ) STRICT;

    CREATE TRIGGER audit_entries_stay BEFORE UPDATE ON audit_entries
    BEGIN SELECT RAISE(ABORT, 'audit entries are never changed'); END;
    CREATE TRIGGER audit_entries_remain BEFORE DELETE ON audit_entries
    BEGIN SELECT RAISE(ABORT, 'audit entries are never deleted'); END;
  `);

  // Values and salts, in the case's own database. Erasing them leaves the commitment, so the chain stays whole.
  db.exec(`
    CREATE TABLE changes (
      entry      INTEGER NOT NULL CHECK (entry > 0),
      position   INTEGER NOT NULL CHECK (position >= 0),
      case_id    TEXT,
      record     TEXT NOT NULL,
      entity     TEXT NOT NULL,
      field      TEXT NOT NULL,
      old        TEXT,
      new        TEXT,
      salt       BLOB CHECK (length(salt) = 16),
      commitment BLOB NOT NULL CHECK (length(commitment) = 32),
      PRIMARY KEY (entry, position)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX changes_by_record ON changes (record, entry, position);
    CREATE INDEX changes_by_case ON changes (case_id, entry, position) WHERE case_id IS NOT NULL;

    CREATE TRIGGER changes_only_erased BEFORE UPDATE ON changes
    WHEN NEW.old IS NOT NULL OR NEW.new IS NOT NULL OR NEW.salt IS NOT NULL
      OR NEW.entry IS NOT OLD.entry OR NEW.position IS NOT OLD.position OR NEW.case_id IS NOT OLD.case_id
      OR NEW.record IS NOT OLD.record OR NEW.entity IS NOT OLD.entity OR NEW.field IS NOT OLD.field
      OR NEW.commitment IS NOT OLD.commitment
    BEGIN SELECT RAISE(ABORT, 'a recorded change can only lose its values'); END;
    CREATE TRIGGER changes_remain BEFORE DELETE ON changes
    BEGIN SELECT RAISE(ABORT, 'recorded changes are never deleted'); END;
  `);
}
