import { z } from 'zod';
import { listKeys, type AgencyKey } from '../../../db/agencies.ts';
import { getVaultState } from '../../../db/vault-state.ts';
import { compareClaims, type CompareClaims } from '../../../shared/contract/compare-format.ts';
import { Refusal } from '../../../shared/failure.ts';
import type { AgencyCode, Json } from '../../../shared/language.ts';
import { parseStrictJson } from '../../../shared/packet-reading/packet-json.ts';
import { ownFingerprints, ownKeys, retiredKeys } from '../agencies/own-keys.ts';
import type { SessionContext } from '../ground/context.ts';
import { canonical } from '../keys/canonical.ts';
import { sha256 } from '../keys/digest.ts';
import { verifierOf, type SigningPair } from '../keys/ed25519.ts';
import { recipientFingerprint, signingFingerprint } from '../keys/fingerprints.ts';
import { sealTo, unseal } from '../keys/seal.ts';
import { piecesOf, wholeOf, type Pieces } from '../places/pieces.ts';

/** The media type of the JWS: a signature made for a packet or a card is none for a comparison. */
export const compareType = 'enlace-compare+jws';
const mostBytes = 8 * 1024 * 1024;
const clocksMayDifferMs = 2 * 24 * 3_600_000;

/** Sign what a file says: the text of the file, and the hash by which the next file names it. */
export function signedFile(claims: CompareClaims, signer: SigningPair): { readonly text: string; readonly hash: string } {
  const header = { alg: 'EdDSA', kid: signingFingerprint(signer.publicKey), typ: compareType };
  const part = (value: Json): string => Buffer.from(canonical(value), 'utf8').toString('base64url');
  const [protectedPart, payload] = [part(header), part(claims)];
  const input = Buffer.from(`${protectedPart}.${payload}`, 'ascii');
  const signature = Buffer.from(signer.sign(input)).toString('base64url');
  return { text: canonical({ payload, protected: protectedPart, signature }), hash: sha256(input) };
}

/** The file as it leaves: sealed to the counterpart's packet key. */
export function sealedFile(text: string, recipient: string): Promise<Pieces> {
  return sealTo(recipient, piecesOf(Buffer.from(text, 'utf8')));
}

export type OpenedFile = { readonly claims: CompareClaims; readonly hash: string; readonly agency: AgencyCode };

const jws = z.strictObject({
  payload: z.string().regex(/^[A-Za-z0-9_-]+$/),
  protected: z.string().regex(/^[A-Za-z0-9_-]+$/),
  signature: z.string().regex(/^[A-Za-z0-9_-]{86}$/),
});
const protectedHeader = z.strictObject({
  alg: z.enum(['EdDSA', 'Ed25519']),
  kid: z.string().max(100),
  typ: z.literal(compareType),
});

/**
 * THE PLACE where a file of a comparison is judged, whichever step it is: opened with our key, one text for one value, signed by a key of a counterpart
 * that we hold, meant for us, of no time to come. Nothing of it is believed before the signature was.
 *
 * @throws Refusal `packet/not-a-packet`, `packet/not-for-us`, `packet/many-recipients`, `packet/damaged` of the seal, and `compare/…`.
 */
export async function openFile(context: SessionContext, source: Pieces): Promise<OpenedFile> {
  const { session } = context;
  const secrets = [(await ownKeys(session)).identity, ...(await retiredKeys(session)).map(({ identity }) => identity)];
  const bytes = await wholeOf(unseal(secrets, source), { mostBytes, code: 'compare/malformed' });
  const envelope = fitting(jws, strict(bytes));
  const header = fitting(protectedHeader, strict(Buffer.from(envelope.protected, 'base64url')));
  const { senders, recipients } = await ownFingerprints(session);
  const key = keyOf(context, header.kid, senders);
  const input = Buffer.from(`${envelope.protected}.${envelope.payload}`, 'ascii');
  if (!verifierOf(key.signingKey)(input, Buffer.from(envelope.signature, 'base64url')))
    throw new Refusal('compare/bad-signature');
  const claims = fitting(compareClaims, strict(Buffer.from(envelope.payload, 'base64url')));
  const isForUs = claims.to === getVaultState(session.office).agency.code && recipients.includes(claims.recipient);
  if (claims.from !== key.agency || !isForUs) throw new Refusal('compare/not-for-us');
  if (Date.parse(claims.issuedAt) > context.nowMs() + clocksMayDifferMs) throw new Refusal('compare/issued-later');
  return { claims, hash: sha256(input), agency: key.agency };
}

/** The fingerprint by which a file says which of a recipient's keys it is sealed to. */
export const fingerprintOf = recipientFingerprint;

function keyOf(
  { session }: SessionContext,
  kid: string,
  ownSenders: readonly string[],
): AgencyKey & { readonly signingKey: Uint8Array } {
  if (ownSenders.includes(kid)) throw new Refusal('compare/reflected');
  const keys = listKeys(session.office).flatMap(key => (key.signingKey === null ? [] : [{ ...key, signingKey: key.signingKey }]));
  const key = keys.find(({ signingKey }) => signingFingerprint(signingKey) === kid);
  if (key === undefined) throw new Refusal('compare/unknown-sender');
  if (key.endedWhy === 'revoked') throw new Refusal('compare/revoked-key');
  return key;
}

/** One text for one value: bytes that say the same otherwise are another file. */
function strict(bytes: Uint8Array): Json {
  try {
    const value = parseStrictJson(bytes, { mostBytes, mostValues: 200 });
    if (canonical(value) !== Buffer.from(bytes).toString('utf8')) throw new Refusal('compare/malformed');
    return value;
  } catch (error) {
    throw error instanceof Refusal ? new Refusal('compare/malformed', { cause: error }) : error;
  }
}

function fitting<Schema extends z.ZodType>(schema: Schema, value: Json): z.output<Schema> {
  const read = schema.safeParse(value);
  if (!read.success) throw new Refusal('compare/malformed');
  return read.data;
}
