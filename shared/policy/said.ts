import type { Cell, Policy } from '../decision/policy.ts';
import type { Json } from '../language.ts';
import { categories, levels, papLabels, purposes, statuteGates } from '../mark.ts';
import { rowsOf, standings } from './parts.ts';

/** `gives`: a list of what is allowed; `asks`: one of what is asked for. */
export type Part =
  | { readonly kind: 'cell'; readonly value: Json; readonly cell: Cell }
  | { readonly kind: 'gives' | 'asks'; readonly value: Json; readonly list: readonly string[] };

/** What a policy says, part by part, in the order in which it is read. Its version is no part. */
export function partsOf(policy: Policy): ReadonlyMap<string, Part> {
  const list = (kind: 'gives' | 'asks', names: readonly string[]): Part => {
    const sorted = names.toSorted();
    return { kind, value: sorted, list: sorted };
  };
  const cells = rowsOf(policy).flatMap(({ path, row }) =>
    standings.map((standing): readonly [string, Part] => {
      const cell = row.cells[standing];
      return [`${path}.${standing}`, { kind: 'cell', value: plain(cell), cell }];
    }),
  );
  return new Map<string, Part>([
    ...cells,
    ...statuteGates.map((gate): readonly [string, Part] => {
      const { action } = policy.statutes[gate];
      return [`statutes.${gate}`, { kind: 'cell', value: plain({ action }), cell: { action } }];
    }),
    ...Object.entries(policy.gates).map(([gate, bases]): readonly [string, Part] => [`gates.${gate}`, list('gives', bases)]),
    ...purposes.map((purpose): readonly [string, Part] => [`purposes.${purpose}`, list('gives', policy.purposes[purpose])]),
    ...papLabels.map((label): readonly [string, Part] => [`pap.${label}`, list('gives', policy.pap[label])]),
    ['binding', list('asks', policy.binding)],
    [
      'embargoed',
      list(
        'asks',
        Object.entries(policy.embargoed).map(pair => pair.join(' → ')),
      ),
    ],
    ...standings.flatMap(standing =>
      categories.map((category): readonly [string, Part] => {
        const level = policy.ceilings[standing][category];
        const upTo = level === undefined ? [] : levels.slice(0, levels.indexOf(level) + 1);
        return [`ceilings.${standing}.${category}`, { kind: 'gives', value: level ?? null, list: upTo }];
      }),
    ),
  ]);
}

/** The parts that two policies say differently. */
export function changedPaths(was: Policy, is: Policy): readonly string[] {
  const later = partsOf(is);
  return [...partsOf(was)].flatMap(([path, { value }]) =>
    JSON.stringify(later.get(path)?.value ?? value) === JSON.stringify(value) ? [] : [path],
  );
}

/** A cell with its parts in one order, so that two that say the same are the same text. */
function plain({ action, byType, purposes: only, formalChannel, upTo, otherwise }: Cell): Json {
  return {
    action,
    ...(byType === undefined
      ? {}
      : { byType: Object.fromEntries(Object.entries(byType).toSorted(([a], [b]) => (a < b ? -1 : 1))) }),
    ...(only === undefined ? {} : { purposes: only.toSorted() }),
    ...(formalChannel === undefined ? {} : { formalChannel }),
    ...(upTo === undefined ? {} : { upTo }),
    ...(otherwise === undefined ? {} : { otherwise }),
  };
}
