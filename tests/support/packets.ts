import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { agePair } from '../../electron/host/keys/age-identity.ts';
import { signingPair, type SigningPair } from '../../electron/host/keys/ed25519.ts';
import { recipientFingerprint, signingFingerprint } from '../../electron/host/keys/fingerprints.ts';
import type { AgencyCode, Json, PacketId, RecordId } from '../../shared/language.ts';
import type { Emission, Slot } from '../../shared/decision/types.ts';
import type { Attachment, PacketHeader } from '../../shared/packet.ts';
import {
  layOutPacket,
  sealPacket,
  signPacket,
  type ComposedPacket,
  type PacketParts,
} from '../../electron/host/packets/format/build.ts';
import { signPayload } from '../../electron/host/packets/format/sd-jwt.ts';
import { entryOf, type ZipEntry } from '../../electron/host/packets/format/zip.ts';
import { Refusal } from '../../shared/failure.ts';
import type { ReaderState } from '../../electron/host/packets/read/verify.ts';
import { wholeOf } from '../../electron/host/places/pieces.ts';

export const senderSeed = createHash('sha256').update('synthetic sender').digest();
export const sender = signingPair(senderSeed);
export const stranger = signingPair(createHash('sha256').update('synthetic stranger').digest());
export const packetSeed = createHash('sha256').update('synthetic packet').digest();

/** A header as an office would make it; `change` says what is special about this one. */
export function headerWith(change: Partial<PacketHeader> = {}, recipient = 'age1synthetic'): PacketHeader {
  return {
    version: 1,
    packetId: '01890000-0000-7000-8000-000000000001' as PacketId,
    kind: 'disclosure',
    channel: {
      sender: signingFingerprint(sender.publicKey),
      recipient: recipientFingerprint(recipient),
      epoch: 'e1',
      number: 1,
      previous: null,
    },
    from: {
      agency: 'US-DOJ-OIA' as AgencyCode,
      names: { en: 'Office of International Affairs', es: 'Oficina de Asuntos Internacionales' },
    },
    to: { agency: 'MX-FGR' as AgencyCode, names: { en: 'Attorney General', es: 'Fiscalía General de la República' } },
    purpose: 'same-case',
    basis: [{ statute: 'MLAT', version: '1987', article: '1' }],
    handling: {
      codes: ['H1', 'H2'],
      tlp: 'TLP:AMBER',
      pap: 'PAP:AMBER',
      relTo: ['MX-FGR'],
      onward: 'with-consent',
      courtUse: 'with-consent',
      retentionUntil: null,
    },
    policyId: 'P'.repeat(42) + 'A',
    issuedAt: '2026-01-15T15:30:00Z',
    auditCommitment: 'A'.repeat(43),
    ...change,
  };
}

/** An emission of one object; lists are given by name. */
export function emission(
  fields: Record<string, Slot>,
  lists: Emission['lists'] = {},
  id = 'CAS-ABCDEFGHIJ',
  entity = 'case',
): Emission {
  return { entity, id, record: 'r' as RecordId, fields, lists };
}

export const released = (value: Json): Slot => ({ state: 'released', value, how: 'RELEASE' });
export const withheld = (value: Json | undefined, code: 'R-PRIV' | 'R-SRC' | null = 'R-PRIV'): Slot => ({
  state: 'withheld',
  code,
  value,
});

/** Any value that a withheld field might have: absent, short, long, structured, of any script. */
export const anySecret: fc.Arbitrary<Json | undefined> = fc.oneof(
  fc.constant(undefined),
  fc.string({ unit: 'grapheme', maxLength: 400 }),
  fc.integer(),
  fc.boolean(),
  fc.record({ text: fc.string({ maxLength: 60 }), country: fc.constantFrom('MX', 'US') }),
);

/** Everything a stream gives, in one piece. */
export async function gathered(stream: AsyncIterable<Uint8Array>): Promise<Uint8Array<ArrayBuffer>> {
  return wholeOf(stream);
}

/** Bytes as a stream in small, odd pieces, as they may come from a disk or a network. */
export function inPieces(bytes: Uint8Array, pieceBytes = 1000): ReadableStream<Uint8Array> {
  let at = 0;
  return new ReadableStream<Uint8Array>({
    pull(controller) {
      if (at >= bytes.length) controller.close();
      else controller.enqueue(bytes.slice(at, (at += pieceBytes)));
    },
  });
}

/** A document that may leave. */
export function attachment(bytes: Uint8Array, number = 1): Attachment {
  return {
    name: `files/${String(number).padStart(4, '0')}.pdf`,
    document: `DOC-${number}`,
    sizeBytes: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('base64url'),
    form: 'redrawn',
    open: async () => inPieces(bytes),
  };
}

/** The recipient's age pair, always the same. */
export const recipientPair = await agePair(createHash('sha256').update('synthetic recipient').digest());

/** The parts of a small packet; `change` says what is special about this one. */
export function partsWith(change: Partial<PacketParts> = {}): PacketParts {
  return {
    header: headerWith({}, recipientPair.recipient),
    content: emission(
      { title: released('Solicitud de detención provisional'), court: withheld('Juzgado Quinto') },
      { subjects: { emitted: [emission({ family_name: released('Ñáñez') }, {}, 'PER-ABCDEFGHIJ', 'person')], unreleased: [] } },
    ),
    pdf: Buffer.from('%PDF-1.7 synthetic'),
    readme: 'README',
    attachments: [attachment(Buffer.from('a document'))],
    seed: packetSeed,
    ...change,
  };
}

/** A reader who knows the sender and has imported nothing yet. */
export function readerWith(change: Partial<ReaderState> = {}): ReaderState {
  return {
    identity: { secret: recipientPair.identity, recipient: recipientPair.recipient, agency: 'MX-FGR' as AgencyCode },
    nowMs: Date.parse('2026-01-16T00:00:00Z'),
    knownKeys: [{ agency: 'US-DOJ-OIA' as AgencyCode, publicKey: sender.publicKey, isRevoked: false }],
    holds: () => false,
    accept: () => undefined,
    ...change,
  };
}

/** A packet signed by the synthetic sender. */
export function composePacket(parts: PacketParts): ComposedPacket {
  return signPacket(layOutPacket(parts), sender);
}

/** What stands in a `packet.json`, with every digest that opens nothing written as one same word, and without its signature. */
export function blinded(bytes: Buffer): Json {
  const {
    payload,
    header,
    protected: alg,
  } = JSON.parse(bytes.toString()) as {
    payload: string;
    protected: string;
    header: { disclosures: string[] };
  };
  const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as { disclosed: string[] };
  const opened = new Set(claims.disclosed);
  const blind = (value: Json): Json => {
    if (Array.isArray(value)) return (value as Json[]).map(blind);
    if (value === null || typeof value !== 'object') return value;
    return Object.fromEntries(
      Object.entries(value as Record<string, Json>).map(([key, member]) =>
        key === '_sd'
          ? [key, (member as string[]).map(digest => (opened.has(digest) ? digest : 'commitment')).sort()]
          : [key, blind(member)],
      ),
    );
  };
  return { size: bytes.length, protected: alg, disclosures: header.disclosures, claims: blind(claims) };
}

/** Who signs a packet and for whom it is sealed: the synthetic pair unless said otherwise. */
export type Ways = { readonly signer?: SigningPair; readonly recipient?: string };

/**
 * A sealed packet as another program may sign it, later than this one or broken: `change` rewrites the payload and `also` puts entries
 * beside those of the format. Nothing of it is checked before it is sealed.
 */
export async function strangePacket(
  parts: PacketParts,
  { signer = sender, recipient = recipientPair.recipient }: Ways = {},
  change: (payload: Record<string, Json>) => void = () => undefined,
  also: readonly ZipEntry[] = [],
): Promise<Uint8Array<ArrayBuffer>> {
  const layout = layOutPacket(parts);
  const payload = structuredClone(layout.payload) as Record<string, Json>;
  change(payload);
  const { text } = signPayload(payload, layout.disclosed, signer);
  const entries = [entryOf('packet.json', Buffer.from(text)), ...layout.others, ...also];
  return gathered(await sealPacket({ entries }, recipient));
}

/** The code that work is refused with, or `taken` if it is not. Any other error is thrown on. */
export async function refusalOf(work: () => unknown): Promise<string> {
  try {
    await work();
    return 'taken';
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
}
