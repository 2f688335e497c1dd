import type { Writer } from '../open.ts';

/** Cases that a supervisor deleted: all that stood of each, by table, so that it can come back as it was, and for good its reference. */
export function up(db: Writer): void {
  // `content` and `reason` go when the case is gone for good. `until`: the last day on which it certainly comes back.
  db.exec(`
    CREATE TABLE deleted_cases (
      case_id      TEXT PRIMARY KEY,
      reference    TEXT NOT NULL,
      content      TEXT CHECK (content IS NULL OR json_valid(content)),
      reason       TEXT,
      until        TEXT NOT NULL,
      deleted_by   TEXT NOT NULL,
      deleted_at_ms INTEGER NOT NULL,
      purged_at_ms INTEGER,
      CHECK ((content IS NULL) = (purged_at_ms IS NOT NULL) AND (content IS NULL) = (reason IS NULL))
    ) STRICT, WITHOUT ROWID;
  `);
}
