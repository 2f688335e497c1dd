import {
  bringBackChanges,
  commitsTo,
  eraseCommitted,
  eraseValuesOfCase,
  findEntry,
  insertAside,
  insertChanges,
  listChangesOfEntry,
  putAside,
  takeFromAside,
  takeOutChanges,
  type ChangeRow,
} from '../../../db/audit.ts';
import { bringBackHistory, listHistoriesOnly, listHistoryThatLeft } from '../../../db/case-moving.ts';
import { findCase } from '../../../db/cases.ts';
import { findCompartmentHead, saveCompartmentHead } from '../../../db/compartment-heads.ts';
import { insertBase, keptCells, listHeldParts, listOpened, markKeyDue, saveTag } from '../../../db/compartment-travel.ts';
import { getSelf, listKeyHolders, mirrorOffice } from '../../../db/compartments.ts';
import type { Reader, Writer } from '../../../db/open.ts';
import { listFaults, saveFault } from '../../../db/set-aside.ts';
import { dropHeld, holdEntry } from '../../../db/held-entries.ts';
import {
  findStationEntry,
  insertStationEntry,
  insertWrite,
  listHeads,
  listStations,
  listWritesOfEntry,
  saveHead,
  type EntryWrite,
} from '../../../db/stations.ts';
import { countNoted, ERASED, forgetNoted, isNamed } from '../../../db/travelling-rows.ts';
import { entryBodySchema, sentPartSchema, type PartsBundle, type SentPart } from '../../../shared/contract/office-format.ts';
import type { EntryId, Placed } from '../../../shared/office/fold-row.ts';
import { commitmentOf, recordAcross } from '../audit/audit.ts';
import { headAfter } from '../audit/compartment-head.ts';
import { casesIn, eraseGone, isErased } from '../audit/erase-gone.ts';
import { TAKING_OUT } from '../audit/loosening.ts';
import { partDigest, PART, previousOf } from '../audit/part-log.ts';
import { eraseBehind, isEnclosing, isErasing, keepAsItStands } from '../audit/station-log.ts';
import type { OpenCompartment, Services, Session } from '../ground/context.ts';
import { touch } from './counting.ts';
import { partFault } from './part-authority.ts';
import { firstTagged, type Tagged } from './part-tags.ts';
import { putLate } from './take-enclosed.ts';
import { filesLeft, settleRows, type Touched } from './settle-rows.ts';

/** What taking in came to; `isWaiting`: entries of the office are still to come that it needs. */
export type TakenParts = {
  readonly parts: number;
  readonly faults: number;
  readonly cases: readonly string[];
  readonly isWaiting: boolean;
  readonly files: readonly string[];
};

/**
 * Keep parts of a compartment's log, of whichever stations, and take in whatever can be: each once its entry of the office is here, after the part
 * before it in its chain and after all that its author had seen.
 */
export function takeParts(session: Session, services: Services, compartment: OpenCompartment, bundle: PartsBundle): TakenParts {
  const { office } = session;
  const { db, id } = compartment;
  if (countNoted(db) > 0) recordAcross(session, services, 'office:loose', db, { inside: () => {} }); // before another's write of the same rows
  mirrorOffice(db, office);
  forgetNoted(db); // users are the office's
  const done = office.transaction(() => {
    const taken = db.transaction(() => takeAll(session, services, compartment, bundle))();
    const head = headAfter(
      findCompartmentHead(db, id),
      findCompartmentHead(office, id),
      bundle.parts.map(({ number }) => number).join(),
    );
    if (taken.parts > 0) {
      saveCompartmentHead(db, id, head);
      saveCompartmentHead(office, id, head);
    }
    const holders = listKeyHolders(office).flatMap(held => (held.compartment === id ? [held.userId] : []));
    if (getSelf(db).people.join() !== holders.join()) markKeyDue(office, id);
    return taken;
  })();
  openHistory(office, db);
  compartment.files.erase(done.files);
  session.place.note();
  return done;
}

/**
 * The history of a case that was opened to the office is read there, at each machine of the compartment's people; of one that was erased there since
 * nothing stays. It stands in both for the moment in which the machine may stop.
 */
function openHistory(office: Writer, db: Writer): void {
  for (const id of listHistoriesOnly(db)) {
    if (isErased(office, id)) db.transaction(() => eraseValuesOfCase(db, id))();
    if (findCase(office, id) === undefined) continue; // closed again since, or deleted
    const left = listHistoryThatLeft(db, id);
    office.transaction(() => bringBackHistory(office, left))();
    db.transaction(() => takeOutChanges(db, left))();
  }
  forgetNoted(db);
}

function takeAll(session: Session, services: Services, { db, id }: OpenCompartment, bundle: PartsBundle): TakenParts {
  const { office } = session;
  const touched: Touched = { rows: new Set(), cases: new Set() };
  for (const tag of bundle.tags) saveTag(db, Buffer.from(tag, 'hex'), services.nowMs());
  for (const part of bundle.parts) hold(db, part);
  for (const { table, row, cells } of bundle.base) {
    insertBase(db, null, { table, row, cells });
    touched.rows.add(`${table} ${row}`);
  }
  const isWaiting = !takeHistory(office, db, bundle.history);
  let [parts, faults] = [0, 0];
  for (let isMore = true; isMore;) {
    isMore = false;
    for (const late of bundle.late) if (takeLate(office, db, late, touched)) isMore = true;
    for (const { number: station } of listStations(office)) {
      const next = nextOf(office, db, station);
      if (next === null) continue;
      isMore = true;
      parts++;
      if (!apply(session, services, { db, id }, next, touched)) faults++;
    }
  }
  const cases = touched.rows.size > 0 ? settleRows(session, services, touched, db) : [];
  forgetNoted(db); // what was written here is what others had written
  return {
    parts,
    faults,
    cases,
    files: filesLeft(db, touched.rows),
    isWaiting: isWaiting || [...bundle.parts, ...bundle.late].some(part => lacksEntry(office, part)),
  };
}

/**
 * A part counts while its entry of the office does, which somebody's removal may end and another's give back. A closing stays: what it brought
 * into the compartment is in the office no more.
 *
 * @returns the cases that changed.
 */
export function agreeWithOffice({ office }: Session, services: Services, { db }: OpenCompartment): readonly string[] {
  return db.transaction(() => {
    const touched: Touched = { rows: new Set(), cases: new Set() };
    for (const id of [...listFaults(office), ...listFaults(db)]) {
      const [here, outside] = [findStationEntry(db, id), findStationEntry(office, id)];
      if (here === undefined || outside === undefined || (here.fault === null) === (outside.fault === null)) continue;
      if (here.fault !== null && here.fault !== 'office/removed-station') continue; // it was at fault here
      const body = entryBodySchema.parse(JSON.parse(findEntry(office, here.entry)!.body)); // checked when it was taken in
      if (isEnclosing(body.action)) continue;
      const writes = listWritesOfEntry(db, here);
      const aside = outside.fault !== null;
      if (aside) putAside(db, here.entry);
      const changes = aside ? [] : takeFromAside(db, here.entry);
      saveFault(db, here, outside.fault);
      bringBackChanges(db, changes);
      touch(touched, writes, [...changes, ...listChangesOfEntry(db, here.entry, 'changes_aside')]);
    }
    if (touched.rows.size === 0) return [];
    const cases = settleRows({ office }, services, touched, db);
    forgetNoted(db);
    return cases;
  })();
}

function lacksEntry(office: Reader, { station, number }: EntryId): boolean {
  return findStationEntry(office, { station, number }) === undefined;
}

function hold(db: Writer, part: SentPart): void {
  const { station, number } = part;
  if (number <= (listHeads(db).find(head => head.station === station)?.number ?? 0)) return;
  holdEntry(db, { station, number, digest: partDigest('', asPart(part)), content: JSON.stringify(part) });
}

/** What an entry wrote that had not known of the compartment, by whoever of its people had it. @returns whether it is new here. */
function takeLate(
  office: Reader,
  db: Writer,
  { station, number, rows, changes }: PartsBundle['late'][number],
  touched: Touched,
): boolean {
  const outside = findStationEntry(office, { station, number });
  if (outside === undefined || outside.fault !== null) return false;
  const { entry, clock, seen } = outside;
  const named = new Set(listWritesOfEntry(office, outside).map(({ table, row }) => `${table} ${row}`));
  const has = new Set(listWritesOfEntry(db, outside).map(({ table, row }) => `${table} ${row}`));
  const writes = rows.filter(({ table, row }) => named.has(`${table} ${row}`) && !has.has(`${table} ${row}`));
  if (writes.length === 0 && findStationEntry(db, outside) !== undefined) return false;
  const all = changes.map(change => changeOf(change, entry)).filter(change => isCommitted(office, change));
  putLate(office, db, { by: { station, number, clock, seen }, writes, changes: all }, touched);
  return true;
}

/** @returns false while an entry is missing that some of it is of. */
function takeHistory(office: Reader, db: Writer, history: PartsBundle['history']): boolean {
  let isAll = true;
  for (const { station, number, ...sent } of history) {
    const entry = station === 0 ? number : findStationEntry(office, { station, number })?.entry;
    if (entry === undefined) {
      isAll = false;
      continue;
    }
    const change = changeOf(sent, entry);
    if (!isCommitted(office, change)) continue; // whoever made it up: the office's chain says nothing of it
    insertMissing(db, [change]);
  }
  return isAll;
}

function changeOf({ salt, commitment, ...change }: SentPart['changes'][number], entry: number): ChangeRow {
  return { ...change, entry, salt: salt === null ? null : Buffer.from(salt, 'hex'), commitment: Buffer.from(commitment, 'hex') };
}

/** Whether the office's own entry commits to a change, wherever its values are. */
function isCommitted(office: Reader, change: ChangeRow): boolean {
  if (change.salt !== null && !commitmentOf(change, change.salt).equals(change.commitment)) return false;
  return commitsTo(office, change);
}

type Next = { readonly part: SentPart; readonly entry: number; readonly isHeadOf: string | null };

/** The next entry of a station's chain that is of this compartment, if its part is here and what it had seen is. */
function nextOf(office: Reader, db: Reader, station: number): Next | null {
  const heads = listHeads(db);
  const head = heads.find(each => each.station === station);
  const next = firstTagged(office, db, station, head?.number ?? 0);
  if (next === null || findStationEntry(office, { station, number: next.number })?.fault === 'office/removed-station')
    return null;
  const held = listHeldParts(db, { station, number: next.number });
  for (const { content } of held) {
    const part = sentPartSchema.parse(JSON.parse(content)); // checked before it was held
    const isReady = Object.entries(part.seen).every(
      ([other, number]) => (heads.find(each => each.station === Number(other))?.number ?? 0) >= number,
    );
    if (isReady && isOfEntry(office, part, next)) return { part, entry: next.entry, isHeadOf: previousOf(head) };
  }
  return null;
}

/** Whether the part is just what the signed entry commits to: nothing is left out of it, and nothing is altered. */
function isOfEntry(office: Reader, part: SentPart, { entry }: Tagged): boolean {
  const changes = part.changes.map(change => changeOf(change, entry));
  if (!changes.every(change => isCommitted(office, change))) return false;
  const said = part.changes.find(({ entity, field }) => entity === 'compartment' && field === PART);
  return said !== undefined && typeof said.new === 'string';
}

function asPart({ previous, seen, rows, base }: SentPart) {
  return { previous, seen, rows: rows as readonly EntryWrite[], base: base.map(each => ({ ...each, kind: 'put' as const })) };
}

/** @returns false if it was set aside. */
function apply(
  session: Session,
  { nowMs }: Services,
  of: { readonly db: Writer; readonly id: string },
  next: Next,
  touched: Touched,
): boolean {
  const { office } = session;
  const { db, id } = of;
  const { part, entry } = next;
  const outside = findStationEntry(office, part)!; // it was found by its tag
  const body = entryBodySchema.parse(JSON.parse(findEntry(office, entry)!.body)); // checked when it was taken in
  const placed: Placed = { station: part.station, number: part.number, clock: outside.clock, seen: part.seen };
  const content = asPart(part);
  const said = JSON.parse(part.changes.find(({ field, entity }) => entity === 'compartment' && field === PART)!.new!) as string;
  const isErased = [...content.rows, ...content.base].some(
    ({ kind, cells }) => (kind === 'put' || kind === 'set') && cells === null,
  );
  const isWhole = part.previous === next.isHeadOf && (isErased || partDigest(id, content) === said);
  const standing = content.rows.filter(({ table }) => table !== ERASED);
  const fault =
    outside.fault ??
    (isWhole
      ? partFault({ office, db, body, by: placed, outside, writes: standing, base: content.base, isErased })
      : 'office/altered');
  for (const { table, row } of standing) if (isNamed(db, table, row)) keepAsItStands(db, table, row);
  insertStationEntry(db, { ...placed, entry, salt: null, fault });
  const kept = (write: EntryWrite): EntryWrite => ({ ...write, cells: keptCells(office, write) });
  for (const [position, write] of content.rows.entries()) insertWrite(db, placed, position, kept(write));
  if (fault === null && isEnclosing(body.action)) {
    for (const write of content.base) insertBase(db, { ...placed, entry }, kept(write));
    for (const name of listOpened(db)) touched.rows.add(name); // an opening that it undoes
  }
  saveHead(db, { station: part.station, number: part.number, hash: said, clock: outside.clock, heardAtMs: nowMs() });
  dropHeld(db, part);
  const changes = part.changes.map(change => changeOf(change, entry));
  if (fault === null) insertMissing(db, changes);
  else insertAside(db, changes);
  if (fault !== null) return false;
  if (isErasing(body.action) && !isEnclosing(body.action)) eraseBehind(db, placed, content.rows);
  const erased = content.rows.flatMap(({ table, row }) => (table === ERASED ? [row] : []));
  if (body.action !== TAKING_OUT) eraseCommitted(db, erased); // of older programs: it went to the office
  for (const { table, row } of [...standing, ...content.base]) touched.rows.add(`${table} ${row}`);
  for (const name of eraseGone(db, casesIn(part.changes))) touched.rows.add(name);
  for (const { caseId } of part.changes) if (caseId !== null) touched.cases.add(caseId);
  return true;
}

function insertMissing(db: Writer, changes: readonly ChangeRow[]): void {
  const isThere = db.prepare<[number, number], number>('SELECT 1 FROM changes WHERE entry = ? AND position = ?');
  insertChanges(
    db,
    changes.filter(({ entry, position }) => isThere.get(entry, position) === undefined),
  );
}
