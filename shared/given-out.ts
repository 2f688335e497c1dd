import type { Direction } from './case.ts';
import { civilDate, dayNumber } from './clocks/civil-date.ts';
import type { CivilDate } from './language.ts';
import type { Sum } from './figure-system.ts';
import { isFew, publish, publishTogether, type Figures, type Shown, type ShownCount } from './publish.ts';
import { isOfCurve, type Days } from './review-figures.ts';

/** One direction's figures as they were given out: the counts of that day, and which of them a reader saw. */
export type GivenSide = Days & {
  readonly asOf: CivilDate;
  readonly direction: Direction;
  readonly figures: Pick<Figures, 'counts' | 'sums'> & { readonly unshown: readonly string[]; readonly slack: readonly string[] };
  readonly shown: Shown;
};

type Beside = {
  readonly figures: Figures;
  readonly days: Days;
  readonly earlier: readonly GivenSide[]; // of this direction
  /** The figures of other days, as they are now: what is on the page and adds up within one period. */
  readonly countIn: (days: Days) => Figures;
};
type Joint = Tables & {
  readonly unshown: Set<string>;
  readonly slack: Set<string>;
  readonly given: Map<string, ShownCount['kind']>;
  readonly ownName: Map<string, string>;
  readonly signed: Set<string>;
  readonly near: Map<string, number[]>;
};
type Tables = { readonly counts: Record<string, number>; readonly sums: Sum[] };
type Piece = Days & Tables;

/**
 * What may be shown beside all that was given out: by itself, and then together with every earlier table whose days touch these, as one system.
 * The time of filing is cut where a table began or ended; each table is the sum of its pieces, as they are now, less what has come since it was
 * given out. Neither a piece, nor what has come, nor the difference of two tables of which one holds the other, may be told where it is one to four.
 */
export function publishBeside({ figures, days, earlier, countIn }: Beside): Shown {
  const same = earlier.find(side => side.from === days.from && side.to === days.to && isSame(side.figures, figures));
  if (same !== undefined) return same.shown; // given out again it tells nothing new
  const touching = touchingOnes(days, earlier);
  if (touching.length === 0) return publish(figures);
  const alone = { ...publish(figures), ...heldPoints(figures, days, touching) };
  const { counts, sums } = figures;
  const joint: Joint = {
    ...tables({ counts, sums }),
    unshown: new Set(figures.unshown),
    slack: new Set(figures.slack),
    given: new Map(),
    ownName: new Map(),
    signed: new Set(),
    near: new Map(),
  };
  const pieces = piecesOf([days, ...touching]).map((piece): Piece => ({ ...piece, ...tables(countIn(piece)) }));
  for (const [place, piece] of pieces.entries()) addPiece(joint, piece, place);
  const names = Object.keys(tables(countIn(days)).counts);
  for (const name of names) joint.sums.push({ total: name, parts: partsIn(pieces, days, name) });
  for (const [place, side] of touching.entries()) addGiven(joint, { side, place, pieces, days, names });
  return publishTogether(joint, alone);
}

function isSame({ counts: one }: Pick<Figures, 'counts'>, { counts: other }: Figures): boolean {
  const names = Object.keys(one);
  return names.length === Object.keys(other).length && names.every(name => one[name] === other[name]);
}

/** All but the curve: its months are compared one by one. */
function tables({ counts, sums }: Pick<Figures, 'counts' | 'sums'>): Tables {
  return {
    counts: Object.fromEntries(Object.entries(counts).filter(([name]) => !isOfCurve(name))),
    sums: sums.filter(({ total, parts }) => ![total, ...parts].some(isOfCurve)),
  };
}

/** Points of the curve at which a curve of more days, of fewer, or of the same on another day, told a count that differs by one to four. */
function heldPoints({ counts, points }: Figures, days: Days, earlier: readonly GivenSide[]): Shown {
  const nested = earlier.filter(side => isInside(side, days) || isInside(days, side));
  const isHeld = (name: string): boolean =>
    nested.some(
      ({ figures, shown }) => shown[name]?.kind === 'shown' && isFew(Math.abs((counts[name] ?? 0) - (figures.counts[name] ?? 0))),
    );
  return Object.fromEntries([...(points ?? [])].filter(isHeld).map(name => [name, { kind: 'held' }]));
}

/** Tables whose days touch these, or those of one that touches them; one that was given out twice counts once. */
function touchingOnes(days: Days, earlier: readonly GivenSide[]): readonly GivenSide[] {
  const found = new Map<string, GivenSide>();
  for (let size = -1; size !== found.size;) {
    size = found.size;
    for (const side of earlier)
      if ([days, ...found.values()].some(other => side.from <= other.to && other.from <= side.to))
        found.set(JSON.stringify([side.from, side.to, side.figures, side.shown]), side);
  }
  return [...found.values()];
}

/** The days of filing, cut wherever a period begins or ends, without gaps between periods. */
function piecesOf(periods: readonly Days[]): readonly Days[] {
  const cuts = [...new Set(periods.flatMap(({ from, to }) => [dayNumber(from), dayNumber(to) + 1]))].sort((a, b) => a - b);
  return cuts.slice(0, -1).flatMap((cut, place) => {
    const piece = { from: civilDate(cut), to: civilDate((cuts[place + 1] ?? cut) - 1) };
    return periods.some(period => isInside(piece, period)) ? [piece] : [];
  });
}

function isInside(piece: Days, period: Days): boolean {
  return piece.from >= period.from && piece.to <= period.to;
}

function partsIn(pieces: readonly Piece[], days: Days, name: string): readonly string[] {
  return pieces.flatMap((piece, place) => (isInside(piece, days) ? [`piece ${place} ${name}`] : []));
}

function addPiece(joint: Joint, { counts, sums }: Piece, place: number): void {
  const own = (name: string): string => `piece ${place} ${name}`;
  for (const [name, count] of Object.entries(counts)) {
    joint.counts[own(name)] = count;
    joint.unshown.add(own(name));
    joint.ownName.set(own(name), name);
  }
  for (const { total, parts } of sums) joint.sums.push({ total: own(total), parts: parts.map(own) });
}

type Adding = {
  readonly side: GivenSide;
  readonly place: number;
  readonly pieces: readonly Piece[];
  readonly days: Days;
  readonly names: readonly string[];
};

function addGiven(joint: Joint, { side, place, pieces, days, names }: Adding): void {
  const own = (name: string): string => `given ${place} ${name}`;
  const { counts, sums } = tables(side.figures);
  for (const [name, count] of Object.entries(counts)) {
    joint.counts[own(name)] = count;
    joint.ownName.set(own(name), name);
    joint.given.set(own(name), side.shown[name]?.kind ?? 'hidden');
  }
  for (const name of side.figures.unshown) joint.unshown.add(own(name));
  for (const name of side.figures.slack) joint.slack.add(own(name));
  for (const { total, parts } of sums) joint.sums.push({ total: own(total), parts: parts.map(own) });
  const isNested = isInside(side, days) || isInside(days, side);
  for (const name of names) {
    const then = counts[name];
    if (then === undefined) continue;
    const parts = partsIn(pieces, side, name);
    const now = parts.reduce((sum, part) => sum + (joint.counts[part] ?? 0), 0);
    const held = `now ${place} ${name}`;
    joint.counts[held] = now;
    joint.unshown.add(held);
    joint.slack.add(held);
    joint.sums.push({ total: held, parts });
    for (const kind of ['since', 'between']) joint.ownName.set(`${kind} ${place} ${name}`, name);
    if (now === then) joint.sums.push({ total: held, parts: [own(name)] });
    else addDifference(joint, { one: held, other: own(name), name: `since ${place} ${name}` });
    if (!isNested) continue;
    addDifference(joint, { one: name, other: own(name), name: `between ${place} ${name}` });
    if (side.shown[name]?.kind === 'shown' && isFew(Math.abs((joint.counts[name] ?? 0) - then)))
      joint.near.set(name, [...(joint.near.get(name) ?? []), then]);
  }
}

type Difference = { readonly one: string; readonly other: string; readonly name: string };
/** What one count is more or less than another: a count of persons, of which a reader does not know which way it goes. */
function addDifference({ counts, sums, unshown, signed }: Joint, { one, other, name }: Difference): void {
  counts[name] = (counts[one] ?? 0) - (counts[other] ?? 0);
  unshown.add(name);
  signed.add(name);
  sums.push({ total: one, parts: [other, name] });
}
