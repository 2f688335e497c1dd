import { SPREAD, type FigureSystem } from './figure-system.ts';

/** The sums of a system solved for some of its unknowns (the basic ones), and a point that fulfils all of them. */
type Solved = {
  readonly value: Float64Array; // by place
  readonly basic: Int32Array; // by row, the place that the row is solved for
  readonly free: Int32Array; // by column, a place that may be moved
  /** By row and column: how much the row's unknown falls when the column's rises by one. */
  readonly rows: readonly Float64Array[];
};
type Climb = {
  readonly place: number;
  readonly way: 1 | -1;
  /** The first column that may move, instead of the one that gains most: another way to the same end. */
  readonly anyFirst: boolean;
  /** How far is enough. */
  readonly until: () => number;
};

const NOTHING = 1e-9;
const MOST_PIVOTS = 400;
const MOST_OF_ALL = 4000; // of one system: beyond that nothing more is found out, and more is held back than would have to be
const PATIENCE = 30; // pivots without a step, after which the first column that may move does, so that none comes round again

const solved = new WeakMap<FigureSystem, Solved>();
const pivotsOf = new WeakMap<FigureSystem, number>();

/** A count that was known is known no more: the system is solved anew when it is next asked. */
export function forget(system: FigureSystem): void {
  solved.delete(system);
}

/**
 * Whether a count may have three values or more, the published page being the same. It is shown, not estimated: other counts are sought that
 * fulfil every sum and every bound. Where none are found within a bound of steps the answer is no, and more is hidden than would have to be.
 */
export function isOpen(system: FigureSystem, place: number): boolean {
  if ((system.high[place] ?? 0) - (system.low[place] ?? 0) >= SPREAD) return true;
  if (isTold(system, place)) return false;
  return widen(system, place, SPREAD) === 'wide';
}

/** Whether plain adding and subtracting gives it: again and again the one unknown count of a sum. */
function isTold({ sums, least, most }: FigureSystem, place: number): boolean {
  const isKnown = Array.from(least, (value, name) => value === most[name]);
  for (let hasChanged = true; hasChanged && isKnown[place] !== true;) {
    hasChanged = false;
    for (const members of sums) {
      const open = members.filter(member => isKnown[member] !== true);
      if (open.length !== 1) continue;
      isKnown[open[0]!] = true; // the only one
      hasChanged = true;
    }
  }
  return isKnown[place] === true;
}

type Widened = 'wide' | 'narrow' | 'unknown';

/**
 * From one solution of every sum and bound to others in which a count is greater, then smaller, by the simplex method, until it was seen to take
 * values `spread` apart. Each solution in whole numbers on the way widens `low` and `high` of every count. `narrow` where not even fractions would
 * take it so far; `unknown` where fractions would and whole numbers were not found, or the bound of pivots was met.
 */
function widen(system: FigureSystem, place: number, spread: number): Widened {
  const { low, high } = system;
  const isWide = (): boolean => high[place]! - low[place]! >= spread;
  let [least, most] = [low[place]!, high[place]!];
  let isSure = true;
  for (const [way, anyFirst] of [
    [1, false],
    [-1, false],
    [1, true],
    [-1, true],
  ] as const) {
    const table = solvedOf(system);
    const until = (): number => (way === 1 ? low[place]! + spread : high[place]! - spread);
    isSure &&= climb(system, table, { place, way, until, anyFirst });
    if (isWide()) return 'wide';
    const here = table.value[place]!;
    [least, most] = [Math.min(least, here), Math.max(most, here)];
    if (way === -1 && isSure && most - least < spread - 1e-6) break;
  }
  return isSure && most - least < spread - 1e-6 ? 'narrow' : 'unknown';
}

/** The least and the most that a count can be, in fractions; null where that was not found out. */
export function rangeOf(system: FigureSystem, place: number): readonly [least: number, most: number] | null {
  const table = solvedOf(system);
  const [least, most] = ([-1, 1] as const).map(way =>
    climb(system, table, { place, way, until: () => way * 1e7, anyFirst: false }) ? table.value[place]! : null,
  );
  return least == null || most == null ? null : [least, most];
}

/** As far as it goes, or as far as is enough; whether that was found out within the bound of pivots. */
function climb(system: FigureSystem, table: Solved, { place, way, until, anyFirst }: Climb): boolean {
  const { value } = table;
  value.set(system.truth);
  let all = pivotsOf.get(system) ?? 0;
  for (let pivots = 0, idle = 0; pivots < MOST_PIVOTS && all < MOST_OF_ALL; pivots++) {
    const left = way * (until() - value[place]!);
    if (left <= NOTHING) return true;
    const gains = gainsOf(table, place, way);
    const column = entering(system, table, gains, anyFirst || idle > PATIENCE);
    if (column === undefined) return true;
    const up = Math.sign(gains[column]!);
    pivotsOf.set(system, ++all);
    const { row, by } = leaving(system, table, { column, up, most: left / Math.abs(gains[column]!) });
    move(table, column, up * by);
    if (row !== undefined) exchange(table, row, column);
    idle = by > NOTHING ? 0 : idle + 1;
    if (by > NOTHING) keepWhole(system, table);
  }
  return false;
}

/** By column: how much further the count goes when the column's unknown rises by one. */
function gainsOf({ basic, free, rows }: Solved, place: number, way: number): Float64Array {
  const row = basic.indexOf(place);
  if (row >= 0) return rows[row]!.map(factor => -way * factor);
  return Float64Array.from(free, each => (each === place ? way : 0));
}

function entering(
  { least, most }: FigureSystem,
  { value, free }: Solved,
  gains: Float64Array,
  first: boolean,
): number | undefined {
  let best: number | undefined;
  for (const [column, gain] of gains.entries()) {
    if (Math.abs(gain) < NOTHING) continue;
    const place = free[column]!;
    if (gain > 0 ? value[place]! >= most[place]! - NOTHING : value[place]! <= least[place]! + NOTHING) continue;
    if (first) {
      if (best === undefined || place < free[best]!) best = column;
    } else if (best === undefined || Math.abs(gain) > Math.abs(gains[best]!) + NOTHING) best = column;
  }
  return best;
}

type Step = { readonly column: number; readonly up: number; readonly most: number };
/** How far a column's unknown can move before a bound is met, and the row whose unknown meets it first; none where it is its own, or enough. */
function leaving({ least, most }: FigureSystem, table: Solved, { column, up, most: enough }: Step) {
  const { value, basic, free, rows } = table;
  const own = free[column]!;
  let by = Math.min(enough, up > 0 ? most[own]! - value[own]! : value[own]! - least[own]!);
  let row: number | undefined;
  for (const [each, factors] of rows.entries()) {
    const fall = up * factors[column]!;
    if (Math.abs(fall) < NOTHING) continue;
    const place = basic[each]!;
    const room = Math.max(0, fall > 0 ? value[place]! - least[place]! : most[place]! - value[place]!) / Math.abs(fall);
    const isTie = row !== undefined && Math.abs(room - by) <= NOTHING;
    if (isTie ? place < basic[row!]! : room < by - NOTHING) [by, row] = [Math.min(by, room), each];
  }
  return { row, by };
}

function move({ value, basic, free, rows }: Solved, column: number, by: number): void {
  if (by === 0) return;
  value[free[column]!]! += by;
  for (const [row, factors] of rows.entries()) if (factors[column] !== 0) value[basic[row]!]! -= by * factors[column]!;
}

/** The row's unknown is moved from now on, and the column's is solved for. */
function exchange({ basic, free, rows }: Solved, row: number, column: number): void {
  const pivot = rows[row]!;
  const by = 1 / pivot[column]!;
  const touched: number[] = [];
  for (const [each, factor] of pivot.entries()) {
    if (factor === 0 || each === column) continue;
    pivot[each] = factor * by;
    touched.push(each);
  }
  pivot[column] = by;
  for (const factors of rows) {
    const factor = factors[column]!;
    if (factors === pivot || factor === 0) continue;
    for (const each of touched) {
      const next = factors[each]! - factor * pivot[each]!;
      factors[each] = Math.abs(next) < NOTHING ? 0 : next;
    }
    factors[column] = -factor * by;
  }
  [basic[row], free[column]] = [free[column]!, basic[row]!];
}

/** Where the point has whole numbers alone, and every sum and bound holds in them, the counts were seen to take these values. */
function keepWhole({ sums, least, most, low, high }: FigureSystem, { value }: Solved): void {
  const whole = Int32Array.from(value, Math.round);
  for (const [place, count] of whole.entries())
    if (Math.abs(count - value[place]!) > 1e-6 || count < least[place]! || count > most[place]!) return;
  for (const members of sums) {
    let over = 2 * whole[members[0]!]!;
    for (const member of members) over -= whole[member]!;
    if (over !== 0) return;
  }
  for (const [place, count] of whole.entries()) {
    if (count < low[place]!) low[place] = count;
    if (count > high[place]!) high[place] = count;
    value[place] = count;
  }
}

function solvedOf(system: FigureSystem): Solved {
  const known = solved.get(system);
  if (known !== undefined) return known;
  const made = solve(system);
  solved.set(system, made);
  return made;
}

/** By elimination, in each sum of the unknown that stands in the fewest others. */
function solve({ sums, least, most, truth }: FigureSystem): Solved {
  const isKnown = (place: number): boolean => least[place] === most[place];
  const left = sums.map(members => {
    const factors = new Map<number, number>();
    for (const [rank, member] of members.entries())
      if (!isKnown(member)) factors.set(member, (factors.get(member) ?? 0) + (rank === 0 ? 1 : -1));
    return factors;
  });
  const rowsOf = new Map<number, Set<number>>();
  for (const [row, factors] of left.entries())
    for (const place of factors.keys()) rowsOf.set(place, (rowsOf.get(place) ?? new Set()).add(row));
  const basicOf = new Map<number, number>();
  const waiting = new Set(left.keys());
  while (waiting.size > 0) {
    const row = [...waiting].reduce((one, other) => (left[other]!.size < left[one]!.size ? other : one));
    waiting.delete(row);
    const factors = left[row]!;
    if (factors.size === 0) continue;
    const place = [...factors.keys()].reduce((one, other) => (rowsOf.get(other)!.size < rowsOf.get(one)!.size ? other : one));
    const by = factors.get(place)!;
    for (const [each, factor] of factors) factors.set(each, factor / by);
    basicOf.set(row, place);
    for (const other of [...rowsOf.get(place)!]) if (other !== row) reduce(left, rowsOf, { row, other, place });
  }
  const basic = [...basicOf.values()];
  const isBasic = new Set(basic);
  const free = [...rowsOf.keys()].filter(place => !isBasic.has(place));
  const columnOf = new Map(free.map((place, column) => [place, column]));
  const rows = [...basicOf].map(([row, place]) => {
    const factors = new Float64Array(free.length);
    for (const [each, factor] of left[row]!) if (each !== place) factors[columnOf.get(each)!] = factor;
    return factors;
  });
  return { value: Float64Array.from(truth), basic: Int32Array.from(basic), free: Int32Array.from(free), rows };
}

type Reduced = { readonly row: number; readonly other: number; readonly place: number };
function reduce(
  left: readonly Map<number, number>[],
  rowsOf: ReadonlyMap<number, Set<number>>,
  { row, other, place }: Reduced,
): void {
  const into = left[other]!;
  const times = into.get(place)!;
  for (const [each, factor] of left[row]!) {
    const next = (into.get(each) ?? 0) - times * factor;
    if (Math.abs(next) < NOTHING) {
      into.delete(each);
      rowsOf.get(each)!.delete(other);
    } else {
      into.set(each, next);
      rowsOf.get(each)!.add(other);
    }
  }
}
