import { hash } from 'node:crypto';
import type { Change } from '../../../db/audit.ts';
import { insertBase, keptCells, listTags, movePart, saveTag } from '../../../db/compartment-travel.ts';
import type { Reader, Writer } from '../../../db/open.ts';
import type { Writers } from '../../../db/last-writers.ts';
import {
  findEntryBody,
  hasWrites,
  insertStationEntry,
  insertWrite,
  listHeads,
  listWritesOfRow,
  saveHead,
  type EntryWrite,
} from '../../../db/stations.ts';
import { travelling } from '../../../db/fates.ts';
import { ERASED, noteRows, rowsNaming, takeNoted, type Cells } from '../../../db/travelling-rows.ts';
import { inOrder, type EntryId, type Placed, type Seen } from '../../../shared/office/fold-row.ts';
import type { CaseId } from '../../../shared/language.ts';
import type { Services, Session } from '../ground/context.ts';
import { TAKING_OUT } from './loosening.ts';
import { canonical } from '../keys/canonical.ts';
import { hmacSha256 } from '../keys/hmac.ts';
import {
  eraseBehind,
  isEnclosing,
  isErasing,
  keepAsItStands,
  keepBefore,
  refuseLooser,
  rivalsOf,
  writesOfAct,
} from './station-log.ts';

/**
 * What an entry of the office wrote into a compartment: the rows, those that came into it as they stood (`base`), how far the compartment's other
 * chains had come there, and what came before it in this one.
 */
export type Part = {
  readonly previous: string | null;
  readonly seen: Seen;
  readonly rows: readonly EntryWrite[];
  readonly base: readonly EntryWrite[];
};

/** What stands in the entry's changes for a part: its digest. Nobody sees it but the compartment's people, for it is committed to under a salt. */
export const PART = 'part';

export function partDigest(compartment: string, { previous, seen, rows, base }: Part): string {
  return hash('sha256', canonical({ compartment, previous, seen, rows, base }), 'base64url'); // plain JSON
}

/** By which the compartment's people know an entry for one of it; to anybody else it is a commitment like the others. */
export function tagOf(tag: Uint8Array, { station, number }: EntryId): Buffer {
  return Buffer.from(hmacSha256(tag, `${station}/${number}`));
}

/** A document is put once, and never changed: who wrote it stays with it. */
const keepsItsAuthor: ReadonlySet<string> = new Set(['stored_files']);

/** The change that says so, and the rows that are to be settled once it stands, as `table key`. */
export type WrittenPart = { readonly change: Change; readonly toSettle: readonly string[] };

/** Keep what was written to a compartment as this station's part of the entry that is about to be written. */
export function writePart(
  db: Writer,
  of: {
    readonly office: Reader;
    readonly compartment: string;
    readonly placed: Placed;
    readonly entry: number;
    readonly action: string;
    readonly user: Pick<Session['user'], 'id' | 'role'>;
    readonly cases: ReadonlySet<CaseId>;
    readonly atMs: number;
  },
): WrittenPart {
  const { compartment, placed, entry, action } = of;
  const heads = listHeads(db);
  const own = heads.find(({ station }) => station === placed.station);
  const seen = Object.fromEntries(heads.filter(head => head !== own).map(({ station, number }) => [String(station), number]));
  const changed = takeNoted(db);
  keepBefore(db, changed);
  const { writes: done, returned } = writesOfAct(db, changed, { ...of, at: 'compartment' });
  // Of a case that is opened to the office the history went there too, and is not erased.
  const left = action === TAKING_OUT ? done.filter(({ table }) => table !== ERASED) : done;
  const all = isEnclosing(action) ? left.map(write => withLastWriters(of.office, write)) : left;
  const isBase = ({ table, row, kind }: EntryWrite) =>
    isEnclosing(action) && kind === 'put' && !keepsItsAuthor.has(table) && !hasWrites(db, table, row);
  const base = all.filter(isBase).toSorted(byRow);
  if (!isEnclosing(action)) refuseLooser({ db, office: of.office, by: { ...placed, seen } }, { action, user: of.user.id }, all);
  const rows = all.filter(write => !base.includes(write)).map(write => (action === TAKING_OUT ? asOpened(write) : write));
  const part: Part = { previous: previousOf(own), seen, rows, base };
  const digest = partDigest(compartment, part);
  insertStationEntry(db, { ...placed, seen, entry, salt: null, fault: null });
  const kept = (write: EntryWrite): EntryWrite => ({ ...write, cells: keptCells(of.office, write) });
  for (const [position, write] of part.rows.entries()) insertWrite(db, placed, position, kept(write));
  for (const write of base) insertBase(db, { ...placed, entry }, kept(write));
  saveHead(db, { station: placed.station, number: placed.number, hash: digest, clock: placed.clock, heardAtMs: of.atMs });
  if (isErasing(action) && !isEnclosing(action)) eraseBehind(db, { ...placed, seen }, part.rows);
  const change = { record: compartment, entity: 'compartment', field: PART, old: null, new: digest };
  // What comes in again has the marks that others set here before it had gone.
  const again = isEnclosing(action)
    ? part.rows.flatMap(({ table, row, kind }) => (kind === 'put' ? [`${table} ${row}`] : []))
    : [];
  return { change, toSettle: [...returned, ...rivalsOf(db, part.rows), ...again] };
}

/**
 * What comes in as it stood, with whose each cell was in the office. Who opened the case to the office wrote nothing of it: its compartment has that of
 * those who did.
 */
function withLastWriters(office: Reader, write: EntryWrite): EntryWrite {
  const { table, row, kind, cells } = write;
  if (kind !== 'put' || cells === null || keepsItsAuthor.has(table)) return write;
  const writes = listWritesOfRow(office, table, row).toSorted((one, other) => inOrder(one.by, other.by));
  const found = Object.entries(cells as Cells).flatMap(([cell, value]) => {
    const last = writes.findLast(each => each.cells?.[cell] !== undefined);
    const isIts = last !== undefined && JSON.stringify(last.cells?.[cell]) === JSON.stringify(value);
    if (!isIts || last.by.station === 0 || isOpeningEntry(office, last.by)) return [];
    return [[cell, [last.by.station, last.by.number]] as const];
  });
  const by: Writers = Object.fromEntries(found);
  return found.length === 0 ? write : { ...write, by };
}

/** Whether an entry opened a case to the office. */
export function isOpeningEntry(office: Reader, id: EntryId): boolean {
  const body = findEntryBody(office, id);
  return body !== undefined && (JSON.parse(body) as { readonly action: string }).action === TAKING_OUT; // an entry's own
}

/** What leaves a compartment as its case is opened says so by having cells, none: a closing that had not heard of it stands before it. */
function asOpened(write: EntryWrite): EntryWrite {
  return write.table !== ERASED && (write.kind === 'gone' || write.kind === 'ended') ? { ...write, cells: {} } : write;
}

/** The part before in a chain, by its digest; none where of that chain nothing is here but what was written unheard of the compartment. */
export function previousOf(head: { readonly hash: string } | undefined): string | null {
  return head === undefined || head.hash === '' ? null : head.hash;
}

export function byRow(one: EntryWrite, other: EntryWrite): number {
  return one.table === other.table ? (one.row < other.row ? -1 : 1) : one.table < other.table ? -1 : 1;
}

/** By which its people tell the entry that is written now. */
export function currentTag(db: Writer, id: EntryId): Buffer {
  const tag = listTags(db).at(-1);
  if (tag === undefined) throw new Error('a compartment without a tag');
  return tagOf(tag, id);
}

/** Its part goes with changes that a crash left, to the entry that signs them. */
export function movePartOf(db: Writer, oldEntry: number, to: Placed & { readonly entry: number }): void {
  const found = db
    .prepare<[number, number], { number: number }>('SELECT number FROM station_entries WHERE station = ? AND entry = ?')
    .get(to.station, oldEntry);
  if (found !== undefined) movePart(db, { station: to.station, number: found.number, entry: oldEntry }, { ...to, ...to.clock });
}

/** Users and machines are the office's; a compartment has a copy of them. */
const ofTheOffice: ReadonlySet<string> = new Set(['users', 'stations', 'secrets']);

const noted = new WeakSet<Writer>();

/** In an office of several stations, see to it that every row that is written to a compartment is noted. */
export function watchCompartment(db: Writer): void {
  if (!noted.has(db)) noteRows(db, ofTheOffice);
  noted.add(db);
}

/** Before the first entry of an office of several, what stands in a compartment is kept as it stands: it is what each of its people begins with. */
export function beginParts(db: Writer, services: Pick<Services, 'randomBytes' | 'nowMs'>): void {
  if (listTags(db).length > 0) return;
  db.transaction(() => {
    for (const table of travelling)
      if (!ofTheOffice.has(table)) for (const row of rowsNaming(db, table, [], [])) keepAsItStands(db, table, row);
    saveTag(db, services.randomBytes(32), services.nowMs());
  })();
}

/** Another key to tell entries by: who is none of its people any more does not tell the later ones. */
export function renewTag(db: Writer, services: Pick<Services, 'randomBytes' | 'nowMs'>): void {
  const latest = db.prepare<[], number>('SELECT coalesce(max(at_ms), 0) FROM compartment_tags').pluck().get() ?? 0;
  saveTag(db, services.randomBytes(32), Math.max(services.nowMs(), latest + 1));
}
