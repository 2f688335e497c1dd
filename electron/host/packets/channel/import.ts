import type { Change } from '../../../../db/audit.ts';
import { findCaseByReference, insertCase, reindexCase } from '../../../../db/cases.ts';
import { recordReceived } from '../../../../db/channels.ts';
import { findReceivedRecord, insertLedgerEntry, insertReceivedRecord, recordAcknowledged } from '../../../../db/ledger.ts';
import { findRecord, nextPosition, recordWriter, updateFields } from '../../../../db/records.ts';
import { keepStoredFile } from '../../../../db/stored-files.ts';
import { getVaultState } from '../../../../db/vault-state.ts';
import { caseKinds, type CaseKind, type CaseRecord } from '../../../../shared/case.ts';
import type { ImportedPacket } from '../../../../shared/contract/packets.ts';
import type { CaseId, Json, RecordId } from '../../../../shared/language.ts';
import { recordChanges } from '../../audit/audit.ts';
import { tellChanged } from '../../audit/revision.ts';
import type { SessionContext } from '../../ground/context.ts';
import { newId } from '../../ground/ids.ts';
import { typeOfName } from '../../places/media-types.ts';
import { arrivedRules, isOtherNature } from '../../cases/case-rules.ts';
import { wholeRecord } from '../../cases/record-changes.ts';
import type { Arrival } from './inbox.ts';
import { incomingRecords, lockedMark, remarkOf, withLocalReferences, type IncomingRecord } from '../read/intake.ts';
import { releasedPaths } from '../read/paths.ts';

type Note = (change: Change) => void;
type Taken = Pick<ImportedPacket, 'about'> & {
  readonly caseId: CaseId;
  readonly isNew: boolean;
  readonly added: number;
  readonly changed: number;
};

/** Take a verified packet in: its case with locked marks, its attachments, its place in the channel, its row in the ledger. All or nothing. */
export function takeIn(context: SessionContext, arrival: Arrival, sizeBytes: number): ImportedPacket {
  const { session } = context;
  const { header, place, receipt, attachments } = arrival;
  const incoming = arrival.released === null ? [] : incomingRecords(arrival.released);
  const taken = recordChanges(session, context, 'packet:import', session.office, note => {
    const into = incoming.length === 0 ? null : takeCase(context, arrival, incoming, note);
    recordArrival(context, arrival, sizeBytes, into?.caseId ?? null);
    note({
      record: header.packetId,
      entity: 'packet',
      field: 'hash',
      old: null,
      new: arrival.hash,
      caseId: into?.caseId ?? null,
    });
    return into;
  });
  if (taken !== null) tellChanged(context, taken.caseId);
  return {
    packetId: header.packetId,
    kind: header.kind,
    number: header.channel.number,
    place,
    caseId: taken?.caseId ?? null,
    isNewCase: taken?.isNew ?? false,
    about: taken?.about ?? null,
    records: { added: taken?.added ?? 0, changed: taken?.changed ?? 0 },
    attachments: attachments.length,
    acknowledges: receipt?.packet ?? null,
  };
}

function recordArrival(context: SessionContext, arrival: Arrival, sizeBytes: number, caseId: CaseId | null): void {
  const { session, nowMs } = context;
  const { header, hash, receipt, released } = arrival;
  const { packetId, channel, kind, from } = header;
  recordReceived(session.office, { ...channel, packetId, hash, atMs: nowMs() });
  const row = {
    packetId,
    direction: 'in' as const,
    kind,
    agency: from.agency,
    caseId,
    header,
    hash,
    packetJson: arrival.packetJson,
  };
  const rest = { seed: null, sizeBytes, file: null, byUser: session.user.id, atMs: nowMs() };
  insertLedgerEntry(session.office, { ...row, ...rest }, released === null ? [] : releasedPaths(released));
  if (receipt !== null) for (const db of session.visible()) recordAcknowledged(db, receipt.packet, packetId, nowMs());
}

function takeCase(context: SessionContext, arrival: Arrival, incoming: readonly IncomingRecord[], note: Note): Taken {
  const db = context.session.office;
  const { from } = arrival.header;
  const root = incoming[0]!; // its caller saw that there is one
  const held = findReceivedRecord(db, from.agency, root.emittedId);
  const caseId = held?.caseId ?? (newId(context) as CaseId); // made for a case
  const locals = localIds(context, from.agency, incoming, caseId);
  const about = held === undefined ? caseMeant(context, root) : null;
  if (held === undefined) makeCase(context, caseId, arrival, root);
  const writing: Writing = { context, arrival, caseId, locals, note, write: recordWriter(db) };
  let added = 0;
  let changed = 0;
  for (const record of incoming) {
    if (locals.get(record.emittedId)!.isHeld) changed += changeRecord(writing, record) ? 1 : 0;
    else added += addRecord(writing, record);
  }
  if (about !== null) linkTo(writing, about);
  reindexCase(db, caseId, context.nowMs());
  return { caseId, isNew: held === undefined, about: about?.id ?? null, added, changed };
}

type Meant = { readonly id: CaseId; readonly reference: string };

/** The case of ours that the sender calls "your reference", where this user may see it: what came in is about the same matter. */
function caseMeant({ session }: SessionContext, { fields }: IncomingRecord): Meant | null {
  const reference = fields['theirReference'];
  if (typeof reference !== 'string') return null;
  const id = session.visible().flatMap(db => findCaseByReference(db, reference) ?? [])[0];
  return id === undefined ? null : { id, reference };
}

/** Lead from what came in to our own case. The link never leaves: it would confirm to the sender that we have a case of that reference. */
function linkTo({ context, caseId, note, write }: Writing, { id: otherCase, reference }: Meant): void {
  const record: CaseRecord = {
    id: newId(context) as RecordId, // made for a record
    entity: 'caseLink',
    parentId: null,
    position: nextPosition(context.session.office, caseId, 'caseLink', null),
    fields: { otherCase, otherReference: reference, relation: 'same-facts' },
    marks: { '*': { level: 'L4' } },
  };
  write(caseId, record);
  note({ caseId, record: record.id, entity: record.entity, field: '*', old: null, new: wholeRecord(record) });
}

type Local = { readonly id: RecordId; readonly isHeld: boolean };
type Writing = {
  readonly context: SessionContext;
  readonly arrival: Arrival;
  readonly caseId: CaseId;
  readonly locals: ReadonlyMap<string, Local>;
  readonly note: Note;
  readonly write: ReturnType<typeof recordWriter>;
};

/** Our record for each of the sender's names: the one we made for it earlier, or a new one. */
function localIds(
  context: SessionContext,
  agency: Parameters<typeof findReceivedRecord>[1],
  incoming: readonly IncomingRecord[],
  caseId: CaseId,
): ReadonlyMap<string, Local> {
  const db = context.session.office;
  return new Map(
    incoming.map(({ emittedId, entity }) => {
      const known = findReceivedRecord(db, agency, emittedId);
      const held = known?.caseId === caseId && findRecord(db, caseId, known.recordId) !== undefined ? known.recordId : undefined;
      // The case's own record has the case's id; others are made for a record.
      const made = (entity === 'case' ? caseId : newId(context)) as RecordId;
      return [emittedId, { id: held ?? made, isHeld: held !== undefined }];
    }),
  );
}

function makeCase(context: SessionContext, caseId: CaseId, { header }: Arrival, root: IncomingRecord): void {
  const db = context.session.office;
  const kind = caseKinds.find(known => known === root.fields['kind']) ?? 'information-exchange';
  const owner = getVaultState(db).agency.code;
  insertCase(db, { id: caseId, kind, owner, reference: referenceFor(context, header, root), atMs: context.nowMs() });
}

/** A reference of ours that tells whose case it is; the sender's own stands as "their reference". */
function referenceFor({ session }: SessionContext, { from }: Arrival['header'], root: IncomingRecord): string {
  const theirs = typeof root.fields['reference'] === 'string' ? root.fields['reference'] : root.emittedId;
  const plain = `${from.agency} ${theirs}`.slice(0, 100);
  return findCaseByReference(session.office, plain) === undefined ? plain : `${from.agency} ${root.emittedId}`;
}

function addRecord({ context, arrival, caseId, locals, note, write }: Writing, incoming: IncomingRecord): number {
  const { header } = arrival;
  const db = context.session.office;
  const mark = lockedMark(header);
  const { id } = locals.get(incoming.emittedId)!; // localIds has one for each
  const parentId = incoming.parent === null ? null : locals.get(incoming.parent)!.id; // parents came first
  const position = incoming.entity === 'case' ? 0 : nextPosition(db, caseId, incoming.entity, parentId);
  const given = fieldsFor({ context, arrival, locals }, incoming, id);
  const fields = incoming.entity === 'case' ? { ...given, ...arrivedRules(context, given) } : given;
  const record: CaseRecord = { id, entity: incoming.entity, parentId, position, fields, marks: { '*': mark } };
  const remark = remarkOf(incoming, header.from.agency);
  const made = [record];
  if (remark !== null) {
    const under = incoming.entity === 'case' ? null : id;
    const place = { parentId: under, position: nextPosition(db, caseId, 'portion', under) };
    made.push({ id: newId(context) as RecordId, entity: 'portion', ...place, fields: remark, marks: { '*': mark } }); // made for a record
  }
  for (const one of made) {
    write(caseId, one);
    note({ caseId, record: one.id, entity: one.entity, field: '*', old: null, new: wholeRecord(one) });
  }
  const isMapped = findReceivedRecord(db, header.from.agency, incoming.emittedId) !== undefined;
  if (!isMapped) insertReceivedRecord(db, header.from.agency, incoming.emittedId, caseId, id);
  return made.length;
}

/** New values of a record we hold from an earlier packet. What this packet does not give stays as it was given. */
function changeRecord({ context, arrival, caseId, locals, note }: Writing, incoming: IncomingRecord): boolean {
  const db = context.session.office;
  const { id } = locals.get(incoming.emittedId)!; // localIds has one for each
  const held = findRecord(db, caseId, id)!; // localIds looked
  const given = fieldsFor({ context, arrival, locals }, incoming, id);
  const { kind: _kind, reference: _reference, profile: _profile, ...ownCase } = given;
  const stays = incoming.entity === 'case' ? ownCase : given; // our reference of the case stays ours, and so do its rules
  const next = { ...held.fields, ...stays };
  const isOther = incoming.entity === 'case' && isOtherNature(context, held.fields, next);
  const fresh = isOther ? { ...stays, ...arrivedRules(context, next) } : stays;
  const changes = Object.entries(fresh).filter(([name, value]) => JSON.stringify(held.fields[name]) !== JSON.stringify(value));
  if (changes.length === 0) return false;
  updateFields(db, caseId, { ...held, fields: { ...held.fields, ...Object.fromEntries(changes) } });
  for (const [field, value] of changes)
    note({ caseId, record: id, entity: held.entity, field, old: held.fields[field] ?? null, new: value });
  return true;
}

function fieldsFor(
  { context, arrival, locals }: Pick<Writing, 'context' | 'arrival' | 'locals'>,
  incoming: IncomingRecord,
  id: RecordId,
): Readonly<Record<string, Json>> {
  const fields = withLocalReferences(incoming, emitted => locals.get(emitted)?.id);
  if (incoming.entity === 'document') return { ...fields, ...fileFields(context, arrival, incoming, id) };
  if (incoming.entity !== 'case') return fields;
  const reference = referenceFor(context, arrival.header, incoming);
  const kind: CaseKind = caseKinds.find(known => known === fields['kind']) ?? 'information-exchange';
  const { reference: theirReference, theirReference: _ours, ...rest } = fields;
  return { title: reference, ...rest, kind, reference, ...(theirReference === undefined ? {} : { theirReference }) };
}

function fileFields(
  { session }: SessionContext,
  arrival: Arrival,
  { emittedId }: IncomingRecord,
  id: RecordId,
): Record<string, Json> {
  const attached = arrival.attachments.find(entry => entry.document === emittedId);
  if (attached?.stored == null) return {};
  const { stored, sizeBytes, sha256, name } = attached;
  keepStoredFile(session.office, { name: stored, sizeBytes, sha256 });
  return { storedFile: stored, sizeBytes, sha256, content: id, mediaType: typeOfName(name).mediaType };
}
