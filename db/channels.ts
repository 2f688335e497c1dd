import type { ChannelPosition } from '../shared/packet.ts';
import type { Reader, Writer } from './open.ts';

/** Which channel: a sender's key to a recipient's key, in one epoch of the sender. */
export type Channel = Pick<ChannelPosition, 'sender' | 'recipient' | 'epoch'>;

/** One number of a channel. `file` is the path under which the packet was, or is about to be, written. */
export type ChannelPacket = Channel & {
  readonly number: number;
  readonly packetId: string;
  readonly previous: string | null;
  readonly hash: string | null;
  readonly state: 'reserved' | 'written' | 'confirmed' | 'void' | 'received';
  readonly file: string | null;
  readonly atMs: number;
};

const ROW = 'sender, recipient, epoch, number, packet_id AS packetId, previous, hash, state, file, at_ms AS atMs';

/** What was imported over a channel, by number. */
export function listReceived(db: Reader, channel: Channel): (ChannelPacket & { readonly hash: string })[] {
  return db
    .prepare<[Channel], ChannelPacket & { readonly hash: string }>( // a CHECK of the table: received rows have a hash
      `SELECT ${ROW} FROM channel_packets
       WHERE direction = 'in' AND sender = @sender AND recipient = @recipient AND epoch = @epoch ORDER BY number`,
    )
    .all(channel);
}

export function recordReceived(db: Writer, packet: Omit<ChannelPacket, 'state' | 'file'>): void {
  db.prepare(
    `INSERT INTO channel_packets VALUES ('in', @sender, @recipient, @epoch, @number, @packetId, @previous, @hash, 'received', NULL, @atMs)`,
  ).run(packet);
}

/** The last number given out over a channel, or undefined. */
export function findLastSent(db: Reader, channel: Channel): ChannelPacket | undefined {
  return db
    .prepare<[Channel], ChannelPacket>(
      `SELECT ${ROW} FROM channel_packets
       WHERE direction = 'out' AND sender = @sender AND recipient = @recipient AND epoch = @epoch ORDER BY number DESC LIMIT 1`,
    )
    .get(channel);
}

/** Give out the next number. Its predecessor must be settled, since the new packet names its hash. */
export function reserveNumber(db: Writer, packet: Omit<ChannelPacket, 'state' | 'hash'>): void {
  db.prepare(
    `INSERT INTO channel_packets VALUES ('out', @sender, @recipient, @epoch, @number, @packetId, @previous, NULL, 'reserved', @file, @atMs)`,
  ).run(packet);
}

/** Take back a number under which nothing was signed. */
export function releaseNumber(db: Writer, packetId: string): void {
  db.prepare(`DELETE FROM channel_packets WHERE direction = 'out' AND packet_id = ? AND state = 'reserved'`).run(packetId);
}

/** The packet is signed, and its file may stand in its place from now on. */
export function recordWritten(db: Writer, packetId: string, hash: string): void {
  db.prepare(
    `UPDATE channel_packets SET state = 'written', hash = ? WHERE direction = 'out' AND packet_id = ? AND state = 'reserved'`,
  ).run(hash, packetId);
}

export function confirmNumber(db: Writer, packetId: string): void {
  db.prepare(
    `UPDATE channel_packets SET state = 'confirmed' WHERE direction = 'out' AND packet_id = ? AND state = 'written'`,
  ).run(packetId);
}

/** The number is void: `packetId` and `hash` are the void packet's from now on. */
export function recordVoid(
  db: Writer,
  oldPacketId: string,
  made: { readonly packetId: string; readonly hash: string; readonly file: string },
): void {
  db.prepare(
    `UPDATE channel_packets SET state = 'void', packet_id = @packetId, hash = @hash, file = @file
     WHERE direction = 'out' AND packet_id = @oldPacketId AND state IN ('reserved', 'written')`,
  ).run({ ...made, oldPacketId });
}

/** Numbers given out whose packets were neither confirmed nor voided: what a crash left. */
export function listUnsettled(db: Reader): ChannelPacket[] {
  return db
    .prepare<[], ChannelPacket>(
      `SELECT ${ROW} FROM channel_packets WHERE state IN ('reserved', 'written') ORDER BY sender, recipient, epoch, number`,
    )
    .all();
}

/** Whether we hold a packet of this id that came in. */
export function hasReceived(db: Reader, packetId: string): boolean {
  return (
    db
      .prepare<[string], number>(`SELECT 1 FROM channel_packets WHERE direction = 'in' AND packet_id = ?`)
      .pluck()
      .get(packetId) !== undefined
  );
}
