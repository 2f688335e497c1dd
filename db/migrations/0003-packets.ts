import type { Writer } from '../open.ts';

/** Counterparts and their keys, numbered channels, and the ledger of what left and what came in. */
export function up(db: Writer): void {
  // Agencies that the program's own table does not have, and what each may receive. No profile: it may receive nothing.
  db.exec(`
    CREATE TABLE agencies (
      code    TEXT PRIMARY KEY,
      name_en TEXT NOT NULL,
      name_es TEXT NOT NULL,
      country TEXT NOT NULL,
      profile TEXT CHECK (profile IS NULL OR json_valid(profile))
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE agency_keys (
      id          TEXT PRIMARY KEY,
      agency      TEXT NOT NULL REFERENCES agencies (code),
      signing_key BLOB UNIQUE CHECK (length(signing_key) = 32),
      recipient   TEXT NOT NULL,
      card        TEXT CHECK (card IS NULL OR json_valid(card)),
      issued_at   TEXT,
      is_compared INTEGER NOT NULL CHECK (is_compared IN (0, 1)),
      added_at_ms INTEGER NOT NULL,
      ended_at_ms INTEGER,
      ended_why   TEXT CHECK (ended_why IN ('replaced', 'revoked')),
      CHECK ((ended_at_ms IS NULL) = (ended_why IS NULL))
    ) STRICT, WITHOUT ROWID;
    CREATE UNIQUE INDEX agency_keys_current ON agency_keys (agency) WHERE ended_at_ms IS NULL;

    CREATE TABLE consents (
      id          TEXT PRIMARY KEY,
      originator  TEXT NOT NULL,
      recipient   TEXT NOT NULL,
      purposes    TEXT NOT NULL CHECK (json_valid(purposes)),
      until       TEXT,
      document    TEXT NOT NULL,
      by_user     TEXT NOT NULL,
      at_ms       INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
  `);

  // One row per number of a channel. Going out: reserved → signed → confirmed; abandoned: voiding → void. A number is never used twice.
  db.exec(`
    CREATE TABLE channel_packets (
      direction TEXT NOT NULL CHECK (direction IN ('out', 'in')),
      sender    TEXT NOT NULL,
      recipient TEXT NOT NULL,
      epoch     TEXT NOT NULL,
      number    INTEGER NOT NULL CHECK (number > 0),
      packet_id TEXT NOT NULL,
      previous  TEXT,
      hash      TEXT,
      state     TEXT NOT NULL CHECK (state IN ('reserved', 'signed', 'confirmed', 'voiding', 'void', 'received')),
      file      TEXT,
      at_ms     INTEGER NOT NULL,
      PRIMARY KEY (direction, sender, recipient, epoch, number),
      CHECK ((hash IS NULL) = (state = 'reserved')),
      CHECK ((direction = 'in') = (state = 'received'))
    ) STRICT, WITHOUT ROWID;
    CREATE UNIQUE INDEX channel_packets_by_id ON channel_packets (direction, packet_id);
    CREATE INDEX channel_packets_open ON channel_packets (state) WHERE state IN ('reserved', 'signed', 'voiding');
  `);

  // Who, why, when, what, and the answer. It stands in the database of its case.
  db.exec(`
    CREATE TABLE ledger (
      packet_id   TEXT NOT NULL,
      direction   TEXT NOT NULL CHECK (direction IN ('out', 'in')),
      kind        TEXT NOT NULL,
      agency      TEXT NOT NULL,
      case_id     TEXT,
      header      TEXT NOT NULL CHECK (json_valid(header)),
      hash        TEXT NOT NULL,
      packet_json BLOB NOT NULL,
      seed        BLOB CHECK (length(seed) = 32),
      size_bytes  INTEGER NOT NULL,
      file        TEXT,
      by_user     TEXT NOT NULL,
      at_ms       INTEGER NOT NULL,
      acked_by    TEXT,
      acked_at_ms INTEGER,
      voided_at_ms INTEGER,
      PRIMARY KEY (direction, packet_id)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX ledger_by_time ON ledger (at_ms DESC, packet_id);
    CREATE INDEX ledger_by_case ON ledger (case_id, at_ms) WHERE case_id IS NOT NULL;

    CREATE TABLE ledger_paths (
      packet_id TEXT NOT NULL,
      direction TEXT NOT NULL,
      path      TEXT NOT NULL,
      record    TEXT,
      field     TEXT,
      action    TEXT NOT NULL,
      code      TEXT,
      rule      TEXT,
      PRIMARY KEY (direction, packet_id, path),
      FOREIGN KEY (direction, packet_id) REFERENCES ledger (direction, packet_id)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE ledger_withheld (
      packet_id TEXT NOT NULL,
      pointer   TEXT NOT NULL,
      encoded   TEXT NOT NULL,
      PRIMARY KEY (packet_id, pointer)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE received_records (
      agency     TEXT NOT NULL,
      emitted_id TEXT NOT NULL,
      case_id    TEXT NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
      record_id  TEXT NOT NULL,
      PRIMARY KEY (agency, emitted_id)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX received_records_by_case ON received_records (case_id);
  `);
}
