import { findCurrentKey, listKeys, type AgencyKey } from '../../../db/agencies.ts';
import { endAgencySender, listAgencySenders, listGiven, saveAgencySender, saveGiven } from '../../../db/senders.ts';
import { listStations, ownStation, type StationRow } from '../../../db/stations.ts';
import { getSecret } from '../../../db/vault-state.ts';
import { Refusal } from '../../../shared/failure.ts';
import type { AgencyCode } from '../../../shared/language.ts';
import { recordChanges } from '../audit/audit.ts';
import type { Session, SessionContext } from '../ground/context.ts';
import { fromBase64url } from '../keys/digest.ts';
import { signingPair, type SigningPair } from '../keys/ed25519.ts';
import { signingFingerprint } from '../keys/fingerprints.ts';
import { readingOfCard } from './cards.ts';
import { approverNamesOnCard } from './own-approvers.ts';
import { ownKeys, retiredKeys } from './own-keys.ts';

// Each machine of an office signs packets with a key of its own, so that no two ever use one number of a channel. The first machine, like an
// office that has one, signs with the agency's key; every other with its station key, which our card names beside the agency's. A station key
// also signs bundles: those signatures are over a digest of 32 bytes, a packet's over a text of two parts, so neither can stand for the other.

const FIRST = 1;

type Office = Pick<Session, 'office'>;

/** The other machines of our office that sign packets, those that were taken out left out. */
function senderStations({ office }: Office): readonly StationRow[] {
  return listStations(office).filter(({ number, removedAtMs }) => number !== FIRST && removedAtMs === null);
}

/** What our card says of our other machines. */
export function ownSenders(session: Office): readonly string[] {
  return senderStations(session).map(({ signingKey }) => Buffer.from(signingKey).toString('base64url'));
}

/** A sender of ours: with which key it signs now, and every name that its channels had. */
export type Sender = { readonly signer: SigningPair; readonly names: readonly string[]; readonly isAgencys: boolean };

/** As which sender this machine signs packets. */
export async function senderHere(session: Office): Promise<Sender> {
  const own = ownStation(session.office);
  if (own === null || own === FIRST) {
    const { signer } = await ownKeys(session);
    return { signer, names: await agencysNames(session), isAgencys: true };
  }
  const signer = signingPair(getSecret(session.office, 'station-signing-seed'));
  return { signer, names: [signingFingerprint(signer.publicKey)], isAgencys: false };
}

async function agencysNames(session: Office): Promise<readonly string[]> {
  const all = [await ownKeys(session), ...(await retiredKeys(session))];
  return all.map(({ signer }) => signingFingerprint(signer.publicKey));
}

/** The names of the sender of ours whose present name this is, whichever machine it is of; null where no machine of ours signs by it now. */
export async function namesOfSender(session: Office, name: string): Promise<readonly string[] | null> {
  const agencys = await agencysNames(session);
  if (agencys[0] === name) return agencys;
  return senderStations(session).some(({ signingKey }) => signingFingerprint(signingKey) === name) ? [name] : null;
}

/** The signing keys of ours with which numbers that this machine gave out can be settled: before the agency's were renewed, others. */
export async function settlingKeys(session: Office): Promise<readonly SigningPair[]> {
  const { signer, isAgencys } = await senderHere(session);
  return isAgencys ? [signer, ...(await retiredKeys(session)).map(keys => keys.signer)] : [signer];
}

/**
 * Before a packet is laid out: what this machine signs must be taken in there.
 *
 * @throws Refusal `agency/one-machine` where their program knows of one machine alone, `agency/card-not-given` where they are not known to have a
 *   card of ours that names this one.
 */
export function refuseUnknownThere({ office }: Office, agency: AgencyCode, { signer, isAgencys }: Sender): void {
  if (isAgencys) return;
  const key = findCurrentKey(office, agency);
  const reading = key?.card == null ? null : readingOfCard(key.card);
  if (reading !== null && reading.senders === undefined) throw new Refusal('agency/one-machine');
  if (!listGiven(office, agency).includes(signingFingerprint(signer.publicKey))) throw new Refusal('agency/card-not-given');
}

/** How many of our other machines a counterpart is not known to have a card with; our own agency needs none. */
export function unknownSenders(session: Office): (agency: AgencyCode) => number {
  const senders = senderStations(session).map(({ signingKey }) => signingFingerprint(signingKey));
  return agency => {
    if (senders.length === 0) return 0;
    const given = new Set(listGiven(session.office, agency));
    return senders.filter(sender => !given.has(sender)).length;
  };
}

/** A person says that a counterpart has taken in our card as it stands: each machine on it may send to them from now on, and each approver's key on it is known there. */
export function recordCardGiven(context: SessionContext, agency: AgencyCode): void {
  const { session, nowMs } = context;
  if (findCurrentKey(session.office, agency) === undefined) throw new Refusal('agency/no-key');
  const had = new Set(listGiven(session.office, agency));
  const machines = senderStations(session).map(({ signingKey }) => signingFingerprint(signingKey));
  const senders = [...machines, ...approverNamesOnCard(session)].filter(sender => !had.has(sender));
  recordChanges(session, context, 'agency:card-given', session.office, note => {
    for (const sender of senders) saveGiven(session.office, { agency, sender, byUser: session.user.id, atMs: nowMs() });
    note({ record: agency, entity: 'agency', field: 'card-given', old: null, new: senders });
  });
}

/** Keep the machines that a counterpart's card names; inside a transaction. Those that it no longer names sign nothing more. */
export function keepSenders(
  { session, nowMs }: Pick<SessionContext, 'session' | 'nowMs'>,
  agency: AgencyCode,
  senders: readonly string[],
): void {
  const { office } = session;
  const named = senders
    .map(text => keyIn(text))
    .map(signingKey => ({ agency, sender: signingFingerprint(signingKey), signingKey }));
  const held = listAgencySenders(office).filter(each => each.agency === agency);
  for (const { sender, endedAtMs } of held)
    if (endedAtMs === null && !named.some(each => each.sender === sender)) endAgencySender(office, agency, sender, nowMs());
  for (const one of named)
    if (!held.some(({ sender, endedAtMs }) => sender === one.sender && endedAtMs === null))
      saveAgencySender(office, one, nowMs());
}

/** One key is one office's: a machine whose key is another's, or ours, would speak for both. @throws Refusal `agency/key-of-another`. */
export function refuseSendersOfAnother(
  { office }: Office,
  agency: AgencyCode,
  senders: readonly string[],
  isOurs: (key: Uint8Array) => boolean,
): void {
  const others = [
    ...listKeys(office).flatMap(key => (key.agency === agency || key.signingKey === null ? [] : [key.signingKey])),
    ...listAgencySenders(office).flatMap(each => (each.agency === agency ? [] : [each.signingKey])),
  ].map(key => signingFingerprint(key));
  for (const key of senders.map(keyIn))
    if (isOurs(key) || others.includes(signingFingerprint(key))) throw new Refusal('agency/key-of-another');
}

function keyIn(text: string): Uint8Array {
  const key = fromBase64url(text);
  if (key?.length !== 32) throw new Refusal('card/malformed');
  return new Uint8Array(key);
}

type Key = Pick<AgencyKey, 'agency' | 'signingKey' | 'endedWhy'>;

/** The key whose card vouches for a sender: the agency's own, or that whose card names the machine or named it. */
export function keyOfSender<K extends Key>({ office }: Office, keys: readonly K[], sender: string): K | undefined {
  const own = keyNamed(keys, sender);
  if (own !== undefined) return own;
  const machine = listAgencySenders(office).find(each => each.sender === sender);
  return keys.find(({ agency, signingKey, endedWhy }) => agency === machine?.agency && signingKey !== null && endedWhy === null);
}

/** With which key a sender's packets are read again. */
export function signingKeyOfSender({ office }: Office, keys: readonly Key[], sender: string): Uint8Array | null {
  const own = keyNamed(keys, sender)?.signingKey;
  return own ?? listAgencySenders(office).find(each => each.sender === sender)?.signingKey ?? null;
}

function keyNamed<K extends Key>(keys: readonly K[], sender: string): K | undefined {
  return keys.find(({ signingKey }) => signingKey !== null && signingFingerprint(signingKey) === sender);
}
