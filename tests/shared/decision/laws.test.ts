import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CaseFile } from '../../../shared/case.ts';
import { decide } from '../../../shared/decision/decide.ts';
import { decideCase, type CaseDecisions } from '../../../shared/decision/decide-case.ts';
import { emit } from '../../../shared/decision/emit.ts';
import type { Decision, Emission, Slot } from '../../../shared/decision/types.ts';
import { casePlace } from '../../../shared/value-path.ts';
import { circumstancesOfFacts } from '../../../shared/overrides.ts';
import * as laws from './laws.ts';

const pseudonymOf = (record: string) => `PER-${record.toUpperCase().padStart(10, 'A')}`;
const real: laws.Pipeline = { decideCase, emit: (file, decisions) => emit(file, decisions, { pseudonymOf }) };
const released: Decision = { action: 'RELEASE', rule: 'planted', parameters: {}, code: null };

const holds = (law: fc.IRawProperty<unknown>) => fc.check(law as fc.IProperty<unknown>, { numRuns: 1000 });
const keeps = (law: fc.IRawProperty<unknown>) => {
  const result = holds(law);
  expect(result.failed, fc.defaultReportMessage(result) ?? '').toBe(false);
};
const breaks = (law: fc.IRawProperty<unknown>) =>
  expect(
    fc.check(law as fc.IProperty<unknown>, { numRuns: 3000, endOnFailure: true, interruptAfterTimeLimit: 60_000 }).failed,
  ).toBe(true);

describe('one decision', () => {
  it('denies whatever is unknown or malformed', () => {
    keeps(laws.deniesByDefault(decide));
    breaks(
      laws.deniesByDefault((mark, recipient, ...rest) => (recipient === null ? released : decide(mark, recipient, ...rest))),
    );
    breaks(
      laws.deniesByDefault((mark, ...rest) =>
        decide({ ...mark, caveats: mark.caveats.filter(caveat => (caveat.kind as string) !== 'BURN') }, ...rest),
      ),
    );
  });

  it('never shows more under a tighter mark or a shorter permission', () => {
    keeps(laws.isMonotone(decide));
    breaks(laws.isMonotone((mark, ...rest) => (mark.level === 'L4' ? released : decide(mark, ...rest))));
    breaks(
      laws.isMonotone((mark, ...rest) => {
        const decision = decide(mark, ...rest); // takes the embargo for a promise
        return mark.caveats.some(caveat => caveat.kind === 'EMBARGO') && decision.action === 'WITHHOLD' ? released : decision;
      }),
    );
  });

  it('answers any input', () => {
    keeps(laws.neverThrows(decide));
    breaks(laws.neverThrows((mark, ...rest) => decide({ ...mark, level: mark.level.trim() as 'L0' }, ...rest)));
  });
});

describe('a whole case', () => {
  it('opens by a recorded circumstance what that names, for whom and for what, and no more', () => {
    keeps(laws.opensItsPlaceAlone({ decideCase, circumstancesOf: circumstancesOfFacts }));
    const whateverPurpose: typeof circumstancesOfFacts = facts => circumstancesOfFacts(facts, facts[0]?.purpose ?? 'same-case');
    breaks(laws.opensItsPlaceAlone({ decideCase, circumstancesOf: whateverPurpose }));
    const whateverState: typeof circumstancesOfFacts = (facts, purpose) =>
      circumstancesOfFacts(
        facts.map(fact => ({ ...fact, state: 'open' })),
        purpose,
      );
    breaks(laws.opensItsPlaceAlone({ decideCase, circumstancesOf: whateverState }));
  });

  it('shows nothing of what a withheld value is, or whether there is one', () => {
    keeps(laws.doesNotInterfere(real));
    breaks(
      laws.doesNotInterfere(
        mutant({ slot: (slot, present) => (slot.state === 'withheld' && !present ? { ...slot, code: null } : slot) }),
      ),
    );
    breaks(
      laws.doesNotInterfere(
        mutant({
          slot: slot =>
            slot.state === 'withheld'
              ? { state: 'released', how: 'MASK', value: '█'.repeat(JSON.stringify(slot.value ?? '').length) }
              : slot,
        }),
      ),
    );
    breaks(
      laws.doesNotInterfere(
        decidingWith((decision, file) =>
          file.records.flatMap(record => Object.keys(record.fields)).length % 2 === 0 && decision.action === 'WITHHOLD'
            ? { ...decision, code: 'R-LIFE' }
            : decision,
        ),
      ),
    );
  });

  it('leaves no trace of what stays', () => {
    keeps(laws.leavesNoTrace(real));
    keeps(laws.addsNoTrace(real));
    breaks(laws.leavesNoTrace(mutant({ lists: true })));
    breaks(laws.addsNoTrace(mutant({ lists: true })));
    breaks(
      laws.addsNoTrace({
        ...real,
        decideCase: (file, request) => ({
          ...decideCase(file, request),
          records: new Map(file.records.map(record => [record.id, { ...released, emitted: true, path: casePlace }])),
        }),
      }),
    );
  }, 240_000);

  it('releases nothing that gives away what does not leave whole', () => {
    keeps(laws.closesInferences(real));
    breaks(
      laws.closesInferences(
        decidingWith(decision => (decision.rule === 'inference/gives-away' ? { ...decision, ...released } : decision)),
      ),
    );
  });

  it('does not tell witnesses, victims and third persons apart', () => {
    keeps(laws.looksAlike(real));
    breaks(
      laws.looksAlike(
        decidingWith((decision, file) =>
          JSON.stringify(file.records[1]!.fields['roles']).includes('victim') &&
          (decision.code === 'R-RES' || decision.code === 'R-CONF')
            ? { ...decision, code: 'R-VIC' }
            : decision,
        ),
      ),
    );
  });

  it('decides each field of each record that leaves exactly once', () => {
    keeps(laws.decidesEachOnce(real));
    breaks(laws.decidesEachOnce({ ...real, decideCase: (file, request) => doubled(decideCase(file, request)) }));
    breaks(laws.decidesEachOnce({ ...real, emit: (file, decisions) => emit(file, decisions, { pseudonymOf: id => id }) }));
  });
});

// ——— broken ones

function decidingWith(
  change: (decision: CaseDecisions['fields'][number], file: CaseFile) => CaseDecisions['fields'][number],
): laws.Pipeline {
  return {
    ...real,
    decideCase: (file, request) => {
      const decisions = decideCase(file, request);
      return { ...decisions, fields: decisions.fields.map(field => change(field, file)) };
    },
  };
}

function doubled(decisions: CaseDecisions): CaseDecisions {
  return { ...decisions, fields: [...decisions.fields, ...decisions.fields.slice(0, 1)] };
}

/** An emitter that shows a little too much: of a slot, or how many stay in a list. */
function mutant(fault: { readonly slot?: (slot: Slot, present: boolean) => Slot; readonly lists?: true }): laws.Pipeline {
  const spoil = (emission: Emission): Emission => ({
    ...emission,
    id:
      fault.lists === true
        ? `${emission.id}/${Object.values(emission.lists).reduce((sum, list) => sum + list.unreleased.length, 0)}`
        : emission.id,
    fields: Object.fromEntries(
      Object.entries(emission.fields).map(([name, slot]) => [
        name,
        fault.slot === undefined ? slot : fault.slot(slot, slot.value !== undefined),
      ]),
    ),
    lists: Object.fromEntries(
      Object.entries(emission.lists).map(([name, list]) => [name, { ...list, emitted: list.emitted.map(spoil) }]),
    ),
  });
  return { ...real, emit: (file, decisions) => spoil(real.emit(file, decisions)) };
}
