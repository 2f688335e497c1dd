import { forget, isOpen, rangeOf } from './figure-range.ts';
import { cheapestWay, narrowest, SPREAD, systemOf, UNBOUNDED, type FigureSystem, type Sum } from './figure-system.ts';

/** A count below this could point to a person. */
export const FEWEST_SHOWN = 5;

/**
 * A count as a report may show it: itself; under five; hidden because other figures of the page would tell one that is under five. Where together
 * with figures that were given out before it would: rounded to five, or, if that is not enough, held back.
 */
export type ShownCount =
  | { readonly kind: 'shown'; readonly count: number }
  | { readonly kind: 'about'; readonly count: number }
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
  /** Differences of two tables, which may go either way. */
  readonly signed?: ReadonlySet<string>;
  /** By name: exact figures that were given out, and from which this one differs by one to four. */
  readonly near?: ReadonlyMap<string, readonly number[]>;
};

type Kind = ShownCount['kind'] | 'unshown';
type State = { readonly figures: Figures; readonly kinds: Map<string, Kind>; readonly system: FigureSystem };

/**
 * What of the figures may be shown. Counts from 1 to 4 never are; and so many others are hidden that for each suppressed count at least three
 * values are possible, the page being as it is. Where that is not so, one more figure is hidden. Zeros name nobody and stay shown unless nothing
 * else is left to hide.
 */
export function publish(figures: Figures): Shown {
  const state = stateOf(figures, name => kindOf(figures, name));
  const waiting = Object.keys(figures.counts);
  for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) waiting.push(...protect(state, name));
  return shownOf(state);
}

/**
 * What of a page may be shown beside others that were given out, all in one system. As it is by itself, if that tells no suppressed count and no
 * small difference. Otherwise, of two ways the one that tells fewer secrets and more else: either only what would tell is rounded to five and, where that is not enough,
 * held back; or every count is rounded, but for those under five and those that are what they were, and what would tell even so is held back.
 */
export function publishTogether(figures: Figures, alone: Shown): Shown {
  const exact = (name: string): Kind => alone[name]?.kind ?? kindOf(figures, name);
  const few = stateOf(figures, exact);
  repeatPattern(few, ['hidden']);
  if (Object.keys(figures.counts).every(name => isKept(few, name))) return { ...alone, ...shownOf(few) };
  const near = [...(figures.near?.keys() ?? [])].map(name => few.system.at.get(name) ?? 0);
  for (const place of new Set(near)) coarsen(few, place);
  const all = stateOf(figures, name =>
    isOwn(figures, name) && alone[name]?.kind !== 'few' ? roundedKind(figures, name) : kindOf(figures, name),
  );
  repeatPattern(all, ['about', 'held']);
  const ways = [few, all].map(state => {
    const shown = { ...alone, ...keptIn(state) };
    return { shown, told: toldIn(state), loss: lossIn(shown) };
  });
  return ways.reduce((one, other) => ((other.told - one.told || other.loss - one.loss) < 0 ? other : one)).shown;
}

/** How many secrets are told even so: what was given out already may leave a way none to keep them. */
function toldIn(state: State): number {
  return Object.keys(state.figures.counts).filter(name => !isKept(state, name)).length;
}

/** What may be shown after all has been made coarser that would tell a suppressed count. */
function keptIn(state: State): Shown {
  const names = Object.keys(state.figures.counts);
  for (let hasChanged = true; hasChanged;) {
    hasChanged = false; // what was held back after its turn has a secret of its own
    for (const name of names)
      while (!isKept(state, name) && (coarsenCheapest(state, name) || coarsenOwn(state, name) || coarsenNearest(state, name)))
        hasChanged = true;
  }
  showKnown(state);
  return shownOf(state);
}

const lossIn = (shown: Shown): number => Object.values(shown).reduce((sum, { kind }) => sum + (losses[kind] ?? 0), 0);
const losses: Partial<Record<Kind, number>> = { about: 1, held: 3 };

function stateOf(figures: Figures, kindFor: (name: string) => Kind): State {
  const kinds = new Map(Object.keys(figures.counts).map(name => [name, kindFor(name)]));
  return { figures, kinds, system: systemOf(figures.counts, figures.sums, name => boundsOf(figures, kinds.get(name), name)) };
}

function shownOf({ figures, kinds }: State): Shown {
  const shown = (name: string): ShownCount => {
    const kind = kinds.get(name) ?? 'hidden';
    const count = figures.counts[name] ?? 0;
    if (kind === 'shown') return { kind, count };
    return kind === 'about' ? { kind, count: roundedOf(count) } : { kind: kind === 'unshown' ? 'hidden' : kind };
  };
  return Object.fromEntries([...kinds.keys()].filter(name => isOwn(figures, name)).map(name => [name, shown(name)]));
}

export function isFew(count: number): boolean {
  return count > 0 && count < FEWEST_SHOWN;
}

/** A count to the nearest five. */
export function roundedOf(count: number): number {
  return ROUNDED_TO * Math.round(count / ROUNDED_TO);
}
const ROUNDED_TO = 5;
const ROUNDED_OFF = 2; // at most
const roundedOff = [-2, -1, 0, 1, 2] as const;

function kindOf({ counts, unshown, points, hidden, given }: Figures, name: string): Kind {
  if (unshown.has(name)) return 'unshown';
  const out = given?.get(name);
  if (out !== undefined) return out;
  if (hidden?.has(name) === true || (points?.has(name) === true && isFew(counts[name] ?? 0))) return 'hidden';
  return isFew(counts[name] ?? 0) ? 'few' : 'shown';
}

/** On this page, so that it can still be shown or not. */
function isOwn({ unshown, given }: Figures, name: string): boolean {
  return !unshown.has(name) && given?.has(name) !== true;
}

/** What a reader knows of a count before adding up. */
function boundsOf({ counts, signed }: Figures, kind: Kind | undefined, name: string): readonly [number, number] {
  const count = counts[name] ?? 0;
  if (signed?.has(name) === true) return [-UNBOUNDED, UNBOUNDED];
  if (kind === 'shown') return [count, count];
  if (kind === 'about') return [Math.max(0, roundedOf(count) - ROUNDED_OFF), roundedOf(count) + ROUNDED_OFF];
  return kind === 'few' ? [1, FEWEST_SHOWN - 1] : [0, UNBOUNDED];
}

/** What is not shown keeps its secret; what is held back, if it is under five or nobody; what a reader does not even miss, if it is small and counts persons. */
function isSecret({ counts, slack, points }: Figures, kind: Kind | undefined, name: string): boolean {
  if (kind === 'shown' || kind === 'about') return false;
  if (kind !== 'unshown' && kind !== 'held' && points?.has(name) !== true) return true;
  const count = Math.abs(counts[name] ?? 0);
  return (kind === 'held' ? count < FEWEST_SHOWN : isFew(count)) && slack?.has(name) !== true;
}

/** A figure that did not change is given out again as it was, where it would be of one of these kinds. */
function repeatPattern(state: State, over: readonly Kind[]): void {
  const { figures, kinds, system } = state;
  for (const [place, group] of system.names.entries()) {
    const kept = group.map(name => figures.given?.get(name)).find(kind => kind === 'shown' || kind === 'about');
    if (kept === undefined) continue;
    for (const name of group) if (isOwn(figures, name) && over.includes(kinds.get(name) ?? kept)) kinds.set(name, kept);
    bound(state, place);
  }
}

/** What was held back though the rest tells it: saying it tells nothing more, unless it is under five. */
function showKnown({ figures, kinds, system }: State): void {
  for (const [place, group] of system.names.entries()) {
    const held = group.filter(name => kinds.get(name) === 'held' && isOwn(figures, name));
    if (held.length === 0 || isFew(system.truth[place]!) || isOpen(system, place)) continue;
    const [least, most] = rangeOf(system, place) ?? [0, 1];
    if (most - least < 0.5) for (const name of held) kinds.set(name, 'shown');
  }
}

/** Whether a count that may not be told can be three values or more. */
function isKept({ figures, kinds, system }: State, name: string): boolean {
  return !isSecret(figures, kinds.get(name), name) || isOpen(system, system.at.get(name) ?? 0);
}

/** Tell less of those figures of this page that together cost least, if the count is told no more then; false if none are found. */
function coarsenCheapest(state: State, name: string): boolean {
  const { system } = state;
  const bought = cheapestWay(system, system.at.get(name) ?? 0, pricesOf(state)) ?? [];
  for (const place of bought) coarsen(state, place);
  return bought.length > 0;
}

/** Round an unknown that was exact, hold back one that was rounded; false if nothing is told of it already. */
function coarsen(state: State, place: number): boolean {
  const found = coarsenable(state, place);
  for (const name of found) state.kinds.set(name, coarser(state, name));
  bound(state, place);
  return found.length > 0;
}

function coarser({ figures, kinds }: State, name: string): Kind {
  return kinds.get(name) === 'shown' ? roundedKind(figures, name) : 'held';
}

/**
 * Whoever knows how this is done takes a rounded figure to differ by one to four from the exact one that was given out: where fewer than three of
 * those that it can be are so, it is held back.
 */
function roundedKind({ counts, near }: Figures, name: string): Kind {
  const about = roundedOf(counts[name] ?? 0);
  const earlier = near?.get(name) ?? [];
  const possible = roundedOff
    .map(off => about + off)
    .filter(count => count >= 0 && earlier.every(each => isFew(Math.abs(count - each))));
  return earlier.length > 0 && possible.length <= SPREAD ? 'held' : 'about';
}

/** The names of this page under which it tells of an unknown, unless that was given out already and stands so. */
function coarsenable({ figures, kinds, system }: State, place: number): readonly string[] {
  const telling = (system.names[place] ?? []).filter(name => isTelling(kinds.get(name)));
  return telling.every(name => isOwn(figures, name)) ? telling : [];
}

/** Tell less of the figure of this page that a count is, or is compared with; false if it tells nothing already. */
function coarsenOwn(state: State, name: string): boolean {
  const { figures, system } = state;
  return coarsen(state, system.at.get(figures.ownName?.get(name) ?? name) ?? 0);
}

/** Tell less of the figures of this page that are nearest to a count through the sums, where its own being held is not enough. */
function coarsenNearest(state: State, name: string): boolean {
  const places = nearest(state.system, name, place => coarsenable(state, place).length > 0);
  for (const place of places) coarsen(state, place);
  return places.length > 0;
}

/** Hide other figures until a suppressed count, or a small one that is not on the page, is told no more; which were hidden. */
function protect(state: State, name: string): readonly string[] {
  const { figures, kinds, system } = state;
  if (!isSecret(figures, kinds.get(name), name)) return [];
  const place = system.at.get(name) ?? 0;
  const hidden: string[] = [];
  while (!isOpen(system, place)) {
    const bought = cheapestWay(system, place, pricesOf(state)) ?? [];
    const found = (bought.length > 0 ? bought : lastResort(state, name)).flatMap(other => hide(state, other));
    if (found.length === 0) break;
    hidden.push(...found);
  }
  return hidden;
}

/** Hide one unknown, under all its names; which. */
function hide(state: State, place: number): readonly string[] {
  const found = (state.system.names[place] ?? []).filter(name => isTelling(state.kinds.get(name)));
  for (const name of found) state.kinds.set(name, 'hidden');
  bound(state, place);
  return found;
}

function isTelling(kind: Kind | undefined): boolean {
  return kind === 'shown' || kind === 'about' || kind === 'few';
}

/** What is known of an unknown, after its names' kinds have changed. */
function bound({ figures, kinds, system }: State, place: number): void {
  const [least, most] = narrowest((system.names[place] ?? []).map(name => boundsOf(figures, kinds.get(name), name)));
  if (system.least[place] === system.most[place] && least !== most) forget(system);
  system.least[place] = least;
  system.most[place] = most;
}

/** Where no way was found: those figures that are nearest through the sums, and their being under five too. */
function lastResort({ kinds, system }: State, name: string): readonly number[] {
  return nearest(system, name, place => (system.names[place] ?? []).some(each => isTelling(kinds.get(each))));
}

/** The unknowns wanted that are the fewest sums away from a count; none if its sums lead to none. */
function nearest(system: FigureSystem, name: string, isWanted: (place: number) => boolean): readonly number[] {
  const near = new Set([system.at.get(name) ?? 0]);
  for (let size = 0; size !== near.size;) {
    const found = [...near].filter(isWanted);
    if (found.length > 0) return found;
    size = near.size;
    const rows = new Set([...near].flatMap(place => system.sumsOf[place] ?? []));
    for (const row of rows) for (const member of system.sums[row] ?? []) near.add(member);
  }
  return [];
}

/** What hiding each figure costs: small ones first, totals after parts, zeros last; and the word that one is under five. */
function pricesOf({ figures, kinds, system }: State): Float64Array {
  const totals = new Set(system.sums.map(([total]) => total));
  const priceOf = (name: string, place: number): number => {
    const kind = kinds.get(name);
    if (kind === 'few') return 3;
    const count = figures.counts[name] ?? 0;
    return count === 0 ? 2.5 : 0.5 + Math.log10(count) / 2 + (totals.has(place) ? 0.5 : 0);
  };
  return Float64Array.from(system.names, (group, place) => {
    if (group.some(name => !isOwn(figures, name) && isTelling(kinds.get(name)))) return 0;
    const prices = group.filter(name => isTelling(kinds.get(name))).map(name => priceOf(name, place));
    return Math.max(0, ...prices);
  });
}
