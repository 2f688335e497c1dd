import { CLOCK_ENDED } from './clocks/clock-end.ts';
import { policy2026 } from './decision/policy-2026-1.ts';
import type { Profile } from './profile.ts';

/** How far a word may be from a name to be taken for a slip of it. */
const MOST_SLIPS = 2;

/** Whether a type of event is one that a profile names, or that every case may have. */
export function isEventOf({ events }: Pick<Profile, 'events'>, type: string): boolean {
  return Object.hasOwn(events, type) || Object.hasOwn(policy2026.named, type) || type === CLOCK_ENDED;
}

/** The event that a type is a slip of; null where it is one itself, or like none. */
export function meantEvent(profile: Pick<Profile, 'events'>, type: string): string | null {
  if (isEventOf(profile, type)) return null;
  const said = plain(type);
  const near = Object.keys(profile.events)
    .map(name => ({ name, word: plain(name) }))
    .filter(({ word }) => Math.abs(word.length - said.length) <= MOST_SLIPS) // each letter more or less is a slip
    .map(({ name, word }) => ({ name, slips: slipsBetween(said, word) }))
    .toSorted((a, b) => a.slips - b.slips)[0];
  return near !== undefined && near.slips <= MOST_SLIPS && near.slips < said.length / 2 ? near.name : null;
}

const plain = (name: string): string => name.toLowerCase().replace(/[\s_.-]+/g, '-');

/** How many letters must be put in, taken out, changed or swapped with the next to make one word of the other. */
function slipsBetween(one: string, other: string): number {
  let [before, row]: [number[], number[]] = [[], Array.from({ length: other.length + 1 }, (_, at) => at)];
  for (let i = 1; i <= one.length; i++) {
    const next = [i];
    for (let j = 1; j <= other.length; j++) {
      const changed = row[j - 1]! + (one[i - 1] === other[j - 1] ? 0 : 1); // rows are as long as the other word
      const swapped =
        i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]
          ? before[j - 2]! + 1
          : Number.POSITIVE_INFINITY;
      next.push(Math.min(changed, row[j]! + 1, next[j - 1]! + 1, swapped));
    }
    [before, row] = [row, next];
  }
  return row[other.length]!; // as above
}
