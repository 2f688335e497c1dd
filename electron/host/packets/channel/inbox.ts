import { listKeys } from '../../../../db/agencies.ts';
import { hasReceived, isEpochLeft, listReceived } from '../../../../db/channels.ts';
import { findLedgerEntry } from '../../../../db/ledger.ts';
import type { ChannelPlace } from '../../../../shared/contract/packets.ts';
import { Refusal } from '../../../../shared/failure.ts';
import { ownKeys } from '../../agencies/agencies.ts';
import type { SessionContext } from '../../ground/context.ts';
import type { Pieces } from '../../places/pieces.ts';
import { placeInChannel } from './channel.ts';
import { signingFingerprint } from '../../keys/fingerprints.ts';
import { openPacket, type OpenedPacket, type ReaderState } from '../read/verify.ts';

/** An opened packet, where it stands in its channel, and how well its sender is known. */
export type Arrival = OpenedPacket & { readonly place: ChannelPlace; readonly isSenderCompared: boolean };

/**
 * Open a packet as one that came to us.
 *
 * @param how - `inspect` looks at it whatever its place in the channel; `receive` refuses what may not be imported, before anything of
 *   its attachments is read. `keep` puts attachments among the vault's files; if the packet is refused they are removed again.
 * @throws Refusal as {@link openPacket} and {@link placeInChannel}; `packet/old-epoch`, `packet/receipt-mismatch`.
 */
export async function openArrival(
  context: SessionContext,
  source: Pieces,
  how: { readonly mode: 'inspect' | 'receive'; readonly isGapAccepted: boolean; readonly keep: boolean },
): Promise<Arrival> {
  const { session, signal } = context;
  const { identity, recipient } = await ownKeys(session);
  const keys = listKeys(session.office).flatMap(key => (key.signingKey === null ? [] : [{ ...key, signingKey: key.signingKey }]));
  let place: ChannelPlace = 'unknown';
  const reader: ReaderState = {
    identity: { secret: identity, recipient },
    knownKeys: keys.map(key => ({ agency: key.agency, publicKey: key.signingKey, isRevoked: key.endedWhy === 'revoked' })),
    holds: packetId => hasReceived(session.office, packetId),
    accept(header, hash) {
      if (how.mode === 'inspect') return;
      place = placeInChannel(header.channel, hash, listReceived(session.office, header.channel), how.isGapAccepted);
      if (hasReceived(session.office, header.packetId)) throw new Refusal('packet/replayed');
      if (!isEpochLeft(session.office, header.channel)) return;
      if (!how.isGapAccepted) throw new Refusal('packet/old-epoch');
      place = 'late';
    },
    ...(how.keep
      ? {
          keep: async (_entry: unknown, content: Pieces) => (await session.files.add(content, signal)).name,
          discard: (stored: string) => session.files.remove(stored),
        }
      : {}),
  };
  const opened = await openPacket(source, reader);
  const sender = keys.find(key => signingFingerprint(key.signingKey) === opened.header.channel.sender);
  const arrival = { ...opened, place, isSenderCompared: sender?.isCompared ?? false };
  if (how.mode === 'receive') refuseWrongReceipt(context, arrival);
  return arrival;
}

function refuseWrongReceipt({ session }: SessionContext, { receipt, header }: Arrival): void {
  if (receipt === null) return;
  const sent = session.visible().flatMap(db => findLedgerEntry(db, 'out', receipt.packet) ?? [])[0];
  if (sent?.hash !== receipt.hash || sent.agency !== header.from.agency) throw new Refusal('packet/receipt-mismatch');
}
