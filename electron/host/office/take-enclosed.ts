import { eraseValuesNaming, insertChanges, listChangesOfCase, type ChangeRow } from '../../../db/audit.ts';
import { dropCase } from '../../../db/case-moving.ts';
import { listPlaces } from '../../../db/compartments.ts';
import {
  closeRows,
  dropDraftsAbout,
  dropLate,
  keepLate,
  lateAmong,
  forgetCells,
  listLate,
  type Late,
} from '../../../db/enclosing.ts';
import type { Reader, Writer } from '../../../db/open.ts';
import { forgetComparisonsOn, forgetFiles } from '../../../db/retention-erasing.ts';
import {
  findStationEntry,
  insertStationEntry,
  insertWrite,
  listHeads,
  ownStation,
  saveHead,
  type EntryWrite,
} from '../../../db/stations.ts';
import { lastSent } from '../../../db/bundles.ts';
import { findUser } from '../../../db/users.ts';
import type { CaseId, UserId } from '../../../shared/language.ts';
import type { EntryId, Placed } from '../../../shared/office/fold-row.ts';
import { decrypted, encrypted } from '../age/age.ts';
import { piecesOf, wholeOf } from '../places/pieces.ts';
import { casesIn, eraseGone } from '../audit/erase-gone.ts';
import type { OpenCompartment, Session } from '../ground/context.ts';
import { firstTagged } from './part-tags.ts';
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

/** What an entry that came later wrote to rows that had gone is kept for the compartment. @returns the writes and changes as the office keeps them. */
export function withoutLate(
  office: Writer,
  by: Placed,
  writes: readonly EntryWrite[],
  changes: readonly ChangeRow[],
): { readonly late: ReadonlySet<EntryWrite>; readonly changes: readonly ChangeRow[]; readonly closed: readonly ChangeRow[] } {
  const found = lateAmong(
    office,
    by,
    writes.filter(({ cells }) => cells !== null),
  );
  if (found.length === 0) return { late: new Set(), changes, closed: [] };
  const late = new Set(found.map(({ write }) => write));
  const ids = new Set(
    [...late].flatMap(({ table, row, cells }) => [table === 'marks' || table === 'records' ? recordIn(row) : '', caseIn(cells)]),
  );
  const isLate = ({ record, caseId }: ChangeRow) => ids.has(record) || (caseId !== null && ids.has(caseId));
  const closed = changes.filter(isLate);
  keepAll(office, found, closed);
  return { late, changes: changes.filter(change => !isLate(change)), closed };
}

/** After the writes stand in the log. */
export function forgetLate(office: Writer, by: Placed, late: ReadonlySet<EntryWrite>): void {
  for (const { of, compartment, write } of lateAmong(office, by, [...late]))
    forgetCells(office, { ...write, by: of, compartment });
}

const recordIn = (row: string): string => String((JSON.parse(row) as [unknown])[0]);
const caseIn = (cells: EntryWrite['cells']): string => {
  const id = cells === null ? undefined : (cells as Readonly<Record<string, unknown>>)['case_id'];
  return typeof id === 'string' ? id : '';
};

/** Where this machine has the compartment, until one of its people takes it in; where it has not, another one has what came late. */
function keepAll(office: Writer, late: readonly Late[], changes: readonly ChangeRow[]): void {
  const here = compartmentsHere(office);
  for (const found of Map.groupBy(late, ({ by }) => `${by.station} ${by.number}`).values()) {
    const { compartment, of, by } = found[0]!; // a group has one at least
    const isUnsent = by.station === ownStation(office) && by.number > lastSent(office, by.station); // others have it from us alone
    if (!here.has(compartment) && !isUnsent) continue;
    const entry = findStationEntry(office, by)?.entry;
    const own = changes.filter(change => change.entry === entry || change.entry === 0);
    const kept: LateEntry = { compartment, of, by, writes: found.map(({ write }) => write), changes: own };
    keepLate(office, compartment, Buffer.from(JSON.stringify(kept, hexOf)));
  }
}

function compartmentsHere(office: Reader): ReadonlySet<string> {
  return new Set(listPlaces(office).flatMap(({ compartment, state }) => (state === 'current' ? [compartment] : [])));
}

/** Once our own entries were put, nothing of them stays here that belongs into a compartment of others. @returns whether there was any. */
export function dropSentLate(office: Writer): boolean {
  const here = compartmentsHere(office);
  const going = listLate(office).filter(({ compartment }) => !here.has(compartment));
  for (const { id } of going) dropLate(office, id);
  return going.length > 0;
}

/** An entry of ours that nobody has yet goes out as it was written, though its case is in a compartment by now. */
export function withLate(office: Reader, { station, number }: EntryId): Pick<LateEntry, 'writes' | 'changes'> {
  const own = listLate(office).flatMap(({ sealed }) => {
    if (!isPlain(sealed)) return [];
    const late = JSON.parse(Buffer.from(sealed).toString('utf8'), bytesOf) as LateEntry; // written by keepAll
    return late.by.station === station && late.by.number === number ? [late] : [];
  });
  return { writes: own.flatMap(({ writes }) => writes), changes: own.flatMap(({ changes }) => changes) };
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

/** What came late while nobody of a compartment's people was there is sealed to them; what is theirs who is signed in goes in. */
export async function settleLate(
  session: Session,
  settle: (compartment: OpenCompartment, touched: Touched) => void,
): Promise<void> {
  const { office, keys } = session;
  const here = compartmentsHere(office);
  for (const row of listLate(office)) {
    const compartment = session.compartments().find(({ id }) => id === row.compartment);
    if (compartment === undefined) {
      if (isPlain(row.sealed) && here.has(row.compartment)) await seal(office, row);
      continue;
    }
    const text = isPlain(row.sealed) ? row.sealed : await wholeOf(decrypted(keys.ageIdentity, piecesOf(row.sealed)));
    office.transaction(() => {
      keepLate(compartment.db, row.compartment, text);
      dropLate(office, row.id);
    })();
  }
  for (const compartment of session.compartments()) applyLate(session, compartment, settle);
}

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
    const late = JSON.parse(Buffer.from(sealed).toString('utf8'), bytesOf) as LateEntry; // written by keepAll
    if (findStationEntry(db, late.of) === undefined) continue;
    db.transaction(() => {
      const touched: Touched = { rows: new Set(), cases: new Set() };
      putLate(session.office, db, late, touched);
      dropLate(db, id);
      settle(compartment, touched);
    })();
  }
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
    if (isThere === undefined) insertWrite(db, by, at, write);
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
