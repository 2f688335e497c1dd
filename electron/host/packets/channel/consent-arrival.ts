import type { Change } from '../../../../db/audit.ts';
import {
  findConsentAnswered,
  findConsentRequest,
  insertConsentRequest,
  listConsentValues,
  recordConsentAnswer,
  recordConsentWithdrawn,
  valueKey,
} from '../../../../db/consent-packets.ts';
import { findLedgerEntry, recordAcknowledged } from '../../../../db/ledger.ts';
import type { Writer } from '../../../../db/open.ts';
import type { ConsentClaim } from '../../../../shared/contract/packet-claims.ts';
import { Refusal } from '../../../../shared/failure.ts';
import type { AgencyCode, PacketId } from '../../../../shared/language.ts';
import { carriedBy } from '../../../../shared/packet-kinds.ts';
import type { Session, SessionContext } from '../../ground/context.ts';
import { givenIn } from '../read/given-values.ts';
import type { SignedPart } from '../read/verify.ts';

type OfAct<A extends ConsentClaim['act']> = Extract<ConsentClaim, { readonly act: A }>;

/**
 * Refuse what a packet says of a consent and does not fit what went between the two offices: a value that we did not give the one who asks, an
 * answer to another request or about other values, the end of a consent that is not theirs to end.
 *
 * @throws Refusal `packet/consent-mismatch`.
 */
export function refuseWrongConsent({ session }: SessionContext, from: AgencyCode, claim: ConsentClaim): void {
  const isRight = {
    ask: () => claim.act === 'ask' && didWeGive(session, from, claim.values),
    answer: () => claim.act === 'answer' && isAnswer(session, from, claim),
    withdraw: () => claim.act === 'withdraw' && isTheirs(session, from, claim),
  }[claim.act]();
  if (!isRight) throw new Refusal('packet/consent-mismatch');
}

/** Keep what was asked of us, or what became of what we asked. */
export function takeConsent(
  { session, nowMs }: SessionContext,
  { header, hash, consent }: SignedPart,
  note: (change: Change) => void,
): void {
  const { packetId: id, from } = header;
  const atMs = nowMs();
  if (consent === null) return;
  note({ record: id, entity: 'consent', field: consent.act, old: null, new: from.agency });
  switch (consent.act) {
    case 'ask': {
      const { recipient, purpose, until, values } = consent;
      const request = { id, direction: 'in', agency: from.agency, caseId: null, hash, purpose, until, atMs } as const;
      const unplaced = values.map(value => ({ ...value, record: null, field: null, stored: null }));
      return insertConsentRequest(session.office, { ...request, recipient: recipient.agency, names: recipient.names }, unplaced);
    }
    case 'answer': {
      const { request, until, given } = consent;
      const db = holderOfAsked(session, request)!; // planned so
      recordAcknowledged(db, request, id, atMs);
      return recordConsentAnswer(db, request, { id, hash, until, atMs }, new Set(given.map(valueKey)));
    }
    case 'withdraw': {
      const db = holderOfAnswered(session, consent.answer)!; // planned so
      return recordConsentWithdrawn(db, findConsentAnswered(db, consent.answer)!.id, id, atMs);
    }
  }
}

/** What we asked stands where its case does. */
const holderOfAsked = ({ visible }: Session, id: string): Writer | undefined =>
  visible().find(db => findConsentRequest(db, id) !== undefined);
const holderOfAnswered = ({ visible }: Session, answer: string): Writer | undefined =>
  visible().find(db => findConsentAnswered(db, answer) !== undefined);

/** Whether we gave each of these values to this authority by packet. */
export function didWeGive(session: Session, from: AgencyCode, values: OfAct<'ask'>['values']): boolean {
  const packets = [...new Set(values.map(({ packet }) => packet))];
  const given = new Set(packets.flatMap(packet => givenTo(session, from, packet)));
  return values.every(value => given.has(valueKey(value)));
}

function givenTo(session: Session, agency: AgencyCode, packet: PacketId): readonly string[] {
  return session.visible().flatMap(db => {
    const entry = findLedgerEntry(db, 'out', packet);
    if (entry?.agency !== agency || carriedBy(entry.kind) !== 'case' || entry.voidedAtMs !== null) return [];
    return givenIn(db, entry).values.map(({ digest }) => valueKey({ packet, digest }));
  });
}

function isAnswer(session: Session, from: AgencyCode, claim: OfAct<'answer'>): boolean {
  const db = holderOfAsked(session, claim.request) ?? session.office;
  const asked = findConsentRequest(db, claim.request);
  if (asked?.direction !== 'out' || asked.agency !== from || asked.hash !== claim.hash || asked.answer !== null) return false;
  const isSame = claim.recipient.agency === asked.recipient && claim.purpose === asked.purpose && claim.until <= asked.until;
  const answered = [...claim.given, ...claim.refused].map(valueKey).sort();
  return isSame && answered.join() === listConsentValues(db, asked.id).map(valueKey).sort().join();
}

function isTheirs(session: Session, from: AgencyCode, claim: OfAct<'withdraw'>): boolean {
  const asked = findConsentAnswered(holderOfAnswered(session, claim.answer) ?? session.office, claim.answer);
  return asked?.direction === 'out' && asked.agency === from && asked.answerHash === claim.hash && asked.withdrawal === null;
}
