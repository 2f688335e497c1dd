import { listKeys } from '../../../../db/agencies.ts';
import { listAgencySenders } from '../../../../db/senders.ts';
import { hasReceived, isEpochLeft, isEpochNew, listReceived, listReceivedInLine } from '../../../../db/channels.ts';
import { getVaultState } from '../../../../db/vault-state.ts';
import { findAddedRules } from '../../../../db/submissions.ts';
import { nothingAdded } from '../../../../shared/approval.ts';
import type { ChannelPlace } from '../../../../shared/contract/packets.ts';
import { Refusal, type FailureCode } from '../../../../shared/failure.ts';
import type { Bilingual, CaseId } from '../../../../shared/language.ts';
import { cardWords } from '../../agencies/cards.ts';
import { readingOfKey } from '../../agencies/agencies.ts';
import { keyLine } from '../../agencies/key-line.ts';
import { ownFingerprints, ownKeys, retiredKeys } from '../../agencies/own-keys.ts';
import { keyOfSender } from '../../agencies/senders.ts';
import type { Session, SessionContext } from '../../ground/context.ts';
import type { Pieces } from '../../places/pieces.ts';
import { signingFingerprint } from '../../keys/fingerprints.ts';
import { openPacket, type OpenedPacket, type ReaderState, type SignedPart } from '../read/verify.ts';
import { placeInChannel, type ChannelState } from './channel.ts';
import { planArrival, type ArrivalPlan } from './plan.ts';
import { supplemented } from './supplemented.ts';

/** An opened packet, what taking it in would do, where it stands in its channel, and how well its sender is known. */
export type Arrival = OpenedPacket & {
  readonly plan: ArrivalPlan;
  readonly place: ChannelPlace;
  /** When only looked at: why importing would refuse its place in the channel; null if it would not. */
  readonly refusedPlace: FailureCode | null;
  /** The first of a numbering of its own beside one that we know. */
  readonly isNewEpoch: boolean;
  readonly isSenderCompared: boolean;
  /** What is said on the telephone of the key that signed. */
  readonly senderWords: Bilingual;
  /** Our own packet keys, those of now and before, as channels name them. */
  readonly recipients: readonly string[];
};

/** `look` goes on where the place in the channel is what stands against a packet, and says so; `receive` refuses it. */
export type Receiving = {
  readonly mode: 'look' | 'receive';
  readonly isGapAccepted: boolean;
  /** The case of ours that a person chose for it; null: where it belongs by itself. */
  readonly into: CaseId | null;
  /** Put attachments among the vault's files; if the packet is refused they are removed again. */
  readonly keep: boolean;
};

/**
 * Open a packet as one that came to us, and judge it. Looking, checking and importing all go this way: what one of them refuses, each
 * refuses, for the same reason, before anything of its attachments is read.
 *
 * @throws Refusal as {@link openPacket}, {@link planArrival} and {@link placeInChannel}; `packet/old-epoch`.
 */
export async function openArrival(context: SessionContext, source: Pieces, how: Receiving): Promise<Arrival> {
  const { session, signal } = context;
  const { identity, recipient } = await ownKeys(session);
  const retired = await retiredKeys(session);
  const { recipients } = await ownFingerprints(session);
  const keys = listKeys(session.office).flatMap(key => (key.signingKey === null ? [] : [{ ...key, signingKey: key.signingKey }]));
  const machines = listAgencySenders(session.office);
  const { demands } = findAddedRules(session.office) ?? nothingAdded;
  let judged: Judged | null = null;
  const reader: ReaderState = {
    identity: { secret: identity, recipient, retired, agency: getVaultState(session.office).agency.code },
    nowMs: context.nowMs(),
    knownKeys: [
      ...keys.map(key => ({ ...key, publicKey: key.signingKey, isRevoked: key.endedWhy === 'revoked', isOffCard: false })),
      ...machines.map(({ agency, signingKey, endedAtMs }) => ({
        ...(keys.find(key => key.agency === agency && key.endedWhy === null) ?? { card: null }),
        ...{ agency, publicKey: signingKey, isRevoked: false, isOffCard: endedAtMs !== null },
      })),
    ].map(({ agency, card, publicKey, isRevoked, isOffCard }) => ({
      ...{ agency, publicKey, isRevoked, isOffCard },
      approvers: readingOfKey({ card })?.approvals?.by ?? [],
      mustApprove: demands.includes(agency),
    })),
    holds: packetId => hasReceived(session.office, packetId),
    accept(signed) {
      judged = judge(context, signed, { ...how, recipients });
    },
    ...(how.keep
      ? {
          keep: async (_entry: unknown, content: Pieces) =>
            (await session.filesOf(judged?.plan.into?.db ?? session.office).add(content, signal)).name,
          discard: (stored: string) => session.files.remove(stored),
        }
      : {}),
  };
  const opened = await openPacket(source, reader).catch((error: unknown) => {
    // What was found first counts, so that looking and importing say the same of a packet with two faults.
    throw judged?.refusedPlace && error instanceof Refusal ? new Refusal(judged.refusedPlace) : error;
  });
  const sender = keyOfSender(session, keys, opened.header.channel.sender);
  // openPacket had it accepted, by a key of ours.
  return {
    ...opened,
    ...judged!,
    recipients,
    isSenderCompared: sender!.isCompared,
    senderWords: cardWords(sender!.signingKey, sender!.recipient),
  };
}

/**
 * Judge an opened packet once more, right before it is taken in: while its attachments flowed by, another may have been.
 *
 * @throws Refusal as {@link openArrival}.
 */
export function judgedAgain(context: SessionContext, arrival: Arrival, how: Receiving): Arrival {
  return { ...arrival, ...judge(context, arrival, { ...how, recipients: arrival.recipients }) };
}

type Judged = Pick<Arrival, 'plan' | 'place' | 'refusedPlace' | 'isNewEpoch' | 'released'>;

type Judging = Receiving & Pick<Arrival, 'recipients'>;

function judge(context: SessionContext, given: SignedPart, { mode, isGapAccepted, into, recipients }: Judging): Judged {
  const signed = { ...given, released: supplemented(context.session, given) ?? given.released };
  const { released } = signed;
  const plan = planArrival(context, signed, into);
  const isNewEpoch = isEpochNew(context.session.office, signed.header.channel);
  try {
    return { plan, released, place: placeOf(context, signed, { isGapAccepted, recipients }), refusedPlace: null, isNewEpoch };
  } catch (error) {
    if (mode === 'receive' || !(error instanceof Refusal)) throw error;
    return { plan, released, place: 'unknown', refusedPlace: error.code, isNewEpoch };
  }
}

type Placing = Pick<Judging, 'isGapAccepted' | 'recipients'>;

function placeOf(
  { session }: SessionContext,
  { header, hash }: SignedPart,
  { isGapAccepted, recipients }: Placing,
): ChannelPlace {
  const place = placeInChannel(header.channel, hash, knownOf(session, header, recipients), isGapAccepted);
  if (hasReceived(session.office, header.packetId)) throw new Refusal('packet/replayed');
  if (!isEpochLeft(session.office, header.channel)) return place;
  if (!isGapAccepted) throw new Refusal('packet/old-epoch');
  return 'late';
}

/**
 * What came in on the way of a packet. A sender counts on under a new key of either side; one whose program does not know of that begins anew,
 * and is then held to what it began.
 */
function knownOf({ office }: Session, { channel, from }: SignedPart['header'], recipients: readonly string[]): ChannelState {
  const own = listReceived(office, channel);
  if (channel.number === 1 || own.some(({ number }) => number === 1)) return own;
  const keys = listKeys(office).filter(({ agency }) => agency === from.agency);
  const key = keys.find(({ signingKey }) => signingKey !== null && signingFingerprint(signingKey) === channel.sender);
  if (key === undefined) return listReceivedInLine(office, { senders: [channel.sender], recipients, epoch: channel.epoch }); // a machine's
  const senders = keyLine(keys, key).flatMap(({ signingKey }) => (signingKey === null ? [] : [signingFingerprint(signingKey)]));
  return listReceivedInLine(office, { senders, recipients, epoch: channel.epoch });
}
