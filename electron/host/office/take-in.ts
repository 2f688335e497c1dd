import { eraseCommitted, findLastEntry, insertChanges, insertClosed, insertEntry } from '../../../db/audit.ts';
import { forgetFile } from '../../../db/compartment-travel.ts';
import { squeeze, withoutErased } from '../../../db/enclosing.ts';
import type { Reader, Writer } from '../../../db/open.ts';
import { dropHeld, holdEntry, listHeld, listHolding } from '../../../db/held-entries.ts';
import {
  findEntryBody,
  findStationEntry,
  insertStationEntry,
  insertWrite,
  listHeads,
  listWritesOfRow,
  ownStation,
  saveFork,
  saveHead,
  setAsideAfter,
  type EntryWrite,
  type StationHead,
} from '../../../db/stations.ts';
import { findStoredFile } from '../../../db/stored-files.ts';
import { ERASED, forgetNoted, isNamed, rowsNaming } from '../../../db/travelling-rows.ts';
import type { SentBody, SentEntry } from '../../../shared/contract/office-format.ts';
import type { OfficeClock, Placed } from '../../../shared/office/fold-row.ts';
import { entryHash, signLooseRows } from '../audit/audit.ts';
import { casesIn, eraseGone } from '../audit/erase-gone.ts';
import { eraseBehind, isEnclosing, isErasing, keepAsItStands } from '../audit/station-log.ts';
import type { Services, Session } from '../ground/context.ts';
import { verifierOf } from '../keys/ed25519.ts';
import { asSeen, loosens, TAKING_OUT } from '../audit/loosening.ts';
import { authorOfEntry, isOfAct, mayDo, type EntryFault } from './authority.ts';
import { bodyOf, changesOf, isWhole, runSignatureOf } from './sent-entry.ts';
import { forgetLate, takeEnclosed, withoutLate } from './take-enclosed.ts';
import { lacksSecond } from './second-persons.ts';
import { filesLeft, settleRows, type Touched } from './settle-rows.ts';
import { areWellFormed } from './well-formed.ts';

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

/** Keep entries of a station's chain and take in what can be, as `keepEntries` and `takeKept` do in turn. */
export function takeIn(session: Session, services: Services, station: number, entries: readonly SentEntry[]): TakenIn {
  const forks = keepEntries(session, station, entries);
  const taken = takeKept(session, services);
  return { ...taken, forks: [...new Set([...forks, ...taken.forks])] };
}

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

type Taking = Touched & { readonly batch: Batch };
type Batch = {
  hasEnclosed: boolean;
  hasErased: boolean;
  readonly files: string[];
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
  const touched: Taking = { rows: new Set(), cases: new Set(), batch: done };
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
    const gone = [...done.files.splice(0), ...filesLeft(office, touched.rows)];
    done.files.push(...gone.filter(name => findStoredFile(office, name) === undefined));
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
  const fault = faultOf(office, next, said, writes);
  const before = heads.find(head => head.station === station)?.clock ?? { ms: 0, count: 0 };
  // A clock that nobody may go by stays in the entry's text alone.
  const clock = fault === null || isTimely(office, next, said) ? body.clock : before;
  const placed: Placed = { station, number, clock, seen };
  const { late, changes, closed } = withoutLate(
    office,
    { ...placed, action: body.action },
    fault === null ? writes : [],
    changesOf(sent),
  );
  const entry = (findLastEntry(office)?.number ?? 0) + 1;
  const salt = sent.salt === null ? null : Buffer.from(sent.salt, 'hex');
  keepWhatStands(office, writes);
  insertEntry(office, { number: entry, body: sent.body, signature: Buffer.from(sent.signature, 'hex') });
  insertStationEntry(office, { ...placed, entry, salt, fault, runSignature: runSignatureOf(office, station, number, sent) });
  for (const [position, write] of writes.entries()) insertWrite(office, placed, position, write);
  forgetLate(office, late);
  if (late.length + closed.length > 0 || isEnclosing(body.action)) touched.batch.hasEnclosed = true;
  saveHead(office, { station, number, hash: entryHash(sent.body), clock, heardAtMs: nowMs() });
  dropHeld(office, placed);
  if (fault !== null) return false;
  insertChanges(
    office,
    changes.map(change => ({ ...change, entry })),
  );
  insertClosed(
    office,
    sent.closed.map(({ position, commitment }) => ({ entry, position, commitment: Buffer.from(commitment, 'hex') })),
  );
  insertClosed(
    office,
    closed.map(change => ({ ...change, entry })),
  );
  if (isEnclosing(body.action))
    touched.batch.files.push(...takeEnclosed(office, { by: placed, writes, compartment: compartmentIn(sent) }));
  if (body.action === TAKING_OUT)
    for (const { table, row } of writes) if (table === 'stored_files') forgetFile(office, (JSON.parse(row) as [string])[0]);
  const erased = writes.flatMap(({ table, row }) => (table === ERASED ? [row] : []));
  if (isErasing(body.action)) eraseBehind(office, placed, writes);
  if (isErasing(body.action) && !isEnclosing(body.action)) touched.batch.hasErased = true;
  if (erased.length > 0) eraseCommitted(office, erased);
  for (const name of eraseGone(office, casesIn(sent.changes))) touched.rows.add(name);
  for (const { table, row } of writes) if (table !== ERASED) touched.rows.add(`${table} ${row}`);
  for (const { table, row } of writes) if (table === 'stations') endAfterRemoval(office, row, touched);
  for (const { caseId } of sent.changes) if (caseId !== null) touched.cases.add(caseId);
  return true;
}

/** Into which compartment an entry says that it put a case. */
function compartmentIn({ changes }: SentEntry): string {
  return changes.find(({ entity }) => entity === 'compartment')?.record ?? '';
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

/** The last number of a station's chain that counts: of one that was taken out, what a supervisor who took it out had heard of it by then. */
function lastCounting(office: Writer, station: number): number {
  const removals = listWritesOfRow(office, 'stations', JSON.stringify([station])).filter(
    ({ cells }) => cells?.['removed_at_ms'] != null,
  );
  return removals.length === 0 ? Infinity : Math.max(...removals.map(({ by }) => by.seen[String(station)] ?? 0));
}

/** What of a station came before it was known here that it had been taken out, and does not count, is set aside as well. */
function endAfterRemoval(office: Writer, row: string, touched: Touched): void {
  const [station] = JSON.parse(row) as [number];
  const last = lastCounting(office, station);
  if (last !== Infinity)
    for (const name of setAsideAfter(office, station, last, 'office/removed-station')) touched.rows.add(name);
}

/** Everything that may be wrong with an entry, by what every station knows that can take it in: so all come to the same. */
function faultOf(office: Writer, next: Next, placed: Placed, writes: readonly EntryWrite[]): EntryFault | null {
  const { sent, body } = next;
  if (!isWhole(sent, body, writes)) return 'office/altered';
  if (!isTimely(office, next, placed) || unsees(office, placed)) return 'office/wrong-clock';
  const roster = asSeen(office, placed, 'stations', JSON.stringify([placed.station]));
  if (roster === null || placed.number > lastCounting(office, placed.station)) return 'office/removed-station';
  const author = authorOfEntry(office, placed, body, writes);
  if (author === null) return 'office/unknown-user';
  if (!verifierOf(author.signingKey)(Buffer.from(sent.body), Buffer.from(sent.signature, 'hex'))) return 'office/bad-signature';
  if (!mayDo(author.role, body, writes)) return 'office/no-authority';
  try {
    if (lacksSecond({ office, by: placed, body, role: author.role, writes })) return 'office/no-second-person';
    if (!isOfAct(author.role, body, writes)) return 'office/no-authority';
    if (loosens({ db: office, office, by: placed }, body, writes)) return 'office/loosens';
    return areWellFormed(office, placed, writes, sent.salt === null) ? null : 'office/altered';
  } catch {
    return 'office/altered'; // a mark that is none
  }
}

/**
 * Whether an entry's clock is one that follows what its author had seen: later than all of that, and counting on by one where it is of the same
 * moment. Else one entry could use up the numbers, or the days, of everybody's clock.
 */
function isTimely(office: Reader, { heads }: Next, { station, seen, clock }: Placed): boolean {
  const known = heads.filter(head => head.station === station || (seen[head.station] ?? 0) > 0);
  const clocks = known.map(head => clockOf(office, head, { station, seen }));
  if (clock.ms > LAST_MS || !clocks.every(each => isAfter(clock, each))) return false;
  const same = clocks.filter(({ ms }) => ms === clock.ms).map(({ count }) => count + 1);
  return clock.count <= Math.max(0, ...same);
}

/** The last moment that a date can say. */
const LAST_MS = 8.64e15;

/** A station does not forget what it had heard of when it wrote the entry before. */
function unsees(office: Reader, { station, number, seen }: Placed): boolean {
  const before = findStationEntry(office, { station, number: number - 1 });
  return Object.entries(before?.seen ?? {}).some(([other, had]) => (seen[Number(other)] ?? 0) < had);
}

/** The clock of the entry that the author had seen of another chain: the chain itself may have gone on here. */
function clockOf(office: Reader, head: StationHead, { station, seen }: Pick<Placed, 'station' | 'seen'>): OfficeClock {
  if (head.station === station) return head.clock;
  const found = office
    .prepare<[number, number], OfficeClock>(
      'SELECT clock_ms AS ms, clock_count AS count FROM station_entries WHERE station = ? AND number = ?',
    )
    .get(head.station, seen[head.station] ?? 0);
  return found ?? { ms: -1, count: 0 }; // from before the office had several
}

const isAfter = (one: OfficeClock, other: OfficeClock): boolean =>
  one.ms > other.ms || (one.ms === other.ms && one.count > other.count);
