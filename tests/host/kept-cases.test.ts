import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keptCases } from '../../electron/host/stages/kept-cases.ts';
import { dayNumber } from '../../shared/clocks/civil-date.ts';
import type { CaseId, CivilDate } from '../../shared/language.ts';
import { sortedStays, type StayLength } from '../../shared/stay-quantile.ts';
import { yardsticksOf } from '../../shared/radar.ts';
import { COUNTED_ON, countedOffice } from '../support/offices/counted-office.ts';
import type { TempVault } from '../support/temp-vault.ts';

let vault: TempVault;
beforeAll(async () => void (vault = await countedOffice(7, 40)));
afterAll(() => vault.cleanup());

const now = dayNumber(COUNTED_ON as CivilDate);

/** All that is kept of the office's cases. */
function told(): unknown {
  const [kept] = keptCases(vault.session);
  if (kept === undefined) throw new Error('an office has a database');
  const ways = [
    ...new Set(kept.lines.map(({ kind, profile, direction }) => `${kind} ${profile.split('@')[0]} ${direction ?? ''}`)),
  ];
  const lengths = (way: string) =>
    [...kept.stays.lengthsOn(way, now)]
      .filter(([, stays]) => stays.length > 0)
      .map(([stage, stays]) => [stage, sortedStays(stays)]);
  return {
    lines: kept.lines,
    stops: kept.lines.map(({ caseId }) => kept.stopsOf(caseId)),
    stays: ways.sort().map(way => [way, lengths(way).sort()]),
  };
}

/** The same read anew from the tables, as is done within a transaction. */
const readAnew = (): unknown => vault.session.office.transaction(told)();

/** What may happen to a case, through the doors or by rows alone. */
const happenings: Readonly<Record<string, (caseId: CaseId, place: number) => unknown>> = {
  'is kept by another': caseId =>
    vault.ask('case:update-fields', { caseId, record: caseId, fields: { officer: 'Invented Nobody' } }),
  'goes in the other direction by rows alone': caseId =>
    vault.session.office.prepare("UPDATE cases SET direction = 'ES-MX' WHERE id = ?").run(caseId),
  'is moved': async caseId => {
    const [way] = (await vault.ask('case:stage', { caseId })).exits;
    if (way !== undefined) await vault.request('case:move-stage', { caseId, to: way.to, on: COUNTED_ON });
  },
  'is deleted': caseId => vault.ask('case:delete', { caseId, reason: 'Entered twice' }),
  'is entered': (_, place) =>
    vault.ask('case:create', {
      fields: {
        kind: 'extradition',
        reference: `K-${place}`,
        title: 'Invented',
        requestingCountry: 'US',
        requestedCountry: 'MX',
      },
    }),
  'has a deadline': caseId =>
    vault.ask('case:add-record', { caseId, entity: 'deadline', fields: { label: 'Invented', dueOn: '2026-12-01' } }),
  'has its stops put off by rows alone': caseId =>
    vault.session.office.prepare("UPDATE case_clocks SET must_stop_by = '2026-12-24' WHERE case_id = ?").run(caseId),
  'has a fault by rows alone': caseId =>
    vault.session.office.prepare('UPDATE case_pipeline SET faults = 7 WHERE case_id = ?').run(caseId),
  'stands in no column by rows alone': caseId =>
    vault.session.office.prepare('DELETE FROM case_stays WHERE case_id = ?').run(caseId),
  'loses its stays by rows alone': caseId =>
    vault.session.office.prepare('DELETE FROM stage_stays WHERE case_id = ?').run(caseId),
  'is written of, and that is undone': caseId => {
    const { office } = vault.session;
    const undone = office.transaction(() => {
      office.prepare('UPDATE case_pipeline SET faults = 9 WHERE case_id = ?').run(caseId);
      told();
      throw new RangeError('undone');
    });
    expect(undone).toThrow(RangeError);
  },
};

describe('what is kept of the cases from one question to the next', () => {
  it.each(Object.keys(happenings))('is what the tables say after one of them %s', async name => {
    const before = told() as { lines: readonly { readonly caseId: CaseId }[] };
    for (const place of [3, 11, 12]) {
      const { caseId } = before.lines[place % before.lines.length]!;
      await happenings[name]!(caseId, place);
    }
    expect(told()).toEqual(readAnew());
  });
});

it('compares alike with stays told one by one and with how many took as long', () => {
  const stay = fc.record({ days: fc.integer({ min: 0, max: 30 }), hasEnded: fc.boolean() });
  const stage = fc.record({ stays: fc.array(stay, { maxLength: 160 }), expected: fc.option(fc.integer({ min: 1, max: 60 })) });
  fc.assert(
    fc.property(fc.array(stage, { minLength: 1, maxLength: 4 }), stages => {
      const together = stages.map(({ stays, expected }) => ({ stays: countedTogether(stays), expected }));
      expect(yardsticksOf(together)).toEqual(yardsticksOf(stages));
    }),
  );
});

function countedTogether(stays: readonly StayLength[]): readonly StayLength[] {
  return [...Map.groupBy(stays, ({ days, hasEnded }) => `${days} ${hasEnded}`).values()].map(alike => ({
    ...alike[0]!,
    times: alike.length,
  }));
}
