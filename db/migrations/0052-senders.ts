import type { Writer } from '../open.ts';

/**
 * Offices of several machines as senders. `agency_senders` are the keys of a counterpart's other machines, as its cards named them: an ended one
 * signs nothing that is still taken in, and what it signed before stays readable. `cards_given` are the keys of our own machines that a
 * counterpart is known to have: until then, what such a machine signed would be refused there.
 */
export function up(db: Writer): void {
  db.exec(`
    CREATE TABLE agency_senders (
      agency      TEXT NOT NULL,
      sender      TEXT NOT NULL,
      signing_key BLOB NOT NULL CHECK (length(signing_key) = 32),
      added_at_ms INTEGER NOT NULL,
      ended_at_ms INTEGER,
      PRIMARY KEY (agency, sender)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE cards_given (
      agency  TEXT NOT NULL,
      sender  TEXT NOT NULL,
      by_user TEXT NOT NULL,
      at_ms   INTEGER NOT NULL,
      PRIMARY KEY (agency, sender)
    ) STRICT, WITHOUT ROWID;`);
}
