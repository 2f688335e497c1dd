import { listCaseLines, listOpenStops, listStageStays, type CaseLine, type OpenStop } from '../../../db/case-lines.ts';
import { watchCases, type CaseWatch } from '../../../db/case-watch.ts';
import { countWrites, type Reader } from '../../../db/open.ts';
import type { CaseId } from '../../../shared/language.ts';
import type { Session } from '../ground/context.ts';
import { newStayCounts, type StayCounts } from './stay-counts.ts';

/**
 * Where the cases of one database stand, kept from one question to the next: a write takes out what its own cases contributed and puts in what they
 * contribute now. Numbers, days, codes and who keeps them; never a word of what a case is about, since nothing of it is overwritten.
 */
export type KeptCases = {
  readonly lines: readonly CaseLine[]; // by id
  readonly stopsOf: (id: CaseId) => readonly OpenStop[]; // hard and open, soonest first
  readonly stays: Pick<StayCounts, 'versionOf' | 'lengthsOn'>;
};

type Kept = {
  watch: CaseWatch | null;
  writes: number;
  lines: Map<CaseId, CaseLine>;
  isInOrder: boolean; // by id
  listed: readonly CaseLine[] | null;
  readonly stops: Map<CaseId, readonly OpenStop[]>;
  readonly texts: Map<string, string>;
  readonly stays: StayCounts;
};

const keptOf = new WeakMap<Reader, Kept>();
const none: readonly OpenStop[] = [];
const MOST_SINGLY = 2000; // cases that are read one by one; beyond, all are read anew

/** Of these databases, or of all that this user reads: as they stand now. */
export function keptCases(session: Pick<Session, 'visible'>, of: readonly Reader[] = session.visible()): readonly KeptCases[] {
  return of.map(db => shown(db.inTransaction ? readAnew(db, null) : upToDate(db))); // what a transaction sees may still be undone
}

function upToDate(db: Reader): Kept {
  const kept = keptOf.get(db) ?? readAnew(db, watchCases(db));
  keptOf.delete(db); // until it is whole again
  const writes = countWrites(db);
  if (writes !== kept.writes) {
    const ids = kept.watch?.taken();
    if (ids === undefined || ids.length > MOST_SINGLY) readAll(kept, db);
    else if (ids.length > 0) readSome(kept, db, ids);
    kept.writes = writes;
  }
  keptOf.set(db, kept);
  return kept;
}

function readAnew(db: Reader, watch: CaseWatch | null): Kept {
  const kept: Kept = {
    watch,
    writes: countWrites(db),
    lines: new Map(),
    isInOrder: true,
    listed: null,
    stops: new Map(),
    texts: new Map(),
    stays: newStayCounts(),
  };
  readAll(kept, db);
  return kept;
}

function readAll(kept: Kept, db: Reader): void {
  kept.lines.clear();
  kept.stops.clear();
  kept.texts.clear();
  kept.stays.clear();
  put(kept, db, null);
}

function readSome(kept: Kept, db: Reader, ids: readonly CaseId[]): void {
  for (const id of ids) {
    kept.stops.delete(id);
    kept.stays.remove(id);
  }
  const still = put(kept, db, ids);
  for (const id of ids) if (!still.has(id)) kept.lines.delete(id);
}

/** Put in what these cases, or all, contribute now. Gives those that still stand there. */
function put(kept: Kept, db: Reader, ids: readonly CaseId[] | null): ReadonlySet<CaseId> {
  const lines = alike(listCaseLines(db, ids), kept);
  const stays = Map.groupBy(listStageStays(db, ids), ({ caseId }) => caseId);
  for (const line of lines) {
    if (!kept.lines.has(line.caseId)) kept.isInOrder = false;
    kept.lines.set(line.caseId, line); // one that stood there keeps its place
    kept.stays.add(line, stays.get(line.caseId) ?? []);
  }
  for (const [id, stops] of Map.groupBy(alike(listOpenStops(db, ids), kept), ({ caseId }) => caseId)) kept.stops.set(id, stops);
  kept.listed = null;
  return new Set(lines.map(({ caseId }) => caseId));
}

function shown(kept: Kept): KeptCases {
  if (!kept.isInOrder) {
    kept.lines = new Map([...kept.lines].sort(([a], [b]) => (a < b ? -1 : 1)));
    kept.isInOrder = true;
  }
  kept.listed ??= [...kept.lines.values()];
  return { lines: kept.listed, stopsOf: id => kept.stops.get(id) ?? none, stays: kept.stays };
}

/** The same rows with one text for all that are alike: days and codes stand in thousands of cases. */
function alike<Row extends object>(rows: Row[], { texts }: Kept): readonly Row[] {
  for (const row of rows as Record<string, unknown>[])
    // read from the database just now
    for (const name in row) {
      const value = row[name];
      if (typeof value !== 'string') continue;
      const known = texts.get(value);
      if (known === undefined) texts.set(value, value);
      else row[name] = known;
    }
  return rows;
}
