import type { Writer } from '../open.ts';

/**
 * A recorded circumstance names its purpose, its value (`stored`, a hash), its reason and how it came to stand, and opens it once: `fact_uses` says
 * in which packet it left. Those of before name no purpose, and open nothing more. `notices`: originators told by packet that what they gave goes on without their consent
 * (`out`), or we of ours (`in`). `classifications`: what an office of Mexico classified when a packet left, ground by ground.
 */
export function up(db: Writer): void {
  db.exec(`
    ALTER TABLE release_facts ADD COLUMN purpose TEXT;
    ALTER TABLE release_facts ADD COLUMN stored TEXT;
    ALTER TABLE release_facts ADD COLUMN why TEXT;
    ALTER TABLE release_facts ADD COLUMN accepted TEXT CHECK (accepted IN ('two-persons', 'one-person'));
    ALTER TABLE release_facts ADD COLUMN is_urgent INTEGER NOT NULL DEFAULT 0 CHECK (is_urgent IN (0, 1));
    CREATE TABLE fact_uses (
      fact   TEXT NOT NULL REFERENCES release_facts (id) ON DELETE CASCADE,
      packet TEXT NOT NULL,
      PRIMARY KEY (fact, packet)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE notices (
      id        TEXT PRIMARY KEY,
      direction TEXT NOT NULL CHECK (direction IN ('out', 'in')),
      agency    TEXT NOT NULL,
      case_id   TEXT,
      recipient TEXT NOT NULL,
      names     TEXT NOT NULL CHECK (json_valid(names)),
      purpose   TEXT NOT NULL,
      ground    TEXT NOT NULL CHECK (ground IN ('exculpatory', 'imminent-danger')),
      at_ms     INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE notice_values (
      notice   TEXT NOT NULL REFERENCES notices (id) ON DELETE CASCADE,
      position INTEGER NOT NULL,
      packet   TEXT NOT NULL,
      digest   TEXT NOT NULL,
      fact     TEXT,
      PRIMARY KEY (notice, position)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX notice_values_by_fact ON notice_values (fact) WHERE fact IS NOT NULL;

    CREATE TABLE classifications (
      id      TEXT PRIMARY KEY,
      case_id TEXT NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
      packet  TEXT NOT NULL,
      on_date TEXT NOT NULL,
      area    TEXT NOT NULL,
      by_user TEXT NOT NULL,
      at_ms   INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE UNIQUE INDEX classifications_by_packet ON classifications (packet);
    CREATE INDEX classifications_by_case ON classifications (case_id);
    CREATE TABLE classification_grounds (
      classification TEXT NOT NULL REFERENCES classifications (id) ON DELETE CASCADE,
      ground         TEXT NOT NULL,
      years          INTEGER CHECK (years BETWEEN 1 AND 5),
      harm           TEXT,
      places         TEXT NOT NULL CHECK (json_valid(places)),
      PRIMARY KEY (classification, ground),
      CHECK ((years IS NULL) = (harm IS NULL))
    ) STRICT, WITHOUT ROWID;
  `);
}
