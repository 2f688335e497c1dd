import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { fillOffice } from '../../electron/host/demo/demo-vault.ts';
import { baselineOf } from '../../shared/board.ts';
import type { Direction } from '../../shared/case.ts';
import { civilDate, dayNumber } from '../../shared/clocks/civil-date.ts';
import type { CaseId, CivilDate } from '../../shared/language.ts';
import { findProfile } from '../../shared/profiles.ts';
import { boardOf } from '../../shared/stays.ts';
import { tempVault, type TempVault } from '../support/temp-vault.ts';

const directions = ['US-MX', 'MX-US'] as const;
const TODAY = '2026-11-23';
let vault: TempVault;
afterEach(() => vault.cleanup());

async function emptyOffice(): Promise<void> {
  vault = await tempVault({ nowMs: Date.parse(`${TODAY}T18:00:00Z`) });
}

async function demo(): Promise<void> {
  await emptyOffice();
  const { services, session } = vault;
  await fillOffice({ ...services, session, signal: new AbortController().signal, progress: () => undefined });
}

/** A US request that stands at large since a day, taken over as it stood. */
async function atLargeSince(
  day: string,
  number: number,
  officer = 'Invented Officer',
  direction: Direction = 'US-MX',
): Promise<CaseId> {
  const fields = {
    kind: 'extradition',
    reference: `EX-2026-${9000 + number}`,
    title: `Invented ${number}`,
    requestingCountry: direction.slice(0, 2),
    requestedCountry: direction.slice(3),
    stage: 'X04',
    stageEnteredOn: day,
    officer,
  };
  return (await vault.ask('case:create', { fields })).id;
}

describe('the board', () => {
  it('groups the stages of an extradition into the columns of its profile, each open case in one', async () => {
    await demo();

    const board = await vault.ask('board:read', { kind: 'extradition' });
    const columns = boardOf(findProfile('us-mx-us-req@2026-11')!).map(({ id }) => id);

    expect(board.columns.map(({ id }) => id)).toEqual(columns);
    expect(board.columns.flatMap(({ cases }) => cases.map(({ id }) => id)).toSorted()).toEqual(
      [...new Set(board.columns.flatMap(({ cases }) => cases.map(({ id }) => id)))].toSorted(),
    );
    expect(board.columns.reduce((sum, { total }) => sum + total, 0)).toBe(board.open);
    expect(board.kinds).toContainEqual({ kind: 'extradition', open: board.open });
  });

  it('gives other kinds of case their own columns', async () => {
    await demo();

    const board = await vault.ask('board:read', { kind: 'information-exchange' });

    expect(board.columns.map(({ id }) => id)).toEqual(['opened', 'theirs', 'ours', 'feedback']);
  });

  it('measures a card by days in its column over all of the column’s stages', async () => {
    await demo();

    const { columns } = await vault.ask('board:read', { kind: 'extradition', text: 'EX-2026-0117' });
    const [card] = columns.flatMap(({ cases }) => cases);

    expect(card).toMatchObject({
      column: 'detained',
      days: 53,
      mover: 'us',
      documents: { needed: expect.any(Number) as number },
    });
  });
});

describe('the next hard stop of a card', () => {
  it('shows the later reading of its day beside the earlier one', async () => {
    await emptyOffice();
    const caseId = await atLargeSince('2026-11-01', 1);
    const due = async (dueOn: string, dueLatestOn?: string) =>
      vault.ask('case:add-record', {
        caseId,
        entity: 'deadline',
        fields: { label: 'Due', dueOn, hardStop: true, ...(dueLatestOn && { dueLatestOn }) },
      });
    const read = async () => (await vault.ask('board:cases', { kind: 'extradition' })).cases;

    expect(await read()).toMatchObject([{ nextStopOn: null, stop: null }]);
    await due('2026-12-05', '2026-12-09');
    expect(await read()).toMatchObject([{ nextStopOn: '2026-12-05', stop: { latest: '2026-12-09', daysToEarliest: 12 } }]);
    await due('2026-12-01');
    expect(await read()).toMatchObject([{ nextStopOn: '2026-12-01', stop: { latest: '2026-12-01', daysToEarliest: 8 } }]);
  });
});

describe('a stalled case', () => {
  it('is none while fewer than five stays of its column are known', async () => {
    await emptyOffice();
    for (const [place, day] of ['2024-01-01', '2026-11-01', '2026-11-02', '2026-11-03'].entries()) await atLargeSince(day, place);

    const board = await vault.ask('board:read', { kind: 'extradition' });

    expect(board.columns.find(({ id }) => id === 'at-large')).toMatchObject({ baseline: null, stalled: 0, total: 4 });
    expect(board.stalledTotal).toBe(0);
  });

  it('is over twice the office’s own median, and stands beside it', async () => {
    await emptyOffice();
    for (const [place, day] of ['2026-10-24', '2026-10-25', '2026-10-26', '2026-10-27', '2026-04-01'].entries())
      await atLargeSince(day, place);

    const board = await vault.ask('board:read', { kind: 'extradition' });

    expect(board.stalledTotal).toBe(1);
    expect(board.stalled[0]).toMatchObject({ days: 236, baseline: { median: 29, stays: 5 }, isStalled: true });
    expect(board.stalled[0]?.nextAct?.en).toBe('Arrested');
  });

  it('is measured by stays that ended too', async () => {
    await emptyOffice();
    for (let number = 0; number < 4; number++) {
      const caseId = await atLargeSince('2026-01-01', number);
      await vault.ask('case:move-stage', { caseId, to: 'X05', on: '2026-01-11' });
    }
    await atLargeSince('2026-10-01', 4);

    const { stalled } = await vault.ask('board:read', { kind: 'extradition' });

    expect(stalled).toMatchObject([{ days: 53, baseline: { median: 10, stays: 5 } }]);
  });
});

describe('the board’s filters', () => {
  it('count whose move it is over everything else that is chosen', async () => {
    await demo();
    const all = await vault.ask('board:read', { kind: 'extradition' });
    const ours = await vault.ask('board:read', { kind: 'extradition', mover: 'us' });

    expect(ours.open).toBe(all.movers.us);
    expect(ours.movers).toEqual(all.movers);
    expect(all.movers.us + all.movers.them + all.movers.court + all.movers.defence).toBe(all.open);
  });

  it('find by words without accents, and by officer', async () => {
    await demo();

    const found = await vault.ask('board:cases', { kind: 'extradition', text: 'montejano' });
    const [card] = found.cases;

    expect(found.total).toBe(1);
    expect((await vault.ask('board:cases', { kind: 'extradition', officer: card!.officer! })).total).toBeGreaterThan(0);
    expect((await vault.ask('board:cases', { kind: 'extradition', officer: 'Nobody' })).total).toBe(0);
  });

  it('page through a column without leaving out or repeating a case', async () => {
    await emptyOffice();
    for (let number = 0; number < 7; number++) await atLargeSince(`2026-0${number + 1}-01`, number);
    const page = (offset: number) => vault.ask('board:cases', { kind: 'extradition', column: 'at-large', offset, limit: 3 });

    const [first, second, third] = [await page(0), await page(3), await page(6)];
    const ids = [first, second, third].flatMap(({ cases }) => cases.map(({ id }) => id));

    expect(first.total).toBe(7);
    expect(new Set(ids).size).toBe(7);
  });
});

describe('what the board measures by', () => {
  const stay = fc.record({ days: fc.nat({ max: 900 }), direction: fc.constantFrom(...directions) });

  it('is every stay written so far, a direction’s own where it has five, whatever was read before', async () => {
    await emptyOffice();
    const written: { readonly days: number; readonly direction: Direction }[] = [];
    const daysOf = (of: readonly Direction[]) =>
      written.filter(({ direction }) => of.includes(direction)).map(({ days }) => days);
    const read = async (direction?: Direction) => {
      await vault.ask('board:read', { kind: 'joint-investigation' }); // which has no history
      const { kinds, columns } = await vault.ask('board:read', { kind: 'extradition', ...(direction && { direction }) });
      return { open: kinds[0]?.open, baseline: columns.find(({ id }) => id === 'at-large')?.baseline };
    };

    await fc.assert(
      fc.asyncProperty(fc.array(stay, { minLength: 1, maxLength: 4 }), async added => {
        for (const { days, direction } of added) {
          written.push({ days, direction });
          const day = civilDate(dayNumber(TODAY as CivilDate) - days);
          await atLargeSince(day, written.length, 'Invented Officer', direction);
        }
        const both = { open: written.length, baseline: baselineOf(daysOf(directions)) };
        expect(await read()).toEqual(both);
        for (const direction of directions)
          expect(await read(direction)).toEqual({ ...both, baseline: baselineOf(daysOf([direction])) ?? both.baseline });
      }),
      { numRuns: 12, endOnFailure: true },
    );
  });

  it('grows with the days, though nothing is written', async () => {
    await emptyOffice();
    for (let number = 0; number < 5; number++) await atLargeSince('2026-11-03', number);
    const read = async () => (await vault.ask('board:read', { kind: 'extradition' })).columns.find(({ id }) => id === 'at-large');
    const before = await read();
    vault.setNowMs(Date.parse('2026-11-25T18:00:00Z'));

    expect([before?.baseline?.median, (await read())?.baseline?.median]).toEqual([20, 22]);
  });
});

describe('stays', () => {
  it('are derived at the opening of a vault that an earlier version indexed', async () => {
    await demo();
    const before = await vault.ask('board:read', { kind: 'extradition' });
    vault.session.office.exec(
      'DELETE FROM case_stays; UPDATE case_pipeline SET documents_needed = NULL; UPDATE vault_state SET rules_digest = NULL',
    );
    await vault.unlock();

    expect(await vault.ask('board:read', { kind: 'extradition' })).toEqual(before);
  });
});
