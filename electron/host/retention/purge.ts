import { eraseFieldValues, eraseValues } from '../../../db/audit.ts';
import { findCase, listRecordedIds, optimizeWords, reindexCase } from '../../../db/cases.ts';
import { forgetConsentValues } from '../../../db/consent-packets.ts';
import { forgetActsOn } from '../../../db/counterpart-acts.ts';
import { findLedgerEntry, findReceivedRecord, listLedgerOfCase, type LedgerEntry } from '../../../db/ledger.ts';
import type { Writer } from '../../../db/open.ts';
import { forgetFactValues } from '../../../db/release-facts.ts';
import {
  forgetComparisonsOn,
  forgetDraftsOn,
  forgetFiles,
  forgetImports,
  forgetLoosenings,
  forgetPapers,
  listRecordedFiles,
  listRecordedUnder,
} from '../../../db/retention-erasing.ts';
import { listReferrers } from '../../../db/persons.ts';
import { findRecord, listBranch, removeBranch, updateFields, updateMark } from '../../../db/records.ts';
import { listOpenSubmissions } from '../../../db/submissions.ts';
import type { Change } from '../../../db/audit.ts';
import { fieldsOf } from '../../../shared/catalogue.ts';
import type { CaseRecord } from '../../../shared/case.ts';
import type { Purged, retentionCalls } from '../../../shared/contract/retention.ts';
import type { CheckedOf } from '../../../shared/contract/row.ts';
import { Refusal } from '../../../shared/failure.ts';
import type { CaseId, RecordId } from '../../../shared/language.ts';
import { textIn } from '../../../shared/records.ts';
import { recordChanges } from '../audit/audit.ts';
import { tellChanged } from '../audit/revision.ts';
import { refuseOfCourse } from '../cases/case-changes.ts';
import { entityOf, refuseUnsayable } from '../cases/case-edit.ts';
import type { SessionContext } from '../ground/context.ts';
import { givenIn } from '../packets/read/given-values.ts';
import { dueRows } from './due.ts';
import { refuseKept } from './kept.ts';
import { eraseFromLedger, type Gone } from './ledger-erasing.ts';

type Purge = CheckedOf<(typeof retentionCalls)['retention:purge']>;

/**
 * Erase some of a case for good: the values, all that history recorded of them with its salts, their words in the index, their files, and what
 * packets of the ledger carried of them. The chain stays whole and says by one entry that it was done, by whom and on what ground.
 *
 * @throws Refusal `case/held`, `case/under-retention`, `retention/…`, `field/by-course`, `record/not-found`, `packet/not-found`.
 */
export function purge(context: SessionContext, asked: Purge): Purged {
  const { session } = context;
  const { caseId, ground } = asked;
  const db = session.dbOf(caseId);
  if (findCase(db, caseId) === undefined) throw new Refusal('case/not-found');
  refuseKept(context, db, caseId);
  refuseUnfounded(context, db, asked);
  if (listOpenSubmissions(db, caseId).length > 0) throw new Refusal('retention/packet-waiting');
  const gone = withRemoved(db, caseId, goneBy(db, asked));
  if (gone.size === 0) throw new Refusal('retention/nothing');
  const whole = [...gone].flatMap(([id, fields]) => (fields === 'all' ? [id] : []));
  const had = [...whole.flatMap(id => storedFile(findRecord(db, caseId, id))), ...listRecordedFiles(db, caseId, whole)];
  const { files, ...done } = recordChanges(session, context, 'retention:purge', db, note => {
    const packets = eraseFromLedger(session, db, caseId, gone, context.nowMs());
    const erased = [...gone].reduce((sum, [id, fields]) => sum + eraseRecord(db, caseId, { id, fields, ground }, note), 0);
    forgetConsentValues(db, [...gone.keys()]);
    forgetFactValues(db, [...gone.keys()]);
    forgetActsOn(db, [...gone.keys()]);
    forgetDraftsOn(db, [...gone.keys()]);
    forgetComparisonsOn(session.office, [...gone.keys()], note);
    for (const box of forgetPapers(db, whole)) eraseValues(db, box);
    forgetImports(db, caseId);
    if (erased + packets === 0) throw new Refusal('retention/nothing');
    reindexCase(db, caseId, context.nowMs());
    return { erased, packets, files: forgetFiles(db, had) };
  });
  // After the commit: a crash between leaves files that no row names, which the next opening sets aside.
  session.files.erase(files);
  optimizeWords(db);
  db.pragma('wal_checkpoint(TRUNCATE)'); // pages of before would otherwise stay in the journal
  tellChanged(context, caseId);
  return done;
}

/** With all that history knows under a record that goes whole: what was taken from it earlier has values there, in packets and in files too. */
function withRemoved(db: Writer, caseId: CaseId, gone: Gone): Gone {
  const whole = [...gone].flatMap(([id, fields]) => (fields === 'all' ? [id] : []));
  const removed = whole.length === 0 ? [] : listRecordedUnder(db, caseId, whole).filter(id => gone.get(id) !== 'all');
  return new Map([...gone, ...removed.map(id => [id, 'all'] as const)]);
}

/** By a rule whose day has come for what is named, or by an order that the case holds. */
function refuseUnfounded(context: SessionContext, db: Writer, { caseId, by, target }: Purge): void {
  if ('order' in by) {
    const isGoing = 'record' in target && listBranch(db, caseId, target.record).some(({ id }) => id === by.order);
    if (isGoing || findRecord(db, caseId, by.order)?.entity !== 'document') throw new Refusal('retention/no-order');
    return;
  }
  const due = dueRows(context, caseId).filter(({ rule }) => rule === by.rule);
  const named = 'packet' in target ? target.packet : target.record;
  // A day of the whole case founds all that is in it; a document's or a packet's, that one alone.
  if (!due.some(({ what }) => what === '' || what === named)) throw new Refusal('retention/not-due');
}

function goneBy(db: Writer, { caseId, target }: Purge): Gone {
  if ('packet' in target) {
    const entry = findLedgerEntry(db, 'in', target.packet);
    if (entry?.caseId !== caseId) throw new Refusal('packet/not-found');
    return cameWith(db, caseId, entry);
  }
  const { record: id, fields } = target;
  const record = findRecord(db, caseId, id);
  if (record === undefined) {
    // It was removed before: what history holds of it is all there is.
    if (fields !== undefined || !listRecordedIds(db, caseId).includes(id)) throw new Refusal('record/not-found');
    return new Map([[id, 'all']]);
  }
  if (fields !== undefined) {
    refuseUnsayable(entityOf(record), Object.fromEntries(fields.map(name => [name, null])), 'changed');
    refuseNeeded(record, caseId, fields);
    return new Map([[id, new Set(fields)]]);
  }
  if ((id as string) === caseId) throw new Refusal('record/wrong-parent'); // a case is erased
  const branch = listBranch(db, caseId, id);
  for (const each of branch) refuseOfCourse(entityOf(each));
  return new Map(branch.map(each => [each.id, 'all']));
}

/** What came with a packet and with no other whose values may still be kept. */
function cameWith(db: Writer, caseId: CaseId, entry: LedgerEntry): Gone {
  const others = listLedgerOfCase(db, caseId).filter(
    other => other.direction === 'in' && other.packetId !== entry.packetId && !isOver(other, entry),
  );
  const also = new Set(others.flatMap(other => placesOf(db, caseId, other).map(({ record, field }) => `${record} ${field}`)));
  const found = placesOf(db, caseId, entry).filter(({ record, field }) => !also.has(`${record} ${field}`));
  const byRecord = Map.groupBy(found, ({ record }) => record);
  return new Map(
    [...byRecord].map(([id, places]) => {
      const fields = new Set(places.map(({ field }) => field));
      const record = findRecord(db, caseId, id);
      // A document whose file came goes whole, and so does a record of which nothing else is known.
      const isWhole = record !== undefined && (fields.has('content') || isNothingElse(db, caseId, record, fields));
      return [id, isWhole && (id as string) !== caseId ? ('all' as const) : fields];
    }),
  );
}

function isOver(other: LedgerEntry, { header }: LedgerEntry): boolean {
  const [theirs, ours] = [other.header.handling.retentionUntil, header.handling.retentionUntil];
  return theirs !== null && ours !== null && theirs <= ours;
}

/** What a case cannot be without: what it is, whose, and by which rules. */
const frame: ReadonlySet<string> = new Set([
  'kind',
  'reference',
  'direction',
  'requestingCountry',
  'requestedCountry',
  'requestingAgency',
  'requestedAgency',
  'leadAgency',
  'profile',
]);

/** A case stays what it is until it is erased, and a document's file goes with its record. */
function refuseNeeded({ id, entity }: CaseRecord, caseId: CaseId, fields: readonly string[]): void {
  const needed = fields.filter(name =>
    (id as string) === caseId ? frame.has(name) : entity === 'document' && name === 'content',
  );
  if (needed.length > 0) throw new Refusal('field/required', { places: needed.map(path => ({ path, code: 'field/required' })) });
}

function placesOf(
  db: Writer,
  caseId: CaseId,
  entry: LedgerEntry,
): readonly { readonly record: RecordId; readonly field: string }[] {
  return givenIn(db, entry).values.flatMap(({ id, field }) => {
    const held = findReceivedRecord(db, entry.agency, id);
    const isOfFrame = (held?.recordId as string | undefined) === caseId && frame.has(field);
    return held?.caseId === caseId && !isOfFrame ? [{ record: held.recordId, field }] : [];
  });
}

function isNothingElse(db: Writer, caseId: CaseId, record: CaseRecord, fields: ReadonlySet<string>): boolean {
  return Object.keys(record.fields).every(name => fields.has(name)) && listBranch(db, caseId, record.id).length === 1;
}

type Going = { readonly id: RecordId; readonly fields: ReadonlySet<string> | 'all'; readonly ground: string };

/** @returns how many changes of history lost their values. */
function eraseRecord(db: Writer, caseId: CaseId, { id, fields, ground }: Going, note: (change: Change) => void): number {
  const record = findRecord(db, caseId, id);
  const entity = record?.entity ?? 'record';
  if (fields === 'all') {
    const erased = eraseValues(db, id, 'purged');
    if (record !== undefined) {
      dropReferences(db, caseId, id, note);
      removeBranch(db, caseId, id);
    }
    note({ caseId, record: id, entity, field: 'purged', old: null, new: ground });
    return erased;
  }
  const names = [...fields].sort();
  forgetLoosenings(db, id, names);
  const erased = eraseFieldValues(db, id, names);
  if (record !== undefined) {
    const left = Object.fromEntries(Object.entries(record.fields).filter(([name]) => !fields.has(name)));
    updateFields(db, caseId, { ...record, fields: left });
    for (const name of names) dropTearLine(db, record, name);
  }
  note({ caseId, record: id, entity, field: 'purged', old: null, new: { fields: names, ground } });
  return erased;
}

/** The mark stays for what may be entered there; the text that was written to be given instead of the value goes with it. */
function dropTearLine(db: Writer, { id, marks }: CaseRecord, field: string): void {
  const { tearLine, ...mark } = marks[field] ?? {};
  if (tearLine !== undefined) updateMark(db, id, field, mark);
}

/** What pointed at a record that goes points at nothing. */
function dropReferences(db: Writer, caseId: CaseId, id: RecordId, note: (change: Change) => void): void {
  for (const from of listReferrers(db, id)) {
    const record = findRecord(db, caseId, from);
    if (record === undefined) continue;
    const pointing = fieldsOf(entityOf(record)).filter(([name, { type }]) => type === 'reference' && record.fields[name] === id);
    if (pointing.length === 0) continue;
    const names = new Set<string>(pointing.map(([name]) => name));
    updateFields(db, caseId, {
      ...record,
      fields: Object.fromEntries(Object.entries(record.fields).filter(([name]) => !names.has(name))),
    });
    for (const name of names) note({ caseId, record: from, entity: record.entity, field: name, old: id, new: null });
  }
}

function storedFile(record: CaseRecord | undefined): readonly string[] {
  const name = record?.entity === 'document' ? textIn(record.fields, 'storedFile') : '';
  return name === '' ? [] : [name];
}
