import loadHighs from 'highs';
import type { ShownCount } from '../../shared/publish.ts';
import { narrowed, type Bounds, type Equation } from './puzzle-bounds.ts';

const highs = await loadHighs();
const SECONDS = Number(process.env['ATTACK_SECONDS'] ?? 40); // for one end of one count's range, on a busy machine too
const SECONDS_TOGETHER = 5; // for many counts at once, which only saves asking for each
const MOST = 5000;

/** Unknowns that hang together by equations in which they are not known yet. */
type Part = { readonly unknowns: readonly string[]; readonly rows: readonly string[] };
type Way = 'Minimize' | 'Maximize';
type Problem = { readonly bounds: ReadonlyMap<string, Bounds>; readonly partOf: ReadonlyMap<string, Part> };

/** Linear constraints over whole numbers that are not negative. Asked for ranges, it takes no more constraints. */
export class Puzzle {
  readonly #equations: Equation[] = [];
  readonly #given = new Map<string, Bounds>();
  readonly #seen = new Map<string, Bounds>();
  #problem: Problem | undefined;

  /** `total = parts`, times their factors. */
  is(total: string, parts: readonly string[]): void {
    const equation = new Map([[total, 1]]);
    for (const part of parts) equation.set(part, (equation.get(part) ?? 0) - 1);
    this.#equations.push(equation);
    for (const name of equation.keys()) this.between(name, 0, null);
  }
  between(name: string, least: number, most: number | null): void {
    if (this.#problem !== undefined) throw new Error('the puzzle has been asked already');
    const [low, high] = this.#given.get(name) ?? [0, MOST];
    this.#given.set(name, [Math.max(low, least), Math.min(high, most ?? MOST)]);
  }
  cell(name: string, cell: ShownCount): void {
    if (cell.kind === 'shown') this.between(name, cell.count, cell.count);
    else if (cell.kind === 'about') this.between(name, Math.max(0, cell.count - 2), cell.count + 2);
    else if (cell.kind === 'few') this.between(name, 1, 4);
    else this.between(name, 0, null);
  }

  /** The least and the most that it can be; where `enough` values were seen on the way, those that were seen. */
  range(name: string, enough = Infinity): Bounds {
    for (const way of ['Minimize', 'Maximize'] as const) if (this.#isOpen(name, enough, way)) this.#solve(way, [name], SECONDS);
    return this.#seen.get(name) ?? [Infinity, -Infinity];
  }

  /**
   * Look for `enough` values of many by solutions in which all that are still open are small, or large, or half of them: each is seen as it is
   * by itself, and few are left to be asked for one by one.
   */
  rangesOf(names: readonly string[], enough: number): void {
    const { partOf } = this.#posed();
    for (const part of new Set(names.map(name => partOf.get(name)))) {
      let left = names.filter(name => partOf.get(name) === part && this.#isOpen(name, enough));
      for (let round = 0, idle = 0; left.length > 2 && idle < 4; round += 1) {
        const chosen = left.filter((_, place) => round < 2 || ((place >> (((round >> 1) - 1) % 10)) & 1) === round % 2);
        if (chosen.length > 0 && !this.#solve(round % 2 === 0 ? 'Minimize' : 'Maximize', chosen, SECONDS_TOGETHER)) break;
        const next = left.filter(name => this.#isOpen(name, enough));
        idle = next.length < left.length ? 0 : idle + 1;
        left = next;
      }
    }
  }

  /** Whether another solution, one way or any, could show more of it. */
  #isOpen(name: string, enough: number, way?: Way): boolean {
    const bounds = this.#posed().bounds.get(name);
    if (bounds === undefined) throw new Error(`no page says anything of ${name}`);
    const [least, most] = this.#seen.get(name) ?? [Infinity, -Infinity];
    const couldBe = { Minimize: least > bounds[0], Maximize: most < bounds[1] };
    return most - least + 1 < enough && (way === undefined ? couldBe.Minimize || couldBe.Maximize : couldBe[way]);
  }

  /** What follows from each equation by itself, and what is left to solve. Throws where the pages contradict each other. */
  #posed(): Problem {
    if (this.#problem !== undefined) return this.#problem;
    const bounds = narrowed(this.#equations, this.#given);
    this.#problem = { bounds, partOf: partsOf(this.#equations, bounds) };
    for (const [name, [low, high]] of bounds) if (low === high) this.#seen.set(name, [low, high]);
    for (const { unknowns, rows } of new Set(this.#problem.partOf.values()))
      if (rows.length > 0) this.#solve('Minimize', unknowns.slice(0, 1), SECONDS);
      else for (const name of unknowns) this.#seen.set(name, bounds.get(name)!); // stands in no equation
    return this.#problem;
  }

  /** @returns whether there was time enough: else what was seen stands, and what is not known to be open counts as told. */
  #solve(way: Way, names: readonly string[], seconds: number): boolean {
    const { bounds, partOf } = this.#posed();
    const { unknowns, rows } = partOf.get(names[0] ?? '') ?? { unknowns: [], rows: [] };
    const ids = new Map(unknowns.map((name, place) => [name, `x${place}`]));
    const text = [
      way,
      ` obj: ${names.map(name => ids.get(name)).join(' + ')}`,
      'Subject To',
      ...rows,
      'Bounds',
      ...unknowns.map(name => ` ${bounds.get(name)?.[0]} <= ${ids.get(name)} <= ${bounds.get(name)?.[1]}`),
      'Generals',
      ` ${[...ids.values()].join(' ')}`,
      'End',
    ];
    const solution = highs.solve(text.join('\n'), { output_flag: false, time_limit: seconds });
    if (solution.Status === 'Time limit reached') return false;
    if (solution.Status !== 'Optimal') throw new Error(`the pages contradict each other: ${solution.Status}`);
    const columns = solution.Columns as Record<string, { readonly Primal?: number }>;
    for (const [name, id] of ids) {
      const value = Math.round(columns[id]?.Primal ?? 0);
      const [least, most] = this.#seen.get(name) ?? [Infinity, -Infinity];
      this.#seen.set(name, [Math.min(least, value), Math.max(most, value)]);
    }
    return true;
  }
}

/** By name, the part of each unknown: what is known already stands in a row as a number. */
function partsOf(equations: readonly Equation[], bounds: ReadonlyMap<string, Bounds>): ReadonlyMap<string, Part> {
  const isKnown = (name: string): boolean => bounds.get(name)?.[0] === bounds.get(name)?.[1];
  const groups = new Map<string, Set<string>>();
  for (const name of bounds.keys()) if (!isKnown(name)) groups.set(name, new Set([name]));
  const openRows = equations.map(equation => [...equation].filter(([name]) => !isKnown(name))).filter(row => row.length > 0);
  for (const row of openRows) {
    const together = row.map(([name]) => groups.get(name)!).reduce((one, other) => (one.size > other.size ? one : other));
    for (const [name] of row) for (const other of [...groups.get(name)!]) groups.set(other, together.add(other));
  }
  const parts = new Map([...new Set(groups.values())].map(group => [group, { unknowns: [...group], rows: [] as string[] }]));
  const places = new Map([...parts.values()].flatMap(({ unknowns }) => unknowns.map((name, place) => [name, place] as const)));
  for (const equation of equations) {
    const open = [...equation].filter(([name]) => !isKnown(name));
    const [first] = open;
    if (first === undefined) continue;
    const known = [...equation].reduce((sum, [name, factor]) => sum + (isKnown(name) ? factor * bounds.get(name)![0] : 0), 0);
    const { rows } = parts.get(groups.get(first[0])!)!;
    const terms = open.map(([name, factor]) => `${factor < 0 ? '-' : '+'} ${Math.abs(factor)} x${places.get(name)}`);
    rows.push(` r${rows.length}: ${terms.join(' ')} = ${-known}`);
  }
  return new Map([...groups].map(([name, group]) => [name, parts.get(group)!]));
}
