import { eraseValuesNaming, findEntry, insertChanges, listChangesOfCase, type ChangeRow } from '../../../db/audit.ts';
import { dropCase } from '../../../db/case-moving.ts';
import { listPlaces } from '../../../db/compartments.ts';
import {
  closeRows,
  dropDraftsAbout,
  dropLate,
  keepLate,
  keepOutgoing,
  lateAmong,
  forgetCells,
  listClosings,
  listLate,
  unheardOf,
  type Late,
} from '../../../db/enclosing.ts';
import type { Reader, Writer } from '../../../db/open.ts';
import type { Cells } from '../../../db/travelling-rows.ts';
import { forgetComparisonsOn, forgetFiles } from '../../../db/retention-erasing.ts';
import {
  findStationEntry,
  insertStationEntry,
  insertWrite,
  listHeads,
  listWritesOfRow,
  ownStation,
  saveHead,
  type EntryWrite,
} from '../../../db/stations.ts';
import { findUser } from '../../../db/users.ts';
import type { CaseId, UserId } from '../../../shared/language.ts';
import type { Mark } from '../../../shared/mark.ts';
import { tightestMark } from '../../../shared/office/tightest-mark.ts';
import type { EntryId, Placed } from '../../../shared/office/fold-row.ts';
import { decrypted, encrypted } from '../age/age.ts';
import { piecesOf, wholeOf } from '../places/pieces.ts';
import { casesIn, eraseGone } from '../audit/erase-gone.ts';
import type { OpenCompartment, Session } from '../ground/context.ts';
import { PARTS_FORMAT, type PartsBundle, type SentPart } from '../../../shared/contract/office-format.ts';
import { sentChange } from './part-bundle.ts';
import { TAKING_OUT } from '../audit/loosening.ts';
import { isEnclosing } from '../audit/station-log.ts';
import { isOpeningEntry } from '../audit/part-log.ts';
import { firstTagged } from './part-tags.ts';
import { sealSigned, writtenBy } from './signed-blob.ts';
import type { Touched } from './settle-rows.ts';

/** Of one entry: the writes and the changes that belong into a compartment that its author did not know of. */
type LateEntry = {
  readonly compartment: string;
  readonly of: EntryId;
  readonly by: Placed;
  readonly writes: readonly EntryWrite[];
  readonly changes: readonly ChangeRow[];
};

/** What an entry that puts a case into a compartment leaves behind at another station: nothing that can be read. @returns the files that go. */
export function takeEnclosed(
  office: Writer,
  of: { readonly by: Placed; readonly writes: readonly EntryWrite[]; readonly compartment: string },
): readonly string[] {
  const { writes } = of;
  const late = closeRows(office, of);
  const ended = (table: string) =>
    writes.flatMap(write => (write.table === table && write.kind === 'ended' ? [(JSON.parse(write.row) as [string])[0]] : []));
  const cases = ended('cases') as CaseId[]; // ids of cases
  const records = [
    ...new Set([...ended('records'), ...late.flatMap(({ write }) => (write.table === 'records' ? [recordIn(write.row)] : []))]),
  ];
  const changes = new Map(
    cases.flatMap(id => listChangesOfCase(office, id, records)).map(row => [`${row.entry} ${row.position}`, row]),
  );
  keepAll(office, late, [...changes.values()]);
  forgetComparisonsOn(office, [...cases, ...records], () => {});
  for (const id of cases) {
    dropCase(office, id);
    eraseValuesNaming(office, id);
  }
  dropDraftsAbout(office, [...cases, ...records]);
  return forgetFiles(office, ended('stored_files'));
}

/**
 * What an entry that came later wrote to a case that had gone is kept for the compartment: rows that went, what names the case, and of records that
 * nobody here had heard of those that its changes are of. Of what does not count (`counts`) it has nothing. @returns the writes and changes as the
 * office keeps them.
 */
export function withoutLate(
  office: Writer,
  { action, ...by }: Placed & { readonly action: string },
  { writes, changes }: { readonly writes: readonly EntryWrite[]; readonly changes: readonly ChangeRow[] },
  counts: boolean,
): { readonly late: readonly Late[]; readonly changes: readonly ChangeRow[]; readonly closed: readonly ChangeRow[] } {
  const known = lateAmong(office, by, writes);
  const of = new Map<string, Omit<Late, 'write'>>();
  for (const each of known) for (const id of idsOf(each.write)) of.set(id, each);
  const cases = new Map(
    [...new Set(changes.flatMap(({ caseId }) => caseId ?? []))].map(id => [id, unheardOf(office, by, id)] as const),
  );
  const lateOf = ({ record, caseId }: ChangeRow) =>
    (caseId === null ? undefined : cases.get(caseId)) ?? of.get(caseId ?? '') ?? of.get(record);
  const closed = changes.filter(change => lateOf(change) !== undefined);
  for (const change of closed) if (!of.has(change.record)) of.set(change.record, lateOf(change)!);
  const rows = new Set(known.map(({ write }) => write));
  const more = writes.flatMap(write => {
    const found = rows.has(write) || !isOfRecord(write) ? undefined : of.get(recordIn(write.row));
    return found === undefined ? [] : [{ ...found, by, write }];
  });
  const late = [...known, ...more];
  const held = late.filter(({ write }) => write.cells !== null);
  const isMove = action === TAKING_OUT || isEnclosing(action); // what it says of the case its compartment has
  if (counts && !isMove && (held.length > 0 || closed.length > 0)) keepAll(office, late, closed);
  return { late: held, changes: changes.filter(change => !closed.includes(change)), closed };
}

const isOfRecord = ({ table }: EntryWrite): boolean => table === 'marks' || table === 'records';
const idsOf = (write: EntryWrite): readonly string[] => [
  ...(isOfRecord(write) ? [recordIn(write.row)] : []),
  ...caseIn(write.cells),
];

/** After the writes stand in the log. */
export function forgetLate(office: Writer, late: readonly Late[]): void {
  for (const { of, compartment, write } of late) forgetCells(office, { ...write, by: of, compartment });
}

const recordIn = (row: string): string => String((JSON.parse(row) as [unknown])[0]);
const caseIn = (cells: EntryWrite['cells']): readonly string[] => {
  const id = cells === null ? undefined : (cells as Readonly<Record<string, unknown>>)['case_id'];
  return typeof id === 'string' ? [id] : [];
};

const isEmptied = ({ kind, cells }: EntryWrite): boolean => cells === null && (kind === 'put' || kind === 'set');

/**
 * Where this machine has the compartment, until one of its people takes it in; where it has not, another one has what came late, and what was
 * written here goes to whoever closed the case.
 */
function keepAll(office: Writer, late: readonly Late[], changes: readonly ChangeRow[]): void {
  const here = compartmentsHere(office);
  for (const found of Map.groupBy(late, ({ by }) => `${by.station} ${by.number}`).values()) {
    const { compartment, of, by } = found[0]!; // a group has one at least
    // What was written here its people may have from here alone: what lies at the place is put anew without it.
    if (!here.has(compartment) && by.station !== ownStation(office)) continue;
    if (isOpeningEntry(office, by)) continue; // its compartment has what it opened
    const entry = findStationEntry(office, by)?.entry;
    const own = changes.filter(change => change.entry === entry || change.entry === 0);
    const writes = found.flatMap(({ write }) => (isEmptied(write) ? [] : [write]));
    const kept: LateEntry = { compartment, of, by, writes, changes: own };
    keepLate(office, compartment, Buffer.from(JSON.stringify(kept, hexOf)));
  }
}

function compartmentsHere(office: Reader): ReadonlySet<string> {
  return new Set(listPlaces(office).flatMap(({ compartment, state }) => (state === 'current' ? [compartment] : [])));
}

/** Bytes go as hex. */
function hexOf(this: Record<string, unknown>, key: string, value: unknown): unknown {
  const held = this[key];
  return held instanceof Uint8Array ? { hex: Buffer.from(held).toString('hex') } : value;
}

function bytesOf(_: string, value: unknown): unknown {
  const hex =
    value !== null && typeof value === 'object' && Object.keys(value).join() === 'hex'
      ? (value as { hex: string }).hex
      : undefined;
  return hex === undefined ? value : Buffer.from(hex, 'hex');
}

const isPlain = (sealed: Uint8Array): boolean => sealed[0] === 0x7b; // JSON begins with a brace, age with a word

/**
 * What came late while nobody of a compartment's people was there is sealed to them; what is theirs who is signed in goes in; what was written here,
 * where nobody of them is, is sealed to whoever closed the case.
 *
 * @returns whether anything readable went from the office's database.
 */
export async function settleLate(
  session: Session,
  settle: (compartment: OpenCompartment, touched: Touched) => void,
): Promise<boolean> {
  const { office, keys } = session;
  const here = compartmentsHere(office);
  let hasGone = false;
  for (const row of listLate(office)) {
    const isReadable = isPlain(row.sealed);
    hasGone ||= isReadable;
    const compartment = session.compartments().find(({ id }) => id === row.compartment);
    if (compartment === undefined) {
      if (isReadable) await (here.has(row.compartment) ? seal(office, row) : sealOutgoing(office, row));
      continue;
    }
    const blob = isReadable && isOfOthers(office, compartment.db, row) ? await outgoingOf(office, row) : null;
    const text = isReadable ? row.sealed : await wholeOf(decrypted(keys.ageIdentity, piecesOf(row.sealed)));
    office.transaction(() => {
      keepLate(compartment.db, row.compartment, text);
      dropLate(office, row.id);
      if (blob !== null) keepOutgoing(office, blob);
    })();
  }
  for (const compartment of session.compartments()) applyLate(session, compartment, settle);
  return hasGone;
}

/**
 * Whether it was written here to a case of a compartment whose people nobody here is any more, or not yet: the entry by which the case went is none that
 * this machine tells for a part, or its part does not come here, since whoever closed it knew that. They have it from here alone.
 */
function isOfOthers(office: Reader, db: Reader, { sealed }: ReturnType<typeof listLate>[number]): boolean {
  const { of, by } = lateIn(sealed);
  return by.station === ownStation(office) && findStationEntry(db, of) === undefined;
}

/** For others than the people of a compartment of this machine: nobody here can read it from here on. */
async function sealOutgoing(office: Writer, row: ReturnType<typeof listLate>[number]): Promise<void> {
  const blob = await outgoingOf(office, row);
  office.transaction(() => {
    dropLate(office, row.id);
    if (blob !== null) keepOutgoing(office, blob);
  })();
}

async function outgoingOf(
  office: Writer,
  { compartment, sealed }: ReturnType<typeof listLate>[number],
): Promise<Uint8Array | null> {
  const { of, by, writes, changes } = lateIn(sealed);
  const recipients = closersOf(office, compartment, of);
  const bundle: PartsBundle = {
    format: PARTS_FORMAT,
    ...writtenBy(office, by.station),
    ...{ compartment, people: [], tags: [], parts: [], base: [], history: [] },
    late: [{ station: by.station, number: by.number, rows: writes as SentPart['rows'], changes: changes.map(sentChange) }],
  };
  return recipients.length === 0 ? null : sealSigned(office, bundle, recipients);
}

/** Whoever closed it; where that one has left the office, whoever else is known here for one of its people. */
function closersOf(office: Reader, compartment: string, of: EntryId): readonly string[] {
  const user = ({ station, number }: EntryId) => {
    const entry = findStationEntry(office, { station, number })?.entry;
    const body = entry === undefined ? undefined : findEntry(office, entry)?.body;
    const found = body === undefined ? undefined : findUser(office, (JSON.parse(body) as { user: UserId }).user); // an entry's own
    return found?.disabledAtMs === null ? [found.ageRecipient] : [];
  };
  const first = user(of);
  return first.length > 0 ? first : [...new Set(listClosings(office, compartment).flatMap(user))];
}

const lateIn = (sealed: Uint8Array): LateEntry => JSON.parse(Buffer.from(sealed).toString('utf8'), bytesOf) as LateEntry; // written by keepAll

async function seal(office: Writer, { id, compartment, sealed }: ReturnType<typeof listLate>[number]): Promise<void> {
  const people = office
    .prepare<[string], UserId>('SELECT user_id FROM compartment_keys WHERE compartment = ?')
    .pluck()
    .all(compartment);
  const recipients = people.flatMap(user => findUser(office, user)?.ageRecipient ?? []);
  const closed = recipients.length === 0 ? null : await wholeOf(await encrypted(recipients, piecesOf(sealed)));
  office.transaction(() => {
    dropLate(office, id);
    if (closed !== null) keepLate(office, compartment, closed);
  })();
}

/** Once the entry by which its rows came is taken in. */
function applyLate(
  session: Session,
  compartment: OpenCompartment,
  settle: (compartment: OpenCompartment, touched: Touched) => void,
): void {
  const { db } = compartment;
  for (const { id, sealed } of listLate(db)) {
    const late = lateIn(sealed);
    if (findStationEntry(db, late.of) === undefined) continue;
    db.transaction(() => {
      const touched: Touched = { rows: new Set(), cases: new Set() };
      putLate(session.office, db, late, touched);
      dropLate(db, id);
      settle(compartment, touched);
    })();
  }
}

/** A mark is set no looser than the one with which its case came in, of which its author had not heard: the tightest of both. */
function asTightAsBefore(db: Reader, write: EntryWrite): EntryWrite {
  const base = write.table === 'marks' ? listWritesOfRow(db, 'marks', write.row).filter(({ by }) => by.station === 0) : [];
  const was = base.flatMap(({ cells }) => (typeof cells?.['mark'] === 'string' ? [JSON.parse(cells['mark']) as Mark] : []));
  const now = (write.cells as Cells | null)?.['mark'];
  if (was.length === 0 || typeof now !== 'string') return write;
  const mark = tightestMark([...was, JSON.parse(now) as Mark]);
  return { ...write, cells: { ...(write.cells as Cells), mark: JSON.stringify(mark) } };
}

/** Put into a compartment what an entry wrote that had not known of it, as that entry's own. */
export function putLate(
  office: Reader,
  db: Writer,
  { by, writes, changes }: Pick<LateEntry, 'by' | 'writes' | 'changes'>,
  touched: Touched,
): void {
  const outside = findStationEntry(office, by);
  if (outside === undefined) return;
  if (findStationEntry(db, by) === undefined) insertStationEntry(db, { ...by, entry: outside.entry, salt: null, fault: null });
  for (const [at, write] of writes.entries()) {
    const isThere = db
      .prepare('SELECT 1 FROM row_writes WHERE tbl = ? AND row = ? AND station = ? AND number = ?')
      .get(write.table, write.row, by.station, by.number);
    if (isThere === undefined) insertWrite(db, by, at, asTightAsBefore(db, write));
    touched.rows.add(`${write.table} ${write.row}`);
  }
  const has = db.prepare<[number, number]>('SELECT 1 FROM changes WHERE entry = ? AND position = ?');
  insertChanges(
    db,
    changes
      .map(change => ({ ...change, entry: outside.entry }))
      .filter(({ entry, position }) => has.get(entry, position) === undefined),
  );
  for (const name of eraseGone(db, casesIn(changes))) touched.rows.add(name);
  const head = listHeads(db).find(({ station }) => station === by.station);
  const next = firstTagged(office, db, by.station, head?.number ?? 0);
  if ((head?.number ?? 0) < by.number && (next === null || next.number > by.number))
    saveHead(db, { station: by.station, number: by.number, hash: head?.hash ?? '', clock: by.clock, heardAtMs: by.clock.ms });
}
