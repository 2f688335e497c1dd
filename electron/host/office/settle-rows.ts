import { cellText } from '../../../shared/office/cell-text.ts';
import { fates } from '../../../db/fates.ts';
import { deleteCase, reindexCase } from '../../../db/cases.ts';
import type { Reader, Writer } from '../../../db/open.ts';
import { findRecord, insertRecord, removeBranch, updateFields, updatePosition } from '../../../db/records.ts';
import {
  dropAside,
  isTold,
  listAside,
  listMarkRows,
  listSameReference,
  listWritesOfRow,
  SAME_REFERENCE,
  saveAside,
} from '../../../db/stations.ts';
import {
  columnsOf,
  fitsTable,
  forgetNoted,
  readRow,
  removeRow,
  rowsNaming,
  shapeOf,
  tiesOf,
  writeRow,
  type Cells,
  type Tie,
} from '../../../db/travelling-rows.ts';
import { findStoredFile } from '../../../db/stored-files.ts';
import type { CaseId, Json, RecordId } from '../../../shared/language.ts';
import { inOrder, isOpening, isUndone, type RowWrite } from '../../../shared/office/fold-row.ts';
import { rowOf } from '../../../shared/office/joining.ts';
import type { Services, Session } from '../ground/context.ts';
import { alikeness } from './alike.ts';

/** What entries touched: rows, as `table key`, and cases. */
export type Touched = { readonly rows: Set<string>; readonly cases: Set<string> };

type State = {
  readonly table: string;
  readonly row: string;
  readonly writes: readonly RowWrite[];
  readonly cells: Cells | null;
  readonly isEnded: boolean;
};

type Settled = Pick<Session, 'office'>;
type Settler = Pick<Services, 'nowMs' | 'shipped' | 'upkeep'>;

/** What came back by an act of this station may have got more meanwhile than the act brings: marks that others set, records that they added. */
export function settleReturned(session: Settled, services: Settler, rows: readonly string[], db: Writer): void {
  settleRows(session, services, { rows: new Set(rows), cases: new Set() }, db);
  forgetNoted(db); // nobody's act
}

/** The documents that no row keeps any more, of those whose rows were touched: they go from this machine too. */
export function filesLeft(db: Reader, rows: ReadonlySet<string>): readonly string[] {
  const aside = new Set(listAside(db).map(({ table, row }) => `${table} ${row}`));
  return [...rows].flatMap(name => {
    if (!name.startsWith('stored_files ') || aside.has(name)) return [];
    const [file] = JSON.parse(name.slice(name.indexOf(' ') + 1)) as [string];
    return findStoredFile(db, file) === undefined ? [file] : [];
  });
}

/**
 * Bring rows to what all their writes come to, with what hangs from them: a row stands if its writes say so, or something that stands hangs from
 * it and nobody ended it for good; and only where what it hangs from stands. What cannot stand beside others is put aside, and tried again
 * whenever anything is taken in. Then what is derived of the cases is derived again.
 *
 * @param db - The office's, or a compartment's.
 * @returns the cases that changed.
 */
export function settleRows(session: Settled, services: Settler, touched: Touched, db = session.office): readonly CaseId[] {
  db.pragma('defer_foreign_keys = ON'); // until the transaction ends: a row may come before the one that it names
  const work = new Settling(db, touched);
  work.settle();
  const cases = [...touched.cases].filter(id => readRow(db, 'cases', JSON.stringify([id])) !== null) as CaseId[]; // ids of cases
  for (const id of cases) {
    const changed = readRow(db, 'cases', JSON.stringify([id]))?.['changed_at_ms'];
    reindexCase(db, id, Number(changed));
  }
  services.upkeep.rederive(session, services, db, cases);
  return [...touched.cases] as CaseId[];
}

class Settling {
  private readonly states = new Map<string, State>();
  private readonly ties: readonly Tie[];

  private readonly db: Writer;
  private readonly touched: Touched;

  constructor(db: Writer, touched: Touched) {
    this.db = db;
    this.touched = touched;
    this.ties = tiesOf(db);
  }

  settle(): void {
    const sameReference = listSameReference(this.db);
    for (const { table, row } of listAside(this.db)) this.touched.rows.add(`${table} ${row}`);
    // What hangs from a row that goes, and what a row hung from that may go with it, is looked at as well.
    const queue = [...this.touched.rows];
    for (const name of queue) {
      const state = this.named(name);
      const parents = this.parentsOf(state).filter(parent => this.named(parent).cells === null);
      const children = this.mayGo(state) ? this.childrenOf(state) : [];
      for (const each of [...this.marksOf(state), ...parents, ...children])
        if (!this.touched.rows.has(each)) {
          this.touched.rows.add(each);
          queue.push(each);
        }
    }
    const all = queue.map(name => this.stateOf(...split(name)));
    const standing = all.filter(state => this.stands(state));
    const going = all.filter(state => !standing.includes(state));
    for (const state of going.toReversed()) this.takeOut(state);
    for (const state of inTableOrder(standing)) this.put(state);
    this.settleReferences(standing, sameReference);
  }

  private readonly mayGoOf = new Map<State, boolean>();

  /** Whether it is taken out, or something that it hangs from: then all that hangs from it is looked at, down to the last. */
  private mayGo(state: State): boolean {
    const known = this.mayGoOf.get(state);
    if (known !== undefined) return known;
    this.mayGoOf.set(state, false); // a circle of rows that hang from each other is asked once
    const result = state.cells === null || this.parentsOf(state).some(parent => this.mayGo(this.named(parent)));
    this.mayGoOf.set(state, result);
    return result;
  }

  private named(name: string): State {
    return this.stateOf(...split(name));
  }

  private stateOf(table: string, row: string): State {
    const name = `${table} ${row}`;
    const known = this.states.get(name);
    if (known !== undefined) return known;
    const writes = this.writesOf(table, row);
    // With no write at all it is what stood before the office had several; where all that wrote it were set aside, nothing is left of it.
    const stood = writes.length > 0 || isTold(this.db, table, row) ? null : readRow(this.db, table, row);
    const folded = writes.length === 0 ? { cells: stood, isEnded: false } : rowOf(table, writes);
    const state: State = { table, row, writes, cells: this.whole(table, folded.cells), isEnded: folded.isEnded };
    this.states.set(name, state);
    return state;
  }

  /** In a compartment without an opening of its case that a closing undid. */
  private writesOf(table: string, row: string): readonly RowWrite[] {
    const writes = listWritesOfRow(this.db, table, row);
    if (!writes.some(isOpening)) return writes;
    const id =
      table === 'cases' ? (JSON.parse(row) as [string])[0] : writes.find(({ cells }) => cells?.['case_id'])?.cells?.['case_id'];
    const ofCase = typeof id === 'string' ? listWritesOfRow(this.db, 'cases', JSON.stringify([id])) : [];
    return writes.filter(write => !isOpening(write) || !isUndone(write, ofCase));
  }

  /** Null where what it was first put with was erased: what others set in it since is no row. */
  private whole(table: string, cells: Cells | null): Cells | null {
    return cells !== null && shapeOf(this.db, table).key.some(name => cells[name] === undefined) ? null : cells;
  }

  /** Its cells, those that it had before it went included. */
  private heldBy(state: State): Cells | null {
    if (state.cells !== null) return state.cells;
    if (state.writes.length === 0 || state.table === 'marks') return null;
    return this.whole(state.table, rowOf(state.table, state.writes, true).cells);
  }

  private readonly standings = new Map<State, boolean>();

  private stands(state: State): boolean {
    const known = this.standings.get(state);
    if (known !== undefined) return known;
    this.standings.set(state, false); // a circle of rows that hold each other up holds up nothing
    const isAlive = state.cells !== null || (!state.isEnded && this.heldBy(state) !== null && this.holdsUp(state));
    const result = isAlive && this.parentsOf(state).every(parent => this.stands(this.named(parent)));
    this.standings.set(state, result);
    return result;
  }

  /** A record's marks go and come back with it. */
  private marksOf({ table, row }: State): readonly string[] {
    return table === 'records' ? listMarkRows(this.db, (JSON.parse(row) as [string])[0]).map(mark => `marks ${mark}`) : [];
  }

  /** Whether something hangs from it that stands by its own writes. A mark alone holds nothing up. */
  private holdsUp(state: State): boolean {
    return this.childrenOf(state).some(child => {
      const of = this.named(child);
      if (of.table === 'marks') return false;
      return of.cells !== null || (!of.isEnded && this.heldBy(of) !== null && this.holdsUp(of));
    });
  }

  private parentsOf(state: State): readonly string[] {
    const cells = this.heldBy(state);
    if (cells === null) return [];
    return this.ties.flatMap(({ table, from, parent, to }) => {
      if (table !== state.table) return [];
      const values = from.map(name => cells[name] ?? null);
      if (values.includes(null)) return [];
      const key = shapeOf(this.db, parent).key.map(name => values[to.indexOf(name)] ?? null);
      return [`${parent} ${JSON.stringify(key)}`];
    });
  }

  /** Rows here that hang from it, and those among the touched that would. */
  private childrenOf(state: State): readonly string[] {
    const cells = this.heldBy(state) ?? readRow(this.db, state.table, state.row); // of what went for good, what goes with it
    if (cells === null) return [];
    const own = `${state.table} ${state.row}`;
    const found = new Set<string>();
    for (const { table, from, parent, to } of this.ties) {
      if (parent !== state.table) continue;
      const values = to.map(name => cells[name] ?? null);
      for (const row of rowsNaming(this.db, table, from, values)) found.add(`${table} ${row}`);
    }
    for (const name of this.touched.rows)
      if (name !== own && this.ties.some(tie => tie.parent === state.table && name.startsWith(`${tie.table} `)))
        if (this.parentsOf(this.named(name)).includes(own)) found.add(name);
    return [...found];
  }

  private takeOut(state: State): void {
    const { table, row } = state;
    const was = readRow(this.db, table, row);
    if (was !== null) {
      const caseId = was['case_id'];
      if (typeof caseId === 'string') this.touched.cases.add(caseId);
      if (table === 'cases') this.touched.cases.add((JSON.parse(row) as [string])[0]);
      if (table === 'records') removeBranch(this.db, caseId as CaseId, (JSON.parse(row) as [RecordId])[0]);
      else if (table === 'cases')
        deleteCase(this.db, (JSON.parse(row) as [CaseId])[0]); // its words go with it
      else removeRow(this.db, table, row);
    }
    if (state.cells === null || table === 'marks') dropAside(this.db, table, row);
    else saveAside(this.db, { table, row, code: 'office/parent-gone' });
  }

  private put(state: State): void {
    const { table, row } = state;
    const cells = this.heldBy(state);
    if (cells === null) return;
    dropAside(this.db, table, row);
    const was = readRow(this.db, table, row);
    if (typeof cells['case_id'] === 'string') this.touched.cases.add(cells['case_id']);
    if (table === 'records') return this.putRecord(cells, was);
    if (table === 'cases') return this.putCase(cells, was);
    const derives = new Set(deriving(table));
    if (was !== null && Object.entries(cells).every(([name, value]) => derives.has(name) || isSame(was[name], value))) return;
    this.putApart(state, cells);
  }

  /** Where another row says the same thing of which there may be one, the one that was there first in the order stands. */
  private putApart(state: State, cells: Cells): void {
    const { table, row } = state;
    const rival = alikeness(this.db, table, cells).filter(other => other !== row);
    const all = [state, ...rival.map(other => this.stateOf(table, other))];
    const first = all.toSorted(byFirst)[0];
    if (first !== state) {
      removeRow(this.db, table, row);
      saveAside(this.db, { table, row, code: 'office/said-twice' });
      return;
    }
    for (const other of rival) {
      removeRow(this.db, table, other);
      saveAside(this.db, { table, row: other, code: 'office/said-twice' });
    }
    if (fitsTable(this.db, table, cells)) return writeRow(this.db, table, cells);
    removeRow(this.db, table, row); // each part of it was sound where it was written
    saveAside(this.db, { table, row, code: 'office/cannot-stand' });
  }

  private putCase(cells: Cells, was: Cells | null): void {
    const id = cellText(cells['id']);
    this.touched.cases.add(id);
    // Its reference comes from its record, once that of no other case is in the way.
    const derived = Object.fromEntries(
      deriving('cases').map(name => [name, was?.[name] ?? (name === 'reference' ? id : (cells[name] ?? null))]),
    );
    writeRow(this.db, 'cases', { ...cells, ...derived });
  }

  private putRecord(cells: Cells, was: Cells | null): void {
    const values = columnsOf(this.db, 'records', cells);
    const caseId = values['case_id'] as CaseId;
    const id = values['id'] as RecordId;
    const record = {
      id,
      entity: String(values['entity']),
      parentId: values['parent_id'] as RecordId | null,
      position: Number(values['position']),
      fields: JSON.parse(String(values['fields'])) as Record<string, Json>,
    };
    if (was === null) return insertRecord(this.db, caseId, { ...record, marks: {} });
    if (isSame(was, cells)) return;
    updateFields(this.db, caseId, { ...record, marks: findRecord(this.db, caseId, id)?.marks ?? {} });
    updatePosition(this.db, caseId, id, record.position);
    if (was['parent_id'] !== record.parentId)
      this.db.prepare('UPDATE records SET parent_id = ? WHERE id = ?').run(record.parentId, id);
  }

  /**
   * Two cases of one reference: the one that was made first keeps it, the other's says at which station it was made, until the first goes or has
   * another reference.
   */
  private settleReferences(standing: readonly State[], sameReference: readonly string[]): void {
    const aside = sameReference.map(row => this.stateOf('records', row));
    const cases = [...standing, ...aside].filter(({ table, cells }) => table === 'records' && cells?.['entity'] === 'case');
    const told = new Set<string>();
    for (const state of cases) {
      const reference = state.cells?.['fields.reference'];
      if (typeof reference !== 'string' || told.has(reference)) continue;
      told.add(reference);
      const holders = this.db
        .prepare<[string], string>(`SELECT json_array(id) FROM cases WHERE reference = ?`)
        .pluck()
        .all(reference);
      const rivals = [...new Set([...holders, ...cases.map(({ row }) => row)])]
        .map(row => this.stateOf('records', row))
        .filter(other => other.cells?.['fields.reference'] === reference && readRow(this.db, 'records', other.row) !== null)
        .toSorted(byFirst);
      const made = new Map<number, number>(); // at each station: one that counts again may have lost its reference there meanwhile
      for (const [at, rival] of rivals.entries()) {
        const station = firstOf(rival)?.by.station ?? 0;
        const nth = (made.get(station) ?? 0) + 1;
        if (at > 0) made.set(station, nth);
        const id = (JSON.parse(rival.row) as [string])[0];
        const aside = { table: 'cases', row: rival.row, code: SAME_REFERENCE };
        if (at === 0) dropAside(this.db, 'cases', rival.row);
        else saveAside(this.db, aside);
        this.giveReference(id as CaseId, at === 0 ? reference : `${reference} · ${station}${nth === 1 ? '' : `.${nth}`}`);
      }
    }
  }

  private giveReference(id: CaseId, reference: string): void {
    const found = findRecord(this.db, id, id as string as RecordId);
    if (found === undefined) return;
    this.touched.cases.add(id);
    if (found.fields['reference'] !== reference) updateFields(this.db, id, { ...found, fields: { ...found.fields, reference } });
    this.db.prepare('UPDATE cases SET reference = id WHERE id = ? AND reference <> ?').run(id, reference); // until it is indexed
  }
}

function deriving(table: string): readonly string[] {
  const fate = fates[table];
  return fate?.fate === 'travels' ? (fate.derives ?? []) : [];
}

function firstOf({ writes }: State): RowWrite | undefined {
  return writes.toSorted((one, other) => inOrder(one.by, other.by))[0];
}

/** What stood before the office had several stations comes first. */
function byFirst(one: State, other: State): number {
  const [a, b] = [firstOf(one), firstOf(other)];
  if (a === undefined || b === undefined) return a === b ? (one.row < other.row ? -1 : 1) : a === undefined ? -1 : 1;
  return inOrder(a.by, b.by) || (one.row < other.row ? -1 : 1);
}

/** Cases, then records, then what hangs from them. */
function inTableOrder(states: readonly State[]): readonly State[] {
  const place = new Map(Object.keys(fates).map((table, at) => [table, at]));
  return states.toSorted((one, other) => (place.get(one.table) ?? 0) - (place.get(other.table) ?? 0));
}

function split(name: string): [table: string, row: string] {
  const at = name.indexOf(' ');
  return [name.slice(0, at), name.slice(at + 1)];
}

function isSame(one: unknown, other: unknown): boolean {
  return sorted(one) === sorted(other);
}

function sorted(value: unknown): string {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return JSON.stringify(value ?? null);
  return JSON.stringify(
    Object.entries(value)
      .filter(([, each]) => each !== null)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}
