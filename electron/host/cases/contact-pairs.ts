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
import { traitEntities, traitsOf } from '../../../shared/same-person/traits.ts';
import type { Session } from '../ground/context.ts';
import { memo } from '../ground/memo.ts';

const DAY_MS = 86_400_000;

/** A record of a case that has something in common with one of another case. */
export type Touching = { readonly caseId: CaseId; readonly record: RecordId };
export type TouchPair = { readonly kind: ContactKind; readonly mine: Touching; readonly other: Touching };
export type TouchPairs = { readonly pairs: readonly TouchPair[]; readonly common: number };

type Held = TouchRow & { readonly db: Reader };
type Source = Touching & { readonly db: Reader; readonly held: TouchRecord };

/**
 * THE PLACE where it is decided what stands in two cases, over all that this user may see: of these cases with any other, or (null) of each with each,
 * every pair once. Whoever takes no part in it (`rolesLeftOut`, persons in a protection program, officials) is left out before anything is counted.
 */
export function touchPairs(session: Pick<Session, 'visible'>, own: readonly CaseId[] | null, nowMs: number): TouchPairs {
  const dbs = session.visible();
  const isOwn = own === null ? () => true : (id: CaseId) => ownSet.has(id);
  const ownSet = new Set(own);
  const asked = dbs.flatMap((db, at) => touchesAsked(db, own, at > 0));
  const keys = [...new Map(asked.map(row => [`${row.kind} ${row.key}`, row])).values()];
  const holders = dbs.flatMap(db => listTouchHolders(db, keys).map((row): Held => ({ ...row, db })));
  const sourceOf = sourcesOf(holders);
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
        if (mine.caseId !== other.caseId && (own !== null || mine.caseId < other.caseId))
          pairs.push(...pairOf(kind, sourceOf(mine), sourceOf(other)));
  }
  const sure = distinct(pairs).filter(personsConfirmed(dbs));
  return { pairs: [...sure, ...meetings(dbs, own === null ? null : ownSet, nowMs)], common };
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
function sourcesOf(
  rows: readonly Pick<Held, 'db' | 'source' | 'caseId'>[],
): (row: Pick<Held, 'db' | 'source' | 'caseId'>) => Source | null {
  const records = new Map(
    [...Map.groupBy(rows, ({ db }) => db)].map(([db, those]) => [
      db,
      listTouchRecords(db, [...new Set(those.map(({ source }) => source))]),
    ]),
  );
  return ({ db, source, caseId }) => {
    const held = records.get(db)?.get(source);
    return held === undefined || !takesPart(held) ? null : { db, held, caseId, record: held.id };
  };
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
function personsConfirmed(dbs: readonly Reader[]): (pair: TouchPair) => boolean {
  const traits = memo((id: string) => {
    for (const db of dbs) {
      const branch = listTraitRecords(db, [id as RecordId], traitEntities).get(id as RecordId); // a record's id by the row that it came from
      if (branch !== undefined) return traitsOf(branch);
    }
    return traitsOf([]);
  });
  return ({ kind, mine, other }) => kind !== 'person' || samenessOf(traits(mine.record), traits(other.record)) !== null;
}

/** What happens at one place at one time, of what is not over yet. */
function meetings(dbs: readonly Reader[], own: ReadonlySet<CaseId> | null, nowMs: number): readonly TouchPair[] {
  const windows = dbs
    .flatMap(db => listWindows(db, nowMs - eventOverDays * DAY_MS).map(row => ({ ...row, db })))
    .sort((one, other) => one.fromMs - other.fromMs);
  const sourceOf = sourcesOf(windows);
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
