import { cellText } from './cell-text.ts';
import type { Json } from '../language.ts';
import type { Mark } from '../mark.ts';
import { inOrder, foldRow, hasSeen, lastOf, type FoldedRow, type Joining, type RowWrite } from './fold-row.ts';
import { tightestMark } from './tightest-mark.ts';

/** A record's fields that protect it by what they say: roles are united, and of two declarations the one that protects stands. */
const declarations: ReadonlySet<string> = new Set([
  'fields.isMinor',
  'fields.isSealed',
  'fields.grandJury',
  'fields.obtainedCovertly',
  'fields.protectionProgramme',
]);

const ofRecords: Joining = (cell, values) => {
  if (cell === 'fields.roles') {
    const all = values.flatMap(value => (Array.isArray(value) ? (value as readonly Json[]) : []));
    return [...new Set(all.map(String))].sort();
  }
  if (!declarations.has(cell)) return undefined;
  return values.findLast(value => value !== null && value !== false && value !== 'no') ?? values.at(-1);
};

/** Tables whose rows only ever gain an end; whichever entry ended one, it stays ended. */
const endings: Readonly<Record<string, readonly string[]>> = {
  consents: ['ended_by', 'ended_at_ms'],
  release_facts: ['revoked_by', 'revoked_at_ms', 'revoked_why'],
  original_releases: ['revoked_by', 'revoked_at_ms'],
  users: ['disabled_at_ms'],
  stations: ['removed_by', 'removed_at_ms'],
  agency_keys: ['ended_at_ms', 'ended_why'],
  consent_requests: ['withdrawal', 'withdrawn_at_ms'],
};

/** Of two ends the first stands, and of an end and none the end. */
function ofEndings(cells: readonly string[]): Joining {
  return (cell, values) => (cells.includes(cell) ? (values.find(value => value !== null) ?? null) : undefined);
}

/** Of a case that two deleted without hearing of each other all is kept that either had put aside; of what both had, what the later did. */
const ofDeleted: Joining = (cell, values) => {
  if (cell !== 'content') return undefined;
  if (values.includes(null)) return null; // past its time at some station
  return JSON.stringify(values.map(value => JSON.parse(cellText(value)) as Aside).reduceRight(withAside));
};

type Aside = {
  readonly records: readonly { readonly id: string }[];
  readonly rows: Readonly<Record<string, readonly Json[]>>;
  readonly links: readonly { readonly record: { readonly id: string } }[];
};

function withAside(one: Aside, other: Aside): Aside {
  const records = new Set(one.records.map(({ id }) => id));
  const links = new Set(one.links.map(({ record }) => record.id));
  const tables = [...new Set([...Object.keys(one.rows), ...Object.keys(other.rows)])];
  const rowsIn = (table: string): readonly Json[] => {
    const own = one.rows[table] ?? [];
    const had = new Set(own.map(row => JSON.stringify(row)));
    return [...own, ...(other.rows[table] ?? []).filter(row => !had.has(JSON.stringify(row)))];
  };
  return {
    records: [...one.records, ...other.records.filter(({ id }) => !records.has(id))],
    rows: Object.fromEntries(tables.map(table => [table, rowsIn(table)])),
    links: [...one.links, ...other.links.filter(({ record }) => !links.has(record.id))],
  };
}

/** How cells of a table are joined that two wrote without knowing of each other. */
const joinings: Readonly<Record<string, Joining>> = { records: ofRecords, deleted_cases: ofDeleted };

/**
 * A row of a table by all writes of it: a pure function of their set.
 *
 * @param isNeeded - Something that stands hangs from it, so that a plain removal does not count.
 */
export function rowOf(table: string, writes: readonly RowWrite[], isNeeded = false): FoldedRow {
  if (table === 'marks') return markOf(writes);
  if (table === 'submissions') return foldRow(withOneDecision(writes));
  const kept = isNeeded ? writes.map(write => (write.kind === 'gone' ? { ...write, kind: 'set' as const } : write)) : writes;
  const ends = endings[table];
  return foldRow(kept, joinings[table] ?? (ends === undefined ? undefined : ofEndings(ends)));
}

/** What became of a packet that waited for a second person. What left has left; else whoever says no stands over whoever says yes. */
const outcomes: readonly Json[] = ['waiting', 'approved', 'refused', 'withdrawn', 'left'];
const decision: ReadonlySet<string> = new Set([
  ...['state', 'decided_by', 'decided_key', 'decided_role', 'decided_at_ms', 'signature', 'reasons'],
]);
type Cells = Readonly<Record<string, Json>>;

/**
 * Of decisions by people who did not know of each other one stands, whole: no approval is put together with another's refusal. Who writes beside it
 * later, of whom both were heard, had the one before them that stood: so it is as they saw it, and what they wrote.
 */
function withOneDecision(writes: readonly RowWrite[]): readonly RowWrite[] {
  const stands = decisive(writes);
  if (stands === undefined) return writes;
  const decided = decisionIn(writes);
  return writes.map(write =>
    write.cells === null ? write : { ...write, cells: { ...withoutDecision(write.cells), ...(write === stands ? decided : {}) } },
  );
}

/** The one that stands of the last; of two alike the later. */
function decisive(writes: readonly RowWrite[]): RowWrite | undefined {
  const rank = ({ cells }: RowWrite) => outcomes.indexOf(cells?.['state'] ?? null);
  return lastOf(writes.filter(({ cells }) => cells?.['state'] !== undefined))
    .toSorted((one, other) => rank(one) - rank(other))
    .at(-1);
}

function decisionIn(writes: readonly RowWrite[]): Cells {
  const stands = decisive(writes);
  if (stands?.cells == null) return {};
  const own = Object.entries(stands.cells).filter(([cell]) => decision.has(cell));
  return { ...decisionIn(writes.filter(({ by }) => hasSeen(stands.by, by))), ...Object.fromEntries(own) };
}

const withoutDecision = (cells: Cells): Cells =>
  Object.fromEntries(Object.entries(cells).filter(([cell]) => !decision.has(cell)));

/** A mark: the tightest of those that nobody had seen who wrote another. That it was taken away is "as the catalogue says". */
function markOf(all: readonly RowWrite[]): FoldedRow {
  const writes = all.filter(({ kind, cells }) => cells !== null || kind === 'gone' || kind === 'ended'); // what was erased says nothing
  const marks = lastOf(writes).map(({ kind, cells }) =>
    kind === 'gone' || kind === 'ended' || cells?.['mark'] === undefined ? {} : (JSON.parse(cellText(cells['mark'])) as Mark),
  );
  const mark = tightestMark(marks);
  const first = writes
    .toSorted((one, other) => inOrder(one.by, other.by))
    .find(({ cells }) => cells?.['record_id'] !== undefined);
  if (Object.keys(mark).length === 0 || first?.cells == null) return { cells: null, isEnded: false, two: {} };
  const { record_id, field } = first.cells;
  return { cells: { record_id: record_id ?? null, field: field ?? null, mark: JSON.stringify(mark) }, isEnded: false, two: {} };
}
