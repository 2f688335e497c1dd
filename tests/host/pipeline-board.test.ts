import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CaseId, CivilDate } from '../../shared/language.ts';
import { tempVault, type TempVault } from '../support/temp-vault.ts';

const day = (text: string): CivilDate => text as CivilDate;

describe('the pipeline board', () => {
  let vault: TempVault;
  beforeEach(async () => {
    vault = await tempVault({ nowMs: Date.parse('2026-03-02T18:00:00Z') });
  });
  afterEach(() => vault.cleanup());

  /** A case that was referred on a day, and so stands in X01 since. */
  async function referred(reference: string, on: string, direction: 'US_REQ' | 'MX_REQ' = 'US_REQ'): Promise<CaseId> {
    const fields = { kind: 'extradition', reference, title: `Invented ${reference}`, direction };
    const { id } = await vault.ask('case:create', { fields });
    await vault.ask('case:move-stage', { caseId: id, to: 'X01', on: day(on) });
    return id;
  }
  const stop = (caseId: CaseId, dueOn: string) =>
    vault.ask('case:add-record', { caseId, entity: 'deadline', fields: { label: 'Answer', dueOn, hardStop: true } });

  it('counts every open case of a stage with the quartiles of its ages, and gives the first cards alone', async () => {
    for (const [at, on] of ['2026-02-20', '2026-02-10', '2026-01-01', '2025-12-01', '2025-06-01'].entries())
      await referred(`X-${at}`, on);

    const board = await vault.ask('pipeline:board', { cards: 2 });

    expect(board).toMatchObject({ open: 5, stalledAfterDays: 60, stalledCases: 2 });
    expect(board.stages).toMatchObject([
      { stage: 'X01', cases: 5, stalledCases: 2, lowDays: 20, medianDays: 60, highDays: 91, longestDays: 274 },
    ]);
    expect(board.stages[0]!.ages.map(({ days, isStalled }) => [days, isStalled])).toEqual([
      [10, false],
      [20, false],
      [60, false],
      [91, true],
      [274, true],
    ]);
    expect(board.stages[0]!.cards.map(({ reference }) => reference)).toEqual(['X-4', 'X-3']);
  });

  it('puts the soonest hard stop first, then who has stood there longest', async () => {
    await referred('X-old', '2025-01-01');
    await stop(await referred('X-late', '2026-02-01'), '2026-06-01');
    await stop(await referred('X-soon', '2026-02-01'), '2026-03-05');

    const board = await vault.ask('pipeline:board', {});

    expect(board.stages[0]!.cards.map(({ reference }) => reference)).toEqual(['X-soon', 'X-late', 'X-old']);
    expect(board.next).toMatchObject({ reference: 'X-soon', daysToStop: 3 });
    expect(board).toMatchObject({ withStopInThirtyDays: 1, stalled: [{ reference: 'X-old', isStalled: true }] });
  });

  it('pages through a column in the order of the board', async () => {
    for (let at = 0; at < 7; at++) await referred(`X-${at}`, `2026-01-0${at + 1}`);
    const whole = await vault.ask('pipeline:board', { cards: 7 });

    const pages = [0, 3, 6].map(offset => vault.ask('pipeline:column', { stage: 'X01', offset, limit: 3 }));

    const read = await Promise.all(pages);
    expect(read.flatMap(({ cards }) => cards)).toEqual(whole.stages[0]!.cards);
    expect(read.map(({ total }) => total)).toEqual([7, 7, 7]);
  });

  it('holds one direction alone when asked', async () => {
    await referred('X-us', '2026-01-01');
    await referred('X-mx', '2026-01-01', 'MX_REQ');

    const board = await vault.ask('pipeline:board', { direction: 'MX_REQ' });

    expect(board.open).toBe(1);
    expect(board.stages.flatMap(({ cards }) => cards.map(({ reference }) => reference))).toEqual(['X-mx']);
    expect((await vault.ask('pipeline:column', { stage: 'X01', direction: 'MX_REQ' })).total).toBe(1);
  });

  it('spreads the ages of a full stage evenly and keeps both ends', async () => {
    for (let at = 0; at < 9; at++) await referred(`X-${at}`, `2026-01-0${at + 1}`);

    const { stages } = await vault.ask('pipeline:board', { ages: 3 });

    expect(stages[0]!.ages.map(({ days }) => days)).toEqual([52, 56, 60]);
    expect(stages[0]!.cases).toBe(9);
  });

  it('leaves a case that is over out', async () => {
    const caseId = await referred('X-1', '2026-01-01');
    const { exits } = await vault.ask('case:stage', { caseId });
    const end = exits.find(({ to, asks }) => to.startsWith('T_') && asks.length === 0)!;
    await vault.ask('case:move-stage', { caseId, to: end.to, event: end.event, on: day('2026-02-01') });

    expect(await vault.ask('pipeline:board', {})).toMatchObject({ open: 0, stages: [], next: null });
  });
});
