import { afterEach, describe, expect, it } from 'vitest';
import { moverOf } from '../../shared/board.ts';
import type { CaseId, CivilDate } from '../../shared/language.ts';
import { findProfile } from '../../shared/profiles.ts';
import { tempVault, type TempVault } from '../support/temp-vault.ts';

let vault: TempVault;
afterEach(() => vault.cleanup());

const spain = { code: 'ES-MJU', names: { en: 'Invented Spanish office', es: 'Oficina española inventada' } };
const day = (text: string): CivilDate => text as CivilDate;

async function office(agency = spain): Promise<void> {
  vault = await tempVault({ agency, nowMs: Date.parse('2026-01-20T12:00:00Z') });
}

async function request(requestingCountry: string, requestedCountry: string, reference = 'EX-1'): Promise<CaseId> {
  const fields = { kind: 'extradition', reference, title: 'Invented', requestingCountry, requestedCountry, stage: 'X04' };
  return (await vault.ask('case:create', { fields })).id;
}

const stops = async (caseId: CaseId) =>
  (await vault.ask('deadline:list', { caseId })).rows
    .filter(({ state }) => state === 'running')
    .map(({ clock, mustStopBy }) => `${clock} ${mustStopBy}`)
    .toSorted();

describe('a request between Mexico and Spain', () => {
  it('of Mexico runs under the treaty and the Spanish Act from the day of the arrest', async () => {
    await office();
    const caseId = await request('MX', 'ES');
    await vault.ask('case:move-stage', { caseId, to: 'X05', on: day('2026-01-15') });

    expect((await vault.ask('case:stage', { caseId })).profile).toBe('mx-es-mx-req@2026-11');
    expect(await stops(caseId)).toEqual(['PA_LEP 2026-02-24', 'PA_TREATY 2026-03-16', 'PA_TREATY_45 2026-03-01']);
    expect((await vault.ask('case:show', { caseId })).summary.nextStopOn).toBe('2026-02-24');
  });

  it('that is filed with a person detained shows the proposal and the end of the detention apart, each on its own day', async () => {
    await office({ code: 'MX-SRE', names: { en: 'Invented office', es: 'Oficina inventada' } });
    const caseId = await request('MX', 'ES');
    await vault.ask('case:move-stage', { caseId, to: 'X05', on: day('2026-01-10') });
    await vault.ask('case:move-stage', { caseId, to: 'X07', on: day('2026-01-15'), facts: { noteNumber: 'N-1' } });

    const { groups } = await vault.ask('today:read', { view: 'office', rows: 50 });
    const rows = groups.flatMap(group => group.rows).filter(row => row.caseId === caseId && row.kind === 'stage');
    expect(rows.map(({ weight, due }) => `${weight} ${due?.earliest}`).toSorted()).toEqual([
      'hard 2026-02-24',
      'soft 2026-01-23',
    ]);
  });

  it('of Spain runs under the treaty and Mexican law', async () => {
    await office();
    const caseId = await request('ES', 'MX');
    await vault.ask('case:move-stage', { caseId, to: 'X05', on: day('2026-01-15') });

    expect((await vault.ask('case:stage', { caseId })).profile).toBe('mx-es-es-req@2026-11');
    expect(await stops(caseId)).toEqual([
      'PA_MX_CONST 2026-03-16',
      'PA_MX_LEI 2026-03-15',
      'PA_TREATY 2026-03-16',
      'PA_TREATY_45 2026-03-01',
    ]);
  });

  it('has its surrender counted from the communication of the grant, and its days off from the Spanish calendar', async () => {
    const clocks = findProfile('mx-es-mx-req@2026-11')!.clocks;

    expect(clocks.find(({ id }) => id === 'SURR_TREATY')).toMatchObject({
      length: { days: 60 },
      start: { events: ['grant-final'] },
      source: { law: 'TREATY', at: 'art. 21(3)–(4)', tag: 'V' },
    });
    await office();
    const calendars = await vault.ask('calendar:list', { year: 2026 });
    const spanish = calendars.find(({ id }) => id === 'es-judicial')!.daysOff.map(({ date }) => date);
    expect(spanish).toEqual(expect.arrayContaining(['2026-10-12', '2026-12-24', '2026-12-31']));
  });

  it('has the Spanish days off told from the first such case on', async () => {
    await office({ code: 'US-DOJ-OIA', names: { en: 'Invented office', es: 'Oficina inventada' } });
    await request('US', 'MX');
    const countries = async () => {
      const calendars = await vault.ask('calendar:list', { year: 2026 });
      return [...new Set(calendars.filter(({ isCountedHere }) => isCountedHere).map(({ id }) => id.slice(0, 2)))].toSorted();
    };

    expect(await countries()).toEqual(['mx', 'us']);
    await request('MX', 'ES', 'EX-2');
    expect(await countries()).toEqual(['es', 'mx', 'us']);
  });

  it('moves no case of the United States and Mexico', async () => {
    await office({ code: 'US-DOJ-OIA', names: { en: 'Invented office', es: 'Oficina inventada' } });
    const caseId = await request('US', 'MX');

    expect((await vault.ask('case:stage', { caseId })).profile).toBe('us-mx-us-req@2026-11');
  });

  it('stands on the board and in the list by its own direction', async () => {
    await office();
    await request('MX', 'ES');
    await request('US', 'MX', 'EX-2');

    expect((await vault.ask('board:read', { kind: 'extradition' })).directions).toEqual(['US-MX', 'MX-ES']);
    expect((await vault.ask('board:read', { kind: 'extradition', direction: 'MX-ES' })).open).toBe(1);
    expect((await vault.ask('case:list', { directions: ['MX-ES', 'ES-MX'] })).cases.map(({ reference }) => reference)).toEqual([
      'EX-1',
    ]);
    expect(['ES-AN', 'ES-MJU', 'MX-FGR'].map(agency => moverOf(agency, spain.code))).toEqual(['court', 'us', 'them']);
  });

  it('is counted in the review of its pair alone', async () => {
    await office();
    for (let number = 0; number < 6; number++) {
      const filed = await request('MX', 'ES', `EX-${number}`);
      await vault.ask('case:move-stage', { caseId: filed, to: 'X05', on: day('2025-03-01') });
      await vault.ask('case:move-stage', {
        caseId: filed,
        to: 'X07',
        on: day(`2025-03-1${number}`),
        facts: { noteNumber: 'N-1' },
      });
      await request('US', 'MX', `EX-US-${number}`);
    }
    const period = { from: day('2025-01-01'), to: day('2025-12-31') };
    const review = await vault.ask('review:read', { ...period, direction: 'MX-ES' });
    const other = await vault.ask('review:read', { ...period, direction: 'US-MX' });

    expect(review.sides.map(({ direction }) => direction)).toEqual(['MX-ES', 'ES-MX']);
    expect(review.figures.filed).toEqual({ kind: 'shown', count: 6 });
    expect(other.figures.filed).toEqual({ kind: 'shown', count: 0 });
    expect((await vault.ask('review:read', period)).direction).toBe('ES-MX'); // what a Spanish office itself asks
    expect(review.directions).toEqual(['US-MX', 'MX-ES']);
  });
});
