import type { Writer } from '../open.ts';

/**
 * What may stand in two cases, by keys of records' values (`touch_keys`) and the windows of what happens somewhere (`record_windows`): derived from
 * `source`. `contact_answers`: what contact points said of two records that have something in common.
 */
export function up(db: Writer): void {
  db.exec(`
    CREATE TABLE touch_keys (
      kind    TEXT NOT NULL,
      key     INTEGER NOT NULL,
      case_id TEXT NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
      source  INTEGER NOT NULL REFERENCES records (seq) ON DELETE CASCADE,
      PRIMARY KEY (kind, key, case_id, source)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX touch_keys_by_case ON touch_keys (case_id);
    CREATE INDEX touch_keys_by_source ON touch_keys (source);
    CREATE TABLE record_windows (
      source  INTEGER PRIMARY KEY REFERENCES records (seq) ON DELETE CASCADE,
      case_id TEXT NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
      from_ms INTEGER NOT NULL,
      to_ms   INTEGER NOT NULL CHECK (to_ms >= from_ms)
    ) STRICT;
    CREATE INDEX record_windows_by_end ON record_windows (to_ms);
    CREATE INDEX record_windows_by_case ON record_windows (case_id);
    CREATE TABLE contact_answers (
      kind       TEXT NOT NULL,
      one        TEXT NOT NULL,
      other      TEXT NOT NULL CHECK (one < other),
      one_case   TEXT NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
      other_case TEXT NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
      answer     TEXT NOT NULL CHECK (answer IN ('known', 'not-same', 'in-touch')),
      since_on   TEXT CHECK ((since_on IS NOT NULL) = (answer = 'in-touch')),
      by_user    TEXT NOT NULL,
      at_ms      INTEGER NOT NULL,
      PRIMARY KEY (kind, one, other)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX contact_answers_by_one_case ON contact_answers (one_case);
    CREATE INDEX contact_answers_by_other_case ON contact_answers (other_case);
  `);
}
