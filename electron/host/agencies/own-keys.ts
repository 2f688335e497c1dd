import { listStations } from '../../../db/stations.ts';
import { findSecret, getSecret, getVaultState, recordSecret } from '../../../db/vault-state.ts';
import { utcStamp } from '../../../shared/clocks/civil-day.ts';
import type { Bilingual } from '../../../shared/language.ts';
import type { PacketHeader } from '../../../shared/packet.ts';
import type { Session, SessionContext } from '../ground/context.ts';
import { agePair } from '../keys/age-identity.ts';
import { signingPair, type SigningPair } from '../keys/ed25519.ts';
import { recipientFingerprint, signingFingerprint } from '../keys/fingerprints.ts';
import { pairOf } from '../vault/session.ts';
import { cardWords, type Card } from './cards.ts';

/** A signing pair and packet identity of ours. The secret halves live as long as the caller keeps them: one call. */
export type OwnKeys = { readonly signer: SigningPair; readonly recipient: string; readonly identity: string };

/** Keys that were ours: packets that were sealed to them stay readable, and those that we signed with them can be read again. */
export type RetiredKeys = OwnKeys & { readonly endedAtMs: number; readonly why: 'replaced' | 'revoked' };

/** The keys that our card has. */
export async function ownKeys(session: Pick<Session, 'office'>): Promise<OwnKeys> {
  const signer = signingPair(getSecret(session.office, 'agency-signing-seed'));
  return { signer, ...(await pairOf(getSecret(session.office, 'agency-age-identity'))) };
}

/** The twelve words of our own keys, as our card has them. */
export async function ownWords(session: Pick<Session, 'office'>): Promise<Bilingual> {
  const { signer, recipient } = await ownKeys(session);
  return cardWords(signer.publicKey, recipient);
}

/** Those that came before, the last one first. */
export async function retiredKeys({ office }: Pick<Session, 'office'>): Promise<readonly RetiredKeys[]> {
  const list = storedRetired({ office }).map(async ({ seed, identity, endedAtMs, why }): Promise<RetiredKeys> => {
    const signer = signingPair(Buffer.from(seed, 'base64url'));
    return { signer, ...(await pairOf(Buffer.from(identity))), endedAtMs, why };
  });
  return (await Promise.all(list)).reverse();
}

/** By what a header says: the public key of ours under which a packet of ours was signed; the present one where it says none that we know. */
export async function ownSigners(
  session: Pick<Session, 'office'>,
): Promise<(header: Pick<PacketHeader, 'channel'>) => Uint8Array> {
  const [{ signer }, retired] = [await ownKeys(session), await retiredKeys(session)];
  const others = [...retired.map(({ signer: { publicKey } }) => publicKey), ...machineKeys(session)];
  const known = new Map(others.map(publicKey => [signingFingerprint(publicKey), publicKey]));
  return ({ channel: { sender } }) => known.get(sender) ?? signer.publicKey;
}

/** Every name that a channel may call us by, as its sender and as its recipient. */
export async function ownFingerprints(
  session: Pick<Session, 'office'>,
): Promise<{ readonly senders: readonly string[]; readonly recipients: readonly string[] }> {
  const all = [await ownKeys(session), ...(await retiredKeys(session))];
  return {
    senders: all.map(({ signer }) => signingFingerprint(signer.publicKey)),
    recipients: all.map(({ recipient }) => recipientFingerprint(recipient)),
  };
}

/** Whether a signing key is or was ours. */
export function isOwnKey({ office }: Pick<Session, 'office'>, signingKey: Uint8Array): boolean {
  const seeds = [
    getSecret(office, 'agency-signing-seed'),
    ...storedRetired({ office }).map(({ seed }) => Buffer.from(seed, 'base64url')),
  ];
  const keys = [...seeds.map(seed => signingPair(seed).publicKey), ...machineKeys({ office })];
  return keys.some(key => Buffer.from(key).equals(signingKey));
}

/** With these the office's machines beside its first sign packets, those that were taken out too. */
function machineKeys({ office }: Pick<Session, 'office'>): readonly Uint8Array[] {
  return listStations(office).map(({ signingKey }) => signingKey);
}

/** What our card says. It names the key that it follows, so that whoever holds that one may take it over by its signature. */
export function ownCard(
  { session, nowMs }: Pick<SessionContext, 'session' | 'nowMs'>,
  keys: Pick<OwnKeys, 'signer' | 'recipient'>,
  { desk, replaces }: { readonly desk: Card['desk']; readonly replaces: RetiredKeys | null },
): Card {
  const { agency, channelEpoch } = getVaultState(session.office);
  return {
    version: 1,
    agency: agency.code,
    names: agency.names,
    desk,
    signingKey: Buffer.from(keys.signer.publicKey).toString('base64url'),
    recipient: keys.recipient,
    epoch: channelEpoch,
    issuedAt: utcStamp(nowMs()),
    state: 'current',
    replaces: replaces === null ? null : signingFingerprint(replaces.signer.publicKey),
  };
}

/** Keys that nobody had before. */
export async function newOwnKeys({ randomBytes }: Pick<SessionContext, 'randomBytes'>) {
  return { seed: randomBytes(32), identity: (await agePair(new Uint8Array(randomBytes(32)))).identity };
}

/** Put new keys in the place of ours; inside a transaction. The old ones are kept. */
export function putOwnKeys(
  { session, nowMs }: Pick<SessionContext, 'session' | 'nowMs'>,
  { seed, identity }: { readonly seed: Uint8Array; readonly identity: string },
): void {
  const { office } = session;
  const old: StoredKeys = {
    seed: Buffer.from(getSecret(office, 'agency-signing-seed')).toString('base64url'),
    identity: Buffer.from(getSecret(office, 'agency-age-identity')).toString('utf8'),
    endedAtMs: nowMs(),
    why: 'replaced',
  };
  recordRetired(session, [...storedRetired(session), old], nowMs());
  recordSecret(office, 'agency-signing-seed', seed, nowMs());
  recordSecret(office, 'agency-age-identity', Buffer.from(identity), nowMs());
}

/** Mark keys that were replaced as revoked; inside a transaction. */
export function markRevoked({ session, nowMs }: Pick<SessionContext, 'session' | 'nowMs'>, fingerprint: string): void {
  const marked = storedRetired(session).map(keys =>
    signingFingerprint(signingPair(Buffer.from(keys.seed, 'base64url')).publicKey) === fingerprint
      ? { ...keys, why: 'revoked' as const }
      : keys,
  );
  recordRetired(session, marked, nowMs());
}

type StoredKeys = {
  readonly seed: string;
  readonly identity: string;
  readonly endedAtMs: number;
  readonly why: RetiredKeys['why'];
};

function storedRetired({ office }: Pick<Session, 'office'>): readonly StoredKeys[] {
  const text = findSecret(office, 'agency-retired-keys');
  return text === undefined ? [] : (JSON.parse(Buffer.from(text).toString('utf8')) as readonly StoredKeys[]); // written by recordRetired alone
}

function recordRetired({ office }: Pick<Session, 'office'>, keys: readonly StoredKeys[], atMs: number): void {
  recordSecret(office, 'agency-retired-keys', Buffer.from(JSON.stringify(keys)), atMs);
}
