import { findCase } from '../../../../db/cases.ts';
import { findLedgerEntry, findPacketJson, listAdding, listLedger, type LedgerEntry } from '../../../../db/ledger.ts';
import type { Reader } from '../../../../db/open.ts';
import { listRecords } from '../../../../db/records.ts';
import { catalogue, isEntity } from '../../../../shared/catalogue.ts';
import type { CaseRecord } from '../../../../shared/case.ts';
import { receiptClaim } from '../../../../shared/contract/packet-format.ts';
import type { Answer, Recalled } from '../../../../shared/contract/packets.ts';
import { placeKey } from '../../../../shared/decision/types.ts';
import { Refusal } from '../../../../shared/failure.ts';
import { mayBeAdded, mayBeSaid } from '../../../../shared/field-setters.ts';
import type { AgencyCode, Json, PacketId } from '../../../../shared/language.ts';
import { asksAnswer, carriedBy, givesValues, packetKinds } from '../../../../shared/packet-kinds.ts';
import { signedClaims } from '../../../../shared/packet-reading/envelope.ts';
import { valuePath } from '../../../../shared/value-path.ts';
import type { Session } from '../../ground/context.ts';
import { carriedBySender, standsAsItCame, type CarriedPlace } from './carried-places.ts';

type Seeing = Pick<Session, 'visible'>;

/** The recalls of a packet that left or came in, the first first: what came stands in the office's database, wherever the packet does. */
export function recallsOf({ visible }: Seeing, { direction, packetId }: Pick<LedgerEntry, 'direction' | 'packetId'>) {
  return visible().flatMap(db =>
    listAdding(db, direction, packetId)
      .filter(({ kind }) => asksAnswer(kind))
      .map(entry => ({ db, entry })),
  );
}

/** That a packet was recalled, by the last recall of it, and what came of that; null where nobody recalled it. */
export function recalledBy(session: Seeing, entry: Pick<LedgerEntry, 'direction' | 'packetId'>): Recalled | null {
  const last = recallsOf(session, entry).at(-1);
  if (last === undefined) return null;
  const { packetId, header } = last.entry;
  return {
    packetId,
    number: header.channel.number,
    why: whyOf(last.db, last.entry),
    answer: answerTo(session, last.entry),
    isAnswered: isAnswered(session, last.entry),
  };
}

/** Why a packet that says so was sent, in its sender's words. */
function whyOf(db: Reader, entry: LedgerEntry): string | null {
  const why = claimsOf(db, entry)?.['why'];
  return typeof why === 'string' ? why : null;
}

/** What was done with what a recall names: by their receipt for one of ours, or by ours for one of theirs. */
export function answerTo(session: Seeing, recall: LedgerEntry): Answer | null {
  if (!asksAnswer(recall.kind)) return null;
  if (recall.direction === 'in') return ownAnswer(session, recall);
  const { ackedBy } = recall;
  if (ackedBy === null) return null;
  const db = session.visible().find(each => findLedgerEntry(each, 'in', ackedBy as PacketId) !== undefined); // a receipt's id, or `hand`
  return db === undefined ? null : (receiptIn(db, { direction: 'in', packetId: ackedBy as PacketId })?.answer ?? null); // found just now
}

export function isAnswered(session: Seeing, recall: LedgerEntry): boolean {
  return recall.direction === 'out' ? recall.ackedBy !== null : ownAnswer(session, recall) !== null;
}

/** Recalls that came in and that nobody here has answered, each with the packet that it recalls, of what this user may see. */
export function unansweredRecalls(session: Seeing): readonly { readonly recall: LedgerEntry; readonly recalled: LedgerEntry }[] {
  const kinds = packetKinds.filter(asksAnswer);
  return session.visible().flatMap(db =>
    listLedger(db, { direction: 'in', kinds }, { offset: 0, limit: -1 }).flatMap(recall => {
      const { earlier } = recall;
      if (earlier === null || isAnswered(session, recall)) return [];
      const recalled = session.visible().flatMap(each => findLedgerEntry(each, 'in', earlier) ?? [])[0];
      return recalled === undefined ? [] : [{ recall, recalled }];
    }),
  );
}

const receipts = packetKinds.filter(kind => carriedBy(kind) === 'receipt');

/** By our newest receipt for it that left, or may have. */
function ownAnswer({ visible }: Seeing, { packetId, agency }: LedgerEntry): Answer | null {
  for (const db of visible())
    for (const entry of listLedger(db, { direction: 'out', agency, kinds: receipts }, { offset: 0, limit: -1 })) {
      if (entry.voidedAtMs !== null) continue;
      const receipt = receiptIn(db, entry);
      if (receipt?.packet === packetId && receipt.answer !== undefined) return receipt.answer;
    }
  return null;
}

type Receipt = { readonly packet: string; readonly answer?: Answer | undefined };
/** What each receipt says, read once: what was signed stays. Ids, and no value. */
const receiptsOf = new WeakMap<Reader, Map<string, Receipt | null>>();

function receiptIn(db: Reader, entry: Pick<LedgerEntry, 'direction' | 'packetId'>): Receipt | null {
  const kept = receiptsOf.get(db) ?? new Map<string, Receipt | null>();
  receiptsOf.set(db, kept);
  const key = `${entry.direction} ${entry.packetId}`;
  const known = kept.get(key);
  if (known !== undefined) return known;
  const claim = receiptClaim.safeParse(claimsOf(db, entry)?.['receipt']);
  const read = claim.success ? claim.data : null;
  if (!db.inTransaction) kept.set(key, read); // what a transaction sees may still be undone
  return read;
}

function claimsOf(db: Reader, entry: Pick<LedgerEntry, 'direction' | 'packetId'>): Readonly<Record<string, Json>> | undefined {
  const bytes = findPacketJson(db, entry);
  return bytes === undefined ? undefined : signedClaims(bytes); // claims are JSON
}

/**
 * What of a packet that came in stands here as it brought it, and a person can take out. What another packet that is not recalled gave the same
 * is that one's; what was ours before stays ours; and what only the case's course or its deletion takes away is not asked for.
 */
function standingOf(session: Seeing, db: Reader, entry: LedgerEntry): readonly (CarriedPlace & { readonly entity: string })[] {
  const { caseId, agency } = entry;
  if (caseId === null || findCase(db, caseId) === undefined) return [];
  const records = listRecords(db, caseId);
  const byId = new Map<string, CaseRecord>(records.map(record => [record.id, record]));
  const bySender = carriedBySender(db, { caseId, agency, kinds: packetKinds.filter(givesValues) }).filter(
    ({ packet }) => packet === entry.packetId || recallsOf(session, { direction: 'in', packetId: packet }).length === 0,
  );
  const keyOf = ({ record, field, stored }: CarriedPlace) => `${placeKey(record, field)} ${stored}`;
  const byOthers = new Set(bySender.filter(({ packet }) => packet !== entry.packetId).map(keyOf));
  return bySender.flatMap(place => {
    const record = byId.get(place.record);
    if (place.packet !== entry.packetId || record === undefined || byOthers.has(keyOf(place))) return [];
    const isAsked = isTheirs(record, place.field, agency) && canBeTakenOut(record, place.field);
    return isAsked && standsAsItCame({ records }, place) ? [{ ...place, entity: record.entity }] : [];
  });
}

/**
 * A recall is not answered as done while what it recalls stands here.
 *
 * @throws Refusal `packet/recalled-stands`, with each place.
 */
export function refuseWhileItStands(session: Seeing, recall: Pick<LedgerEntry, 'earlier'>): void {
  const { earlier } = recall;
  const held = session.visible().flatMap(db => {
    const entry = earlier === null ? undefined : findLedgerEntry(db, 'in', earlier);
    return entry === undefined ? [] : [{ db, entry }];
  })[0];
  if (held === undefined) return;
  const standing = standingOf(session, held.db, held.entry);
  const places = standing.map(({ entity, record, field }) => ({
    path: valuePath(entity, field, record),
    code: 'packet/recalled-place' as const,
  }));
  if (places.length > 0) throw new Refusal('packet/recalled-stands', { places });
}

function isTheirs({ marks }: CaseRecord, field: string, agency: AgencyCode): boolean {
  return [marks[field], marks['*']].some(mark => mark?.originator === agency);
}

function canBeTakenOut({ entity }: CaseRecord, field: string): boolean {
  if (!isEntity(entity)) return false;
  if (entity !== 'case') return mayBeAdded(entity);
  return mayBeSaid(entity, field, 'changed') && catalogue.case.fields[field as 'title']?.required !== true; // a field of the case
}
