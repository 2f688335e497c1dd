import type { Policy } from '../decision/policy.ts';
import type { Json } from '../language.ts';
import { changedPaths, partsOf, type Part } from './said.ts';
import { looserCase } from './standing.ts';

/** A part that two policies say differently. `way`: whether the later gives less or more than the earlier, or both, case by case. */
export type PolicyDifference = {
  readonly path: string;
  readonly was: Json;
  readonly is: Json;
  readonly way: 'tighter' | 'looser' | 'both';
};

/** The parts in which one policy differs from an earlier one, in the order in which a policy is read. Their versions are not compared. */
export function differencesOf(was: Policy, is: Policy): readonly PolicyDifference[] {
  const [earlier, later] = [partsOf(was), partsOf(is)];
  return changedPaths(was, is).map(path => {
    const [before, after] = [earlier.get(path)!, later.get(path)!]; // both policies have every part
    return { path, was: before.value, is: after.value, way: wayOf(before, after) };
  });
}

function wayOf(was: Part, is: Part): PolicyDifference['way'] {
  if (was.kind === 'cell' && is.kind === 'cell') {
    const [more, less] = [looserCase(is.cell, was.cell) !== undefined, looserCase(was.cell, is.cell) !== undefined];
    return more && less ? 'both' : more ? 'looser' : 'tighter';
  }
  if (was.kind === 'cell' || is.kind === 'cell') return 'both'; // a path has one kind of part
  const [gained, lost] = [is.list.some(one => !was.list.includes(one)), was.list.some(one => !is.list.includes(one))];
  if (gained && lost) return 'both';
  return gained === (is.kind === 'gives') ? 'looser' : 'tighter';
}
