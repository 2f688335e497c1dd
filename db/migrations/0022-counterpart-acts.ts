import type { Writer } from '../open.ts';

/**
 * Acts on counterparts that wait for a second person, or were confirmed, refused, or done by the only person of an office. A key says how it came
 * to be accepted. A consent is for one case, shown by a document of it; those of before, for every case and shown by words alone, open nothing more.
 */
export function up(db: Writer): void {
  db.exec(`
    CREATE TABLE counterpart_acts (
      id             TEXT PRIMARY KEY,
      act            TEXT NOT NULL,
      agency         TEXT NOT NULL,
      case_id        TEXT REFERENCES cases (id) ON DELETE CASCADE,
      content        TEXT NOT NULL CHECK (json_valid(content)),
      proposed_by    TEXT NOT NULL REFERENCES users (id),
      proposed_at_ms INTEGER NOT NULL,
      decided_by     TEXT REFERENCES users (id),
      decided_at_ms  INTEGER,
      outcome        TEXT CHECK (outcome IN ('two-persons', 'one-person', 'refused')),
      CHECK ((outcome IS NULL) = (decided_by IS NULL))
    ) STRICT;
    CREATE INDEX counterpart_acts_by_agency ON counterpart_acts (agency, act);
    ALTER TABLE agency_keys ADD COLUMN accepted TEXT CHECK (accepted IN ('two-persons', 'one-person'));
    ALTER TABLE consents ADD COLUMN case_id TEXT REFERENCES cases (id) ON DELETE CASCADE;
    ALTER TABLE consents ADD COLUMN accepted TEXT CHECK (accepted IN ('two-persons', 'one-person'));
    ALTER TABLE consents ADD COLUMN ended_by TEXT;
    ALTER TABLE consents ADD COLUMN ended_at_ms INTEGER;
  `);
}
