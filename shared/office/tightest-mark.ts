import { joinedMark } from '../mark-join.ts';
import type { Mark } from '../mark.ts';

/**
 * One mark for marks that were set without knowledge of each other: as tight as every one of them. What a lock or another owner keeps from being
 * joined elsewhere is kept here as well: locked where one was, and where the owners differ the first one's, by whose word alone it goes on.
 *
 * @param marks - In the order of their entries, so that every station comes to the same; an empty one is "as the catalogue says".
 */
export function tightestMark(marks: readonly Mark[]): Mark {
  return marks.slice(1).reduce((held, next) => both(held, next), marks[0] ?? {});
}

function both(one: Mark, other: Mark): Mark {
  const { locked, originator, ...a } = one;
  const { locked: otherLocked, originator: otherOriginator, ...b } = other;
  const joined = joinedMark(a, b) ?? {}; // without owners and locks there is nothing that keeps them apart
  const owner = originator ?? otherOriginator;
  const owners = originator !== undefined && otherOriginator !== undefined && originator !== otherOriginator;
  const isHeldBack = (joined.caveats ?? []).some(({ kind }) => kind === 'ORCON');
  return {
    ...joined,
    ...(owners && !isHeldBack ? { caveats: [...(joined.caveats ?? []), { kind: 'ORCON' } as const] } : {}),
    ...(owner === undefined ? {} : { originator: owner }),
    ...(locked === true || otherLocked === true ? { locked: true } : {}),
  };
}
