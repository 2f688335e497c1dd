import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { fillOffice } from '../../electron/host/demo/demo-vault.ts';
import type { Direction } from '../../shared/case.ts';
import { civilDate, dayNumber } from '../../shared/clocks/civil-date.ts';
import type { CaseId, CivilDate } from '../../shared/language.ts';
import { findProfile } from '../../shared/profiles.ts';
import { yardsticksOf } from '../../shared/radar.ts';
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
    ...(officer === '' ? {} : { officer }),
  };
  return (await vault.ask('case:create', { fields })).id;
}

let next = 0;
const daysBefore = (days: number): CivilDate => civilDate(dayNumber(TODAY as CivilDate) - days);

/** Cases that were at large for so many days each, until yesterday. */
async function arrestedAfter(days: readonly number[], direction: Direction = 'US-MX'): Promise<void> {
  for (const each of days) {
    const caseId = await atLargeSince(daysBefore(each + 1), next++, 'Invented Officer', direction);
    await vault.ask('case:move-stage', { caseId, to: 'X05', on: daysBefore(1) });
  }
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
    expect(board.columns.reduce((sum, { total }) => sum + total, 0)).toBe(board.open + board.afterCare);
    expect(board.kinds).toContainEqual({ kind: 'extradition', open: board.open });
  });

  it('gives other kinds of case their own columns', async () => {
    await demo();

    const board = await vault.ask('board:read', { kind: 'information-exchange' });

    expect(board.columns.map(({ id }) => id)).toEqual(['opened', 'theirs', 'ours', 'feedback']);
  });

  it('measures a card by the days in its own stage', async () => {
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
  it('is measured by what the profile expects of its stage while fewer than eight stays have ended', async () => {
    await emptyOffice();
    for (const [place, day] of ['2026-01-01', '2026-02-26', '2026-02-25'].entries()) await atLargeSince(day, place);

    const board = await vault.ask('board:read', { kind: 'extradition' });

    expect(board.columns.find(({ id }) => id === 'at-large')).toMatchObject({
      yardstick: { kind: 'profile', expected: 90, limit: 270 },
      stalled: 2,
      total: 3,
    });
    expect(board.stalled.map(({ days }) => days)).toEqual([326, 271]); // 270 days are not over three times ninety
  });

  it('is measured by the stays that ended in its own stage and direction, and stands beside them', async () => {
    await emptyOffice();
    await arrestedAfter([10, 10, 10, 10, 12, 12, 12, 12]);
    await arrestedAfter([400, 400, 400, 400, 400, 400, 400, 400], 'MX-US');
    await atLargeSince('2026-10-01', 100);
    await atLargeSince('2026-10-01', 101, 'Invented Officer', 'MX-US');

    const { stalled, columns } = await vault.ask('board:read', { kind: 'extradition' });
    const here = stalled.filter(({ stage }) => stage === 'X04');

    expect(here).toMatchObject([{ direction: 'US-MX', days: 53, yardstick: { kind: 'history', ended: 8, open: 0 } }]);
    expect(here[0]!.yardstick!.limit).toBeLessThan(53); // the other direction's four hundred days count for nothing
    expect(here[0]?.nextAct?.en).toBe('Execute the order: find and arrest the person');
    expect(columns.find(({ id }) => id === 'at-large')?.yardstick).toBeNull(); // two directions, two measures
  });

  it('is not measured by another pair of countries that one profile serves', async () => {
    await emptyOffice();
    await arrestedAfter([400, 400, 400, 400, 400, 400, 400, 400], 'BR-MX');
    await atLargeSince('2025-12-01', 100, 'Invented Officer', 'AR-MX');

    const { stalled } = await vault.ask('board:read', { kind: 'extradition' });

    expect(stalled.filter(({ stage }) => stage === 'X04')).toMatchObject([{ yardstick: { kind: 'profile' } }]);
  });

  it('never lengthens what it is measured by, however many there are', async () => {
    await emptyOffice();
    await arrestedAfter([10, 10, 10, 10, 12, 12, 12, 12]);
    const read = async () => (await vault.ask('board:read', { kind: 'extradition' })).columns.find(({ id }) => id === 'at-large');
    await atLargeSince('2025-01-01', 100);
    const one = await read();
    for (let number = 1; number < 20; number++) await atLargeSince('2025-01-01', 100 + number);

    expect(one).toMatchObject({ stalled: 1, yardstick: { kind: 'history', ended: 8, open: 0 } });
    expect(await read()).toMatchObject({ stalled: 20, yardstick: one!.yardstick });
  });
});

describe('the board’s filters', () => {
  it('count whose move it is over everything else that is chosen', async () => {
    await demo();
    const all = await vault.ask('board:read', { kind: 'extradition' });
    const ours = await vault.ask('board:read', { kind: 'extradition', mover: 'us' });

    expect(ours.open + ours.afterCare).toBe(all.movers.us);
    expect(ours.movers).toEqual(all.movers);
    expect(all.movers.us + all.movers.them + all.movers.court + all.movers.defence).toBe(all.open + all.afterCare);
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
  const stay = fc.record({ days: fc.nat({ max: 300 }), hasEnded: fc.boolean(), direction: fc.constantFrom(...directions) });

  const { stages } = findProfile('us-mx-us-req@2026-11')!; // the other way it expects as much there
  const expectedIn = (stage: string) => stages.find(({ id }) => id === stage)?.owed?.askAfterDays ?? null;

  it('is every stay of the stage and direction written so far, whatever was read before', async () => {
    await emptyOffice();
    const written: { readonly days: number; readonly hasEnded: boolean; readonly direction: Direction }[] = [];
    const read = async (direction: Direction) => {
      await vault.ask('board:read', { kind: 'joint-investigation' }); // which has no history
      const { columns } = await vault.ask('board:read', { kind: 'extradition', direction });
      return columns.find(({ id }) => id === 'at-large')?.yardstick;
    };

    await fc.assert(
      fc.asyncProperty(fc.array(stay, { minLength: 3, maxLength: 6 }), async added => {
        for (const { days, hasEnded, direction } of added) {
          written.push({ days, hasEnded, direction });
          if (hasEnded) await arrestedAfter([days], direction);
          else await atLargeSince(daysBefore(days), next++, 'Invented Officer', direction);
        }
        for (const direction of directions) {
          const own = written.filter(one => one.direction === direction);
          const arrested = own.filter(({ hasEnded }) => hasEnded).map(() => ({ days: 1, hasEnded: false }));
          const [expected] = yardsticksOf([
            { stays: own, expected: expectedIn('X04') },
            { stays: arrested, expected: expectedIn('X05') },
          ]);
          const isThere = own.some(({ hasEnded }) => !hasEnded);
          expect(await read(direction)).toEqual(isThere ? expected : null);
        }
      }),
      { numRuns: 12, endOnFailure: true },
    );
  });

  it('grows with the days, though nothing is written', async () => {
    await emptyOffice();
    await arrestedAfter([10, 10, 10, 10, 30, 40, 40, 40]);
    for (let number = 100; number < 106; number++) await atLargeSince('2026-11-18', number);
    const read = async () => (await vault.ask('board:read', { kind: 'extradition' })).columns.find(({ id }) => id === 'at-large');
    const before = await read();
    vault.setNowMs(Date.parse('2026-12-08T18:00:00Z'));

    expect([before, await read()]).toMatchObject([{ yardstick: { usual: 22, open: 6 } }, { yardstick: { usual: 42, open: 6 } }]);
  });
});

describe('stays', () => {
  it('are derived at the opening of a vault that an earlier version indexed', async () => {
    await demo();
    const before = await vault.ask('board:read', { kind: 'extradition' });
    vault.session.office.exec(
      'DELETE FROM case_stays; DELETE FROM stage_stays; UPDATE case_pipeline SET documents_needed = NULL; UPDATE vault_state SET rules_digest = NULL',
    );
    await vault.unlock();

    expect(await vault.ask('board:read', { kind: 'extradition' })).toEqual(before);
  });
});

describe('counts of the board', () => {
  it('count all cases of a lane, not those whose cards were read, and read on within it', async () => {
    await emptyOffice();
    for (let number = 1; number <= 7; number++)
      await atLargeSince('2026-09-01', number, number === 7 ? '' : `Invented ${number % 2}`);

    const board = await vault.ask('board:read', { kind: 'extradition', lanes: 'officer', cards: 1 });
    const column = board.columns.find(({ id }) => id === 'at-large')!;

    expect(column.total).toBe(7);
    expect(Object.fromEntries(column.lanes.map(({ lane, total }) => [lane, total]))).toEqual({
      'Invented 0': 3,
      'Invented 1': 3,
      '': 1,
    });
    expect(column.cases).toHaveLength(3);
    const further = await vault.ask('board:cases', { kind: 'extradition', column: 'at-large', officer: 'Invented 0', offset: 1 });
    expect(further).toMatchObject({ total: 3 });
    expect(further.cases).toHaveLength(2);
  });

  it('hold those apart that passed long ago, whose cards come after all others and only when they are asked for', async () => {
    await emptyOffice();
    const stops = async (number: number, ...dueOn: readonly string[]) => {
      const caseId = await atLargeSince('2024-09-01', number);
      for (const each of dueOn)
        await vault.ask('case:add-record', {
          caseId,
          entity: 'deadline',
          fields: { label: 'Invented', dueOn: each, hardStop: true, status: 'open' },
        });
      return caseId;
    };
    const long = await stops(1, '2025-11-22'); // 366 days before
    const year = await stops(2, '2025-11-23');
    const both = await stops(3, '2025-01-01', '2027-06-01'); // one is still to come
    const none = await stops(4);
    const ahead = await stops(5, '2026-12-01');

    const asked = { kind: 'extradition', column: 'at-large' } as const;
    for (const lanes of [undefined, 'officer'] as const) {
      const board = await vault.ask('board:read', { kind: 'extradition', ...(lanes === undefined ? {} : { lanes }) });
      const column = board.columns.find(({ id }) => id === 'at-large')!;
      expect(column).toMatchObject({ total: 5, longOver: 1, lanes: lanes === undefined ? [] : [{ total: 5, longOver: 1 }] });
      expect(column.cases.map(({ id }) => id)).toEqual([both, year, ahead, none]);
    }
    const cards = (await vault.ask('board:cases', asked)).cases.map(({ id }) => id);
    expect(cards).toEqual([both, year, ahead, none, long]);
    expect(await vault.ask('board:cases', { ...asked, offset: 4 })).toMatchObject({ total: 5, cases: [{ id: long }] });
  });

  it('know cases that nobody keeps', async () => {
    await emptyOffice();
    await atLargeSince('2026-09-01', 1, '');
    await atLargeSince('2026-09-01', 2);

    const board = await vault.ask('board:read', { kind: 'extradition', officer: null });

    expect(board).toMatchObject({ open: 1, unassigned: 1 });
  });

  it('within seven days are those still ahead, the lapsed ones apart, and one that lapsed hides none ahead', async () => {
    await emptyOffice();
    const lapsed = await atLargeSince('2026-09-01', 1);
    const both = await atLargeSince('2026-09-01', 2);
    const deadline = (caseId: CaseId, dueOn: string) =>
      vault.ask('case:add-record', {
        caseId,
        entity: 'deadline',
        fields: { label: 'Invented', dueOn, hardStop: true, status: 'open' },
      });
    await deadline(lapsed, '2026-11-01');
    await deadline(both, '2026-11-01');
    await deadline(both, '2026-11-25');

    expect(await vault.ask('board:read', { kind: 'extradition' })).toMatchObject({ open: 2, soon: 1, lapsed: 2 });
    expect(await vault.ask('board:read', { kind: 'extradition', due: 'week' })).toMatchObject({ open: 1 });
    expect(await vault.ask('board:read', { kind: 'extradition', due: 'over' })).toMatchObject({ open: 2 });
    expect(await vault.ask('pipeline:report', { top: 1 })).toMatchObject({
      next: [{ caseId: both, nextStopOn: '2026-11-25', stop: { daysToEarliest: 2 } }],
      nextCases: 1,
      lapsed: [{ nextStopOn: '2026-11-01' }],
      lapsedCases: 2,
    });
  });

  it('hold what is open and what goes on after its surrender apart', async () => {
    await emptyOffice();
    await atLargeSince('2026-09-01', 1);
    const fields = { kind: 'extradition', reference: 'EX-19', title: 'Invented', direction: 'US_REQ', stage: 'X19' };
    await vault.ask('case:create', { fields });

    const board = await vault.ask('board:read', { kind: 'extradition' });

    expect(board).toMatchObject({ open: 1, afterCare: 1, kinds: [{ kind: 'extradition', open: 1 }] });
    expect(await vault.ask('pipeline:report', {})).toMatchObject({ open: 1, afterCare: 1 });
  });

  it('name the act that the stage expects and the columns that a card may go to', async () => {
    await emptyOffice();
    await atLargeSince('2026-09-01', 1);
    const board = await vault.ask('board:read', { kind: 'extradition' });
    const card = board.columns.flatMap(({ cases }) => cases)[0]!;

    expect(card).toMatchObject({
      nextAct: { en: 'Execute the order: find and arrest the person' },
      mover: 'them',
      moverDays: 83,
    });
    expect(card.waysTo).toEqual(['detained', '']);
  });
});
