import { setImmediate } from 'node:timers/promises';
import { listTraitRecords } from '../../../db/match-keys.ts';
import type { Reader } from '../../../db/open.ts';
import {
  listContactCases,
  listSharedTouches,
  listTouchesOf,
  listTouchHolders,
  listTouchRecords,
  listWindows,
  type TouchRecord,
  type TouchRow,
} from '../../../db/touch-keys.ts';
import { commonFrom, eventOverDays, rolesLeftOut, type ContactKind, type TouchKind } from '../../../shared/deconflict/kinds.ts';
import { furthestApartMs, meetingOf } from '../../../shared/deconflict/windows.ts';
import type { CaseId, RecordId } from '../../../shared/language.ts';
import { samenessOf } from '../../../shared/same-person/same-person.ts';
import { traitEntities, traitsOf, type Traits } from '../../../shared/same-person/traits.ts';
import type { Session } from '../ground/context.ts';

const DAY_MS = 86_400_000;
const IN_A_TURN = 250; // records or pairs; some 20 ms

/** A record of a case that has something in common with one of another case. */
export type Touching = { readonly caseId: CaseId; readonly record: RecordId };
export type TouchPair = { readonly kind: ContactKind; readonly mine: Touching; readonly other: Touching };
export type TouchPairs = { readonly pairs: readonly TouchPair[]; readonly common: number };

type Held = TouchRow & { readonly db: Reader };
type Source = Touching & { readonly db: Reader; readonly held: TouchRecord };

/** Between which two cases a pair is asked for at all: of others nothing more is read. */
type Asked = (mine: CaseId, other: CaseId) => boolean;

/**
 * THE PLACE where it is decided what stands in two cases, over all that this user may see: of these cases with any other, or (null) of each with each,
 * every pair once. Whoever takes no part in it (`rolesLeftOut`, persons in a protection program, officials) is left out before anything is counted.
 */
export function touchPairs(session: Pick<Session, 'visible'>, own: readonly CaseId[] | null, nowMs: number): TouchPairs {
  const turns = pairing(session, own, nowMs, () => true);
  for (;;) {
    const turn = turns.next();
    if (turn.done === true) return turn.value;
  }
}

/** The same of so many cases that whoever asks anything else meanwhile should be answered. */
export async function touchPairsInTurns(
  session: Pick<Session, 'visible'>,
  own: readonly CaseId[] | null,
  nowMs: number,
  isAsked: Asked,
): Promise<TouchPairs> {
  const turns = pairing(session, own, nowMs, isAsked);
  for (;;) {
    const turn = turns.next();
    if (turn.done === true) return turn.value;
    await setImmediate();
  }
}

/** Yields where something else may be done. */
function* pairing(
  session: Pick<Session, 'visible'>,
  own: readonly CaseId[] | null,
  nowMs: number,
  isAsked: Asked,
): Generator<undefined, TouchPairs> {
  const dbs = session.visible();
  const isOwn = own === null ? () => true : (id: CaseId) => ownSet.has(id);
  const ownSet = new Set(own);
  const asked = dbs.flatMap((db, at) => touchesAsked(db, own, at > 0));
  const keys = [...new Map(asked.map(row => [`${row.kind} ${row.key}`, row])).values()];
  yield;
  const holders = dbs.flatMap(db => listTouchHolders(db, keys).map((row): Held => ({ ...row, db })));
  const sourceOf = yield* sourcesOf(holders);
  const taking = holders.filter(row => sourceOf(row) !== null);
  let common = 0;
  const pairs: TouchPair[] = [];
  for (const group of Map.groupBy(taking, ({ kind, key }) => `${kind} ${key}`).values()) {
    const kind = group[0]?.kind as TouchKind; // written by insertTouches
    const cases = new Set(group.map(({ caseId }) => caseId));
    if (cases.size < 2) continue;
    if (cases.size > commonFrom[kind]) {
      if (kind !== 'person') common += 1; // a name that many share is no value
      continue;
    }
    for (const mine of group.filter(({ caseId }) => isOwn(caseId)))
      for (const other of group)
        if (mine.caseId !== other.caseId && (own !== null || mine.caseId < other.caseId) && isAsked(mine.caseId, other.caseId))
          pairs.push(...pairOf(kind, sourceOf(mine), sourceOf(other)));
  }
  yield;
  const sure = yield* personsConfirmed(dbs, distinct(pairs));
  return { pairs: [...sure, ...(yield* meetings(dbs, own === null ? null : ownSet, nowMs))], common };
}

function touchesAsked(db: Reader, own: readonly CaseId[] | null, isApart: boolean): readonly TouchRow[] {
  if (own !== null) return listTouchesOf(db, own);
  if (!isApart) return listSharedTouches(db);
  return listTouchesOf(
    db,
    listContactCases(db, null).map(({ id }) => id),
  );
}

function pairOf(kind: ContactKind, mine: Source | null, other: Source | null): readonly TouchPair[] {
  if (mine === null || other === null) return [];
  return [
    {
      kind,
      mine: { caseId: mine.caseId, record: mine.record },
      other: { caseId: other.caseId, record: other.record },
    },
  ];
}

/** The record behind a row, or null where it takes no part. */
function* sourcesOf(
  rows: readonly Pick<Held, 'db' | 'source' | 'caseId'>[],
): Generator<undefined, (row: Pick<Held, 'db' | 'source' | 'caseId'>) => Source | null> {
  const records = new Map<Reader, Map<number, TouchRecord>>();
  for (const [db, those] of Map.groupBy(rows, ({ db }) => db)) {
    const read = new Map<number, TouchRecord>();
    records.set(db, read);
    for (const sources of inTurns([...new Set(those.map(({ source }) => source))])) {
      for (const [source, record] of listTouchRecords(db, sources)) read.set(source, record);
      yield;
    }
  }
  return ({ db, source, caseId }) => {
    const held = records.get(db)?.get(source);
    return held === undefined || !takesPart(held) ? null : { db, held, caseId, record: held.id };
  };
}

/** So many at once that nobody waits for long. */
function inTurns<T>(all: readonly T[]): readonly (readonly T[])[] {
  const { length } = all;
  return Array.from({ length: Math.ceil(length / IN_A_TURN) }, (_, turn) => all.slice(turn * IN_A_TURN, (turn + 1) * IN_A_TURN));
}

function takesPart({ entity, fields, parentEntity, parentFields }: TouchRecord): boolean {
  if (parentEntity === 'participant') return false;
  const person = entity === 'subject' ? fields : parentEntity === 'subject' ? parentFields : null;
  if (person === null) return true;
  const { roles } = person;
  const isLeftOut = Array.isArray(roles) && roles.some(role => typeof role === 'string' && rolesLeftOut.includes(role));
  return !isLeftOut && person['protectionProgramme'] !== true;
}

function distinct(pairs: readonly TouchPair[]): readonly TouchPair[] {
  return [...new Map(pairs.map(pair => [`${pair.kind} ${pair.mine.record} ${pair.other.record}`, pair])).values()];
}

/** Two names with one pair of words and a day in common may be relatives born on one day: the rule of sameness says who is one person. */
function* personsConfirmed(dbs: readonly Reader[], pairs: readonly TouchPair[]): Generator<undefined, readonly TouchPair[]> {
  const traits = new Map<RecordId, Traits>();
  const sure: TouchPair[] = [];
  for (const some of inTurns(pairs)) {
    const persons = some.flatMap(({ kind, mine, other }) => (kind === 'person' ? [mine.record, other.record] : []));
    readTraits(dbs, persons, traits);
    const unread = traitsOf([]);
    for (const pair of some) {
      const [mine, other] = [pair.mine, pair.other].map(({ record }) => traits.get(record) ?? unread);
      if (pair.kind !== 'person' || samenessOf(mine ?? unread, other ?? unread) !== null) sure.push(pair);
    }
    yield;
  }
  return sure;
}

/** What says who these persons are, of those that were not read before. */
function readTraits(dbs: readonly Reader[], persons: readonly RecordId[], into: Map<RecordId, Traits>): void {
  for (const db of dbs) {
    const unread = [...new Set(persons)].filter(id => !into.has(id));
    if (unread.length === 0) return;
    for (const [id, branch] of listTraitRecords(db, unread, traitEntities)) into.set(id, traitsOf(branch));
  }
}

/** What happens at one place at one time, of what is not over yet. */
function* meetings(
  dbs: readonly Reader[],
  own: ReadonlySet<CaseId> | null,
  nowMs: number,
): Generator<undefined, readonly TouchPair[]> {
  const windows = dbs
    .flatMap(db => listWindows(db, nowMs - eventOverDays * DAY_MS).map(row => ({ ...row, db })))
    .sort((one, other) => one.fromMs - other.fromMs);
  const sourceOf = yield* sourcesOf(windows);
  return windows.flatMap((one, at) => {
    const found: TouchPair[] = [];
    for (let next = at + 1; next < windows.length; next++) {
      const other = windows[next];
      if (other === undefined || other.fromMs > one.toMs + furthestApartMs) break;
      if (other.caseId === one.caseId) continue;
      const [first, second] = own === null || own.has(one.caseId) ? [one, other] : [other, one];
      if (own !== null && !own.has(first.caseId)) continue;
      const [mine, theirs] = [sourceOf(first), sourceOf(second)];
      const kind = mine === null || theirs === null ? null : meetingOf(mine.held, theirs.held);
      if (kind === null) continue;
      found.push(...pairOf(kind, mine, theirs));
      if (own?.has(second.caseId) === true) found.push(...pairOf(kind, theirs, mine));
    }
    return found;
  });
}
