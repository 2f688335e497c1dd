import type { ChannelPosition } from '../shared/packet.ts';
import type { Reader, Writer } from './open.ts';

/** Which channel: a sender's key to a recipient's key, in one epoch of the sender. */
export type Channel = Pick<ChannelPosition, 'sender' | 'recipient' | 'epoch'>;

/**
 * One number of a channel. `file` is the path under which the packet was, or is about to be, written; `sealed` the SHA-256 (base64url) of what
 * was written there, from before it had that name.
 */
export type ChannelPacket = Channel & {
  readonly number: number;
  readonly packetId: string;
  readonly previous: string | null;
  readonly hash: string | null;
  readonly state: 'reserved' | 'signed' | 'confirmed' | 'voiding' | 'void' | 'received';
  readonly file: string | null;
  readonly sealed: string | null;
  readonly atMs: number;
};

const ROW = 'sender, recipient, epoch, number, packet_id AS packetId, previous, hash, state, file, sealed, at_ms AS atMs';

/** The keys of both sides that one way of packets goes by: those of now and those that they follow. */
export type Line = { readonly senders: readonly string[]; readonly recipients: readonly string[]; readonly epoch: string };

const IN_LINE = `sender IN (SELECT value FROM json_each(@senders)) AND recipient IN (SELECT value FROM json_each(@recipients)) AND epoch = @epoch`;
const lineParameters = ({ senders, recipients, epoch }: Line) => ({
  senders: JSON.stringify(senders),
  recipients: JSON.stringify(recipients),
  epoch,
});

/** What was imported over a way of packets, under whichever keys of both sides, by number. */
export function listReceivedInLine(db: Reader, line: Line): (ChannelPacket & { readonly hash: string })[] {
  return db
    .prepare<[object], ChannelPacket & { readonly hash: string }>( // as below
      `SELECT ${ROW} FROM channel_packets WHERE direction = 'in' AND ${IN_LINE} ORDER BY number`,
    )
    .all(lineParameters(line));
}

/** The last packet that was signed on a way of packets, under whichever keys of both sides: the latest, since an earlier program began anew under each. */
export function findLastInLine(db: Reader, line: Line): ChannelPacket | undefined {
  return db
    .prepare<[object], ChannelPacket>(
      `SELECT ${ROW} FROM channel_packets
       WHERE direction = 'out' AND hash IS NOT NULL AND ${IN_LINE} ORDER BY at_ms DESC, number DESC LIMIT 1`,
    )
    .get(lineParameters(line));
}

/** What was imported over a channel, by number. */
export function listReceived(db: Reader, channel: Channel): (ChannelPacket & { readonly hash: string })[] {
  return db
    .prepare<[Channel], ChannelPacket & { readonly hash: string }>( // a CHECK of the table: received rows have a hash
      `SELECT ${ROW} FROM channel_packets
       WHERE direction = 'in' AND sender = @sender AND recipient = @recipient AND epoch = @epoch ORDER BY number`,
    )
    .all(channel);
}

export function recordReceived(db: Writer, packet: Omit<ChannelPacket, 'state' | 'file' | 'sealed'>): void {
  db.prepare(
    `INSERT INTO channel_packets VALUES ('in', @sender, @recipient, @epoch, @number, @packetId, @previous, @hash, 'received', NULL, @atMs, NULL)`,
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
export function reserveNumber(db: Writer, packet: Omit<ChannelPacket, 'state' | 'hash' | 'sealed'>): void {
  db.prepare(
    `INSERT INTO channel_packets VALUES ('out', @sender, @recipient, @epoch, @number, @packetId, @previous, NULL, 'reserved', @file, @atMs, NULL)`,
  ).run(packet);
}

/** Take back a number under which nothing was signed. */
export function releaseNumber(db: Writer, packetId: string): void {
  db.prepare(`DELETE FROM channel_packets WHERE direction = 'out' AND packet_id = ? AND state = 'reserved'`).run(packetId);
}

/** The packet is signed: from here on its file may exist, and the number can no longer be taken back, only voided. */
export function recordSigned(db: Writer, packetId: string, hash: string): void {
  db.prepare(
    `UPDATE channel_packets SET state = 'signed', hash = ? WHERE direction = 'out' AND packet_id = ? AND state = 'reserved'`,
  ).run(hash, packetId);
}

/** What is about to get the packet's name, whole: by it the file is known again. */
export function recordSealed(db: Writer, packetId: string, sha256: string): void {
  db.prepare(`UPDATE channel_packets SET sealed = ? WHERE direction = 'out' AND packet_id = ? AND state = 'signed'`).run(
    sha256,
    packetId,
  );
}

/** Its file stands where it should. */
export function confirmNumber(db: Writer, packetId: string): void {
  db.prepare(`UPDATE channel_packets SET state = 'confirmed' WHERE direction = 'out' AND packet_id = ? AND state = 'signed'`).run(
    packetId,
  );
}

/** The number becomes a void's: its id, hash and file from now on. The void is signed, and yet to be written. */
export function recordVoiding(
  db: Writer,
  abandonedId: string,
  made: { readonly packetId: string; readonly hash: string; readonly file: string },
): void {
  db.prepare(
    `UPDATE channel_packets SET state = 'voiding', packet_id = @packetId, hash = @hash, file = @file
     WHERE direction = 'out' AND packet_id = @abandonedId AND state IN ('reserved', 'signed')`,
  ).run({ ...made, abandonedId });
}

/** The void's file stands. */
export function confirmVoid(db: Writer, packetId: string, file: string): void {
  db.prepare(
    `UPDATE channel_packets SET state = 'void', file = ? WHERE direction = 'out' AND packet_id = ? AND state = 'voiding'`,
  ).run(file, packetId);
}

/** Numbers given out whose packets were neither confirmed nor voided: what a crash left. */
export function listUnsettled(db: Reader): ChannelPacket[] {
  return db
    .prepare<[], ChannelPacket>(
      `SELECT ${ROW} FROM channel_packets WHERE state IN ('reserved', 'signed', 'voiding') ORDER BY sender, recipient, epoch, number`,
    )
    .all();
}

/** The number of one of our packets, whatever became of it. */
export function findSent(db: Reader, packetId: string): ChannelPacket | undefined {
  return db
    .prepare<[string], ChannelPacket>(`SELECT ${ROW} FROM channel_packets WHERE direction = 'out' AND packet_id = ?`)
    .get(packetId);
}

/** Whether packets of an epoch that began later came in on this way: the sender has left the one it counted in before. */
export function isEpochLeft(db: Reader, { sender, recipient, epoch }: Channel): boolean {
  const begun = `SELECT epoch, min(at_ms) AS at_ms FROM channel_packets
    WHERE direction = 'in' AND sender = @sender AND recipient = @recipient GROUP BY epoch`;
  const later = db.prepare<Channel, number>(
    `WITH begun AS (${begun}) SELECT count(*) FROM begun AS other JOIN begun AS own ON own.epoch = @epoch
     WHERE other.at_ms > own.at_ms`,
  );
  return later.pluck().get({ sender, recipient, epoch }) !== 0;
}

/** Whether an epoch is one of which nothing came in yet, on a way on which packets of another did. */
export function isEpochNew(db: Reader, { sender, recipient, epoch }: Channel): boolean {
  const known = db.prepare<Channel, number>(
    `SELECT count(*) > 0 AND sum(epoch = @epoch) = 0 FROM channel_packets
     WHERE direction = 'in' AND sender = @sender AND recipient = @recipient`,
  );
  return known.pluck().get({ sender, recipient, epoch }) === 1;
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
