import { statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { findCurrentKey, listKeys, type AgencyKey } from '../../../../db/agencies.ts';
import {
  confirmNumber,
  confirmVoid,
  findLastInLine,
  findLastSent,
  listUnsettled,
  recordSealed,
  recordSigned,
  recordVoiding,
  releaseNumber,
  reserveNumber,
  type ChannelPacket,
  type Line,
} from '../../../../db/channels.ts';
import {
  findLedgerEntry,
  getPacketJson,
  insertLedgerEntry,
  insertWithheld,
  recordNeverLeft,
  type LedgerPath,
} from '../../../../db/ledger.ts';
import { forgetConsent } from '../../../../db/consent-packets.ts';
import { forgetNotice } from '../../../../db/notices.ts';
import type { Change } from '../../../../db/audit.ts';
import type { Writer } from '../../../../db/open.ts';
import { getVaultState } from '../../../../db/vault-state.ts';
import { utcStamp } from '../../../../shared/clocks/civil-day.ts';
import type { Agency } from '../../../../shared/agency-table.ts';
import { Refusal } from '../../../../shared/failure.ts';
import type { AgencyCode, CaseId, PacketId } from '../../../../shared/language.ts';
import { packetVersion, type PacketHeader } from '../../../../shared/packet.ts';
import { getAgency, readingOfKey } from '../../agencies/agencies.ts';
import { keyLine } from '../../agencies/key-line.ts';
import { ownWords } from '../../agencies/own-keys.ts';
import { namesOfSender, refuseUnknownThere, senderHere, settlingKeys, type Sender } from '../../agencies/senders.ts';
import { auditCommitment, recordChanges } from '../../audit/audit.ts';
import type { SessionContext } from '../../ground/context.ts';
import type { SigningPair } from '../../keys/ed25519.ts';
import { newId } from '../../ground/ids.ts';
import { withApprovals, type Approval } from '../format/approvals.ts';
import {
  layOutPacket,
  sealPacket,
  signPacket,
  type ComposedPacket,
  type PacketLayout,
  type PacketParts,
} from '../format/build.ts';
import { travellingVerifier } from '../../ground/verifier-page.ts';
import { canonical } from '../../keys/canonical.ts';
import { hmac } from '../../keys/digest.ts';
import { recipientFingerprint, signingFingerprint } from '../../keys/fingerprints.ts';
import { packetReadme } from '../format/readme.ts';
import { streamOf } from '../../places/pieces.ts';
import { confirmWritten, isWritten } from './handed-over.ts';
import { dropHalfPacket } from './half-packets.ts';
import { refuseMissingFolder, writeOut } from './write-out.ts';
import { entryOf } from '../format/zip.ts';

/** Where a packet goes: a folder, under a random name, or one file or download that a person named. */
export type Destination =
  { readonly folder: string } | { readonly path: string } | { readonly stream: WritableStream<Uint8Array> };

/** What a packet says of itself, beside what every header has. */
export type Draft = Pick<PacketHeader, 'kind' | 'purpose' | 'basis' | 'handling'> & {
  readonly to: Agency;
  readonly policyId: string;
  readonly caseId: CaseId | null;
  /** The packet that it adds to. */
  readonly earlier?: PacketId | undefined;
};

/** The content of a packet, once its header is known. */
export type Contents = Pick<
  PacketParts,
  'content' | 'supplement' | 'correction' | 'receipt' | 'consent' | 'notice' | 'pdf' | 'attachments'
> & {
  /** How many findings of the guard a person accepted; its reader is told. */
  readonly accepted?: number;
  /** It needed a second person's approval, and the office has none; its reader is told. */
  readonly isAlone?: boolean;
};

/** A packet that was laid out before: it leaves under this header and seed, or not at all. */
export type KeptHead = { readonly header: PacketHeader; readonly seed: Uint8Array<ArrayBuffer> };

/** What differs between kinds. `db` is where the ledger's row stands: the case's database. */
export type Steps = {
  readonly fill: (header: PacketHeader) => Promise<Contents>;
  /** Throws to stop the packet; it reads what would be signed. */
  readonly guard?: (layout: PacketLayout) => Promise<void>;
  /** Who approved what is laid out. */
  readonly approve?: (layout: PacketLayout) => readonly Approval[];
  readonly kept?: KeptHead;
  readonly paths: readonly LedgerPath[];
  readonly db: Writer;
  /** A person acknowledged that nobody compared the words of the key that it is sealed to; the chain keeps it. */
  readonly isUncompared?: boolean;
  /** What the packet means for us, in the transaction that records its signature. */
  readonly record?: (packet: ComposedPacket, note: (change: Change) => void) => void;
  /** Signed and recorded; what remains is to write it. */
  readonly onSigned?: () => void;
};

export type SentPacket = {
  readonly packet: ComposedPacket;
  readonly file: string;
  readonly sizeBytes: number;
  readonly voids: readonly { readonly number: number; readonly file: string }[];
};

/**
 * Reserve a number, lay the packet out, let the guard look, sign, record, write, confirm. A refusal before the signature takes the number
 * back; after it, the number can only be voided, which the next packet to this counterpart does.
 */
export function sendPacket(context: SessionContext, draft: Draft, to: Destination, steps: Steps): Promise<SentPacket> {
  const { office } = context.session;
  const before = sending.get(office) ?? Promise.resolve();
  const sent = before.then(() => sendNext(context, draft, to, steps));
  sending.set(
    office,
    sent.catch(() => undefined),
  );
  return sent;
}

// A packet names the hash of the one before it, so two cannot be on their way at once. One queue for each open vault, gone with it.
const sending = new WeakMap<Writer, Promise<unknown>>();

async function sendNext(context: SessionContext, draft: Draft, to: Destination, steps: Steps): Promise<SentPacket> {
  const { session } = context;
  const path = pathIn(to, context);
  if (path !== null) refuseMissingFolder(path);
  const route = await routeTo(context, draft.to.code);
  refuseUnknownThere(session, draft.to.code, route.sender);
  if (steps.kept !== undefined) await refuseAnothers(context, route, steps.kept.header);
  const voids = await settleNumbers(context, route, to);
  const seed = steps.kept?.seed ?? new Uint8Array(context.randomBytes(32));
  const header = reserve(context, draft, route, { seed, path, kept: steps.kept?.header });
  let packet: ComposedPacket;
  try {
    const layout = await layOut(context, { header, seed }, route, steps.fill);
    await steps.guard?.(layout);
    context.signal.throwIfAborted();
    packet = signPacket(withApprovals(layout, steps.approve?.(layout) ?? []), route.signer);
  } catch (error) {
    recordChanges(session, context, 'packet:release-number', session.office, () =>
      releaseNumber(session.office, header.packetId),
    );
    throw error;
  }
  const sizeBytes = sealedBytes(packet);
  recordChanges(session, context, 'packet:sign', steps.db, note => {
    recordSigned(session.office, header.packetId, packet.hash);
    const { packetId, kind } = header;
    const row = {
      packetId,
      direction: 'out' as const,
      kind,
      agency: draft.to.code,
      caseId: draft.caseId,
      header,
      hash: packet.hash,
      earlier: draft.earlier ?? null,
      policy: draft.policyId === NO_POLICY ? null : draft.policyId,
    };
    const rest = { packetJson: packet.packetJson, seed, sizeBytes, file: path, byUser: session.user.id, atMs: context.nowMs() };
    insertLedgerEntry(steps.db, { ...row, ...rest }, steps.paths);
    insertWithheld(steps.db, packetId, packet.withheld);
    note({ record: packetId, entity: 'packet', field: 'hash', old: null, new: packet.hash, caseId: draft.caseId });
    steps.record?.(packet, note);
    if (steps.isUncompared === true)
      note({ record: packetId, entity: 'packet', field: 'uncompared', old: null, new: true, caseId: draft.caseId });
  });
  steps.onSigned?.();
  await write(context, packet, { recipient: route.recipient, to, path });
  recordChanges(session, context, 'packet:confirm', session.office, () => confirmNumber(session.office, header.packetId));
  return { packet, file: basename(path ?? ''), sizeBytes: path === null ? sizeBytes : statSync(path).size, voids };
}

/**
 * A packet as it would be laid out now, for looking at: with the header it would have but for its number's being taken.
 *
 * @throws Refusal `agency/no-key`, `agency/other-format`, `agency/one-machine`, `agency/card-not-given`.
 */
export async function layOutTrial(
  context: SessionContext,
  draft: Draft,
  fill: Steps['fill'],
): Promise<{ readonly layout: PacketLayout; readonly seed: Uint8Array<ArrayBuffer> }> {
  const route = await routeTo(context, draft.to.code);
  refuseUnknownThere(context.session, draft.to.code, route.sender);
  const seed = new Uint8Array(context.randomBytes(32));
  const packetId = newId(context) as PacketId; // made for a packet
  const header = headerOf(context, draft, { packetId, position: nextPosition(context, route), seed });
  return { layout: await layOut(context, { header, seed }, route, fill), seed };
}

/** The same under a header that was given before. */
export async function layOutAgain(context: SessionContext, kept: KeptHead, fill: Steps['fill']): Promise<PacketLayout> {
  return layOut(context, kept, await routeTo(context, kept.header.to.agency), fill);
}

/** What keeps a header from being the next one to its recipient: other keys, or other packets that left meanwhile. */
export async function misplaced(context: SessionContext, header: PacketHeader): Promise<'key' | 'channel' | null> {
  const route = await routeTo(context, header.to.agency);
  const { channel } = header;
  const { sender, recipient, epoch, number, previous } = nextPosition(context, await routeOf(context, route, channel));
  if (channel.sender !== sender || channel.recipient !== recipient || channel.epoch !== epoch) return 'key';
  return channel.number === number && channel.previous === previous ? null : 'channel';
}

/** The way by which the machine of ours sends whose header it is: of another, whose epoch it alone knows, as its header says. */
async function routeOf(
  { session }: SessionContext,
  route: SendRoute,
  { sender, epoch }: PacketHeader['channel'],
): Promise<SendRoute> {
  const senders = channelOf(route).sender === sender ? null : await namesOfSender(session, sender);
  return senders === null ? route : { ...route, name: sender, epoch, line: { ...route.line, senders, epoch } };
}

/** What was laid out at another machine has that one's number, and leaves from there. @throws Refusal `approval/other-machine`. */
async function refuseAnothers({ session }: SessionContext, route: SendRoute, { channel }: PacketHeader): Promise<void> {
  if (channel.sender !== channelOf(route).sender && (await namesOfSender(session, channel.sender)) !== null)
    throw new Refusal('approval/other-machine');
}

async function layOut(
  { session }: SessionContext,
  { header, seed }: KeptHead,
  route: SendRoute,
  fill: Steps['fill'],
): Promise<PacketLayout> {
  const { accepted = 0, isAlone = false, ...contents } = await fill(header);
  const words = await ownWords(session);
  const verifier = contents.pdf === undefined ? null : travellingVerifier();
  const beside = verifier === null ? {} : { verifier };
  const said = { findings: accepted, attachments: contents.attachments, isAlone, words, hasVerifier: verifier !== null };
  return layOutPacket({ ...contents, ...beside, header, seed, readme: packetReadme(route.accepted, said), words });
}

/** A channel under a new key of either side counts on from the one before, so that nothing held back between them goes unseen. */
function nextPosition({ session }: SessionContext, route: SendRoute): PacketHeader['channel'] {
  const channel = channelOf(route);
  const last = findLastSent(session.office, channel) ?? findLastInLine(session.office, route.line);
  return { ...channel, number: (last?.number ?? 0) + 1, previous: last?.hash ?? null };
}

/** This machine's signing key, the counterpart's packet key, our epoch. */
async function routeTo({ session }: SessionContext, agency: AgencyCode): Promise<SendRoute> {
  const key = findCurrentKey(session.office, agency);
  if (!key) throw new Refusal('agency/no-key');
  if (readingOfKey(key)?.packets.includes(packetVersion) === false) throw new Refusal('agency/other-format');
  const sender = await senderHere(session);
  const { signer, names: senders } = sender;
  const { recipient, accepted } = key;
  const epoch = getVaultState(session.office).channelEpoch;
  const recipients = keyLine(listKeys(session.office), key).map(one => recipientFingerprint(one.recipient));
  const name = signingFingerprint(signer.publicKey);
  return { sender, name, signer, agency, recipient, accepted, epoch, line: { senders, recipients, epoch } };
}

type SendRoute = {
  readonly sender: Sender;
  readonly name: string; // the sender's, in a channel
  readonly signer: SigningPair;
  readonly agency: AgencyCode;
  readonly recipient: string; // theirs
  readonly accepted: AgencyKey['accepted'];
  readonly epoch: string; // ours
  readonly line: Line;
};

function channelOf(route: SendRoute) {
  return {
    sender: route.name,
    recipient: recipientFingerprint(route.recipient),
    epoch: route.epoch,
  };
}

function reserve(
  context: SessionContext,
  draft: Draft,
  route: SendRoute,
  { seed, path, kept }: { readonly seed: Uint8Array; readonly path: string | null; readonly kept?: PacketHeader | undefined },
): PacketHeader {
  const { session } = context;
  const packetId = kept?.packetId ?? (newId(context) as PacketId); // made for a packet
  return recordChanges(session, context, 'packet:reserve', session.office, note => {
    const position = nextPosition(context, route);
    if (kept !== undefined && canonical(kept.channel) !== canonical(position)) throw new Refusal('approval/outdated');
    reserveNumber(session.office, { ...position, packetId, file: path, atMs: context.nowMs() });
    // Of a compartment's case the office's history says that a number was taken, and not for what.
    const isOffices = draft.caseId !== null && session.dbOf(draft.caseId) === session.office;
    const caseId = isOffices ? draft.caseId : null;
    note({ record: packetId, entity: 'packet', field: 'number', old: null, new: position.number, caseId });
    return kept ?? headerOf(context, draft, { packetId, position, seed });
  });
}

function headerOf(
  { session, nowMs }: SessionContext,
  draft: Draft,
  { packetId, position, seed }: { packetId: PacketId; position: PacketHeader['channel']; seed: Uint8Array },
): PacketHeader {
  const { agency } = getVaultState(session.office);
  const { kind, purpose, basis, handling, to } = draft;
  return {
    version: packetVersion,
    packetId,
    kind,
    channel: position,
    from: { agency: agency.code, names: agency.names },
    to: { agency: to.code, names: to.names },
    purpose,
    basis,
    handling,
    // Salts come from the seed, so that the sender can show later what both of these stand for.
    policyId: hmac(hmac(seed, '/enlace/policyId'), draft.policyId).toString('base64url'),
    issuedAt: utcStamp(nowMs()),
    auditCommitment: auditCommitment(session, hmac(seed, '/enlace/auditCommitment')),
  };
}

/** What a crash or a failed write left open in this channel: whole files are confirmed, abandoned numbers become signed voids. */
async function settleNumbers(context: SessionContext, route: SendRoute, to: Destination): Promise<SentPacket['voids']> {
  const { session } = context;
  const { recipient, epoch } = channelOf(route);
  const voids: { number: number; file: string }[] = [];
  const signers = await settlingKeys(session);
  for (const open of listUnsettled(session.office)) {
    const signer = signers.find(({ publicKey }) => signingFingerprint(publicKey) === open.sender);
    if (signer === undefined || open.recipient !== recipient || open.epoch !== epoch) continue;
    dropHalfPacket(open);
    if (open.state === 'signed' && isWritten(open)) {
      confirmWritten(session, context, open.packetId);
    } else if ('folder' in to) {
      voids.push(await writeVoid(context, { ...route, signer }, open, to.folder));
    } else throw new Refusal('packet/unsettled');
  }
  return voids;
}

async function writeVoid(
  context: SessionContext,
  route: SendRoute,
  open: ChannelPacket,
  folder: string,
): Promise<{ number: number; file: string }> {
  const { session } = context;
  const voidId = open.state === 'voiding' ? (open.packetId as PacketId) : signVoid(context, route, open); // a packet's id
  const entry = findLedgerEntry(session.office, 'out', voidId);
  if (!entry) throw new Refusal('vault/database-damaged');
  const path = join(folder, randomName(context));
  const bytes = getPacketJson(session.office, entry);
  const entries = [entryOf('packet.json', bytes), entryOf('LEEME-README.txt', Buffer.from(packetReadme(null), 'utf8'))];
  dropHalfPacket({ file: path, packetId: voidId });
  await writeOut(path, await sealPacket({ entries }, route.recipient), { signal: context.signal, id: voidId });
  recordChanges(session, context, 'packet:void', session.office, () => confirmVoid(session.office, voidId, path));
  return { number: open.number, file: basename(path) };
}

// Signed and recorded before it is written, so that whatever happens there is only ever one void of a number.
// Its README is without words: it may be signed by one version of this program and written by the next.
function signVoid(context: SessionContext, route: SendRoute, open: ChannelPacket): PacketId {
  const { session } = context;
  const packetId = newId(context) as PacketId; // made for a packet
  const seed = new Uint8Array(context.randomBytes(32));
  const { sender, recipient, epoch, number, previous } = open;
  const to = getAgency(session, route.agency);
  const draft: Draft = {
    kind: 'void',
    purpose: 'same-case',
    basis: [],
    handling: plainHandling,
    to,
    policyId: NO_POLICY,
    caseId: null,
  };
  const header = headerOf(context, draft, { packetId, position: { sender, recipient, epoch, number, previous }, seed });
  const packet = signPacket(layOutPacket({ header, seed, readme: packetReadme(null), attachments: [] }), route.signer);
  recordChanges(session, context, 'packet:void', session.office, note => {
    recordVoiding(session.office, open.packetId, { packetId, hash: packet.hash, file: '' });
    for (const db of session.visible()) recordNeverLeft(db, open.packetId as PacketId, context.nowMs()); // a packet's id
    for (const db of session.visible()) {
      forgetConsent(db, open.packetId);
      forgetNotice(db, open.packetId);
    }
    const row = {
      packetId,
      direction: 'out' as const,
      kind: 'void' as const,
      agency: route.agency,
      caseId: null,
      header,
      hash: packet.hash,
      earlier: null,
      policy: null,
    };
    const rest = { packetJson: packet.packetJson, seed, sizeBytes: sealedBytes(packet), file: null, byUser: session.user.id };
    insertLedgerEntry(session.office, { ...row, ...rest, atMs: context.nowMs() }, []);
    note({ record: packetId, entity: 'packet', field: 'voids', old: open.packetId, new: number });
  });
  return packetId;
}

/** Stands for the policy of a packet by which nothing of a case was decided. */
export const NO_POLICY = 'none';

/** Handling of what carries no case: a receipt, a consent, a notice, a void. */
export const plainHandling: PacketHeader['handling'] = {
  codes: [],
  tlp: 'TLP:AMBER',
  pap: 'PAP:GREEN',
  relTo: [],
  onward: 'within-agency',
  courtUse: 'no',
  retentionUntil: null,
};

type Way = { readonly recipient: string; readonly to: Destination; readonly path: string | null };

async function write({ session, signal }: SessionContext, packet: ComposedPacket, { recipient, to, path }: Way): Promise<void> {
  const { packetId } = packet.header;
  const sealed = await sealPacket(packet, recipient);
  const onWhole = (sha256: string) => recordSealed(session.office, packetId, sha256);
  if (path !== null) await writeOut(path, sealed, { signal, id: packetId, onWhole });
  else if ('stream' in to) await streamOf(sealed).pipeTo(to.stream, { signal });
}

function pathIn(to: Destination, context: SessionContext): string | null {
  if ('folder' in to) return join(to.folder, randomName(context));
  return 'path' in to ? to.path : null;
}

/** A name that says nothing: 128 random bits. */
function randomName({ randomBytes }: SessionContext): string {
  return `${Buffer.from(randomBytes(16)).toString('hex')}.age`;
}

function sealedBytes(packet: Pick<ComposedPacket, 'entries'>): number {
  return packet.entries.reduce((sum, entry) => sum + entry.sizeBytes, 0);
}
