import type { z } from 'zod';
import { Refusal } from '../failure.ts';
import type { Json } from '../language.ts';
import { givesValues, rowOfKind } from '../packet-kinds.ts';
import { packetKinds, type PacketHeader, type PacketKind } from '../packet.ts';
import {
  packetPayload,
  type approval,
  type consentClaim,
  type earlierClaim,
  type manifestEntry,
  type noticeClaim,
  type receiptClaim,
  type releasedObject,
} from './packet-format.ts';

export type ReleasedObject = z.output<typeof releasedObject>;
export type ManifestEntry = z.output<typeof manifestEntry>;
export type ConsentClaim = z.output<typeof consentClaim>;
export type NoticeClaim = z.output<typeof noticeClaim>;
export type ApprovalClaim = z.output<typeof approval>;

/** A value that a slot of an earlier packet is said to commit to. */
export type OpenedSlot = NonNullable<z.output<typeof packetPayload>['opens']>[number];

/** What the signature covers, once its claims keep to the format. */
export type SignedClaims = {
  readonly header: PacketHeader;
  readonly released: ReleasedObject | null;
  /** The packet that this one adds to. */
  readonly earlier: z.output<typeof earlierClaim> | null;
  /** Values that an earlier packet withheld, each with its slot there; that they are those is for who holds that packet. */
  readonly opens: readonly OpenedSlot[] | null;
  /** Why it was sent, in its sender's words. */
  readonly why: string | null;
  readonly receipt: z.output<typeof receiptClaim> | null;
  readonly consent: ConsentClaim | null;
  readonly notice: NoticeClaim | null;
  readonly manifest: readonly ManifestEntry[];
  /** As the packet says them: whether they hold is for who has the approvers' keys. */
  readonly approvals: readonly ApprovalClaim[];
};

/**
 * What a packet's verified claims say, if they keep to the format: the one judgement of every reader.
 *
 * @param kid - Fingerprint of the key that the signature was verified with.
 * @throws Refusal `packet/too-new`, `packet/malformed`.
 */
export function claimsOf(claims: { readonly [key: string]: Json }, kid: string): SignedClaims {
  refuseNewer(claims);
  const payload = packetPayload.safeParse(claims);
  if (!payload.success) throw new Refusal('packet/malformed');
  const { enlace: header, case: released, earlier, why, opens, receipt, consent, notice, manifest, approvals } = payload.data;
  if (header.channel.sender !== kid) throw new Refusal('packet/malformed');
  const { number, previous } = header.channel;
  if ((number === 1) !== (previous === null)) throw new Refusal('packet/malformed');
  refuseWrongClaims(header.kind, payload.data);
  refuseWrongApprovals(header.kind, approvals);
  refuseWrongManifest(manifest);
  if (released !== undefined) refuseWrongObject(released);
  if (opens !== undefined) refuseWrongOpenings(opens, manifest);
  return {
    header,
    released: released ?? null,
    earlier: earlier ?? null,
    why: why ?? null,
    opens: opens ?? null,
    receipt: receipt ?? null,
    consent: consent ?? null,
    notice: notice ?? null,
    manifest,
    approvals,
  };
}

/** The header as an unverified packet says it itself, to name the right refusal; null where it says none. */
export function headerSaid(claims: { readonly [key: string]: Json }): PacketHeader | null {
  const said = packetPayload.shape.enlace.safeParse(claims['enlace']);
  return said.success ? said.data : null;
}

// A later version, or a kind that only a later program knows. What else is unknown breaks the format of this version.
function refuseNewer(claims: { readonly [key: string]: Json }): void {
  const header = claims['enlace'];
  if (typeof header !== 'object' || header === null || Array.isArray(header)) return; // malformed, which the schema says
  const { version, kind } = header as { readonly [key: string]: Json };
  const isNewer = typeof version === 'number' && version > 1;
  const isOtherKind = typeof kind === 'string' && !packetKinds.some(known => known === kind);
  if (isNewer || isOtherKind) throw new Refusal('packet/too-new');
}

function refuseWrongClaims(kind: PacketKind, claims: z.output<typeof packetPayload>): void {
  const row = rowOfKind(kind);
  if ('refusal' in row) throw new Refusal(row.refusal);
  const isOther = (['case', 'opens', 'receipt', 'consent', 'notice'] as const).some(
    name => (claims[name] !== undefined) !== (row.carries === name),
  );
  const isOdd =
    (claims.earlier !== undefined) !== (row.namesEarlier === true) || (claims.why !== undefined) !== (row.saysWhy === true);
  if (isOther || isOdd) throw new Refusal('packet/malformed');
}

/** Slots in the order of their digests, none twice, and something in each: `null` is never a value. It brings no document either. */
function refuseWrongOpenings(opens: readonly OpenedSlot[], manifest: readonly ManifestEntry[]): void {
  const isDisordered = opens.some(({ digest }, at) => at > 0 && digest <= opens[at - 1]!.digest);
  const isRepeated = new Set(opens.map(({ path }) => path)).size !== opens.length;
  const isEmpty = opens.some(({ value }) => value === null);
  if (isDisordered || isRepeated || isEmpty || manifest.some(({ document }) => document !== null))
    throw new Refusal('packet/malformed');
}

/** What gives values of a case is approved, and nothing else; nobody approves it twice. */
function refuseWrongApprovals(kind: PacketKind, approvals: readonly ApprovalClaim[]): void {
  const keys = new Set(approvals.map(({ key }) => key));
  if (keys.size !== approvals.length || (approvals.length > 0 && !givesValues(kind))) throw new Refusal('packet/malformed');
}

const order = ['packet.pdf', 'VERIFY.html', 'LEEME-README.txt', 'files/', 'earlier.json'];
const placeOf = (name: string): number => order.findIndex(start => name.startsWith(start));

/** Entries in their order, each once, attachments numbered from 1; only an attachment is the file of a document, and no document has two. */
function refuseWrongManifest(manifest: readonly ManifestEntry[]): void {
  const documents = new Set<string>();
  let files = 0;
  for (const [at, { name, document }] of manifest.entries()) {
    const before = manifest[at - 1]?.name ?? '';
    const isFile = name.startsWith('files/');
    const isInOrder = at === 0 || placeOf(name) > placeOf(before) || (isFile && before.startsWith('files/'));
    if (!isInOrder || name === 'earlier.json' || isFile !== (document !== null)) throw new Refusal('packet/malformed');
    if (document === null) continue;
    if (documents.has(document) || Number(name.slice(6, 10)) !== ++files) throw new Refusal('packet/malformed');
    documents.add(document);
  }
}

/** A field is given or a gap, and what is said to be given in another form is given. */
function refuseWrongObject({ fields, gaps, treated, lists }: ReleasedObject): void {
  const isBoth = Object.keys(gaps).some(name => Object.hasOwn(fields, name));
  const isNeither = Object.keys(treated).some(name => !Object.hasOwn(fields, name));
  if (isBoth || isNeither) throw new Refusal('packet/malformed');
  for (const { emitted } of Object.values(lists)) emitted.forEach(refuseWrongObject);
}
