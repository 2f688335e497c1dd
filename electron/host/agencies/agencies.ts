import {
  endKey,
  findCurrentKey,
  insertKey,
  listAgencies,
  listKeys,
  recordAgency,
  recordCompared,
  recordProfile,
  updateCard,
  type AgencyKey,
} from '../../../db/agencies.ts';
import type { Change } from '../../../db/audit.ts';
import { lastAcceptances } from '../../../db/counterpart-acts.ts';
import { getVaultState } from '../../../db/vault-state.ts';
import { agencyTable, type Agency } from '../../../shared/agency-table.ts';
import type { Reading } from '../../../shared/catalogue-version.ts';
import type { agencyCalls, AgencyKeyView, AgencyView, CardReading } from '../../../shared/contract/agencies.ts';
import type { Acceptance, CounterpartAct } from '../../../shared/counterpart-acts.ts';
import { lookAlike } from '../../../shared/look-alike.ts';
import type { CheckedOf } from '../../../shared/contract/row.ts';
import type { RecipientProfile } from '../../../shared/decision/types.ts';
import { profileFrom } from '../../../shared/decision/policy.ts';
import { Refusal } from '../../../shared/failure.ts';
import type { AgencyCode, Json } from '../../../shared/language.ts';
import { wholeOf } from '../places/pieces.ts';
import { contentOf } from '../places/sources.ts';
import type { HandlersOf, Session, SessionContext } from '../ground/context.ts';
import { policyInForce } from '../ground/policy-in-force.ts';
import { canonical } from '../keys/canonical.ts';
import { newId } from '../ground/ids.ts';
import { cardReadingOf } from './card-reading.ts';
import { writeWordsBeside } from './card-text.ts';
import { cardWords, maxCardBytes, readCard, readingOfCard, signingKeyOf, writeCard, type Card, type ReadCard } from './cards.ts';
import { signingFingerprint } from '../keys/fingerprints.ts';
import { isAgeRecipient } from '../keys/seal.ts';
import { writeBytes } from '../places/sinks.ts';
import { isOwnKey, ownCard, ownKeys, ownWords, retiredKeys } from './own-keys.ts';
import { consentHandlers, performConsent } from './consents.ts';
import { pendingActs, proposedAgencies } from './pending-acts.ts';
import { unknownApprovers } from './own-approvers.ts';
import { keepSenders, recordCardGiven, refuseSendersOfAnother, unknownSenders } from './senders.ts';
import { propose, type AskedAct, type Perform } from './two-persons.ts';

type Asked<C extends keyof typeof agencyCalls> = CheckedOf<(typeof agencyCalls)[C]>;

const dutyDesk = { en: 'Duty desk', es: 'Guardia' };

export const agencyHandlers: HandlersOf<Omit<typeof agencyCalls, 'agency:decide' | 'agency:profile-effect'>> = {
  'agency:list': (_input, { session }) => agencyViews(session),
  'agency:add': ({ code, names, country, recipient }, context) => {
    const { session } = context;
    if (code === getVaultState(session.office).agency.code) throw new Refusal('agency/self');
    if (recipient !== undefined) {
      if (!isAgeRecipient(recipient)) throw new Refusal('agency/bad-recipient');
      refuseKeyOfAnother(session, code, { recipient, signingKey: null });
    }
    const held = knownAgencies(session).find(agency => agency.code === code);
    const name = { code, names, country };
    if (held === undefined || canonical(held) !== canonical(name)) {
      refuseLookAlike(session, name);
      const asked = { act: held === undefined ? 'name' : 'rename', agency: code, content: name } as const;
      propose(context, 'agency:add', asked, performed(context, asked));
    }
    if (recipient !== undefined) {
      const asked = { act: 'hand-key', agency: code, content: { recipient, held: heldKey(session, code) } } as const;
      propose(context, 'agency:add', asked, performed(context, asked));
    }
    return viewOf(session, code);
  },
  'agency:card': async ({ file, desk = dutyDesk, plain = false }, context) => {
    const sink = context.handles.take(file, 'sink');
    const keys = await ownKeys(context.session);
    const [before = null] = plain ? [] : await retiredKeys(context.session);
    const card = ownCard(context, keys, { desk, replaces: before });
    const signers = before === null ? [keys.signer] : [keys.signer, before.signer];
    await writeBytes(sink, Buffer.from(writeCard(card, signers, cardReadingOf(context.session, plain))));
    const words = cardWords(keys.signer.publicKey, keys.recipient);
    return { words, wordsFile: await writeWordsBeside(sink, card, words) };
  },
  'agency:own-words': async (_input, { session }) => ({
    agency: getVaultState(session.office).agency.code,
    words: await ownWords(session),
  }),
  'agency:import': async ({ file, wordsCompared }, context) => {
    const bytes = await wholeOf(contentOf(context.handles.take(file, 'source')), {
      mostBytes: maxCardBytes,
      code: 'card/malformed',
    });
    return importCard(context, bytes, wordsCompared);
  },
  'agency:compared': ({ agency }, context) => {
    const { session } = context;
    const key = findCurrentKey(session.office, agency);
    if (!key) throw new Refusal('agency/no-key');
    if (key.signingKey === null) throw new Refusal('agency/no-words');
    propose(context, 'agency:compared', { act: 'compared', agency, content: null }, note => {
      recordCompared(session.office, key.id);
      note(changeOf(agency, 'wordsCompared', true));
    });
    return viewOf(session, agency);
  },
  'agency:card-given': ({ agency }, context) => {
    recordCardGiven(context, agency);
    return viewOf(context.session, agency);
  },
  'agency:profile': (input, context) => {
    const { session } = context;
    const { agency: code } = input;
    const profile = profileOf(session, input);
    const asked = { act: 'profile', agency: code, content: profile } as const; // profiles are plain JSON by their type
    propose(context, 'agency:profile', asked, performed(context, asked));
    return viewOf(session, code);
  },
  ...consentHandlers,
};

/** The profile that setting this would write. @throws Refusal `agency/unknown`. */
export function profileOf(
  session: Session,
  { agency: code, ceilings, acceptedCaveats, contacts, ...set }: Asked<'agency:profile'>,
): RecipientProfile {
  const { country } = getAgency(session, code);
  return {
    ...profileFrom(policyInForce(session).policy, { agency: code, country, ...set }),
    ...(ceilings ? { ceilings: ceilings } : {}), // the same keys; zod writes `| undefined`
    ...(acceptedCaveats ? { acceptedCaveats } : {}),
    ...(contacts ? { contacts } : {}),
  };
}

/** An agency of the table or of this office. @throws Refusal `agency/unknown`. */
export function getAgency(session: Session, code: AgencyCode): Agency {
  const agency = knownAgencies(session).find(known => known.code === code);
  if (!agency) throw new Refusal('agency/unknown');
  return agency;
}

/** What a counterpart may receive, or null for nothing. */
export function findProfile(session: Session, code: AgencyCode): RecipientProfile | null {
  return listAgencies(session.office).find(row => row.code === code)?.profile ?? null;
}

function importCard(context: SessionContext, bytes: Uint8Array, wordsCompared: boolean): CardReading {
  const { session } = context;
  const { agency: code } = readCard(bytes, null).card;
  if (code === getVaultState(session.office).agency.code) throw new Refusal('agency/self');
  const read = readForHeld(session, bytes, wordsCompared);
  const { card, outcome, act } = read;
  refuseTaken(session, read);
  const asked = { act, agency: code, content: { card: textOf(bytes), wordsCompared, held: heldKey(session, code) } } as const;
  const { pending } = propose(context, 'agency:import', asked, performed(context, asked));
  const words = cardWords(signingKeyOf(card), card.recipient);
  return { agency: code, names: card.names, words, outcome: pending === null ? outcome : 'pending' };
}

/** What an act does, from what it was asked with; of a gate the rooms above know. */
export function performed(
  context: SessionContext,
  { act, agency, content }: Pick<AskedAct, 'act' | 'agency' | 'content'>,
): Perform {
  const { session } = context;
  const perform = performs[act];
  if (perform === undefined) throw new Error('no such act is done here');
  return (note, accepted) => {
    const { held } = (content ?? {}) as { readonly held?: string | null }; // each act wrote its own content
    // A key that came meanwhile was not what the two persons looked at.
    if (held !== undefined && held !== heldKey(session, agency)) throw new Refusal('proposal/outdated');
    perform({ context, agency, content, accepted, note });
  };
}

type Doing = {
  readonly context: SessionContext;
  readonly agency: AgencyCode;
  readonly content: Json;
  readonly accepted: Acceptance | null;
  readonly note: (change: Change) => void;
};

// Each act's content is what its own handler above asked with.
const performs: Readonly<Partial<Record<CounterpartAct, (doing: Doing) => void>>> = {
  name: performName,
  rename: performName,
  'hand-key': ({ context, agency, content, accepted, note }) => {
    const { recipient } = content as { readonly recipient: string };
    refuseKeyOfAnother(context.session, agency, { recipient, signingKey: null });
    keepAgency(context.session, getAgency(context.session, agency));
    const key = { signingKey: null, recipient, card: null, issuedAt: null, isCompared: false, accepted };
    replaceKey(context, agency, key);
    keepSenders(context, agency, []);
    note(changeOf(agency, 'recipient', recipient));
  },
  'first-card': performCard,
  'next-card': performCard,
  'other-card': performCard,
  profile: ({ context: { session }, agency, content, note }) => {
    const profile = content as unknown as RecipientProfile;
    const old = findProfile(session, agency);
    keepAgency(session, getAgency(session, agency));
    recordProfile(session.office, profile);
    note(changeOf(agency, 'profile', profile, old));
  },
  consent: performConsent,
};

function performName({ context: { session }, content, note }: Doing): void {
  const { code, names, country } = content as unknown as Agency;
  refuseLookAlike(session, { code, names }); // again: another name or key may have come while this waited
  recordAgency(session.office, { code, nameEn: names.en, nameEs: names.es, country });
  note(changeOf(code, 'names', names));
}

function performCard({ context, agency: code, content, accepted, note }: Doing): void {
  const { session, nowMs } = context;
  const { card: text, wordsCompared } = content as { readonly card: string; readonly wordsCompared: boolean };
  const bytes = Buffer.from(text);
  const read = readForHeld(session, bytes, wordsCompared);
  const { card, outcome, held, isByOldKey, reading } = read;
  refuseTaken(session, read);
  keepAgency(session, { code, names: card.names, country: code.slice(0, 2) });
  if (outcome === 'revoked')
    endKey(session.office, keyOfCard(session, card)!.id, 'revoked', nowMs()); // `revoked` is only said of a known key
  else if (outcome === 'updated')
    updateCard(session.office, held!.id, { card: text, issuedAt: card.issuedAt }); // `updated` is only said of the held one
  else {
    const isCompared = wordsCompared || (isByOldKey && held!.isCompared);
    const key = { signingKey: signingKeyOf(card), recipient: card.recipient, card: text };
    // A key that its predecessor signed is worth what that one was: one person's stays one person's.
    const how = accepted ?? held?.accepted ?? null;
    replaceKey(context, code, { ...key, issuedAt: card.issuedAt, isCompared, accepted: how });
  }
  if (outcome !== 'revoked') keepSenders(context, code, reading.senders ?? []);
  else if (findCurrentKey(session.office, code) === undefined) keepSenders(context, code, []);
  note(changeOf(code, 'card', { outcome, key: card.signingKey, recipient: card.recipient }));
}

/** A card beside the key that is held: what it would do, and which rule that falls under. */
function readForHeld(session: Session, bytes: Uint8Array, wordsCompared: boolean) {
  const { agency } = readCard(bytes, null).card;
  const held = findCurrentKey(session.office, agency) ?? null;
  const read = readCard(bytes, held?.signingKey ?? null);
  const { card, isByOldKey } = read;
  const outcome = outcomeOf(session, card, { ...read, held, wordsCompared });
  const isHeldKey = held?.signingKey != null && Buffer.from(held.signingKey).equals(signingKeyOf(card));
  const isAllowed = isHeldKey || isByOldKey || outcome === 'revoked'; // each key may revoke itself
  const act = isAllowed ? 'next-card' : held === null ? 'first-card' : 'other-card';
  return { ...read, held, outcome, act } as const;
}

function heldKey({ office }: Session, agency: AgencyCode): string | null {
  return findCurrentKey(office, agency)?.id ?? null;
}

/** One key is one agency's: a second code for it would send what is meant for one to another. */
function refuseKeyOfAnother(
  session: Session,
  agency: AgencyCode,
  { recipient, signingKey }: Pick<AgencyKey, 'recipient' | 'signingKey'>,
): void {
  const isSame = (key: Pick<AgencyKey, 'recipient' | 'signingKey'>): boolean =>
    key.recipient === recipient ||
    (signingKey !== null && key.signingKey !== null && Buffer.from(signingKey).equals(key.signingKey));
  const isOurs = signingKey !== null && isOwnKey(session, signingKey);
  if (signingKey !== null) refuseSendersOfAnother(session, agency, [Buffer.from(signingKey).toString('base64url')], () => isOurs);
  if (isOurs || listKeys(session.office).some(key => key.agency !== agency && isSame(key)))
    throw new Refusal('agency/key-of-another');
}

function refuseTaken(session: Session, { card, reading: { senders = [] } }: Pick<ReadCard, 'card' | 'reading'>): void {
  const { agency: code, names } = card;
  refuseSendersOfAnother(session, code, senders, key => isOwnKey(session, key));
  refuseKeyOfAnother(session, code, { recipient: card.recipient, signingKey: signingKeyOf(card) });
  if (!knownAgencies(session).some(known => known.code === code)) refuseLookAlike(session, { code, names });
}

function refuseLookAlike(session: Session, agency: Pick<Agency, 'code' | 'names'>): void {
  const ours = getVaultState(session.office).agency;
  const known = [...knownAgencies(session), { ...ours, country: ours.code.slice(0, 2) }];
  if (lookAlike(agency, known) !== undefined) throw new Refusal('agency/looks-alike');
}

const textOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('utf8');

/** What the office of a key reads, as its card says it; null for a key entered by hand, whose office reads with other tools whatever comes. */
export function readingOfKey({ card }: Pick<AgencyKey, 'card'>): Reading | null {
  return card === null ? null : readingOfCard(card);
}

/** The key of a card, where it is or was held. */
function keyOfCard({ office }: Session, card: Card): AgencyKey | undefined {
  const key = Buffer.from(signingKeyOf(card));
  return listKeys(office).find(
    known => known.agency === card.agency && known.signingKey !== null && key.equals(known.signingKey),
  );
}

type Held = {
  readonly held: AgencyKey | null;
  readonly isByOldKey: boolean;
  readonly reading: Reading;
  readonly wordsCompared: boolean;
};

function outcomeOf(session: Session, card: Card, { held, isByOldKey, reading, wordsCompared }: Held): CardReading['outcome'] {
  const key = Buffer.from(signingKeyOf(card));
  const isHeldKey = held?.signingKey != null && key.equals(held.signingKey);
  const earlier = keyOfCard(session, card);
  if (earlier?.endedWhy === 'revoked') throw new Refusal('card/revoked');
  // A key that was replaced still verifies what was on its way; revoked, it verifies nothing.
  if (earlier !== undefined && card.state === 'revoked') return 'revoked';
  if (earlier?.endedWhy === 'replaced') throw new Refusal('card/older');
  if (card.state === 'revoked') throw new Refusal('card/revoked');
  if (isHeldKey && card.recipient === held.recipient) return outcomeOfKnown(card, held, reading);
  if (held === null) return 'new';
  if (held.issuedAt !== null && card.issuedAt < held.issuedAt) throw new Refusal('card/older');
  if (!isHeldKey && !isByOldKey && !wordsCompared) throw new Refusal('card/not-by-old-key');
  return 'replaced';
}

/** The keys are those that we hold: only a newer word on what the office reads is anything new. */
function outcomeOfKnown(card: Card, held: AgencyKey, reading: Reading): 'updated' {
  if (canonical(readingOfKey(held)) === canonical(reading)) throw new Refusal('card/known');
  if (held.issuedAt !== null && card.issuedAt < held.issuedAt) throw new Refusal('card/older');
  return 'updated';
}

function replaceKey(
  context: SessionContext,
  agency: AgencyCode,
  key: Omit<AgencyKey, 'id' | 'agency' | 'addedAtMs' | 'endedWhy'>,
): void {
  const { office } = context.session;
  const held = findCurrentKey(office, agency);
  if (held) endKey(office, held.id, 'replaced', context.nowMs());
  insertKey(office, { ...key, id: newId(context), agency, addedAtMs: context.nowMs() });
}

function keepAgency(session: Session, { code, names, country }: Agency): void {
  if (listAgencies(session.office).some(row => row.code === code)) return;
  // Who gave itself no name keeps the one that is known.
  const known = agencyTable.find(agency => agency.code === code)?.names;
  const { en, es } = known !== undefined && [names.en, names.es].every(name => name === code) ? known : names;
  recordAgency(session.office, { code, nameEn: en, nameEs: es, country });
}

/** Every agency that this office knows: its own rows before those of the countries' files. */
export function knownAgencies(session: Session): readonly Agency[] {
  const own = listAgencies(session.office).map(row => ({
    code: row.code,
    names: { en: row.nameEn, es: row.nameEs },
    country: row.country,
  }));
  const added = new Set(own.map(agency => agency.code));
  return [...own, ...agencyTable.filter(agency => !added.has(agency.code))].sort((a, b) => (a.code < b.code ? -1 : 1));
}

function agencyViews(session: Session): readonly AgencyView[] {
  const { office } = session;
  const keys = Map.groupBy(listKeys(office), key => key.agency);
  const profiles = new Map(listAgencies(office).map(row => [row.code, row.profile]));
  const accepted = lastAcceptances(office, 'profile');
  const waiting = pendingActs(session);
  const pending = Map.groupBy(waiting, act => act.agency);
  const ours = getVaultState(office).agency.code;
  const known = knownAgencies(session);
  const [machines, approvers] = [unknownSenders(session), unknownApprovers(session)];
  return [...known, ...proposedAgencies(waiting, known)].map(agency => ({
    ...agency,
    isOurs: agency.code === ours,
    profile: profiles.get(agency.code) ?? null,
    keys: (keys.get(agency.code) ?? []).sort((a, b) => Number(a.endedWhy !== null) - Number(b.endedWhy !== null)).map(keyView),
    profileAccepted: accepted.get(agency.code) ?? null,
    pending: pending.get(agency.code) ?? [],
    machinesUnknown: keys.has(agency.code) ? machines(agency.code) : 0,
    approversUnknown: keys.has(agency.code) ? approvers(agency.code) : 0,
  }));
}

function viewOf(session: Session, code: AgencyCode): AgencyView {
  return agencyViews(session).find(view => view.code === code)!; // its caller has just written or found it
}

function keyView(key: AgencyKey): AgencyKeyView {
  const { signingKey, recipient, isCompared, issuedAt, endedWhy, accepted } = key;
  return {
    signingFingerprint: signingKey === null ? null : signingFingerprint(signingKey),
    recipient,
    words: signingKey === null ? null : cardWords(signingKey, recipient),
    isCompared,
    issuedAt,
    reads: readingOfKey(key),
    ended: endedWhy,
    accepted,
  };
}

function changeOf(record: string, field: string, value: Json, old: Json = null) {
  return { record, entity: 'agency', field, old, new: value };
}
