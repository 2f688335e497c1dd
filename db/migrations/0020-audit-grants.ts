import type { Writer } from '../open.ts';

/** Cases whose values an auditor may read for a time; they go with their case. */
export function up(db: Writer): void {
  db.exec(`
    CREATE TABLE audit_grants (
      id            TEXT PRIMARY KEY,
      case_id       TEXT NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
      user_id       TEXT NOT NULL REFERENCES users (id),
      until         TEXT NOT NULL,
      ground        TEXT NOT NULL,
      granted_by    TEXT NOT NULL REFERENCES users (id),
      granted_at_ms INTEGER NOT NULL,
      ended_by      TEXT REFERENCES users (id),
      ended_at_ms   INTEGER
    ) STRICT;
    CREATE INDEX audit_grants_by_user ON audit_grants (user_id, case_id);
  `);
}
