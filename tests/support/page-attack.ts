import type { ShownCount } from '../../shared/publish.ts';
import type { Review } from '../../shared/review.ts';
import type { Survival } from '../../shared/survival.ts';
import type { Puzzle } from './puzzle.ts';

// A reader who stops at nothing: published pages in, and by integer programming (HiGHS) the least and the most that every suppressed count can be.
// It reads what is on the pages alone, and shares no code with what decides what is on them.

const names = ['filed', 'surrendered', 'refused'] as const;

/** By name: the counts that a page suppresses, and those that are not on it though they can be reckoned from it. */
export type Secrets = { readonly suppressed: string[]; readonly between: string[] };

/** Everything that one page says, under `at`. */
export function read(puzzle: Puzzle, at: string, review: Review): Secrets {
  const [suppressed, between]: [string[], string[]] = [[], []];
  const put = (name: string, cell: ShownCount): void => {
    puzzle.cell(`${at}${name}`, cell);
    if (cell.kind !== 'shown' && cell.kind !== 'about') suppressed.push(`${at}${name}`);
  };
  const is = (total: string, parts: readonly string[]): void =>
    puzzle.is(
      at + total,
      parts.map(part => at + part),
    );
  const own = review.direction;
  for (const [name, cell] of Object.entries(review.figures)) put(`${own} ${name}`, cell);
  for (const { direction, all, groups } of review.sides) {
    is(
      `${direction} filed`,
      ['surrendered', 'open', 'otherwise'].map(name => `${direction} ${name}`),
    );
    is(
      `${direction} otherwise`,
      ['refused', 'other'].map(name => `${direction} ${name}`),
    );
    for (const name of names) {
      if (direction !== own) put(`${direction} ${name}`, all[name]);
      for (const line of groups) put(`${direction} ${name} ${line.group}`, line[name]);
      is(
        `${direction} ${name}`,
        groups.map(({ group }) => `${direction} ${name} ${group}`),
      );
    }
    for (const { group } of groups) {
      is(
        `${direction} filed ${group}`,
        ['surrendered', 'refused', 'rest'].map(name => `${direction} ${name} ${group}`),
      );
      between.push(`${at}${direction} rest ${group}`);
    }
  }
  const steps = review.funnel.slice(0, -1);
  const reached = (step: number): string => (step < steps.length ? `${own} reached ${step}` : `${own} surrendered`);
  const filed = review.figures.filed;
  for (const [step, { reached: cell, still, ended, percent }] of steps.entries()) {
    put(`${own} reached ${step}`, cell);
    put(`${own} still ${step}`, still!);
    put(`${own} ended ${step}`, ended!);
    is(reached(step), [reached(step + 1), `${own} still ${step}`, `${own} ended ${step}`]);
    if (percent !== null && filed.kind === 'shown')
      puzzle.between(
        at + reached(step),
        Math.ceil(((percent - 0.5) / 100) * filed.count),
        Math.floor(((percent + 0.5) / 100) * filed.count),
      );
  }
  if (steps.length > 0) is(`${own} filed`, [reached(0)]);
  is(
    `${own} open`,
    steps.map((_, step) => `${own} still ${step}`),
  );
  is(
    `${own} otherwise`,
    steps.map((_, step) => `${own} ended ${step}`),
  );
  between.push(...readCurve(puzzle, `${at}${own} `, review));
  return { suppressed, between };
}

/** Who left a stage went on or ended there: taken so where these offices know no other way. `milestones` are the funnel's columns. */
export function readStays(puzzle: Puzzle, at: string, review: Review, milestones: readonly string[]): readonly string[] {
  const own = review.direction;
  return review.stages.flatMap(({ id, stays }) => {
    const step = milestones.indexOf(id);
    const name = `${at}${own} stays ${id}`;
    puzzle.cell(name, stays);
    if (step < 0) return [];
    const next = step + 1 < milestones.length ? `${at}${own} reached ${step + 1}` : `${at}${own} surrendered`;
    puzzle.is(name, [next, `${at}${own} ended ${step}`]);
    return stays.kind === 'shown' ? [] : [name];
  });
}

/** Which of those still open are stalled, at each step and by who has the move; and so which are not. */
export function readStalled(puzzle: Puzzle, at: string, review: Review): Secrets {
  const own = `${at}${review.direction} `;
  const [suppressed, between]: [string[], string[]] = [[], []];
  const put = (name: string, cell: ShownCount): void => {
    puzzle.cell(own + name, cell);
    if (cell.kind !== 'shown' && cell.kind !== 'about') suppressed.push(own + name);
  };
  const { all, steps, movers } = review.stalled!;
  put('stalled', all);
  for (const [step, { stalled }] of steps.entries()) {
    put(`stalled ${step}`, stalled);
    puzzle.is(`${own}still ${step}`, [`${own}stalled ${step}`, `${own}going ${step}`]);
    between.push(`${own}going ${step}`);
  }
  for (const [whose, cell] of Object.entries(movers)) put(`stalled ${whose}`, cell);
  puzzle.is(
    `${own}stalled`,
    steps.map((_, step) => `${own}stalled ${step}`),
  );
  puzzle.is(
    `${own}stalled`,
    Object.keys(movers).map(whose => `${own}stalled ${whose}`),
  );
  puzzle.is(`${own}open`, [`${own}stalled`, `${own}going`]);
  return { suppressed, between: [...between, `${own}going`] };
}

/** From the drop between two points and the numbers at risk: how many were surrendered between them, and how many left otherwise. */
function readCurve(puzzle: Puzzle, at: string, { survival }: Review): readonly string[] {
  const points = survival?.points ?? [];
  const between: string[] = [];
  let last = `${at}filed`;
  for (const [place, { month, atRisk, percent }] of points.entries()) {
    const before = points[place - 1];
    if (before === undefined) continue;
    const [risk, came, left] = [`${at}risk ${month}`, `${at}came ${month}`, `${at}left ${month}`];
    puzzle.cell(risk, atRisk);
    puzzle.is(last, [risk, came, left]);
    between.push(came, left);
    last = risk;
    if (atRisk.kind !== 'shown' || before.atRisk.kind !== 'shown' || before.percent === 0) continue;
    const [low, high] = shareOf(percent, survival!, month);
    const [lowBefore, highBefore] = shareOf(before.percent, survival!, before.month);
    const [most, least] = [Math.min(1, high / lowBefore), low / highBefore];
    if (least <= 0) continue;
    // Surrenders early: (n − d) / n; late, after all who left: n' / (n' + d).
    puzzle.between(
      came,
      Math.max(0, Math.ceil(atRisk.count * (1 / most - 1) - 1e-9)),
      Math.floor(before.atRisk.count * (1 - least) + 1e-9),
    );
  }
  puzzle.is(`${at}surrendered`, [...points.slice(1).map(({ month }) => `${at}came ${month}`), `${at}came later`]);
  puzzle.is(last, [`${at}came later`, `${at}left later`]);
  return points.length === 0 ? [] : [...between, `${at}came later`, `${at}left later`];
}

/** What a percentage tells of the share, and whether half were surrendered by then. */
function shareOf(percent: number, { half }: Survival, month: number): readonly [low: number, high: number] {
  const [low, high] = [percent - 0.5, percent + 0.5];
  return half !== null && half.month <= month ? [low, Math.min(50, high)] : [Math.max(50, low), high];
}

export const FEWEST_VALUES = 3;

/** Suppressed counts of which fewer than three values are left, and others that are known to be one to four and nearly which. */
export function toldBy(puzzle: Puzzle, { suppressed, between }: Secrets): readonly string[] {
  puzzle.rangesOf([...suppressed, ...between], FEWEST_VALUES);
  return [...suppressed, ...between].flatMap((name, place) => {
    const [least, most] = puzzle.range(name, FEWEST_VALUES);
    const isTold = most - least + 1 < FEWEST_VALUES && (place < suppressed.length || (least >= 1 && most <= 4));
    return isTold ? [`${name}: ${least} to ${most}`] : [];
  });
}
