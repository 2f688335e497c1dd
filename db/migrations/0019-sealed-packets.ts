import type { Writer } from '../open.ts';

/** The SHA-256 (base64url) of a packet's file as it leaves: by it, and not by its name, is it known again after a crash. */
export function up(db: Writer): void {
  db.exec('ALTER TABLE channel_packets ADD COLUMN sealed TEXT');
}
