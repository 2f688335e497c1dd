/** Counts by name, which of them are sums of others, and what a reader of the published page knows of each before adding up. */
export type FigureSystem = {
  /** The names that stand for one unknown, by its place: those that are known to be the same count. */
  readonly names: readonly (readonly string[])[];
  readonly at: ReadonlyMap<string, number>;
  readonly truth: Int32Array;
  readonly least: Int32Array;
  readonly most: Int32Array;
  readonly sums: readonly Int32Array[]; // the total's place first, then those of its parts
  readonly sumsOf: readonly (readonly number[])[];
  /** The least and the most that a count was found to be able to be, the rest of the page being as it is. */
  readonly low: Int32Array;
  readonly high: Int32Array;
};
export type Sum = { readonly total: string; readonly parts: readonly string[] };

/** A count that is not shown keeps at least three possible values. */
export const SPREAD = 2;
export const UNBOUNDED = 1_000_000;
const RESTARTS = 24;
const RESTARTS_OF_MANY = 12; // where thousands of counts hang together
const MANY = 600;
const MOST_STEPS = 320;
const NOISE = 0.15;

/** A system over counts that fulfil every sum. `bounds` says what is known of each count. */
export function systemOf(
  counts: Readonly<Record<string, number>>,
  sums: readonly Sum[],
  bounds: (name: string) => readonly [least: number, most: number],
): FigureSystem {
  const sameAs = sameCounts(Object.keys(counts), sums);
  const names = [...Map.groupBy(Object.keys(counts), sameAs).values()];
  const at = new Map(names.flatMap((group, place) => group.map((name): [string, number] => [name, place])));
  const truth = Int32Array.from(names, ([name]) => counts[name ?? ''] ?? 0);
  const known = names.map(group => narrowest(group.map(bounds)));
  const rows = sums.flatMap(({ total, parts }) =>
    parts.length === 1 ? [] : [Int32Array.from([total, ...parts], name => at.get(name) ?? -1)],
  );
  if (rows.some(row => row.includes(-1))) throw new Error('a sum names a count that is not there');
  const sumsOf: number[][] = names.map(() => []);
  for (const [row, members] of rows.entries()) for (const member of members) sumsOf[member]?.push(row);
  return {
    names,
    at,
    truth,
    least: Int32Array.from(known, ([least]) => least),
    most: Int32Array.from(known, ([, most]) => most),
    sums: rows,
    sumsOf,
    low: truth.slice(),
    high: truth.slice(),
  };
}

/** Counts that are sums of one part are one unknown: by name, the name that stands for all of them. */
function sameCounts(names: readonly string[], sums: readonly Sum[]): (name: string) => string {
  const known = new Map(names.map(name => [name, name]));
  const sameAs = (name: string): string => {
    const next = known.get(name);
    if (next === undefined) throw new Error('a sum names a count that is not there');
    return next === name ? name : sameAs(next);
  };
  for (const { total, parts } of sums)
    if (parts[0] !== undefined && parts.length === 1) known.set(sameAs(total), sameAs(parts[0]));
  return sameAs;
}

/** What is known of one unknown under several names. */
export function narrowest(bounds: readonly (readonly [number, number])[]): readonly [least: number, most: number] {
  return [Math.max(...bounds.map(([least]) => least)), Math.min(...bounds.map(([, most]) => most))];
}

function restartsIn({ names }: FigureSystem): number {
  return names.length > MANY ? RESTARTS_OF_MANY : RESTARTS;
}

/**
 * What would have to be known no more, by place, so that a count has three possible values. `prices` says what each of them costs; 0: it stays as
 * it is. Of the ways that chance finds the cheapest; undefined if it finds none.
 */
export function cheapestWay(system: FigureSystem, place: number, prices: Float64Array): readonly number[] | undefined {
  const random = randomFrom(place + 7);
  let best: { readonly bought: readonly number[]; readonly price: number } | undefined;
  const offer = (bought: readonly number[]): void => {
    const price = bought.reduce((sum, each) => sum + (prices[each] ?? 0), 0);
    if (best === undefined || price < best.price) best = { bought, price };
  };
  for (let round = 0; round < restartsIn(system); round++) {
    const ones = [1, -1].map(step => {
      const way: Way = { counts: system.truth.slice(), held: place, random, prices };
      if (!moved(system, way, step)) return undefined;
      const one = boughtBy(system, way);
      if (moved(system, way, step)) offer(boughtBy(system, way));
      return one;
    });
    if (ones[0] !== undefined && ones[1] !== undefined) offer([...new Set([...ones[0], ...ones[1]])]);
  }
  return best?.bought;
}

type Way = {
  readonly counts: Int32Array;
  readonly held: number;
  readonly random: () => number;
  readonly prices: Float64Array;
};

/** Change the held count by one, then others until every sum holds again. */
function moved(system: FigureSystem, way: Way, step: number): boolean {
  const { counts, held, random } = way;
  const over = new Map<number, number>(); // by sum, its total less its parts, where that is not nothing
  const lastStep = new Map<number, number>();
  if (!fits(system, way, held, step)) return false;
  change(system, { counts, over }, held, step);
  for (let steps = 0; steps < MOST_STEPS && over.size > 0; steps++) {
    const broken = [...over.keys()];
    const row = broken[Math.floor(random() * broken.length)] ?? 0;
    const next = mending(system, way, { over, lastStep, row });
    if (next === undefined) return false;
    lastStep.set(next.member, next.by);
    change(system, { counts, over }, next.member, next.by);
  }
  return over.size === 0;
}

type Broken = {
  readonly over: ReadonlyMap<number, number>;
  readonly lastStep: ReadonlyMap<number, number>;
  readonly row: number;
};
type Change = { readonly member: number; readonly by: number; readonly cost: number };
/** The change to one member of a broken sum that leaves the least broken; now and then any. */
function mending(system: FigureSystem, way: Way, { over, lastStep, row }: Broken): Change | undefined {
  const off = Math.sign(over.get(row) ?? 0);
  const ways: Change[] = [];
  for (const [rank, member] of (system.sums[row] ?? new Int32Array()).entries()) {
    const by = rank === 0 ? -off : off;
    if (member === way.held || lastStep.get(member) === -by || !fits(system, way, member, by)) continue;
    ways.push({ member, by, cost: costOf(system, over, member, by) + priceOf(system, way, member, by) + way.random() * 0.5 });
  }
  if (way.random() < NOISE) return ways[Math.floor(way.random() * ways.length)];
  return ways.reduce<Change | undefined>((best, one) => (best === undefined || one.cost < best.cost ? one : best), undefined);
}

function fits(system: FigureSystem, { counts, prices }: Way, place: number, by: number): boolean {
  const next = (counts[place] ?? 0) + by;
  return isKnown(system, place, next) || ((prices[place] ?? 0) > 0 && next >= 0);
}

function isKnown({ least, most }: FigureSystem, place: number, count: number): boolean {
  return count >= (least[place] ?? 0) && count <= (most[place] ?? 0);
}

/** What a change buys, or gives back. */
function priceOf(system: FigureSystem, { counts, prices }: Way, place: number, by: number): number {
  const price = prices[place] ?? 0;
  if (price === 0) return 0;
  const count = counts[place] ?? 0;
  return price * (Number(!isKnown(system, place, count + by)) - Number(!isKnown(system, place, count)));
}

function boughtBy(system: FigureSystem, { counts }: Way): readonly number[] {
  return [...counts.keys()].filter(place => !isKnown(system, place, counts[place] ?? 0));
}

type Changing = { readonly counts: Int32Array; readonly over: Map<number, number> };
function change({ sums, sumsOf }: FigureSystem, { counts, over }: Changing, place: number, by: number): void {
  counts[place] = (counts[place] ?? 0) + by;
  for (const row of sumsOf[place] ?? []) {
    const next = (over.get(row) ?? 0) + (sums[row]?.[0] === place ? by : -by);
    if (next === 0) over.delete(row);
    else over.set(row, next);
  }
}

/** How much further off all sums would be. */
function costOf({ sums, sumsOf }: FigureSystem, over: ReadonlyMap<number, number>, place: number, by: number): number {
  let cost = 0;
  for (const row of sumsOf[place] ?? []) {
    const before = over.get(row) ?? 0;
    cost += Math.abs(before + (sums[row]?.[0] === place ? by : -by)) - Math.abs(before);
  }
  return cost;
}

/** The same numbers each time, so that the same page comes out (Park and Miller's generator). */
function randomFrom(seed: number): () => number {
  let state = (seed * 16_807) % 2_147_483_647;
  return () => {
    state = (state * 16_807) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}
