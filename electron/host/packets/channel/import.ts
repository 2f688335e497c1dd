import type { Change } from '../../../../db/audit.ts';
import { insertCase, reindexCase } from '../../../../db/cases.ts';
import { recordReceived } from '../../../../db/channels.ts';
import {
  findLedgerEntry,
  findReceivedRecord,
  insertLedgerEntry,
  recordAcknowledged,
  recordAnswered,
  recordReceivedName,
  type LedgerEntry,
} from '../../../../db/ledger.ts';
import { recordWriter } from '../../../../db/record-writer.ts';
import { listRecords, updateFields, updateMark } from '../../../../db/records.ts';
import type { Writer } from '../../../../db/open.ts';
import { keepStoredFile } from '../../../../db/stored-files.ts';
import { getVaultState } from '../../../../db/vault-state.ts';
import type { CaseRecord } from '../../../../shared/case.ts';
import type { ImportedPacket } from '../../../../shared/contract/packets.ts';
import { Refusal } from '../../../../shared/failure.ts';
import type { CaseId, Json, PacketId, RecordId } from '../../../../shared/language.ts';
import type { Mark } from '../../../../shared/mark.ts';
import type { PacketHeader } from '../../../../shared/packet.ts';
import { asksAnswer, type Taking } from '../../../../shared/packet-kinds.ts';
import { recordChanges } from '../../audit/audit.ts';
import { tellChanged } from '../../audit/revision.ts';
import { arrivedCase } from '../../cases/case-rules.ts';
import { wholeRecord } from '../../cases/record-changes.ts';
import type { SessionContext } from '../../ground/context.ts';
import { newId } from '../../ground/ids.ts';
import { typeOfName } from '../../places/media-types.ts';
import { faultsOfCase } from '../../stages/faulty-cases.ts';
import { lockedMark, withLocalReferences, type IncomingRecord } from '../read/intake.ts';
import { answerTo } from '../read/recalls.ts';
import { receivedPath, releasedPaths } from '../read/paths.ts';
import { takeConsent } from './consent-arrival.ts';
import { takeNotice } from './notice-arrival.ts';
import type { Arrival } from './inbox.ts';
import { storedFields } from './own-case.ts';
import { siblingsIn, type Siblings } from './siblings.ts';
import { heldIds, type PlannedCase, type PlannedRecord } from './plan.ts';
import { standingLeadRemark } from './lead-exhibits.ts';
import { unknownLeaves, type Remark } from './remarks.ts';
import { isTakenOver, markAfterRemoval, type Tightening } from './tightenings.ts';

type Note = (change: Change) => void;
type Taken = {
  readonly caseId: CaseId;
  readonly ids: ReadonlyMap<string, RecordId>; // by the sender's names
  readonly added: number;
  readonly changed: number;
  readonly tightened: number;
};

/** Take a verified packet in, as planned: its case with locked marks, its attachments, its place in the channel, its row in the ledger. All or nothing. */
export function takeIn(context: SessionContext, arrival: Arrival, sizeBytes: number): ImportedPacket {
  const { session } = context;
  const { header, place, isNewEpoch, attachments, plan } = arrival;
  const { into } = plan;
  const db = into?.db ?? session.office;
  // While its documents flowed by, the case may have gone behind another wall.
  if (attachments.some(({ stored }) => stored !== null && !session.filesOf(db).has(stored)))
    throw new Refusal('compartment/unavailable');
  const taken = recordChanges(session, context, 'packet:import', db, note => {
    const written = taking[plan.taking](context, arrival, note);
    const caseId = written?.caseId ?? null;
    recordArrival(context, arrival, sizeBytes, written);
    note({ record: header.packetId, entity: 'packet', field: 'hash', old: null, new: arrival.hash, caseId });
    return written;
  });
  if (taken !== null) tellChanged(context, taken.caseId);
  return {
    packetId: header.packetId,
    kind: header.kind,
    number: header.channel.number,
    place,
    isNewEpoch,
    caseId: taken?.caseId ?? null,
    isNewCase: into !== null && into.caseId === null,
    about: into?.caseId === null ? (into.about?.id ?? null) : null,
    records: { added: taken?.added ?? 0, changed: taken?.changed ?? 0 },
    tightened: taken?.tightened ?? 0,
    unknown: unknownLeaves(into),
    faults: taken === null ? [] : faultsOfCase(context, taken.caseId),
    attachments: attachments.length,
    acknowledges: arrival.receipt?.packet ?? null,
    recalls: recalledIn(session, arrival),
  };
}

/** What each way of taking in does beside recording that a packet arrived. */
const taking: Readonly<Record<Taking, (context: SessionContext, arrival: Arrival, note: Note) => Taken | null>> = {
  'into-a-case': (context, arrival, note) => {
    const { into } = arrival.plan;
    return into === null ? null : takeCase(context, arrival, into, note);
  },
  'as-acknowledgement': (context, arrival, note) => {
    takeReceipt(context, arrival, note);
    return null;
  },
  'as-consent': (context, arrival, note) => {
    takeConsent(context, arrival, note);
    return null;
  },
  'as-notice': (context, arrival, note) => {
    takeNotice(context, arrival, note);
    return null;
  },
  'as-a-number': () => null,
};

/** The first receipt for a packet stays; of the answers to a recall the one that was given last stands, and both stay in the history. */
function takeReceipt({ session, nowMs }: SessionContext, { header, receipt }: Arrival, note: Note): void {
  if (receipt === null) return;
  for (const db of session.visible()) {
    const sent = findLedgerEntry(db, 'out', receipt.packet);
    if (sent === undefined) continue;
    if (!asksAnswer(sent.kind)) {
      recordAcknowledged(db, sent.packetId, header.packetId, nowMs());
    } else if (isLastAnswer(session, header, sent)) {
      recordAnswered(db, sent.packetId, header.packetId, nowMs());
      const answer = { record: sent.packetId, entity: 'packet', field: 'answer', caseId: null };
      note({ ...answer, old: answerTo(session, sent), new: receipt.answer ?? null });
    }
  }
}

/** Whether no receipt is held that was sent after this one: of one numbering by its number, else by when it was issued. */
function isLastAnswer(
  { visible }: SessionContext['session'],
  { channel, issuedAt }: PacketHeader,
  { ackedBy }: LedgerEntry,
): boolean {
  const held = ackedBy === null ? undefined : visible().flatMap(db => findLedgerEntry(db, 'in', ackedBy as PacketId) ?? [])[0]; // a receipt's id, or `hand`
  if (held === undefined) return true;
  const before = held.header.channel;
  if (before.epoch === channel.epoch && before.sender === channel.sender) return channel.number > before.number;
  return issuedAt >= held.header.issuedAt;
}

/** What a recall recalls, where this user may see it. */
function recalledIn({ visible }: SessionContext['session'], { header, earlier, why }: Arrival): ImportedPacket['recalls'] {
  if (!asksAnswer(header.kind) || earlier === null) return null;
  const [held] = visible().flatMap(db => findLedgerEntry(db, 'in', earlier.packet) ?? []);
  return held === undefined ? null : { packetId: held.packetId, number: held.header.channel.number, caseId: held.caseId, why };
}

function recordArrival(context: SessionContext, arrival: Arrival, sizeBytes: number, taken: Taken | null): void {
  const caseId = taken?.caseId ?? null;
  const { session, nowMs } = context;
  const { header, hash, released } = arrival;
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
    earlier: arrival.earlier?.packet ?? null,
    policy: null,
  };
  const rest = { seed: null, sizeBytes, file: null, byUser: session.user.id, atMs: nowMs() };
  const paths = released === null ? [] : releasedPaths(released).map(path => receivedPath(path, id => taken?.ids.get(id)));
  insertLedgerEntry(arrival.plan.into?.db ?? session.office, { ...row, ...rest }, paths);
}

type Writing = {
  readonly context: SessionContext;
  readonly arrival: Arrival;
  readonly into: PlannedCase;
  readonly caseId: CaseId;
  /** Our record for each of the sender's names: the one we hold, or the one made now. */
  readonly ids: ReadonlyMap<string, RecordId>;
  readonly note: Note;
  readonly write: ReturnType<typeof recordWriter>;
  readonly siblings: Siblings;
};

function takeCase(context: SessionContext, arrival: Arrival, into: PlannedCase, note: Note): Taken {
  const { db } = into;
  const caseId = into.caseId ?? (newId(context) as CaseId); // made for a case
  if (into.caseId === null) {
    const owner = getVaultState(db).agency.code;
    insertCase(db, { id: caseId, kind: into.kind, owner, reference: into.reference, atMs: context.nowMs() });
  }
  const ids = new Map(heldIds(into));
  for (const { incoming, held } of into.records)
    // The case's own record has the case's id; others are made for a record.
    if (held === null) ids.set(incoming.emittedId, (incoming.entity === 'case' ? caseId : newId(context)) as RecordId);
  const siblings = siblingsIn(into.caseId === null ? [] : listRecords(db, caseId));
  const writing: Writing = { context, arrival, into, caseId, ids, note, write: recordWriter(db), siblings };
  let added = 0;
  let changed = 0;
  let tightened = 0;
  for (const [done, record] of into.records.entries()) {
    context.progress(done, into.records.length);
    context.signal.throwIfAborted();
    if (record.held === null) addRecord(writing, record.incoming);
    else if (changeRecord(writing, record.held, record.incoming)) changed += 1;
    if (done === 0 && into.caseId !== null && !into.isFollowUp)
      recordReceivedName(db, arrival.header.from.agency, record.incoming.emittedId, caseId, record.held!.id); // a case that stands has its record
    added += (record.held === null ? 1 : 0) + addRemarks(writing, record);
    for (const each of record.tightened) tighten(writing, each);
    tightened += record.tightened.length;
  }
  for (const { id } of into.leads.standing) added += addPortions(writing, id, [standingLeadRemark(arrival.header)]);
  if (into.about !== null && into.caseId === null) linkTo(writing, into.about);
  reindexCase(db, caseId, context.nowMs());
  return { caseId, ids, added, changed, tightened };
}

/** Lead from what came in to our own case. The link never leaves: it would confirm to the sender that we have a case of that reference. */
function linkTo(writing: Writing, { id: otherCase, reference }: NonNullable<PlannedCase['about']>): void {
  writeNew(writing, {
    id: newId(writing.context) as RecordId, // made for a record
    entity: 'caseLink',
    parentId: null,
    position: writing.siblings.nextPlace('caseLink', null),
    fields: { otherCase, otherReference: reference, relation: 'same-facts' },
    marks: { '*': { level: 'L4' } },
  });
}

function writeNew({ caseId, note, write, siblings }: Writing, record: CaseRecord): void {
  write(caseId, record);
  siblings.add(record);
  note({ caseId, record: record.id, entity: record.entity, field: '*', old: null, new: wholeRecord(record) });
}

function addRecord(writing: Writing, incoming: IncomingRecord): void {
  const { context, arrival, caseId, ids, siblings } = writing;
  const { entity, emittedId, parent } = incoming;
  const { db } = writing.into;
  const id = ids.get(emittedId)!; // takeCase gave one to each
  const parentId = parent === null ? null : ids.get(parent)!;
  const position = entity === 'case' ? 0 : siblings.nextPlace(entity, parentId);
  const given = fieldsFor(writing, incoming, id);
  const fields = entity === 'case' ? arrivedCase(context, null, given) : given;
  writeNew(writing, { id, entity, parentId, position, fields, marks: { '*': markOfNew(writing, emittedId) } });
  recordReceivedName(db, arrival.header.from.agency, emittedId, caseId, id);
}

function markOfNew({ into: { db }, arrival }: Writing, emittedId: string): Mark {
  const before = findReceivedRecord(db, arrival.header.from.agency, emittedId);
  const received = lockedMark(arrival.header);
  return before === undefined ? received : markAfterRemoval(db, { caseId: before.caseId, id: before.recordId }, received);
}

function tighten({ into, caseId, note }: Writing, { record, place, mark }: Tightening): void {
  updateMark(into.db, record.id, place, mark);
  const old = (record.marks[place] as Json | undefined) ?? null; // marks are plain JSON
  note({ caseId, record: record.id, entity: record.entity, field: `mark:${place}`, old, new: mark });
}

/** What has no field of its own here, once: a remark of the same words that stands already is not written again. */
function addRemarks(writing: Writing, { incoming, remarks }: PlannedRecord): number {
  // Beside its fields; what is kept of a portion stands next to it, since no portion hangs from another.
  const of = incoming.entity === 'portion' ? incoming.parent : incoming.entity === 'case' ? null : incoming.emittedId;
  return addPortions(writing, of === null ? null : writing.ids.get(of)!, remarks); // takeCase gave an id to each
}

function addPortions(writing: Writing, parentId: RecordId | null, remarks: readonly Remark[]): number {
  const { context, siblings } = writing;
  const fresh = remarks.filter(({ text }) => !siblings.hasPortion(parentId, text));
  for (const { text, mark } of fresh) {
    const place = { parentId, position: siblings.nextPlace('portion', parentId) };
    const id = newId(context) as RecordId; // made for a record
    writeNew(writing, { id, entity: 'portion', ...place, fields: { of: 'remarks', text }, marks: { '*': mark } });
  }
  return fresh.length;
}

/** New values of a record we hold from an earlier packet. What this packet does not give stays as it was given. */
function changeRecord(writing: Writing, held: CaseRecord, incoming: IncomingRecord): boolean {
  const { context, caseId, note } = writing;
  const given = fieldsFor(writing, incoming, held.id);
  const taken = Object.fromEntries(Object.entries(given).filter(([name]) => isTakenOver(incoming.entity, name)));
  // Our reference of the case stays ours, and so do its rules.
  const isArrived = incoming.entity === 'case' && !writing.into.isOurs;
  const next = isArrived ? arrivedCase(context, held.fields, taken) : { ...held.fields, ...taken };
  const names = new Set([...Object.keys(held.fields), ...Object.keys(next)]);
  const changes = [...names].filter(name => JSON.stringify(held.fields[name]) !== JSON.stringify(next[name]));
  if (changes.length === 0) return false;
  updateFields(writing.into.db, caseId, { ...held, fields: next });
  for (const field of changes)
    note({ caseId, record: held.id, entity: held.entity, field, old: held.fields[field] ?? null, new: next[field] ?? null });
  return true;
}

function fieldsFor({ arrival, into, ids }: Writing, incoming: IncomingRecord, id: RecordId): Readonly<Record<string, Json>> {
  const fields = withLocalReferences(incoming, emitted => ids.get(emitted));
  if (incoming.entity === 'document') return { ...fields, ...fileFields(into.db, arrival, incoming, id) };
  if (incoming.entity !== 'case') return fields;
  const { kind, reference, caseId } = into;
  // A case that stands keeps its title where the packet gives none.
  return { ...(caseId === null ? { title: reference } : {}), ...storedFields({ entity: 'case', fields }), kind, reference };
}

function fileFields(db: Writer, arrival: Arrival, { emittedId }: IncomingRecord, id: RecordId): Record<string, Json> {
  const attached = arrival.attachments.find(entry => entry.document === emittedId);
  if (attached?.stored == null) return {};
  const { stored, sizeBytes, sha256, name } = attached;
  keepStoredFile(db, { name: stored, sizeBytes, sha256 });
  return { storedFile: stored, sizeBytes, sha256, content: id, mediaType: typeOfName(name).mediaType };
}
