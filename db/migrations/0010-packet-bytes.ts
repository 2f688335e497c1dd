import type { Writer } from '../open.ts';

/** The bytes of a packet stand apart from its row in the ledger, which every path of the packet looks up, and every list reads. */
export function up(db: Writer): void {
  db.exec(`
    CREATE TABLE ledger_bytes (
      direction   TEXT NOT NULL,
      packet_id   TEXT NOT NULL,
      packet_json BLOB NOT NULL,
      PRIMARY KEY (direction, packet_id),
      FOREIGN KEY (direction, packet_id) REFERENCES ledger (direction, packet_id)
    ) STRICT;

    INSERT INTO ledger_bytes (direction, packet_id, packet_json) SELECT direction, packet_id, packet_json FROM ledger;
    ALTER TABLE ledger DROP COLUMN packet_json;
  `);
}
