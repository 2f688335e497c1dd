import type { Json } from '../../shared/language.ts';
import { levels, type Mark } from '../../shared/mark.ts';

// A second, plain reckoning of what an office's record must come to. It knows no table, no row and no chain: only who wrote what, and what each had
// heard of. Nothing of the program's own merging is used.

/** An act as everybody reads it in the chain: whose, when, and what its author had heard of. */
export type Act = {
  readonly station: number;
  readonly number: number;
  readonly seen: Readonly<Record<string, number>>;
  readonly clock: { readonly ms: number; readonly count: number };
  readonly did: readonly Deed[];
};

export type Deed =
  | { readonly kind: 'add'; readonly record: string; readonly under?: string; readonly fields: Readonly<Record<string, Json>> }
  | { readonly kind: 'set'; readonly record: string; readonly field: string; readonly value: Json }
  /** It got another place among its siblings: nobody wrote a value, and whoever takes it out unheard of this brings it back all the same. */
  | { readonly kind: 'move'; readonly record: string }
  | { readonly kind: 'remove'; readonly record: string; readonly forGood: boolean }
  /** It stands again, with whatever it had: nobody wrote a value. */
  | { readonly kind: 'back'; readonly record: string }
  | { readonly kind: 'mark'; readonly record: string; readonly field: string; readonly mark: Mark | null }
  /** A row of another table, by table and key. */
  | { readonly kind: 'row'; readonly record: string; readonly was: Cells | null; readonly is: Cells | null }
  /** What was heard of these records is nowhere any more. */
  | { readonly kind: 'erase'; readonly record: string };

type Cells = Readonly<Record<string, Json>>;

export type Modelled = {
  readonly fields: Readonly<Record<string, Json>>;
  /** By place, every mark of which nobody who wrote another had heard: what stands must be as tight as each. */
  readonly marks: Readonly<Record<string, readonly Mark[]>>;
};

/** The records that must stand, with their fields and the marks that must be kept. */
export function modelOf(acts: readonly Act[]): ReadonlyMap<string, Modelled> {
  const own = new Map<string, Done[]>();
  for (const act of acts)
    for (const deed of act.did) if (deed.kind !== 'row') own.set(deed.record, [...(own.get(deed.record) ?? []), { act, deed }]);
  const under = new Map<string, string>();
  for (const [record, done] of own)
    for (const { deed } of done) if (deed.kind === 'add' && deed.under !== undefined) under.set(record, deed.under);
  const below = Map.groupBy([...under.keys()], record => under.get(record)!);
  const isMade = (done: readonly Done[]): boolean => done.some(({ deed }) => deed.kind === 'add'); // what counts nowhere made nothing
  const said = new Map([...own].map(([record, done]) => [record, isMade(done) ? saidOf(done) : 'ended']));
  // What was taken out by somebody who had not heard of what hangs from it stays, but not where a supervisor took it out.
  const isHeld = (record: string): boolean => (below.get(record) ?? []).some(child => isAlive(child));
  const held = recordsOfRows(acts);
  const isAlive = (record: string): boolean =>
    said.get(record) === 'stands' || (said.get(record) === 'removed' && (held.has(record) || isHeld(record)));
  const stands = (record: string): boolean => {
    const parent = under.get(record);
    return isAlive(record) && (parent === undefined || stands(parent));
  };
  return new Map(
    [...own.keys()]
      .sort()
      .filter(stands)
      .map(record => [record, { fields: fieldsOf(own.get(record) ?? []), marks: marksOf(own.get(record) ?? []) }]),
  );
}

/** Records from which a row of another table hangs that stands: somebody asked for something about them. */
function recordsOfRows(acts: readonly Act[]): ReadonlySet<string> {
  const deeds = acts.flatMap(act => act.did.flatMap(deed => (deed.kind === 'row' ? [{ act, deed }] : [])));
  const of = [...Map.groupBy(deeds, ({ deed }) => deed.record)].flatMap(([row, all]) =>
    row.startsWith('loosenings ') && unheard(all).some(({ deed }) => deed.is !== null)
      ? (all[0]?.deed.is?.['record_id'] ?? [])
      : [],
  );
  return new Set(of.filter(record => typeof record === 'string'));
}

function saidOf(own: readonly Done[]): 'stands' | 'removed' | 'ended' {
  const last = unheard(own.filter(({ deed }) => deed.kind !== 'mark' && deed.kind !== 'erase'));
  if (last.some(({ deed }) => deed.kind === 'remove' && deed.forGood)) return 'ended';
  return last.every(({ deed }) => deed.kind === 'remove') ? 'removed' : 'stands';
}

type Done = { readonly act: Act; readonly deed: Deed };

function fieldsOf(own: readonly Done[]): Record<string, Json> {
  const values = own.flatMap(({ act, deed }) =>
    deed.kind === 'add'
      ? Object.entries(deed.fields).map(([field, value]) => ({ act, field, value }))
      : deed.kind === 'set'
        ? [{ act, field: deed.field, value: deed.value }]
        : [],
  );
  const fields: Record<string, Json> = {};
  for (const [field, list] of Map.groupBy(values, each => each.field)) {
    const value = unheard(list).at(-1)?.value ?? null;
    if (value !== null) fields[field] = value;
  }
  return fields;
}

/** Taking a record out and back is no act on its marks. */
function marksOf(own: readonly Done[]): Record<string, readonly Mark[]> {
  const places = new Set(own.flatMap(({ deed }) => (deed.kind === 'mark' ? [deed.field] : [])));
  return Object.fromEntries(
    [...places].map(field => {
      const said = own.filter(({ deed }) => deed.kind === 'mark' && deed.field === field);
      return [field, unheard(said).map(({ deed }) => (deed.kind === 'mark' ? (deed.mark ?? {}) : {}))];
    }),
  );
}

/** Those of which nobody else among them had heard, the latest last. */
export function unheard<T extends { readonly act: Act }>(list: readonly T[]): readonly T[] {
  return list.filter(({ act }) => !list.some(other => hears(other.act, act))).toSorted((one, other) => later(one.act, other.act));
}

export function hears(act: Act, other: Act): boolean {
  if (act.station === other.station) return act.number > other.number;
  return (act.seen[String(other.station)] ?? 0) >= other.number;
}

function later(one: Act, other: Act): number {
  return one.clock.ms - other.clock.ms || one.clock.count - other.clock.count || one.station - other.station;
}

/** In which way a mark says less than one that must be kept; null where in none. A level below the catalogue's is no protection. */
export function looserIn(held: Mark | undefined, kept: Mark): string | null {
  const rank = (mark: Mark | undefined) => (mark?.level === undefined ? -1 : levels.indexOf(mark.level));
  if (rank(held) < rank(kept)) return 'level';
  if ((kept.categories ?? []).some(category => held?.categories?.includes(category) !== true)) return 'categories';
  const has = (held?.caveats ?? []).map(caveat => JSON.stringify(caveat));
  return (kept.caveats ?? []).some(caveat => !has.includes(JSON.stringify(caveat))) ? 'caveats' : null;
}
