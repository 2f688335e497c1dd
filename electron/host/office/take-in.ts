import { findLastEntry, insertAside, insertChanges, insertClosed, insertEntry } from '../../../db/audit.ts';
import { squeeze, withoutErased } from '../../../db/enclosing.ts';
import type { Writer } from '../../../db/open.ts';
import { dropHeld, holdEntry, listHeld, listHolding } from '../../../db/held-entries.ts';
import {
  findEntryBody,
  findStationEntry,
  insertStationEntry,
  insertWrite,
  listHeads,
  ownStation,
  saveFork,
  saveHead,
  type EntryWrite,
  type StationHead,
} from '../../../db/stations.ts';
import { findStoredFile } from '../../../db/stored-files.ts';
import { forgetNoted, isNamed, rowsNaming } from '../../../db/travelling-rows.ts';
import type { SentBody, SentEntry } from '../../../shared/contract/office-format.ts';
import type { Placed } from '../../../shared/office/fold-row.ts';
import { entryHash, signLooseRows } from '../audit/audit.ts';
import { casesIn, eraseGone } from '../audit/erase-gone.ts';
import { keepAsItStands } from '../audit/station-log.ts';
import type { Services, Session } from '../ground/context.ts';
import { count, type Taking } from './counting.ts';
import { faultByRecord, faultInItself, isTimely } from './judging.ts';
import { isCutOff, judgeAnew, takesOut } from './judging-anew.ts';
import { bodyOf, changesOf, runSignatureOf } from './sent-entry.ts';
import { forgetLate, withoutLate } from './take-enclosed.ts';
import { filesLeft, settleRows } from './settle-rows.ts';

/** Entries in one transaction at most: a crash loses none, for what came is kept first. */
const AT_ONCE = 200;

/** What taking in came to. `fork`: a station whose key signed two entries of one number. */
export type TakenIn = {
  readonly entries: number;
  /** Of these, other stations'. */
  readonly received: number;
  readonly faults: number;
  readonly forks: readonly number[];
  readonly cases: readonly string[];
  /** Whether something went into a compartment: what stood of it is gone from every page. */
  readonly hasEnclosed: boolean;
};

/**
 * Keep entries of a station's chain until they are taken in. What came already is passed over.
 * @returns the station, where its key signed two entries of one number.
 */
export function keepEntries({ office }: Session, station: number, entries: readonly SentEntry[]): readonly number[] {
  return office.transaction(() => entries.flatMap(entry => (hold(office, station, entry) ? [station] : [])))();
}

/**
 * Take in whatever can be of what is kept: each after the one before it and after all that its author had seen. What comes early waits; so neither
 * the order nor how often entries come matters.
 */
export function takeKept(session: Session, services: Services): TakenIn {
  const { office } = session;
  signLooseRows(session, services); // before another's write of the same rows
  const all = {
    hasEnclosed: false,
    hasErased: false,
    entries: 0,
    received: 0,
    faults: 0,
    forks: new Set<number>(),
    cases: new Set<string>(),
  };
  for (;;) {
    const batch = office.transaction(() => takeBatch(session, services))();
    if (batch.entries === 0 && batch.forks.length === 0) break;
    all.entries += batch.entries;
    all.received += batch.received;
    all.faults += batch.faults;
    for (const station of batch.forks) all.forks.add(station);
    for (const id of batch.cases) all.cases.add(id);
    all.hasEnclosed ||= batch.hasEnclosed;
    all.hasErased ||= batch.hasErased;
    session.filesOf(office).erase(batch.files);
  }
  if (all.hasErased) withoutErased(office);
  if (all.hasEnclosed) squeeze(office);
  session.place.note();
  return { ...all, forks: [...all.forks], cases: [...all.cases].sort() };
}

/** @returns whether it is another entry of a number that the chain has here. */
function hold(office: Writer, station: number, sent: SentEntry): boolean {
  const body = bodyOf(sent);
  if (body?.station !== station) return false; // a station speaks for itself alone
  const head = listHeads(office).find(each => each.station === station);
  const digest = entryHash(sent.body);
  if (head !== undefined && body.number <= head.number) {
    if (entryHash(findEntryBody(office, { station, number: body.number }) ?? '') === digest) return false;
    saveFork(office, station, { body: sent.body, signature: sent.signature });
    return true;
  }
  holdEntry(office, { station, number: body.number, digest, content: JSON.stringify(sent) });
  return false;
}

type Batch = {
  hasEnclosed: boolean;
  hasErased: boolean;
  files: readonly string[];
  entries: number;
  received: number;
  faults: number;
  readonly forks: number[];
  readonly cases: Set<string>;
};

function takeBatch(session: Session, services: Services): Batch {
  const { office } = session;
  const done: Batch = {
    hasEnclosed: false,
    hasErased: false,
    files: [],
    entries: 0,
    received: 0,
    faults: 0,
    forks: [],
    cases: new Set(),
  };
  const own = ownStation(office);
  const touched: Taking = { rows: new Set(), cases: new Set(), files: [], hasEnclosed: false, hasErased: false };
  for (let isMore = true; isMore && done.entries < AT_ONCE;) {
    isMore = false;
    for (const station of listHolding(office)) {
      const next = nextOf(office, station, done);
      if (next === null) continue;
      isMore = true;
      done.entries++;
      if (station !== own) done.received++;
      if (!apply(office, services, next, touched)) done.faults++;
      if (done.entries >= AT_ONCE) break;
    }
  }
  if (done.entries > 0) {
    for (const id of settleRows(session, services, touched)) done.cases.add(id);
    // What went with its case and is back, for the case was opened again by one of these entries, stays.
    const gone = [...touched.files, ...filesLeft(office, touched.rows)];
    done.files = gone.filter(name => findStoredFile(office, name) === undefined);
    done.hasEnclosed = touched.hasEnclosed;
    done.hasErased = touched.hasErased;
    forgetNoted(office); // what was written here is what others had written
  }
  return done;
}

type Next = { readonly sent: SentEntry; readonly body: SentBody; readonly heads: readonly StationHead[] };

/** The next entry of a chain that can be taken in now. */
function nextOf(office: Writer, station: number, done: Batch): Next | null {
  const heads = listHeads(office);
  const head = heads.find(each => each.station === station);
  if (head?.forked != null) return null;
  const held = listHeld(office, station, head?.number ?? 0);
  if (held.length > 1) {
    const { body, signature } = JSON.parse(held[1]!.content) as SentEntry; // checked before it was held
    saveFork(office, station, { body, signature });
    if (head !== undefined) {
      done.forks.push(station);
      return null;
    }
  }
  const first = held[0];
  if (first === undefined) return null;
  const sent = JSON.parse(first.content) as SentEntry; // checked before it was held
  const body = bodyOf(sent);
  if (body === null || body.previous !== (head?.hash ?? null)) return null; // not of this chain: it waits, and is named as a gap
  const isReady = Object.entries(body.seen).every(
    ([other, number]) => (heads.find(each => each.station === Number(other))?.number ?? 0) >= number,
  );
  return isReady ? { sent, body, heads } : null;
}

/** @returns false if it was set aside. */
function apply(office: Writer, { nowMs }: Services, next: Next, touched: Taking): boolean {
  const { sent, body, heads } = next;
  const { station, number, seen } = body;
  const writes = sent.rows as readonly EntryWrite[];
  const said: Placed = { station, number, clock: body.clock, seen };
  const judged = { text: sent.body, signature: Buffer.from(sent.signature, 'hex'), body, writes, isErased: sent.salt === null };
  const fault =
    faultInItself(office, heads, said, { sent, body, writes }) ??
    (isCutOff(office, said) ? 'office/removed-station' : faultByRecord(office, said, judged));
  const before = heads.find(head => head.station === station)?.clock ?? { ms: 0, count: 0 };
  // A clock that nobody may go by stays in the entry's text alone.
  const clock = isTimely(office, heads, said) ? body.clock : before;
  const by: Placed = { station, number, clock, seen };
  const act = { ...by, action: body.action };
  const { late, changes, closed } = withoutLate(office, act, { writes, changes: changesOf(sent) }, fault === null);
  const entry = (findLastEntry(office)?.number ?? 0) + 1;
  const salt = sent.salt === null ? null : Buffer.from(sent.salt, 'hex');
  keepWhatStands(office, writes);
  insertEntry(office, { number: entry, body: sent.body, signature: judged.signature });
  insertStationEntry(office, { ...by, entry, salt, fault, runSignature: runSignatureOf(office, station, number, sent) });
  for (const [position, write] of writes.entries()) insertWrite(office, by, position, write);
  forgetLate(office, late);
  if (late.length + closed.length > 0) touched.hasEnclosed = true;
  saveHead(office, { station, number, hash: entryHash(sent.body), clock, heardAtMs: nowMs() });
  dropHeld(office, by);
  const outside = sent.closed.map(({ position, commitment }) => ({
    entry,
    position,
    commitment: Buffer.from(commitment, 'hex'),
  }));
  insertClosed(office, outside);
  insertClosed(
    office,
    closed.map(change => ({ ...change, entry })),
  );
  const here = changes.map(change => ({ ...change, entry }));
  if (fault === null) {
    insertChanges(office, here);
    count(office, { by, action: body.action, writes, changes: here }, touched);
  } else {
    insertAside(office, here);
    for (const name of eraseGone(office, casesIn(here))) touched.rows.add(name);
  }
  if (takesOut(writes)) judgeAnew(office, touched);
  return findStationEntry(office, by)?.fault === null;
}

/** What stood of these rows before anybody wrote them; of a record that goes, its marks too, which go with it and come back with it. */
function keepWhatStands(office: Writer, writes: readonly EntryWrite[]): void {
  for (const { table, row, kind } of writes) {
    if (!isNamed(office, table, row)) continue; // of an entry that is set aside it may be anything
    keepAsItStands(office, table, row);
    if (table !== 'records' || kind === 'put' || kind === 'set') continue;
    for (const mark of rowsNaming(office, 'marks', ['record_id'], JSON.parse(row) as string[]))
      keepAsItStands(office, 'marks', mark);
  }
}
