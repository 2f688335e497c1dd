import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkText } from '../../electron/terminal/policy-text.ts';
import { policyFile } from '../../shared/contract/policy-format.ts';
import { decide } from '../../shared/decision/decide.ts';
import type { Cell, CellAction, Policy } from '../../shared/decision/policy.ts';
import { policy2026 } from '../../shared/decision/policy-2026-1.ts';
import { isAtLeastAsTight } from '../../shared/decision/tightness.ts';
import { actions, subjects, type EffectiveMark, type Gate, type RecipientProfile } from '../../shared/decision/types.ts';
import type { AgencyCode, CivilDate, RecordId } from '../../shared/language.ts';
import { categories, caveatKinds, flags, levels, papLabels, purposes, type Caveat, type Purpose } from '../../shared/mark.ts';
import { differencesOf } from '../../shared/policy/differences.ts';
import { floor2026 } from '../../shared/policy/floor-2026-1.ts';
import { floorSource } from '../../shared/policy/floor-sources.ts';
import { checkLaws, type LawResult } from '../../shared/policy/laws/check-laws.ts';
import { stepWords } from '../../shared/policy/laws/step-words.ts';
import { listParts } from '../../shared/policy/list-parts.ts';
import { partWords } from '../../shared/policy/part-words.ts';
import { english } from '../../shared/reader.ts';
import { cellAt, rowsOf, standings, withCellAt } from '../../shared/policy/parts.ts';
import { faultsOf } from '../../shared/policy/standing.ts';

const cellPaths = rowsOf(policy2026).flatMap(({ path }) => standings.map(standing => `${path}.${standing}`));
const cellActions = actions.filter((one): one is CellAction => one !== 'SUMMARISE');
const anyCell: fc.Arbitrary<Cell> = fc.record(
  {
    action: fc.constantFrom(...cellActions),
    purposes: fc.subarray([...purposes]),
    formalChannel: fc.constant(true as const),
    upTo: fc.constantFrom(...levels),
    otherwise: fc.constantFrom(...cellActions),
    byType: fc.dictionary(fc.constantFrom('name', 'reference', 'date'), fc.constantFrom(...cellActions), { maxKeys: 2 }),
  },
  { requiredKeys: ['action'] },
);

/** The shipped policy with some cells and lists put otherwise, anyhow. */
const anyCandidate: fc.Arbitrary<Policy> = fc
  .tuple(
    fc.array(fc.tuple(fc.constantFrom(...cellPaths), anyCell), { maxLength: 3 }),
    fc.array(fc.tuple(fc.constantFrom(...listParts), fc.infiniteStream(fc.boolean())), { maxLength: 2 }),
  )
  .map(([cells, lists]) => {
    const withCells = cells.reduce((policy, [path, cell]) => withCellAt(policy, path, cell), policy2026);
    return lists.reduce((policy, [part, chance]) => {
      const keeps = chance[Symbol.iterator]();
      return part.with(
        policy,
        part.all.filter(() => keeps.next().value === true),
      );
    }, withCells);
  });

const facts = { date: '2026-02-01' as CivilDate, events: [], consents: [], gates: [], mustTell: [] };
const basis = [{ statute: 'UNTOC', version: '2000', article: '18' }];
const gateFacts = (['gj', 'sar', 'tax', 'icpt', 'wit', 'source', 'victim', 'originator'] as const).flatMap(gate =>
  (['court-order', 'person-consent', 'originator-consent', 'exculpatory', 'imminent-danger'] as const).map(ground => ({
    gate,
    basis: ground,
  })),
);

function recipientOf(standing: RecipientProfile['standing'], formalChannel: boolean): RecipientProfile {
  const ceilings = Object.fromEntries(categories.map(category => [category, 'L3' as const]));
  const agency = 'MX-FGR' as AgencyCode;
  return { agency, country: 'MX', standing, ceilings, acceptedCaveats: caveatKinds, purposes, formalChannel, contacts: ['one'] };
}

function markOf(more: Partial<EffectiveMark>): EffectiveMark {
  const place = { owner: 'US-DEA' as AgencyCode, record: 'r1' as RecordId, field: 'given', type: 'text' as const };
  return {
    ...place,
    level: 'L0',
    categories: ['LEG'],
    flags: [],
    caveats: [],
    originators: [],
    tearLine: null,
    subject: null,
    ...more,
  };
}

const caveats: readonly Caveat[] = [
  ...papLabels.map((label): Caveat => ({ kind: 'PAP', label })),
  ...(['NO_ONWARD', 'NO_COURT', 'NOFORN', 'DISPLAY_ONLY', 'ORCON'] as const).map((kind): Caveat => ({ kind })),
  { kind: 'SEALED', until: { event: 'unsealed' } },
];

/** One type for each way in which an action fits a field. */
const types = ['text', 'name', 'reference', 'date', null] as const;

/** Marks that between them come to every row, list and gate of a policy. */
const grid: readonly EffectiveMark[] = [
  ...categories.flatMap(category =>
    [...subjects, null].flatMap(subject =>
      levels.flatMap(level => types.map(type => markOf({ categories: [category], subject, level, type }))),
    ),
  ),
  ...flags.map(flag => markOf({ flags: [flag] })),
  ...caveats.map(caveat => markOf({ caveats: [caveat] })),
  markOf({ originators: ['GT-MP' as AgencyCode] }),
];

/** Where the first decides something that shows more than the second does, by asking the decision itself. */
function looserAt(policy: Policy, floor: Policy): string | null {
  for (const standing of standings)
    for (const isFormal of [true, false])
      for (const purpose of purposes) {
        const recipient = recipientOf(standing, isFormal);
        const find = (mark: EffectiveMark, more: Partial<typeof facts> = {}): string | null => {
          const asked = [recipient, purpose, basis, { ...facts, ...more }] as const;
          const isFine = isAtLeastAsTight(decide(mark, ...asked, policy).action, decide(mark, ...asked, floor).action);
          return isFine ? null : JSON.stringify([standing, isFormal, purpose, mark, more]);
        };
        for (const mark of grid) {
          const found = find(mark) ?? null;
          if (found !== null) return found;
        }
        const found = gatesAt(find);
        if (found !== null) return found;
        if (acceptanceAt(policy, floor, { standing, isFormal, purpose }) !== null) return 'an accepted caveat';
      }
  return null;
}

const behind: Readonly<Record<Gate, EffectiveMark>> = {
  ...{ gj: markOf({ flags: ['gj'] }), sar: markOf({ flags: ['sar'] }), tax: markOf({ flags: ['tax'] }) },
  ...{ icpt: markOf({ flags: ['icpt'] }), wit: markOf({ flags: ['wit'] }) },
  source: markOf({ subject: 'source', categories: ['SRC'] }),
  victim: markOf({ subject: 'victim', categories: ['VIC'] }),
  originator: markOf({ originators: ['GT-MP' as AgencyCode] }),
};

function gatesAt(find: (mark: EffectiveMark, more: object) => string | null): string | null {
  for (const { gate, basis: ground } of gateFacts) {
    const at = { record: 'r1' as RecordId, field: 'given', recipient: 'MX-FGR' as AgencyCode };
    const gates = [{ gate, basis: ground, ...at }];
    const found = find(behind[gate], { gates });
    if (found !== null) return found;
  }
  return null;
}

/** A recipient that accepted no caveat. */
function acceptanceAt(
  policy: Policy,
  floor: Policy,
  at: { readonly standing: RecipientProfile['standing']; readonly isFormal: boolean; readonly purpose: Purpose },
): Caveat | null {
  const recipient = { ...recipientOf(at.standing, at.isFormal), acceptedCaveats: [] };
  const shows = (caveat: Caveat, by: Policy) =>
    decide(markOf({ caveats: [caveat] }), recipient, at.purpose, basis, facts, by).action;
  return caveats.find(caveat => !isAtLeastAsTight(shows(caveat, policy), shows(caveat, floor))) ?? null;
}

const resultsOf = (policy: Policy): readonly LawResult[] => {
  const laws = checkLaws(policy, { seed: 2026, worlds: 5000, cases: 12 });
  for (;;) {
    const step = laws.next();
    if (step.done === true) return step.value;
  }
};
const brokenIn = (policy: Policy) => resultsOf(policy).filter(({ broken }) => broken !== null);

describe('a policy that stands', { timeout: 120_000 }, () => {
  it('gives nothing beyond the floor anywhere, as the decision itself says (random candidates)', () => {
    let accepted = 0;
    fc.assert(
      fc.property(anyCandidate, candidate => {
        if (faultsOf(candidate).some(({ kind }) => kind === 'looser')) return;
        accepted++;
        expect(looserAt(candidate, floor2026)).toBeNull();
      }),
      { numRuns: 60, seed: 7, endOnFailure: true },
    );
    expect(accepted).toBeGreaterThan(5);
  });

  it('is the shipped one, and the floor itself; the floor is nowhere tighter than what is shipped', () => {
    expect([faultsOf(policy2026), faultsOf(floor2026)]).toEqual([[], []]);
    expect(looserAt(policy2026, floor2026)).toBeNull();
    expect(looserAt(floor2026, policy2026)).not.toBeNull();
    expect(differencesOf(policy2026, floor2026).map(({ path, way }) => [path, way])).toEqual([
      ['matrix.TEC.any.other', 'looser'],
      ['matrix.ADM.any.other', 'looser'],
      ['purposes.locate-arrest', 'looser'],
      ['purposes.asset-recovery', 'looser'],
    ]);
  });

  it('is refused at every single cell where one step looser is beyond the floor, with what the floor rests on', () => {
    const loosest = { action: 'RELEASE' } as const;
    for (const path of cellPaths) {
      const found = faultsOf(withCellAt(policy2026, path, loosest)).map(fault => fault.path);
      const isOpen = looserAt(withCellAt(policy2026, path, loosest), floor2026) === null;
      expect([path, found]).toEqual([path, isOpen ? [] : [path]]);
      expect(floorSource(path).basis === 'caution').toBe(false);
      expect(partWords(path).en).not.toBe(path);
    }
  });
});

describe('a policy as a file', () => {
  it('is read as it was written, whole or not at all', () => {
    const written = JSON.parse(JSON.stringify(policy2026)) as Policy;
    expect(policyFile.parse(written)).toEqual(policy2026);
    const { flags: _, ...without } = written;
    const spoiled: readonly object[] = [
      without,
      { ...written, note: 'more' },
      { ...written, matrix: { ...written.matrix, SRC: { any: written.matrix.SRC.any, suspect: written.matrix.SRC.any } } },
      withCellAt(written, 'matrix.LEG.any.other', { action: 'SUMMARISE' as 'MASK' }),
      { ...written, purposes: { ...written.purposes, curiosity: [] } },
      { ...written, pap: { 'PAP:RED': [] } },
    ];
    expect(spoiled.map(one => policyFile.safeParse(one).success)).toEqual(spoiled.map(() => false));
  });
});

describe('the laws, on a policy', { timeout: 120_000 }, () => {
  it('hold for the shipped one and for the floor', () => {
    expect([brokenIn(policy2026), brokenIn(floor2026)]).toEqual([[], []]);
  });

  it.each([
    ['monotone', 'matrix.IDN.suspect.trusted-party', { action: 'WITHHOLD', upTo: 'L1', otherwise: 'RELEASE' }],
    ['trust', 'matrix.LEG.any.trusted-party', { action: 'WITHHOLD' }],
    ['must-tell', 'flags.sp.trusted-party', { action: 'WITHHOLD' }],
    ['look-alike', 'subjects.witness.trusted-party', { action: 'WITHHOLD' }],
    ['floor', 'matrix.OPS.any.vetted', { action: 'RELEASE' }],
  ] as const)('find where one breaks %s, and the least that shows it', (law, path, cell) => {
    const broken = brokenIn(withCellAt(policy2026, path, cell));
    const found = broken.find(result => result.law === law)?.broken;
    expect(broken.map(result => result.law)).toContain(law);
    expect(found?.at).toBe(law === 'look-alike' ? null : path);
    expect(stepWords(found!).es).toMatch(/^(?:Un dato de|En un caso de)/);
    if (found?.of.kind === 'case') expect(found.of.records.length).toBeLessThanOrEqual(2);
    else expect(found?.of.world.mark.caveats).toEqual([]);
  });

  it('find the same each time', () => {
    const policy = withCellAt(policy2026, 'matrix.LEG.any.trusted-party', { action: 'WITHHOLD' });
    expect(resultsOf(policy)).toEqual(resultsOf(policy));
    expect(cellAt(policy, 'matrix.LEG.any.trusted-party')).toEqual({ action: 'WITHHOLD' });
  });
});

it('says at the terminal of a policy that is refused for what no office may change nothing of the same', () => {
  const policy: Policy = { ...policy2026, safetyPurposes: [] };
  const faults = faultsOf(policy);
  const check = { faults, differences: differencesOf(policy2026, policy), laws: null, stands: false };

  expect(faults).not.toEqual([]);
  expect(checkText(check, english)).not.toContain('They say the same.');
  expect(checkText({ ...check, faults: [], stands: true }, english)).toContain('They say the same.');
});
