import type { Policy } from '../decision/policy.ts';
import { categories, caveatKinds, papLabels, purposes } from '../mark.ts';
import { floor2026 } from './floor-2026-1.ts';

/**
 * A part of a policy that is a list of names. `gives`: the fewer the tighter, and none beyond those of the floor; `asks`: the more the tighter, and
 * those of the floor stay.
 */
export type ListPart = {
  readonly path: string;
  readonly kind: 'gives' | 'asks';
  readonly all: readonly string[];
  /** Of those, what may be there (`gives`) or must be there (`asks`). */
  readonly floor: readonly string[];
  readonly of: (policy: Policy) => readonly string[];
  readonly with: (policy: Policy, names: readonly string[]) => Policy;
};

type Gates = Policy['gates'];
const gates = Object.keys(floor2026.gates) as readonly (keyof Gates)[]; // its keys
const bases = ['court-order', 'person-consent', 'originator-consent', 'exculpatory', 'imminent-danger'] as const;

/** Every list of a policy that an office may set, in the order in which it is read. */
export const listParts: readonly ListPart[] = [
  ...purposes.map((purpose): ListPart => ({
    ...{ path: `purposes.${purpose}`, kind: 'gives', all: categories, floor: floor2026.purposes[purpose] },
    of: policy => policy.purposes[purpose],
    with: (policy, names) => ({ ...policy, purposes: { ...policy.purposes, [purpose]: among(categories, names) } }),
  })),
  ...gates.map((gate): ListPart => ({
    ...{ path: `gates.${gate}`, kind: 'gives', all: bases, floor: floor2026.gates[gate] },
    of: policy => policy.gates[gate],
    with: (policy, names) => ({ ...policy, gates: { ...policy.gates, [gate]: among(bases, names) } }),
  })),
  ...papLabels.map((label): ListPart => ({
    ...{ path: `pap.${label}`, kind: 'gives', all: purposes, floor: floor2026.pap[label] },
    of: policy => policy.pap[label],
    with: (policy, names) => ({ ...policy, pap: { ...policy.pap, [label]: among(purposes, names) } }),
  })),
  {
    // That something must be told is no restriction, and a statute asks nobody.
    ...{ path: 'binding', kind: 'asks', all: caveatKinds.filter(kind => kind !== 'MUST_TELL'), floor: floor2026.binding },
    of: policy => policy.binding,
    with: (policy, names) => ({ ...policy, binding: among(caveatKinds, names) }),
  },
];

/** Those named, in the order of the whole list. */
function among<T extends string>(all: readonly T[], names: readonly string[]): readonly T[] {
  return all.filter(one => names.includes(one));
}
