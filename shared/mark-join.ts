import { levels, type Caveat, type Level, type Mark, type TearLine } from './mark.ts';

/**
 * One mark for what stood under two, as tight as both: the higher level, all categories and caveats. `null` where neither has one;
 * undefined where they cannot be joined: two owners, or a mark that came in with a packet beside a different one.
 */
export function joinedMark(one: Mark | undefined, other: Mark | undefined): Mark | null | undefined {
  const [a, b] = [one ?? {}, other ?? {}];
  if (same(a, b)) return one ?? other ?? null;
  if (a.locked === true || b.locked === true) return undefined;
  if (a.originator !== undefined && b.originator !== undefined && a.originator !== b.originator) return undefined;
  const level = higher(a.level, b.level);
  const categories = [...new Set([...(a.categories ?? []), ...(b.categories ?? [])])];
  const caveats = joinedCaveats(a.caveats ?? [], b.caveats ?? []);
  const originator = a.originator ?? b.originator;
  const tearLine = a.tearLine === undefined || b.tearLine === undefined ? undefined : joinedTearLine(a.tearLine, b.tearLine);
  const mark: Mark = {
    ...(level === undefined ? {} : { level }),
    ...(categories.length === 0 ? {} : { categories }),
    ...(caveats.length === 0 ? {} : { caveats }),
    ...(originator === undefined ? {} : { originator }),
    ...(tearLine === undefined ? {} : { tearLine }),
    // What two persons loosened was one of the two texts alone, unless they loosened both alike.
    ...(a.loosened !== undefined && same(a.loosened, b.loosened) ? { loosened: a.loosened } : {}),
  };
  return Object.keys(mark).length === 0 ? null : mark;
}

/** A duty to tell opens a gate, so it stands only where both had it. */
function joinedCaveats(one: readonly Caveat[], other: readonly Caveat[]): readonly Caveat[] {
  const all = [...one, ...other.filter(caveat => !one.some(held => same(held, caveat)))];
  const inBoth = [one, other].every(list => list.some(({ kind }) => kind === 'MUST_TELL'));
  return inBoth ? all : all.filter(({ kind }) => kind !== 'MUST_TELL');
}

function joinedTearLine(one: TearLine, other: TearLine): TearLine {
  return {
    text: `${one.text} ${other.text}`,
    level: higher(one.level, other.level) ?? one.level,
    categories: [...new Set([...one.categories, ...other.categories])],
  };
}

function higher(one: Level | undefined, other: Level | undefined): Level | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  return levels.indexOf(one) >= levels.indexOf(other) ? one : other;
}

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
