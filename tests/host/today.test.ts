import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fillOffice } from '../../electron/host/demo/demo-vault.ts';
import type { DayGroupId } from '../../shared/day.ts';
import type { CaseId, CivilDate } from '../../shared/language.ts';
import type { SnoozableRow } from '../../shared/snooze.ts';
import { tempVault, type TempVault } from '../support/temp-vault.ts';

const day = (text: string) => text as CivilDate; // dates of this file
let vault: TempVault;
beforeEach(async () => {
  vault = await tempVault({ nowMs: Date.parse('2026-11-23T18:00:00Z') });
  const { services, session } = vault;
  await fillOffice({ ...services, session, signal: new AbortController().signal, progress: () => undefined });
});
afterEach(() => vault.cleanup());

const openRows = async () => (await vault.ask('deadline:list', { limit: 500 })).rows;
async function rowOfClock(weight: 'hard' | 'soft', isNear: boolean) {
  const found = (await openRows()).find(
    row =>
      row.weight === weight && row.clock !== null && row.mustStopBy !== null && (row.warnOn ?? '9') > '2026-11-24' !== isNear,
  );
  if (found === undefined) throw new Error('the demo office has no such clock');
  const row: SnoozableRow = { kind: 'clock', caseId: found.caseId, clock: found.clock ?? '', startEvent: found.startEvent };
  return { row, found };
}
const rowsIn = async (groups: readonly DayGroupId[]) =>
  (await vault.ask('today:read', { view: 'office', rows: 500 })).groups
    .filter(({ id }) => groups.includes(id))
    .flatMap(({ rows }) => rows);
const lastAction = async () => (await vault.ask('audit:list', { limit: 1 })).events[0]?.action;

describe('putting a row off', () => {
  it('keeps a soft clock out of one person’s sight until a day, with the reason, and says so in the audit', async () => {
    const { row } = await rowOfClock('soft', true);

    const kept = await vault.ask('snooze:set', { row, until: day('2026-12-20'), reason: 'Invented reason' });

    expect(kept).toMatchObject([{ until: '2026-12-20', reason: 'Invented reason' }]);
    expect(await lastAction()).toBe('snooze:set');
    expect(await vault.ask('snooze:end', { row })).toEqual([]);
    expect(await lastAction()).toBe('snooze:end');
  });

  it('refuses to put a hard stop off past the day that it warns, and records nothing', async () => {
    const { row, found } = await rowOfClock('hard', false);
    const warnOn = found.warnOn!;
    const past = day(found.mustStopBy!);

    const refused = await vault.request('snooze:set', { row, until: past, reason: 'Invented' });

    expect(refused).toMatchObject({ ok: false, failure: { code: 'snooze/hard-stop' } });
    expect(await vault.ask('snooze:list', {})).toEqual([]);
    expect(await vault.ask('snooze:set', { row, until: warnOn, reason: 'Invented' })).toMatchObject([{ until: warnOn }]);
  });

  it('refuses a day that is not ahead, and a row that is not there', async () => {
    const { row } = await rowOfClock('soft', true);
    const gone: SnoozableRow = { ...row, kind: 'clock', clock: 'NONE' }; // a clock that no profile has

    const today = await vault.request('snooze:set', { row, until: day('2026-11-23'), reason: 'Invented' });
    const none = await vault.request('snooze:set', { row: gone, until: day('2026-12-01'), reason: 'Invented' });

    expect(today).toMatchObject({ ok: false, failure: { code: 'snooze/not-ahead' } });
    expect(none).toMatchObject({ ok: false, failure: { code: 'snooze/not-found' } });
  });

  it('is one person’s alone', async () => {
    const { row } = await rowOfClock('soft', true);
    await vault.ask('snooze:set', { row, until: day('2026-12-20'), reason: 'Invented' });
    await vault.ask('user:add', { label: 'second', role: 'officer', passphrase: 'synthetic lantern orchard quay officer' });
    await vault.unlock('synthetic lantern orchard quay officer', 'second');

    expect(await vault.ask('snooze:list', {})).toEqual([]);
  });
});

describe('commitments', () => {
  const exchangeWith = async (by: string) => {
    const caseId: CaseId = (await vault.ask('case:list', { text: 'EX-2026-0117' })).cases[0]!.id;
    await vault.ask('exchange:log', {
      caseId,
      fields: { startAt: '2026-11-20T10:00:00-06:00[America/Mexico_City]', mode: 'call', counterpart: 'MX-FGR' },
      children: [{ entity: 'commitment', fields: { what: 'Invented promise', by, dueOn: '2026-11-22' } }],
    });
  };

  it('of ours are owed with their own words and to whom', async () => {
    await exchangeWith('US-DOJ-OIA');

    expect(await vault.ask('duty:list', {})).toContainEqual(
      expect.objectContaining({
        kind: 'commitment',
        what: 'Invented promise',
        to: 'MX-FGR',
        due: expect.objectContaining({ tone: 'lapsed' }) as unknown,
      }),
    );
  });

  it('of the other side are awaited, not owed', async () => {
    await exchangeWith('MX-FGR');

    expect(await rowsIn(['ask', 'waiting'])).toContainEqual(
      expect.objectContaining({
        kind: 'promise',
        who: 'MX-FGR',
        what: { en: 'Invented promise', es: 'Invented promise' },
        due: expect.objectContaining({ earliest: '2026-11-22' }) as unknown,
      }),
    );
    expect((await vault.ask('duty:list', {})).filter(({ what }) => what === 'Invented promise')).toEqual([]);
  });
});

it('lists the papers of a package that came back, with what was deficient', async () => {
  const caseId: CaseId = (await vault.ask('case:list', { text: 'EX-2026-0117' })).cases[0]!.id;
  const returnedPapers = async () => (await rowsIn(['undated'])).filter(({ kind }) => kind === 'document');
  const before = (await returnedPapers()).length;
  await vault.ask('case:add-record', {
    caseId,
    entity: 'document',
    fields: { title: 'Invented paper', packageItem: 'facts', packageStatus: 'returned', deficiency: 'Invented deficiency' },
  });

  const returned = await returnedPapers();

  expect(returned).toHaveLength(before + 1);
  expect(returned).toContainEqual(
    expect.objectContaining({ caseId, note: { en: 'Invented deficiency', es: 'Invented deficiency' } }),
  );
});

describe('what the office sets', () => {
  it('moves every review of an arrest order with the months between them', async () => {
    const reviews = async () =>
      (await openRows()).filter(({ clock }) => clock === 'ORDER_REVIEW').map(({ mustStopBy }) => mustStopBy);
    const before = await reviews();
    await vault.ask('duty:set', { standing: 'foreign', monthlyDay: 1, reviewMonths: 12 });
    const after = await reviews();
    await vault.ask('duty:set', { standing: 'foreign', monthlyDay: 1, reviewMonths: 6 });

    expect(before.length).toBeGreaterThan(0);
    expect(after).not.toEqual(before);
    expect(await reviews()).toEqual(before);
  });

  it('keeps a monthly report that is taken back, and counts the next from the one before', async () => {
    const owed = async () => (await vault.ask('duty:list', {})).find(({ kind }) => kind === 'monthly-report')?.dueOn;
    await vault.ask('duty:file-monthly', { on: day('2026-10-01') });
    const before = await owed();
    await vault.ask('duty:file-monthly', { on: day('2026-11-20') });
    const [wrong] = await vault.ask('duty:list-monthly', {});

    const kept = await vault.ask('duty:retract-monthly', { id: wrong!.id, reason: 'Entered by mistake' });

    expect(kept).toMatchObject([
      { filedOn: '2026-11-20', retractedWhy: 'Entered by mistake' },
      { filedOn: '2026-10-01', retractedBy: null },
    ]);
    expect(await owed()).toBe(before);
    expect(await vault.request('duty:retract-monthly', { id: wrong!.id, reason: 'Again' })).toMatchObject({
      failure: { code: 'duty/no-such-report' },
    });
    await vault.ask('duty:file-monthly', { on: day('2026-11-20') });
    expect(await vault.ask('duty:list-monthly', {})).toHaveLength(3);
  });
});
