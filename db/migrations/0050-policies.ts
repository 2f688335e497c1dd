import type { Writer } from '../open.ts';

/**
 * Policies of the office: what was proposed, whole, and what became of it. The last one adopted is in force; where none is, the program's own.
 * Both acts are signed by who did them. `ledger.policy` says by which a packet was decided; null where it left before that was kept.
 */
export function up(db: Writer): void {
  db.exec(`
    CREATE TABLE policies (
      id             TEXT PRIMARY KEY,
      content        TEXT NOT NULL CHECK (json_valid(content)),
      digest         TEXT NOT NULL,
      follows        TEXT NOT NULL,
      again          TEXT,
      reason         TEXT NOT NULL,
      proposed_by    TEXT NOT NULL,
      proposed_at_ms INTEGER NOT NULL,
      proposed_sign  BLOB NOT NULL CHECK (length(proposed_sign) = 64),
      number         INTEGER UNIQUE CHECK (number > 0),
      decided_by     TEXT,
      decided_at_ms  INTEGER,
      decided_sign   BLOB CHECK (length(decided_sign) = 64),
      outcome        TEXT CHECK (outcome IN ('two-persons', 'one-person', 'refused')),
      CHECK ((outcome IS NULL) = (decided_by IS NULL)),
      CHECK ((outcome IS NULL) = (decided_at_ms IS NULL)),
      CHECK ((outcome IS NULL) = (decided_sign IS NULL)),
      CHECK ((number IS NULL) = (outcome IS NULL OR outcome = 'refused'))
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX policies_open ON policies (proposed_at_ms, id) WHERE outcome IS NULL;
    CREATE TRIGGER policies_stay BEFORE UPDATE ON policies
    WHEN OLD.outcome IS NOT NULL OR NEW.id IS NOT OLD.id OR NEW.content IS NOT OLD.content OR NEW.digest IS NOT OLD.digest
      OR NEW.follows IS NOT OLD.follows OR NEW.again IS NOT OLD.again OR NEW.reason IS NOT OLD.reason
      OR NEW.proposed_by IS NOT OLD.proposed_by OR NEW.proposed_at_ms IS NOT OLD.proposed_at_ms
      OR NEW.proposed_sign IS NOT OLD.proposed_sign
    BEGIN SELECT RAISE(ABORT, 'a policy is decided once, and never changed'); END;
    CREATE TRIGGER policies_remain BEFORE DELETE ON policies
    BEGIN SELECT RAISE(ABORT, 'policies are never deleted'); END;

    ALTER TABLE ledger ADD COLUMN policy TEXT;
  `);
}
