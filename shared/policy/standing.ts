import type { FieldType } from '../catalogue-types.ts';
import type { Cell, Policy } from '../decision/policy.ts';
import { tightness, fitted } from '../decision/tightness.ts';
import type { Action } from '../decision/types.ts';
import { cellAction, type CellCase } from '../decision/weighing.ts';
import { categories, levels, papLabels, purposes, statuteGates } from '../mark.ts';
import { floor2026 } from './floor-2026-1.ts';
import { floorSource, type FloorSource } from './floor-sources.ts';
import { fieldTypes, rowsOf, standings } from './parts.ts';

/**
 * Why a policy does not stand at a part of it. `looser`: it would give more than the floor; `duty`: it would keep what the law says is to be told;
 * `fixed`: the part belongs to the program (its rules' names, its codes, what opens what), and no policy says it otherwise.
 */
export type PolicyFault = {
  readonly path: string;
  readonly kind: 'looser' | 'duty' | 'fixed';
  readonly source: FloorSource;
  /** Of a cell: one case in which it would give more, and what the two say of it. */
  readonly example?: CellCase & { readonly says: Action; readonly floor: Action };
};

/** Everything in which a policy is looser than the floor, or otherwise may not be as it is. Empty: it stands. */
export function faultsOf(policy: Policy, floor: Policy = floor2026): readonly PolicyFault[] {
  return [
    ...cellFaults(policy, floor),
    ...listFaults(policy, floor),
    ...dutyFaults(policy, floor),
    ...fixedFaults(policy, floor),
  ];
}

/** In which case a cell gives more than another would, if in any: the plainest first. */
export function looserCase(cell: Cell, than: Cell): PolicyFault['example'] | undefined {
  for (const at of everyCase) {
    const says = fitted(cellAction(cell, at), at.type);
    const floor = fitted(cellAction(than, at), at.type);
    if (tightness[says] < tightness[floor]) return { ...at, says, floor };
  }
  return undefined;
}

const types: readonly (FieldType | null)[] = [...fieldTypes, null];

/** Every case that a cell can tell from another. */
const everyCase: readonly CellCase[] = purposes.flatMap(purpose =>
  [true, false].flatMap(formalChannel =>
    levels.flatMap(level => types.map((type): CellCase => ({ purpose, formalChannel, level, type }))),
  ),
);

function cellFaults(policy: Policy, floor: Policy): readonly PolicyFault[] {
  const own = new Map(rowsOf(policy).map(({ path, row }) => [path, row]));
  return rowsOf(floor).flatMap(({ path: at, row }) =>
    standings.flatMap(standing => {
      const cell = own.get(at)?.cells[standing];
      const path = `${at}.${standing}`;
      if (cell === undefined) return [fault(path, 'fixed')];
      const example = looserCase(cell, row.cells[standing]);
      return example === undefined ? [] : [{ ...fault(path, 'looser'), example }];
    }),
  );
}

/** Lists of what is allowed may be shorter, lists of what is asked longer. */
function listFaults(policy: Policy, floor: Policy): readonly PolicyFault[] {
  const allows = (path: string, list: readonly string[], most: readonly string[]): readonly PolicyFault[] =>
    list.every(one => most.includes(one)) ? [] : [fault(path, 'looser')];
  return [
    ...statuteGates.flatMap(gate =>
      tightness[policy.statutes[gate].action] < tightness[floor.statutes[gate].action]
        ? [fault(`statutes.${gate}`, 'looser')]
        : [],
    ),
    ...gatesOf(floor).flatMap(gate => allows(`gates.${gate}`, policy.gates[gate], floor.gates[gate])),
    ...purposes.flatMap(purpose => allows(`purposes.${purpose}`, policy.purposes[purpose], floor.purposes[purpose])),
    ...papLabels.flatMap(label => allows(`pap.${label}`, policy.pap[label], floor.pap[label])),
    ...(floor.binding.every(kind => policy.binding.includes(kind)) ? [] : [fault('binding', 'looser')]),
    ...Object.entries(floor.embargoed).flatMap(([entity, event]) =>
      policy.embargoed[entity] === event ? [] : [fault(`embargoed.${entity}`, 'looser')],
    ),
    ...standings.flatMap(standing =>
      categories.flatMap(category => {
        const [own, most] = [policy.ceilings[standing][category], floor.ceilings[standing][category]];
        const isLooser = own !== undefined && (most === undefined || levels.indexOf(own) > levels.indexOf(most));
        return isLooser ? [fault(`ceilings.${standing}.${category}`, 'looser')] : [];
      }),
    ),
  ];
}

/** What the law says must be told may not be made harder: exculpatory matter, imminent danger, and safety of those who arrest. */
function dutyFaults(policy: Policy, floor: Policy): readonly PolicyFault[] {
  const owed = ['exculpatory', 'imminent-danger'] as const;
  return [
    ...(owed.every(basis => policy.gates.originator.includes(basis)) ? [] : [fault('gates.originator', 'duty')]),
    ...(policy.binding.includes('MUST_TELL') ? [fault('binding', 'duty')] : []),
    ...(['safetyPurposes', 'neverForSafety'] as const).flatMap(path =>
      isSame(policy[path], floor[path]) ? [] : [fault(path, 'duty')],
    ),
  ];
}

function fixedFaults(policy: Policy, floor: Policy): readonly PolicyFault[] {
  const known = new Map(rowsOf(floor).map(({ path, row }) => [path, row]));
  const rows = rowsOf(policy).filter(({ path, row }) => {
    const held = known.get(path);
    return held?.rule !== row.rule || held.code !== row.code;
  });
  return [
    ...rows.map(({ path }) => fault(path, 'fixed')),
    ...statuteGates.flatMap(gate =>
      policy.statutes[gate].code === floor.statutes[gate].code ? [] : [fault(`statutes.${gate}`, 'fixed')],
    ),
    ...(['named', 'secretCodes'] as const).flatMap(path => (isSame(policy[path], floor[path]) ? [] : [fault(path, 'fixed')])),
    ...(policy.sealed.event === floor.sealed.event ? [] : [fault('sealed.event', 'fixed')]),
  ];
}

const gatesOf = (policy: Policy) => Object.keys(policy.gates) as readonly (keyof Policy['gates'])[]; // its keys

function fault(path: string, kind: PolicyFault['kind']): PolicyFault {
  return { path, kind, source: floorSource(path) };
}

/** Both are data of a policy, whose lists are sets. */
function isSame(one: unknown, other: unknown): boolean {
  return sorted(one) === sorted(other);
}

function sorted(part: unknown): string {
  if (Array.isArray(part)) return JSON.stringify(part.map(sorted).toSorted());
  if (typeof part !== 'object' || part === null) return JSON.stringify(part);
  return JSON.stringify(
    Object.entries(part)
      .map(([name, value]) => [name, sorted(value)])
      .toSorted(([a = ''], [b = '']) => (a < b ? -1 : 1)),
  );
}
