import { isSame, type EntryId, type Seen } from './fold-row.ts';

/**
 * An entry by which a machine was taken out (`of`), and how far it had heard of that machine's chain. `rests`: the entries that let in its own machine
 * and its author, and those that these rest on: where one of them does not count, neither does it.
 */
export type Removal = { readonly by: EntryId; readonly of: number; readonly heard: number; readonly rests: readonly EntryId[] };

export function removalOf(by: EntryId & { readonly seen: Seen }, of: number, rests: readonly EntryId[] = []): Removal {
  return { by, of, heard: by.station === of ? by.number : (by.seen[String(of)] ?? 0), rests };
}

/**
 * Which entries count, by the removals among them: of a machine that was taken out those that somebody who took it out had heard of. A removal stands
 * unless its own machine, or one that it rests on, was taken out by somebody who had not heard of that. Where machines took each other out, each unheard
 * of the other, that of the machine with the lowest number stands: it has been in the office longest, and no clock can be set for it. So it is a function
 * of the set, whatever somebody hears of first.
 */
export function countingBy(removals: readonly Removal[]): {
  readonly isOut: (station: number) => boolean;
  readonly counts: (entry: EntryId) => boolean;
} {
  const standing = standingOf(removals);
  const last = new Map<number, number>();
  for (const { of, heard } of standing) last.set(of, Math.max(last.get(of) ?? 0, heard));
  return {
    isOut: station => last.has(station),
    counts: entry => entry.number <= (last.get(entry.station) ?? Infinity) || standing.some(({ by }) => isSame(by, entry)),
  };
}

type Verdicts = ReadonlyMap<Removal, boolean>;

function standingOf(removals: readonly Removal[]): readonly Removal[] {
  const verdicts = new Map<Removal, boolean>();
  const open = removals.toSorted((one, other) => one.by.station - other.by.station || one.by.number - other.by.number);
  while (open.length > 0) {
    const next = open.find(each => verdictOf(each, removals, verdicts) !== null) ?? lowestOfCircle(open);
    open.splice(open.indexOf(next), 1);
    verdicts.set(next, verdictOf(next, removals, verdicts) ?? true);
  }
  return removals.filter(removal => verdicts.get(removal) === true);
}

/** Whether a removal stands, whatever comes of the others that are open; null while that depends on them. */
function verdictOf(removal: Removal, removals: readonly Removal[], verdicts: Verdicts): boolean | null {
  const each = [removal.by, ...removal.rests].map(({ station, number }) => {
    const ofIt = removals.filter(other => other.of === station && verdicts.get(other) !== false);
    const standing = ofIt.filter(other => verdicts.get(other) === true);
    if (ofIt.every(({ heard }) => heard >= number) || standing.some(({ heard }) => heard >= number)) return true;
    return standing.length > 0 && ofIt.every(({ heard }) => heard < number) ? false : null;
  });
  if (each.includes(false)) return false;
  return each.every(verdict => verdict === true) ? true : null;
}

/** The lowest of those that depend on each other alone; `open` is in that order. */
function lowestOfCircle(open: readonly Removal[]): Removal {
  const behind = (of: Removal): ReadonlySet<Removal> => {
    const found = new Set<Removal>();
    const queue = [of];
    for (const { by, rests } of queue)
      for (const each of open)
        if ([by, ...rests].some(({ station }) => station === each.of) && !found.has(each)) {
          found.add(each);
          queue.push(each);
        }
    return found;
  };
  const all = new Map(open.map(each => [each, behind(each)]));
  return open.find(each => [...all.get(each)!].every(other => all.get(other)!.has(each))) ?? open[0]!;
}
