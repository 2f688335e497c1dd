import { cheapestWay, isOpen, systemOf, UNBOUNDED, type FigureSystem, type Sum } from './figure-system.ts';

/** A count below this could point to a person. */
export const FEWEST_SHOWN = 5;

/**
 * A count as a report may show it: itself; under five; hidden because other figures of the page would tell one that is under five; or held back
 * because together with figures that were given out before it would.
 */
export type ShownCount =
  | { readonly kind: 'shown'; readonly count: number }
  | { readonly kind: 'few' }
  | { readonly kind: 'hidden' }
  | { readonly kind: 'held' };
export type Shown = Readonly<Record<string, ShownCount>>;

/** Counts by name, and which of them are sums of others: all that a reader can add and subtract. */
export type Figures = {
  readonly counts: Readonly<Record<string, number>>;
  readonly sums: readonly Sum[];
  /** Counts that are not on the page, though sums run over them. Where they are under five the page does not tell them either. */
  readonly unshown: ReadonlySet<string>;
  /** Differences that say nothing of persons, such as how often a stage was left twice. */
  readonly slack?: ReadonlySet<string>;
  /** Points of a curve: where one is not shown a reader sees no sign of it, nor whether it is under five. */
  readonly points?: ReadonlySet<string>;
  /** Points that are hidden from the beginning. */
  readonly hidden?: ReadonlySet<string>;
  /** What has been given out, as it was: it can be neither hidden nor shown any more. */
  readonly given?: ReadonlyMap<string, ShownCount['kind']>;
  /** By the name of a count of another table, or of a difference: the figure of this page that it is compared with. */
  readonly ownName?: ReadonlyMap<string, string>;
};

type Kind = ShownCount['kind'] | 'unshown';
type State = { readonly figures: Figures; readonly kinds: Map<string, Kind>; readonly system: FigureSystem };

/**
 * What of the figures may be shown. Counts from 1 to 4 never are; and so many others are hidden that for each suppressed count at least three
 * values are possible, the page being as it is. Where that is not so, one more figure is hidden. Zeros name nobody and stay shown unless nothing
 * else is left to hide. `before` is what was hidden already; what comes to it is held back.
 */
export function publish(figures: Figures, before?: Shown): Shown {
  const names = Object.keys(figures.counts);
  const kinds = new Map(names.map(name => [name, before?.[name]?.kind ?? kindOf(figures, name)]));
  const system = systemOf(figures.counts, figures.sums, name => boundsOf(kinds.get(name), figures.counts[name] ?? 0));
  const state: State = { figures, kinds, system };
  const waiting = [...names];
  for (let name = waiting.shift(); name !== undefined; name = waiting.shift())
    waiting.push(...protect(state, name, before === undefined ? 'hidden' : 'held'));
  const shown = (name: string): ShownCount => {
    const kind = kinds.get(name) ?? 'hidden';
    return kind === 'shown' ? { kind, count: figures.counts[name] ?? 0 } : { kind: kind === 'unshown' ? 'hidden' : kind };
  };
  const isOnPage = (name: string): boolean => !figures.unshown.has(name) && figures.given?.has(name) !== true;
  return Object.fromEntries(names.filter(isOnPage).map(name => [name, shown(name)]));
}

export function isFew(count: number): boolean {
  return count > 0 && count < FEWEST_SHOWN;
}

function kindOf({ counts, unshown, points, hidden, given }: Figures, name: string): Kind {
  if (unshown.has(name)) return 'unshown';
  const out = given?.get(name);
  if (out !== undefined) return out;
  if (hidden?.has(name) === true || (points?.has(name) === true && isFew(counts[name] ?? 0))) return 'hidden';
  return isFew(counts[name] ?? 0) ? 'few' : 'shown';
}

/** What a reader knows of a count before adding up. */
function boundsOf(kind: Kind | undefined, count: number): readonly [number, number] {
  if (kind === 'shown') return [count, count];
  return kind === 'few' ? [1, FEWEST_SHOWN - 1] : [0, UNBOUNDED];
}

/** What is not shown keeps its secret; what a reader does not even miss, if it is small and counts persons. */
function isSecret({ counts, slack, points }: Figures, kind: Kind | undefined, name: string): boolean {
  if (kind === 'shown') return false;
  return kind === 'unshown' || points?.has(name) === true ? isFew(counts[name] ?? 0) && slack?.has(name) !== true : true;
}

/** Hide other figures until a suppressed count, or a small one that is not on the page, is told no more; which were hidden. */
function protect(state: State, name: string, as: 'hidden' | 'held'): readonly string[] {
  const { figures, kinds, system } = state;
  if (!isSecret(figures, kinds.get(name), name)) return [];
  const place = system.at.get(name) ?? 0;
  const hidden: string[] = [];
  while (!isOpen(system, place)) {
    const found = likeOf(state, name) ?? cheapest(state, place) ?? lastResort(state, name);
    if (found.length === 0) break;
    for (const other of found) {
      kinds.set(other, as);
      loosen(system, other);
      hidden.push(other);
    }
  }
  return hidden;
}

function cheapest(state: State, place: number): readonly string[] | undefined {
  const bought = cheapestWay(state.system, place, pricesOf(state)) ?? [];
  return bought.length > 0 ? bought.map(each => state.system.names[each] ?? '') : undefined;
}

/** The figure of this page that a count of another table, or a difference, is compared with. */
function likeOf({ figures, kinds }: State, name: string): readonly string[] | undefined {
  const own = figures.ownName?.get(name);
  const kind = own === undefined ? undefined : kinds.get(own);
  return own !== undefined && (kind === 'shown' || kind === 'few') ? [own] : undefined;
}

/** Where no way was found: those figures of this page that are nearest through its sums, and their being under five too. */
function lastResort({ figures, kinds, system }: State, name: string): readonly string[] {
  const isHideable = (other: string): boolean =>
    (kinds.get(other) === 'shown' || kinds.get(other) === 'few') && figures.given?.has(other) !== true;
  const near = new Set([figures.ownName?.get(name) ?? name]);
  for (let size = 0; size !== near.size;) {
    const found = [...near].filter(isHideable);
    if (found.length > 0) return found;
    size = near.size;
    const rows = new Set([...near].flatMap(each => system.sumsOf[system.at.get(each) ?? 0] ?? []));
    for (const row of rows) for (const member of system.sums[row] ?? []) near.add(system.names[member] ?? '');
  }
  return [];
}

function loosen({ at, least, most }: FigureSystem, name: string): void {
  const place = at.get(name) ?? 0;
  least[place] = 0;
  most[place] = UNBOUNDED;
}

/** What hiding each figure costs: small ones first, totals after parts, zeros last; and the word that one is under five. */
function pricesOf({ figures, kinds, system }: State): Float64Array {
  const totals = new Set(system.sums.map(([total]) => total));
  return Float64Array.from(system.names, (name, place) => {
    const kind = kinds.get(name);
    if (figures.given?.has(name) === true || (kind !== 'shown' && kind !== 'few')) return 0;
    if (kind === 'few') return 3;
    const count = figures.counts[name] ?? 0;
    return count === 0 ? 2.5 : 0.5 + Math.log10(count) / 2 + (totals.has(place) ? 0.5 : 0);
  });
}
