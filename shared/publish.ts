/** A count below this could point to a person. */
export const FEWEST_SHOWN = 5;

/** A count as a report may show it: itself, under five, or hidden because other figures would tell one that is under five. */
export type ShownCount =
  { readonly kind: 'shown'; readonly count: number } | { readonly kind: 'few' } | { readonly kind: 'hidden' };

/** Counts by name, and which of them are sums of others: all that a reader can add and subtract. */
export type Figures = {
  readonly counts: Readonly<Record<string, number>>;
  readonly sums: readonly { readonly total: string; readonly parts: readonly string[] }[];
  /** Counts that are not shown, though sums run over them. */
  readonly unshown: ReadonlySet<string>;
};

type Bounds = readonly [least: number, most: number];
type State = { readonly figures: Figures; readonly kinds: Map<string, ShownCount['kind'] | 'unshown'> };

const MOST_STEPS = 9;
const MOST_TRIES = 6_000;

/**
 * What of the figures may be shown. Counts from 1 to 4 never are; and so many others are hidden that no suppressed count can be computed
 * from what is left. That is proved, not estimated: for each suppressed count another set of counts is found that would be published
 * in exactly the same way and in which that count differs. Where none is found, one more figure is hidden. Zeros name nobody and stay
 * shown unless nothing else is left to hide.
 */
export function publish(figures: Figures): Readonly<Record<string, ShownCount>> {
  const names = Object.keys(figures.counts);
  const kinds = new Map(names.map(name => [name, kindOf(figures, name)]));
  const state: State = { figures, kinds };
  for (let hidden = nextToHide(state); hidden !== undefined; hidden = nextToHide(state)) kinds.set(hidden, 'hidden');
  const shown = (name: string): ShownCount => {
    const kind = kinds.get(name);
    return kind === 'shown' ? { kind, count: figures.counts[name] ?? 0 } : { kind: kind === 'few' ? 'few' : 'hidden' };
  };
  return Object.fromEntries(names.filter(name => !figures.unshown.has(name)).map(name => [name, shown(name)]));
}

/** One count by itself. */
export function shownCount(count: number): ShownCount {
  return isFew(count) ? { kind: 'few' } : { kind: 'shown', count };
}

function kindOf({ counts, unshown }: Figures, name: string): ShownCount['kind'] | 'unshown' {
  return unshown.has(name) ? 'unshown' : isFew(counts[name] ?? 0) ? 'few' : 'shown';
}

function isFew(count: number): boolean {
  return count > 0 && count < FEWEST_SHOWN;
}

/** Another figure to hide, so that the first suppressed count that could be computed no longer can. */
function nextToHide(state: State): string | undefined {
  for (const [name, kind] of state.kinds) {
    if (kind !== 'few' && kind !== 'hidden') continue;
    if (hasOther(state, name)) continue;
    const found = cheapestBeside(state, name);
    if (found !== undefined) return found;
  }
  return undefined;
}

/**
 * The smallest shown figure within reach of a count through its sums; parts before totals, zeros last. Where none is shown, a total that is
 * known to be under five: four counts of at least one each whose sum is at most four are told by that.
 */
function cheapestBeside(state: State, name: string): string | undefined {
  return nearest(state, name, 'shown') ?? nearest(state, name, 'few');
}

function nearest({ figures, kinds }: State, name: string, kind: 'shown' | 'few'): string | undefined {
  const near = new Set([name]);
  for (;;) {
    const sums = figures.sums.filter(({ total, parts }) => near.has(total) || parts.some(part => near.has(part)));
    const totals = new Set(sums.map(({ total }) => total));
    const reached = sums.flatMap(({ total, parts }) => [...parts, total]);
    const costOf = (other: string): number =>
      (figures.counts[other] === 0 ? 1e9 : 0) + (totals.has(other) ? 1e6 : 0) + (figures.counts[other] ?? 0);
    const fitting = [...new Set(reached)].filter(other => kinds.get(other) === kind && (kind === 'shown' || totals.has(other)));
    const best = fitting.toSorted((a, b) => costOf(a) - costOf(b))[0];
    if (best !== undefined) return best;
    const before = near.size;
    for (const other of reached) near.add(other);
    if (near.size === before) return undefined;
  }
}

/** Whether other counts than the real ones, with this count another, would be published in the same way. */
function hasOther(state: State, name: string): boolean {
  const { counts } = state.figures;
  for (let depth = 1; depth <= MOST_STEPS; depth++) {
    const left = { tries: MOST_TRIES };
    for (const step of [1, -1]) if (mended(state, { ...counts }, { name, step, left, depth, held: name })) return true;
  }
  return false;
}

type Change = {
  readonly name: string;
  readonly step: number;
  readonly depth: number; // changes that may still be made
  readonly held: string; // the count that must stay changed
  readonly left: { tries: number };
};

/** Change one count, then others until every sum holds again. */
function mended(state: State, counts: Record<string, number>, { name, step, depth, held, left }: Change): boolean {
  if (left.tries-- <= 0) return false;
  const changed = (counts[name] ?? 0) + step;
  const [least, most] = boundsOf(state, name);
  if (changed < least || changed > most) return false;
  counts[name] = changed;
  const broken = state.figures.sums.find(({ total, parts }) => counts[total] !== sumOf(parts, counts));
  if (broken === undefined) return true;
  if (depth > 1) {
    const over = (counts[broken.total] ?? 0) - sumOf(broken.parts, counts);
    const ways = [...broken.parts.map(part => [part, Math.sign(over)] as const), [broken.total, -Math.sign(over)] as const];
    for (const [other, way] of ways)
      if (other !== held && other !== name && mended(state, counts, { name: other, step: way, depth: depth - 1, held, left }))
        return true;
  }
  counts[name] = changed - step;
  return false;
}

/** What a reader knows of a count before adding up. */
function boundsOf({ figures, kinds }: State, name: string): Bounds {
  const kind = kinds.get(name);
  const count = figures.counts[name] ?? 0;
  if (kind === 'shown') return [count, count];
  return kind === 'few' ? [1, FEWEST_SHOWN - 1] : [0, Infinity];
}

function sumOf(parts: readonly string[], counts: Readonly<Record<string, number>>): number {
  return parts.reduce((sum, part) => sum + (counts[part] ?? 0), 0);
}
