import type { Writer } from '../open.ts';

/**
 * Originators' consents that travel as packets: what we asked of another office (`out`), or it of us (`in`), value by value, with its answer. The
 * packet's id is the request's. `record`, `field` and `stored` are ours, of what we asked: where the value stands, and the hash of how it came.
 */
export function up(db: Writer): void {
  db.exec(`
    CREATE TABLE consent_requests (
      id              TEXT PRIMARY KEY,
      direction       TEXT NOT NULL CHECK (direction IN ('out', 'in')),
      agency          TEXT NOT NULL,
      case_id         TEXT,
      recipient       TEXT NOT NULL,
      names           TEXT NOT NULL CHECK (json_valid(names)),
      purpose         TEXT NOT NULL,
      until           TEXT NOT NULL,
      hash            TEXT NOT NULL,
      at_ms           INTEGER NOT NULL,
      answer          TEXT UNIQUE,
      answer_hash     TEXT,
      answered_until  TEXT,
      answered_at_ms  INTEGER,
      withdrawal      TEXT,
      withdrawn_at_ms INTEGER,
      CHECK ((answer IS NULL) = (answered_until IS NULL)),
      CHECK (withdrawal IS NULL OR answer IS NOT NULL)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX consent_requests_by_case ON consent_requests (case_id, direction);
    CREATE TABLE consent_values (
      request  TEXT NOT NULL REFERENCES consent_requests (id) ON DELETE CASCADE,
      position INTEGER NOT NULL,
      packet   TEXT NOT NULL,
      digest   TEXT NOT NULL,
      record   TEXT,
      field    TEXT,
      stored   TEXT,
      given    INTEGER CHECK (given IN (0, 1)),
      PRIMARY KEY (request, position)
    ) STRICT, WITHOUT ROWID;
  `);
}
