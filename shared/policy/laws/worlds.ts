import { fieldAt, fieldPaths } from '../../catalogue.ts';
import type { Policy } from '../../decision/policy.ts';
import type { CaseRequest } from '../../decision/request.ts';
import { subjects, type Circumstances, type EffectiveMark, type RecipientProfile } from '../../decision/types.ts';
import type { AgencyCode, CivilDate, RecordId } from '../../language.ts';
import {
  categories,
  flags,
  levels,
  papLabels,
  purposes,
  safetyPurposes,
  statuteGates,
  tlpLabels,
  type Caveat,
  type Purpose,
} from '../../mark.ts';
import { standings } from '../parts.ts';
import type { Chance } from './chance.ts';

// What laws are tried on is invented: marks, recipients and facts of no office.

export const lawAgencies = ['MX-AAA', 'MX-BBB', 'US-AAA', 'US-BBB'] as readonly string[] as readonly AgencyCode[];
export const lawEvents = ['arrest', 'op-executed', 'unsealed'] as const;
export const lawDates = ['2026-01-15', '2026-03-01', '2026-06-30'] as readonly string[] as readonly CivilDate[];
export const lawRecord = 'record-1' as RecordId;
const owner = 'US-AAA' as AgencyCode;

/** A value with its mark, and what is asked of it. */
export type World = { readonly mark: EffectiveMark; readonly asked: CaseRequest };

export function anyCaveat(chance: Chance): Caveat {
  const until = chance.isOneIn(2) ? { date: chance.oneOf(lawDates) } : { event: chance.oneOf(lawEvents) };
  const to = chance.someOf(['US', 'MX', ...lawAgencies], 3);
  return chance.oneOf<Caveat>([
    { kind: 'ORCON' },
    { kind: 'NO_ONWARD' },
    { kind: 'NO_COURT' },
    { kind: 'NOFORN' },
    { kind: 'DISPLAY_ONLY' },
    { kind: 'EXISTENCE_HIDDEN' },
    { kind: 'MUST_TELL' },
    { kind: 'REL', to },
    { kind: 'NOREL', to },
    { kind: 'EYES', contacts: chance.someOf(['contact-1', 'contact-2'], 2) },
    { kind: 'PURPOSE', purposes: chance.someOf(purposes, 2) },
    { kind: 'PAP', label: chance.oneOf(papLabels) },
    { kind: 'TLP', label: chance.oneOf(tlpLabels) },
    { kind: 'EMBARGO', until },
    { kind: 'SEALED', until },
    { kind: 'STATUTE', gate: chance.oneOf(statuteGates) },
  ]);
}

/** The whole mark of some field of the catalogue, mostly plain. */
export function anyMark(chance: Chance): EffectiveMark {
  const path = chance.oneOf(fieldPaths);
  const field = fieldAt(path)!; // a path of the catalogue
  const isPlain = chance.isOneIn(2);
  return {
    owner,
    record: lawRecord,
    field: path.slice(path.indexOf('.') + 1),
    type: chance.isOneIn(12) ? null : field.type,
    level: chance.isOneIn(2) ? field.level : chance.oneOf(levels),
    categories: [...new Set([field.category, ...(isPlain ? [] : chance.someOf(categories, 6))])],
    flags: [...new Set([...(field.flags ?? []), ...(isPlain ? [] : chance.someOf(flags, 12))])],
    caveats: isPlain ? [] : Array.from({ length: chance.below(3) }, () => anyCaveat(chance)),
    originators: isPlain ? [] : chance.someOf(lawAgencies, 5),
    tearLine: chance.isOneIn(8)
      ? { text: 'text', level: chance.oneOf(levels), categories: [chance.oneOf(categories), ...chance.someOf(categories, 6)] }
      : null,
    subject: chance.isOneIn(3) ? null : chance.oneOf(subjects),
  };
}

export function anyRecipient(chance: Chance, policy: Policy): RecipientProfile {
  const agency = chance.oneOf(lawAgencies);
  const standing = chance.oneOf([...standings, 'trusted-party'] as const);
  return {
    agency,
    country: agency.slice(0, 2),
    standing,
    // Wide: what a profile keeps by itself would hide what the policy gives.
    ceilings: Object.fromEntries(categories.map(category => [category, chance.isOneIn(4) ? chance.oneOf(levels) : 'L3'])),
    acceptedCaveats: chance.isOneIn(3) ? chance.someOf(policy.binding, 2) : policy.binding,
    purposes: chance.isOneIn(6) ? chance.someOf(purposes, 2) : purposes,
    formalChannel: chance.isOneIn(2),
    contacts: chance.someOf(['contact-1', 'contact-2'], 2),
  };
}

function anyFacts(chance: Chance, { field }: EffectiveMark, purpose: Purpose, recipient: AgencyCode): Circumstances {
  const place = { record: lawRecord, field, recipient };
  return {
    date: chance.oneOf(lawDates),
    events: chance.someOf(lawEvents, 6),
    consents: chance.someOf(lawAgencies, 3).map(originator => ({ originator, recipient, purposes: [purpose], until: null })),
    gates: chance.someOf([...statuteGates, 'source', 'victim', 'originator'] as const, 5).map(gate => ({
      gate,
      basis: chance.oneOf(['court-order', 'person-consent', 'originator-consent', 'exculpatory', 'imminent-danger'] as const),
      ...place,
    })),
    mustTell: chance.isOneIn(4) ? [place] : [],
  };
}

export function anyWorld(chance: Chance, policy: Policy): World {
  const recipient = anyRecipient(chance, policy);
  if (chance.isOneIn(10)) return safetyWorld(chance, policy, recipient);
  const mark = anyMark(chance);
  const purpose = chance.oneOf(purposes);
  const circumstances = anyFacts(chance, mark, purpose, recipient.agency);
  return { mark, asked: { recipient, purpose, basis: lawBasis, circumstances, scope: null, policy } };
}

/** Safety information of which two persons recorded that it must go, for who arrests or escorts. */
function safetyWorld(chance: Chance, policy: Policy, recipient: RecipientProfile): World {
  const mark: EffectiveMark = {
    ...anyMark(chance),
    ...{ caveats: [], originators: [], tearLine: null, subject: chance.oneOf(['suspect', null] as const) },
    flags: ['safety', ...chance.someOf(['sp', 'minor', 'sealed'] as const, 3)],
    categories: [chance.oneOf(categories)],
  };
  const circumstances: Circumstances = {
    ...{ date: chance.oneOf(lawDates), events: [], consents: [], gates: [] },
    mustTell: [{ record: lawRecord, field: mark.field, recipient: recipient.agency }],
  };
  const purpose = chance.oneOf(safetyPurposes);
  return { mark, asked: { recipient: { ...recipient, purposes }, purpose, basis: lawBasis, circumstances, scope: null, policy } };
}

export const lawBasis = [{ statute: 'UNTOC', version: '2000', article: '18' }];

/** The same world with one thing less in it, each: to find how little of it a counterexample needs. */
export function smallerWorlds({ mark, asked }: World): readonly World[] {
  const { circumstances: facts } = asked;
  const without = <T>(list: readonly T[]): readonly (readonly T[])[] =>
    list.map((_, at) => list.filter((__, other) => other !== at));
  const marks: readonly EffectiveMark[] = [
    ...(mark.tearLine === null ? [] : [{ ...mark, tearLine: null }]),
    ...(mark.subject === null ? [] : [{ ...mark, subject: null }]),
    ...without(mark.caveats).map(caveats => ({ ...mark, caveats })),
    ...without(mark.flags).map(less => ({ ...mark, flags: less })),
    ...without(mark.originators).map(originators => ({ ...mark, originators })),
    ...(mark.categories.length < 2 ? [] : without(mark.categories).map(less => ({ ...mark, categories: less }))),
    ...levels.slice(0, Math.max(0, levels.indexOf(mark.level))).map(level => ({ ...mark, level })),
  ];
  const circumstances: readonly Circumstances[] = [
    ...without(facts.events).map(events => ({ ...facts, events })),
    ...without(facts.consents).map(consents => ({ ...facts, consents })),
    ...without(facts.gates).map(gates => ({ ...facts, gates })),
    ...without(facts.mustTell).map(mustTell => ({ ...facts, mustTell })),
  ];
  return [
    ...marks.map(less => ({ mark: less, asked })),
    ...circumstances.map(less => ({ mark, asked: { ...asked, circumstances: less } })),
  ];
}
