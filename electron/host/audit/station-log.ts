import { findLastEntry, insertEntry, listChangesOfEntry, listErasedRecords } from '../../../db/audit.ts';
import { closeRows } from '../../../db/enclosing.ts';
import type { Writer } from '../../../db/open.ts';
import {
  eraseCells,
  eraseWrites,
  hasWrites,
  isTold,
  insertStationEntry,
  insertWrite,
  listHeads,
  listMarkRows,
  listSameReference,
  listWritesOfRow,
  ownStation,
  saveHead,
  type EntryWrite,
} from '../../../db/stations.ts';
import { differing, ERASED, noteRows, readRow, takeNoted, type Cells, type RowChange } from '../../../db/travelling-rows.ts';
import { fates } from '../../../db/fates.ts';
import { updateLastClock } from '../../../db/vault-state.ts';
import { Refusal } from '../../../shared/failure.ts';
import type { CaseId, Json } from '../../../shared/language.ts';
import { mayActOn, namesAnother, type ActPlace } from '../../../shared/office/act-writes.ts';
import {
  asIfStood,
  foldRow,
  hasSeen,
  type EntryId,
  type OfficeClock,
  type Placed,
  type RowWrite,
  type Seen,
} from '../../../shared/office/fold-row.ts';
import { rowOf } from '../../../shared/office/joining.ts';
import type { Services, Session } from '../ground/context.ts';
import { canonical } from '../keys/canonical.ts';
import { hmacSha256 } from '../keys/hmac.ts';
import { entryHash } from './entry-hash.ts';
import { casesIn, eraseGone } from './erase-gone.ts';
import { loosens } from './loosening.ts';

/** What an entry of an office of several stations adds: which station's it is, what its author had seen, when, and what commits to its rows. */
export type StationBody = {
  readonly station: number;
  readonly seen: Seen;
  readonly clock: OfficeClock;
  /** HMAC-SHA-256, base64url, under the entry's salt over the rows that it wrote; null where it wrote none that travel. */
  readonly rows: string | null;
};

/** The body of an entry as everybody has it, its number and place in the chain apart. */
export type Said = {
  readonly atMs: number;
  readonly user: string;
  readonly action: string;
  readonly changes: number;
  readonly digest: string;
};

const noted = new WeakSet<Writer>();

/** In an office of several stations, see to it that every row that is written through this connection is noted. */
export function watchRows(office: Writer): boolean {
  if (ownStation(office) === null) return false;
  if (!noted.has(office)) noteRows(office);
  noted.add(office);
  return true;
}

/** Later than every clock that this one has seen, and no earlier than the wall's. */
export function nextClock(nowMs: number, seen: readonly OfficeClock[]): OfficeClock {
  const latest = seen.reduce<OfficeClock>(
    (last, clock) => (clock.ms > last.ms || (clock.ms === last.ms && clock.count > last.count) ? clock : last),
    { ms: -1, count: 0 },
  );
  return nowMs > latest.ms ? { ms: nowMs, count: 0 } : { ms: latest.ms, count: latest.count + 1 };
}

/** What commits to the rows of an entry. */
export function rowsCommitment(writes: readonly EntryWrite[], salt: Uint8Array): string {
  return Buffer.from(hmacSha256(salt, canonical(writes as unknown as Json))).toString('base64url'); // plain JSON
}

/** Acts whose rows go for good, with all that was kept of them. */
const enclosing = 'case:enclose';
const erasing: ReadonlySet<string> = new Set(['retention:purge', 'case:erase', 'case:purge', enclosing]);

export function isErasing(action: string): boolean {
  return erasing.has(action);
}

/** What goes from the office into a compartment: for the office it goes for good, as what is erased does. */
export function isEnclosing(action: string): boolean {
  return action === enclosing;
}

/** The next entry of this station's chain: its place in it, when, and what it has seen. */
export function nextOfStation(office: Writer, nowMs: number): Placed {
  const heads = listHeads(office);
  const station = ownStation(office);
  if (station === null) throw new Error('an office of one station');
  const own = heads.find(head => head.station === station); // none before its first entry
  const seen = Object.fromEntries(heads.filter(head => head !== own).map(head => [String(head.station), head.number]));
  const clock = nextClock(
    nowMs,
    heads.map(head => head.clock),
  );
  return { station, number: (own?.number ?? 0) + 1, clock, seen };
}

/**
 * Put the next entry of this station at the end of the log, with the rows that its transaction wrote.
 *
 * @returns the rows that are to be settled, as `table key`: those it brought back, and those that had to give way to what it took out.
 */
export function appendOfStation(
  session: Pick<Session, 'office' | 'user' | 'sign'>,
  { nowMs, randomBytes }: Pick<Services, 'nowMs' | 'randomBytes'>,
  said: Said,
  placed = nextOfStation(session.office, nowMs()),
): readonly string[] {
  const { office } = session;
  const { clock, seen, station, number } = placed;
  const own = listHeads(office).find(head => head.station === station);
  const changed = takeNoted(office);
  keepBefore(office, changed);
  const entry = (findLastEntry(office)?.number ?? 0) + 1;
  const cases = casesIn(listChangesOfEntry(office, entry));
  const { writes, returned } = writesOfAct(office, changed, { ...said, user: session.user, cases, at: 'office' });
  refuseLooser({ db: office, office, by: placed }, { ...said, user: session.user.id }, writes);
  const salt = writes.length === 0 ? null : randomBytes(16);
  const id: EntryId = { station, number };
  const rows = salt === null ? null : rowsCommitment(writes, salt);
  const body = canonical({ v: 2, ...id, previous: own?.hash ?? null, ...said, seen, clock, rows } satisfies Json);
  insertEntry(office, { number: entry, body, signature: session.sign(Buffer.from(body)) });
  insertStationEntry(office, { ...id, entry, clock, seen, salt, fault: null });
  for (const [position, write] of writes.entries()) insertWrite(office, id, position, write);
  saveHead(office, { ...id, hash: entryHash(body), clock, heardAtMs: said.atMs });
  if (isEnclosing(said.action)) closeRows(office, { by: placed, writes, compartment: compartmentOf(office, entry) });
  if (isErasing(said.action)) eraseBehind(office, placed, writes);
  if (isErasing(said.action) && !isEnclosing(said.action)) eraseGone(office, cases);
  updateLastClock(office, said.atMs);
  return [...returned, ...rivalsOf(office, writes)];
}

/** What an act did in the office's database or in a compartment's. */
type Doing = {
  readonly action: string;
  readonly user: Pick<Session['user'], 'id' | 'role'>;
  readonly cases: ReadonlySet<CaseId>;
  readonly at: ActPlace;
};

/** What an act wrote, as its entry holds it, and the rows that it brought back, as `table key`. */
export function writesOfAct(
  db: Writer,
  changed: readonly RowChange[],
  { action, user, cases, at }: Doing,
): { readonly writes: readonly EntryWrite[]; readonly returned: readonly string[] } {
  const isBack = ({ table, row, before }: RowChange) => !isEnclosing(action) && before === null && hasWrites(db, table, row);
  const returned = changed.filter(isBack);
  const written = changed.flatMap(change => (returned.includes(change) ? withMeanwhile(db, change) : change));
  const isLast = isErasing(action) || user.role === 'supervisor';
  const writes = [...writesOf(written, isLast), ...(action === 'case:purge' ? endsOf(cases) : [])];
  if (action !== 'office:loose') refuseUnnamed(action, user.id, writes, at);
  return { writes, returned: returned.map(({ table, row }) => `${table} ${row}`) };
}

/** A case that had to give way to another of its reference may have its own now. */
export function rivalsOf(db: Writer, writes: readonly EntryWrite[]): readonly string[] {
  return writes.some(isOfReference) ? listSameReference(db).map(row => `records ${row}`) : [];
}

/** Whether a record goes, or a reference is another. */
function isOfReference({ table, kind, cells }: EntryWrite): boolean {
  return table === 'records' && (cells === null || (kind === 'set' && 'fields.reference' in (cells as Cells)));
}

/** A case that is past its time is gone for everybody, also for somebody who took it back and had not heard of that: its files and values are. */
const endsOf = (cases: ReadonlySet<CaseId>): readonly EntryWrite[] =>
  [...cases].flatMap(id =>
    ['cases', 'records'].map((table): EntryWrite => ({ table, row: JSON.stringify([id]), kind: 'ended', cells: null })),
  );

/** Into which compartment an entry put a case. */
function compartmentOf(office: Writer, entry: number): string {
  return listChangesOfEntry(office, entry).find(({ entity }) => entity === 'compartment')?.record ?? '';
}

/**
 * A row that comes back as it was when it went, with what others wrote in it who had not heard that it was gone: their values stand, and of a
 * mark the tightest, as if it had never been away. A mark that two persons took away meanwhile does not come back.
 */
function withMeanwhile(office: Writer, change: RowChange): readonly RowChange[] {
  const { table, row, after } = change;
  if (after === null) return [change];
  const writes = listWritesOfRow(office, table, row);
  const removals = (table === 'marks' ? listWritesOfRow(office, 'records', JSON.stringify([recordIn(row)])) : writes).filter(
    ({ kind }) => kind === 'gone' || kind === 'ended',
  );
  const last = removals.filter(removal => !removals.some(other => hasSeen(other.by, removal.by)));
  const stood = (some: readonly RowWrite[]) => rowOf(table, table === 'marks' ? some : asIfStood(some)).cells;
  // Two who took it out without hearing of each other saw it each as it was for them; what is brought back is as one of them saw it.
  const was = last.map(removal => stood(writes.filter(write => hasSeen(removal.by, write.by))) ?? {});
  const now = stood(writes);
  const is = now ?? {};
  const isAsItWas = (name: string) =>
    was.some(each => JSON.stringify(after[name] ?? null) === JSON.stringify(each[name] ?? null));
  if (table === 'marks' && now === null && isAsItWas('mark')) return [];
  const names = [...new Set([...Object.keys(after), ...Object.keys(is)])];
  // A row under a name that says what it is about (a case that is deleted again) is said anew, not brought back.
  if (table !== 'records' && table !== 'marks' && !names.every(isAsItWas)) return [change];
  const cells = names.map(name => [name, (isAsItWas(name) ? is[name] : after[name]) ?? null]);
  return [{ ...change, after: Object.fromEntries(cells) as Cells }];
}

/** What the other stations would set aside is not recorded here either: a station that went on alone would not be told from one that lost its way. */
function refuseUnnamed(action: string, author: string, writes: readonly EntryWrite[], at: ActPlace): void {
  for (const { table, kind, cells } of writes)
    if (
      !mayActOn(action, table, kind === 'ended' ? 'gone' : kind, at) ||
      namesAnother(action, author, table, cells as Cells | null, at)
    )
      throw new Error(`${action} may not write ${table} (${kind})`);
}

/**
 * Nor a mark that they would find looser than it may be: who takes back a step keeps what others tightened without knowing of it.
 *
 * Refusal `undo/would-loosen`.
 */
export function refuseLooser(
  at: Parameters<typeof loosens>[0],
  act: Parameters<typeof loosens>[1],
  writes: readonly EntryWrite[],
): void {
  if (act.action !== 'office:loose' && loosens(at, act, writes)) throw new Refusal('undo/would-loosen');
}

/** What stood of a row before anybody of this office of several wrote it is its first write, the same at every station. */
export function keepBefore(office: Writer, changed: readonly RowChange[]): void {
  for (const { table, row, before } of changed) if (before !== null && table !== ERASED) keepFirst(office, table, row, before);
}

/** The same of a row that another station's entry is about to change here. */
export function keepAsItStands(office: Writer, table: string, row: string): void {
  if (isTold(office, table, row)) return;
  const before = readRow(office, table, row);
  if (before !== null) keepFirst(office, table, row, before);
}

function keepFirst(office: Writer, table: string, row: string, before: Readonly<Record<string, Json>>): void {
  if (isTold(office, table, row)) return;
  insertWrite(office, { station: 0, number: 0 }, 0, { table, row, kind: 'put', cells: before });
}

/** What a transaction did, as an entry holds it. `isLast`: what it took out is gone for good. */
function writesOf(changed: readonly RowChange[], isLast: boolean): readonly EntryWrite[] {
  return withoutFallenMarks(changed).flatMap(change => writeOf(change, isLast));
}

/** A mark that goes with its record was not taken away by anybody: where the record comes back, it has it still. */
function withoutFallenMarks(changed: readonly RowChange[]): readonly RowChange[] {
  const gone = new Set(
    changed.flatMap(({ table, row, after }) => (table === 'records' && after === null ? [recordIn(row)] : [])),
  );
  return changed.filter(({ table, row, after }) => table !== 'marks' || after !== null || !gone.has(recordIn(row)));
}

const recordIn = (row: string): string => (JSON.parse(row) as [string])[0];

function writeOf({ table, row, before, after }: RowChange, isLast: boolean): readonly EntryWrite[] {
  if (table === ERASED) return [{ table, row, kind: 'ended', cells: null }];
  if (after === null) return [{ table, row, kind: isLast ? 'ended' : 'gone', cells: null }];
  if (before === null) return [{ table, row, kind: 'put', cells: after }];
  const fate = fates[table];
  const derives = fate?.fate === 'travels' ? (fate.derives ?? []) : [];
  const cells = Object.fromEntries(Object.entries(differing(before, after)).filter(([name]) => !derives.includes(name)));
  return Object.keys(cells).length === 0 ? [] : [{ table, row, kind: 'set', cells }];
}

/**
 * What an erasing entry took away is kept in no earlier write either: of rows that went all, of rows that stay what it changed, and of records that
 * had been removed before and whose history it erased. What somebody wrote who had not heard of it stays beside it, whichever came first.
 */
export function eraseBehind(office: Writer, by: Placed, writes: readonly EntryWrite[]): void {
  const history: string[] = [];
  for (const { table, row, kind, cells } of writes) {
    if (table === ERASED) history.push(row);
    else if (kind === 'ended') eraseRow(office, table, row);
    else if (kind === 'set') eraseSeen(office, by, { table, row, names: Object.keys(cells as object) });
  }
  for (const record of listErasedRecords(office, history)) {
    const row = JSON.stringify([record]);
    const seen = listWritesOfRow(office, 'records', row).filter(write => hasSeen(by, write.by));
    // Whether it had been removed is told by what the entry had heard of, as it will be at every station.
    if (seen.length > 0 && foldRow(seen).cells === null) eraseSeen(office, by, { table: 'records', row, names: null });
  }
}

/** Erase what an entry had heard of a row: these cells, or with `names` null all; of a record its marks as well. */
function eraseSeen(office: Writer, by: Placed, of: { table: string; row: string; names: readonly string[] | null }): void {
  const { table, row, names } = of;
  for (const write of listWritesOfRow(office, table, row))
    if (hasSeen(by, write.by)) eraseCells(office, { table, row, names, by: write.by });
  if (of.names === null && of.table === 'records')
    for (const row of listMarkRows(office, recordIn(of.row))) eraseSeen(office, by, { table: 'marks', row, names: null });
}

function eraseRow(office: Writer, table: string, row: string): void {
  eraseWrites(office, table, row);
  if (table === 'records') for (const mark of listMarkRows(office, recordIn(row))) eraseWrites(office, 'marks', mark);
}
