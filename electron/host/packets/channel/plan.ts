import { findCaseByReference } from '../../../../db/cases.ts';
import { findLedgerEntry, findReceivedRecord } from '../../../../db/ledger.ts';
import type { Reader, Writer } from '../../../../db/open.ts';
import { findRecord, listRecords } from '../../../../db/records.ts';
import { ownStation } from '../../../../db/stations.ts';
import { getSecret, getVaultState } from '../../../../db/vault-state.ts';
import { caseKinds, type CaseKind, type CaseRecord } from '../../../../shared/case.ts';
import { Refusal } from '../../../../shared/failure.ts';
import type { AgencyCode, CaseId, RecordId } from '../../../../shared/language.ts';
import { rowOfKind, type Taking } from '../../../../shared/packet-kinds.ts';
import { deletedNames } from '../../cases/deleted-names.ts';
import type { SessionContext } from '../../ground/context.ts';
import { pseudonymsFor } from '../format/pseudonyms.ts';
import { incomingRecords, type IncomingRecord, type Placed } from '../read/intake.ts';
import type { SignedPart } from '../read/verify.ts';
import { refuseWrongConsent } from './consent-arrival.ts';
import { refuseWrongNotice } from './notice-arrival.ts';
import { caseMeant, refuseInto, type CaseMeant } from './into-case.ts';
import { leadExhibitsOf, type LeadExhibits } from './lead-exhibits.ts';
import { besideRemarks, partedCase, partedCourse, type KeptField } from './own-case.ts';
import { remarksOf, type Remark } from './remarks.ts';
import { asInPlan, comesBack, reservedAmong } from './shared-plan.ts';
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
  /** The database that it is in, or will be made in. */
  readonly db: Writer;
  /** A case of ours; null: one will be made, under `kind` and `reference`. */
  readonly caseId: CaseId | null;
  /** Whether earlier packets of this case of the sender's went there; else a person chose it now. */
  readonly isFollowUp: boolean;
  /** It is our own case, and no earlier packet made it: what we say of it stays. */
  readonly isOurs: boolean;
  /** The case as it came. */
  readonly root: IncomingRecord;
  /** Of a case of ours: what its sender says otherwise than we do, and the records that stand beside ours as remarks. */
  readonly kept: readonly KeptField[];
  readonly apart: readonly IncomingRecord[];
  /** Those of them that a law keeps to others, by the sender's names: acts by force on its territory. */
  readonly reserved: ReadonlySet<string>;
  /** Exhibits that rest on a lead only. */
  readonly leads: LeadExhibits;
  readonly kind: CaseKind;
  readonly reference: string;
  /** The case of ours that the sender calls "your reference", where this user may see it. */
  readonly about: CaseMeant | null;
  readonly records: readonly PlannedRecord[];
};

/** What taking a packet in would do, worked out before anything is written: looking, checking and importing all go by it. */
export type ArrivalPlan = { readonly taking: Taking; readonly into: PlannedCase | null };

/**
 * Work out what a signed packet would do here. Everything that importing can object to in what is signed is refused here, before an
 * attachment is read; nothing is written.
 *
 * @param asked - The case of ours that a person chose for it; null: where it belongs by itself.
 * @throws Refusal `packet/into-nothing` and others `packet/into-…`, `case/not-found`, `packet/unknown-path`, `packet/unfit-value`, `packet/name-reused`, `packet/malformed`, `packet/receipt-mismatch`, `packet/receipt-unheard`, `packet/consent-mismatch`, `packet/notice-mismatch`.
 */
export function planArrival(context: SessionContext, signed: SignedPart, asked: CaseId | null): ArrivalPlan {
  const { header, released, receipt, consent, notice, manifest } = signed;
  const row = rowOfKind(header.kind);
  if ('refusal' in row) throw new Refusal(row.refusal);
  if (receipt !== null) refuseWrongReceipt(context, header.from.agency, receipt);
  if (consent !== null) refuseWrongConsent(context, header.from.agency, consent);
  if (notice !== null) refuseWrongNotice(context, header.from.agency, notice);
  const incoming = released === null ? [] : incomingRecords(released);
  refuseStrayAttachments(manifest, incoming);
  if (incoming.length === 0 && asked !== null) throw new Refusal('packet/into-nothing');
  return { taking: row.takenIn, into: incoming.length === 0 ? null : planCase(context, signed, { incoming, asked }) };
}

function refuseWrongReceipt({ session }: SessionContext, from: AgencyCode, receipt: NonNullable<SignedPart['receipt']>): void {
  const sent = session.visible().flatMap(db => findLedgerEntry(db, 'out', receipt.packet) ?? [])[0];
  if (sent === undefined && ownStation(session.office) !== null) throw new Refusal('packet/receipt-unheard'); // another machine may have sent it
  if (sent?.hash !== receipt.hash || sent.agency !== from) throw new Refusal('packet/receipt-mismatch');
}

/** Each attachment is the file of one document of the packet, and no document has two. */
function refuseStrayAttachments(manifest: SignedPart['manifest'], incoming: readonly IncomingRecord[]): void {
  const documents = new Set(incoming.filter(({ entity }) => entity === 'document').map(({ emittedId }) => emittedId));
  for (const { name, document } of manifest) {
    if (name.startsWith('files/') ? !documents.delete(document ?? '') : document !== null) throw new Refusal('packet/malformed');
  }
}

type Wished = { readonly incoming: readonly IncomingRecord[]; readonly asked: CaseId | null };

function planCase(context: SessionContext, { header }: SignedPart, { incoming, asked }: Wished): PlannedCase {
  const { session } = context;
  const { agency } = header.from;
  const root = incoming[0]!; // a case comes first
  const knownIn = session.visible().find(each => findReceivedRecord(each, agency, root.emittedId) !== undefined);
  const db = knownIn ?? (asked === null ? session.office : session.dbOf(asked));
  const known = findReceivedRecord(db, agency, root.emittedId);
  if (known === undefined && asked !== null) refuseInto(context, agency, root, asked);
  if (known !== undefined && asked !== null && known.caseId !== asked) throw new Refusal('packet/into-other-case');
  const caseId = known?.caseId ?? asked;
  const standing = caseId === null ? [] : listRecords(db, caseId);
  const own = standing.find(({ entity }) => entity === 'case');
  const isOurs = own !== undefined && own.marks['*']?.originator !== agency;
  const isJoint = (own ?? root).fields['kind'] === 'joint-investigation';
  const parted = isOurs ? partedCourse(incoming, isJoint) : { standing: incoming, apart: [] };
  const nameOf = pseudonymsFor(getSecret(session.office, 'pseudonym-root'), agency);
  const placed = parted.standing.map((record, at): Placed => {
    if (at === 0 && known === undefined) return { incoming: record, held: caseId === null ? null : (own ?? null) };
    if (caseId === null) return { incoming: record, held: null };
    const back = isJoint ? comesBack(record, standing, ({ id }) => nameOf(id, 'named')) : null;
    return { incoming: record, held: heldAs(db, agency, record, caseId) ?? back };
  });
  const reserved = reservedAmong(placed);
  const { taken, kept: keptOfCase } = isOurs ? partedCase(root, own, agency) : { taken: root, kept: [] };
  const us = getVaultState(session.office).agency.code;
  const inPlan = placed.slice(1).map(({ incoming: record, held }) => {
    const planned = isJoint ? asInPlan({ incoming: record, held }, { agency, us }) : { incoming: record, kept: [] };
    return { ...planned, held };
  });
  const asAside = parted.apart.map((record): Placed => ({ incoming: record, held: null }));
  const leads = leadExhibitsOf(standing, [...inPlan, ...asAside]);
  const isSetAside = ({ emittedId }: IncomingRecord): boolean => reserved.has(emittedId) || leads.apart.has(emittedId);
  const apart = [...parted.apart, ...parted.standing.filter(isSetAside)];
  const ofPlan = inPlan.filter(each => !isSetAside(each.incoming));
  const ofCase = { ...taken, unknown: [...taken.unknown, ...apart.flatMap(({ unknown }) => unknown)] };
  const kept = [...keptOfCase, ...ofPlan.flatMap(one => one.kept)];
  const portions = standing.filter(({ entity }) => entity === 'portion');
  const beside = besideRemarks(header, kept, { apart, leads: leads.apart });
  const records = [{ incoming: ofCase, held: placed[0]!.held }, ...ofPlan].map(({ incoming: record, held }, at) => {
    const remarks = [...remarksOf(record, header), ...(at === 0 ? beside : [])];
    const tightened = held === null ? [] : tighteningsOf(held, record, header);
    return {
      incoming: record,
      held,
      remarks,
      tightened: [...tightened, ...remarkTightenings(remarks.length === 0 ? [] : portions, remarks)],
    };
  });
  if (caseId !== null && records[0]!.held === null) throw new Refusal('packet/name-reused', at(root));
  const kind = caseKinds.find(each => each === root.fields['kind']) ?? 'information-exchange';
  const about = known === undefined ? caseMeant(context, root) : null;
  const isFollowUp = known !== undefined;
  return {
    db,
    caseId,
    isFollowUp,
    isOurs,
    root,
    kept,
    apart,
    reserved,
    leads,
    kind,
    reference: referenceFor(context, agency, root),
    about,
    records,
  };
}

/** Our record for the sender's name: the one we made for it in this case, if it still stands. */
function heldAs(db: Reader, agency: AgencyCode, record: IncomingRecord, caseId: CaseId): CaseRecord | null {
  const known = findReceivedRecord(db, agency, record.emittedId);
  const held = known?.caseId === caseId ? findRecord(db, caseId, known.recordId) : undefined;
  if (held !== undefined && held.entity !== record.entity) throw new Refusal('packet/name-reused', at(record));
  return held ?? null;
}

const at = ({ emittedId }: IncomingRecord) => ({ places: [{ path: emittedId, code: 'packet/name-reused' as const }] });

/**
 * A reference of ours, free here, made of the sender's name for the case alone: it goes back to that sender, so no word of what it calls
 * the case stands in it. The sender's own stands as "their reference".
 */
function referenceFor({ session }: SessionContext, agency: AgencyCode, { emittedId }: IncomingRecord): string {
  const plain = `${agency} ${emittedId}`;
  const deleted = deletedNames(session.office);
  const isFree = (reference: string) =>
    findCaseByReference(session.office, reference) === undefined && !deleted.hasReference(reference);
  for (let number = 1; ; number++) {
    const reference = number === 1 ? plain : `${plain} (${number})`;
    if (isFree(reference)) return reference;
  }
}

/** Our record of each of the sender's names that a packet uses, as far as we hold one. */
export function heldIds({ records }: Pick<PlannedCase, 'records'>): ReadonlyMap<string, RecordId> {
  return new Map(records.flatMap(({ incoming, held }) => (held === null ? [] : [[incoming.emittedId, held.id] as const])));
}
