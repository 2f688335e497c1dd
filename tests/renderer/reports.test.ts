import { page } from '../support/page-door.ts';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { useDay } from '../../renderer/day.ts';
import {
  chooseDays,
  choosePeriod,
  exportCalendar,
  failureOf,
  openReports,
  reviewOf,
  useReports,
} from '../../renderer/reports/report-store.ts';
import { askWhose, chooseMonth, monthsUntil, readMonthly, useMonthly } from '../../renderer/reports/monthly-store.ts';
import { forgetEverything } from '../../renderer/stores.ts';
import type { CivilDate } from '../../shared/language.ts';
import { tempVault, type TempVault } from '../support/temp-vault.ts';

// The store of the reports over a real office.
let vault: TempVault;

beforeEach(async () => {
  vault = await tempVault();
  page.stand(vault);
  useDay.setState({ on: '2026-11-23' as CivilDate });
});
afterEach(() => {
  useDay.setState(useDay.getInitialState(), true);
  forgetEverything();
  vault.cleanup();
});

it('keeps the figures that were read where new ones are refused, and says why until they come', async () => {
  await openReports();
  const review = reviewOf(useReports.getState());
  expect(review).not.toBeNull();

  page.stand(null);
  await openReports();
  expect(useReports.getState().reviewed).toMatchObject({ phase: 'ready', review, failure: { code: 'vault/locked' } });
  page.stand(vault);
  await openReports();
  expect(failureOf(useReports.getState())).toBeNull();
});

it('has no figures where the first ones are refused', async () => {
  page.stand(null);
  await openReports();

  expect(useReports.getState().reviewed).toEqual({ phase: 'failed', failure: { code: 'vault/locked' } });
});

it('begins days of one’s own as those of the period before, and holds none for any other period', async () => {
  choosePeriod('lastYear');
  choosePeriod('custom');
  await page.quiet();
  const { from, to } = reviewOf(useReports.getState())!;
  expect(useReports.getState().period).toEqual({ id: 'custom', from, to });
  expect([from.slice(5), to.slice(5)]).toEqual(['01-01', '12-31']);

  chooseDays({ from, to: `${from.slice(0, 4)}-02-01` as CivilDate });
  await page.quiet();
  expect(reviewOf(useReports.getState())).toMatchObject({ from, to: `${from.slice(0, 4)}-02-01` });
  choosePeriod('years');
  expect(useReports.getState().period).toEqual({ id: 'years' });
  await page.quiet();
});

it('says why a calendar was not written until the figures are read again', async () => {
  await openReports();
  expect(await exportCalendar('no-such-folder/plazos', 'es', false)).toBeNull();
  expect(failureOf(useReports.getState())).not.toBeNull();

  await openReports();
  expect(failureOf(useReports.getState())).toBeNull();
  expect(useReports.getState().exporting).toEqual({ phase: 'idle' });
});

it('gathers the month before today’s first, and another where it is chosen; an officer’s alone where one is', async () => {
  const today = '2026-03-10' as CivilDate;
  await readMonthly(today);
  expect(useMonthly.getState()).toMatchObject({ month: '2026-02', monthly: { month: '2026-02', officer: null }, failure: null });
  expect(monthsUntil('2026-01-10' as CivilDate).slice(0, 3)).toEqual(['2026-01', '2025-12', '2025-11']);

  chooseMonth({ month: '2026-01', officer: 'first' }, today);
  await page.quiet();
  expect(useMonthly.getState().monthly).toMatchObject({ month: '2026-01', officer: 'first' });

  await vault.ask('duty:set', { standing: 'federal', monthlyDay: 1 });
  await readMonthly(today);
  expect(useMonthly.getState()).toMatchObject({ monthly: null, failure: { code: 'duty/no-monthly-report' } });
  await askWhose();
  expect(useMonthly.getState().isOurs).toBe(false);
});
