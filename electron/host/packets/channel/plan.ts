import { isDeletedReference } from '../../cases/deleted-names.ts';
import { findCaseByReference } from '../../../../db/cases.ts';
import { findLedgerEntry, findReceivedRecord } from '../../../../db/ledger.ts';
import { findRecord, listRecords } from '../../../../db/records.ts';
import { caseKinds, type CaseKind, type CaseRecord } from '../../../../shared/case.ts';
import { Refusal } from '../../../../shared/failure.ts';
import type { AgencyCode, CaseId, RecordId } from '../../../../shared/language.ts';
import { rowOfKind, type Taking } from '../../../../shared/packet-kinds.ts';
import type { SessionContext } from '../../ground/context.ts';
import { incomingRecords, type IncomingRecord } from '../read/intake.ts';
import type { SignedPart } from '../read/verify.ts';
import { remarksOf, type Remark } from './remarks.ts';
import { remarkTightenings, tighteningsOf, type Tightening } from './tightenings.ts';

/** A record that a packet brings: the one we made for it earlier (`held`), or none yet, and what is kept beside its fields. */
export type PlannedRecord = {
  readonly incoming: IncomingRecord;
  readonly held: CaseRecord | null;
  readonly remarks: readonly Remark[];
  /** What we hold of it that is given under a stricter mark now. */
  readonly tightened: readonly Tightening[];
};

/** The case that a packet's records go into. */
export type PlannedCase = {
  /** A case of ours; null: one will be made, under `kind` and `reference`. */
  readonly caseId: CaseId | null;
  readonly kind: CaseKind;
  readonly reference: string;
  /** The case of ours that the sender calls "your reference", where this user may see it. */
  readonly about: { readonly id: CaseId; readonly reference: string } | null;
  readonly records: readonly PlannedRecord[];
};

/** What taking a packet in would do, worked out before anything is written: looking, checking and importing all go by it. */
export type ArrivalPlan = { readonly taking: Taking; readonly into: PlannedCase | null };

/**
 * Work out what a signed packet would do here. Everything that importing can object to in what is signed is refused here, before an
 * attachment is read; nothing is written.
 *
 * @throws Refusal `packet/unknown-path`, `packet/unfit-value`, `packet/name-reused`, `packet/malformed`, `packet/receipt-mismatch`.
 */
export function planArrival(context: SessionContext, signed: SignedPart): ArrivalPlan {
  const { header, released, receipt, manifest } = signed;
  const row = rowOfKind(header.kind);
  if ('refusal' in row) throw new Refusal(row.refusal);
  if (receipt !== null) refuseWrongReceipt(context, header.from.agency, receipt);
  const incoming = released === null ? [] : incomingRecords(released);
  refuseStrayAttachments(manifest, incoming);
  return { taking: row.takenIn, into: incoming.length === 0 ? null : planCase(context, signed, incoming) };
}

function refuseWrongReceipt({ session }: SessionContext, from: AgencyCode, receipt: NonNullable<SignedPart['receipt']>): void {
  const sent = session.visible().flatMap(db => findLedgerEntry(db, 'out', receipt.packet) ?? [])[0];
  if (sent?.hash !== receipt.hash || sent.agency !== from) throw new Refusal('packet/receipt-mismatch');
}

/** Each attachment is the file of one document of the packet, and no document has two. */
function refuseStrayAttachments(manifest: SignedPart['manifest'], incoming: readonly IncomingRecord[]): void {
  const documents = new Set(incoming.filter(({ entity }) => entity === 'document').map(({ emittedId }) => emittedId));
  for (const { name, document } of manifest) {
    if (name.startsWith('files/') ? !documents.delete(document ?? '') : document !== null) throw new Refusal('packet/malformed');
  }
}

function planCase(context: SessionContext, { header }: SignedPart, incoming: readonly IncomingRecord[]): PlannedCase {
  const db = context.session.office;
  const { agency } = header.from;
  const root = incoming[0]!; // a case comes first
  const known = findReceivedRecord(db, agency, root.emittedId);
  const caseId = known?.caseId ?? null;
  const portions = caseId === null ? [] : listRecords(db, caseId).filter(({ entity }) => entity === 'portion');
  const records = incoming.map(record => {
    const held = caseId === null ? null : heldAs(context, agency, record, caseId);
    const remarks = remarksOf(record, header);
    const tightened = held === null ? [] : tighteningsOf(held, record, header);
    const standing = remarks.length === 0 ? [] : portions;
    return { incoming: record, held, remarks, tightened: [...tightened, ...remarkTightenings(standing, remarks)] };
  });
  if (caseId !== null && records[0]!.held === null) throw new Refusal('packet/name-reused', at(root));
  const kind = caseKinds.find(each => each === root.fields['kind']) ?? 'information-exchange';
  const about = caseId === null ? caseMeant(context, root) : null;
  return { caseId, kind, reference: referenceFor(context, agency, root), about, records };
}

/** Our record for the sender's name: the one we made for it in this case, if it still stands. */
function heldAs({ session }: SessionContext, agency: AgencyCode, record: IncomingRecord, caseId: CaseId): CaseRecord | null {
  const known = findReceivedRecord(session.office, agency, record.emittedId);
  const held = known?.caseId === caseId ? findRecord(session.office, caseId, known.recordId) : undefined;
  if (held !== undefined && held.entity !== record.entity) throw new Refusal('packet/name-reused', at(record));
  return held ?? null;
}

const at = ({ emittedId }: IncomingRecord) => ({ places: [{ path: emittedId, code: 'packet/name-reused' as const }] });

/** The case of ours that the sender calls "your reference", where this user may see it: what came in is about the same matter. */
function caseMeant({ session }: SessionContext, { fields }: IncomingRecord): PlannedCase['about'] {
  const reference = fields['theirReference'];
  if (typeof reference !== 'string') return null;
  const id = session.visible().flatMap(db => findCaseByReference(db, reference) ?? [])[0];
  return id === undefined ? null : { id, reference };
}

/**
 * A reference of ours, free here, made of the sender's name for the case alone: it goes back to that sender, so no word of what it calls
 * the case stands in it. The sender's own stands as "their reference".
 */
function referenceFor({ session }: SessionContext, agency: AgencyCode, { emittedId }: IncomingRecord): string {
  const plain = `${agency} ${emittedId}`;
  const isFree = (reference: string) =>
    findCaseByReference(session.office, reference) === undefined && !isDeletedReference(session.office, reference);
  for (let number = 1; ; number++) {
    const reference = number === 1 ? plain : `${plain} (${number})`;
    if (isFree(reference)) return reference;
  }
}

/** Our record of each of the sender's names that a packet uses, as far as we hold one. */
export function heldIds({ records }: Pick<PlannedCase, 'records'>): ReadonlyMap<string, RecordId> {
  return new Map(records.flatMap(({ incoming, held }) => (held === null ? [] : [[incoming.emittedId, held.id] as const])));
}
