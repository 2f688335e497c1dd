// @vitest-environment jsdom
import { page } from '../support/page-door.ts';
import { act, cleanup, render, screen } from '@testing-library/react';
import { Temporal } from 'temporal-polyfill';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { CasesScreen } from '../../renderer/case-list/CasesScreen.tsx';
import { useDay } from '../../renderer/day.ts';
import { PipelineScreen } from '../../renderer/pipeline/PipelineScreen.tsx';
import { OfficeZone } from '../../renderer/settings/OfficeZone.tsx';
import { forgetEverything } from '../../renderer/stores.ts';
import { TodayScreen } from '../../renderer/today/TodayScreen.tsx';
import { followDays, readOf, useToday } from '../../renderer/today/today-store.ts';
import { followVault } from '../../renderer/vault/vault-store.ts';
import { dayWatch } from '../../electron/host/stages/day-watch.ts';
import type { DayGroupId } from '../../shared/day.ts';
import type { CivilDate } from '../../shared/language.ts';
import { officeOfTwoZones } from '../support/every-view.ts';
import type { TempVault } from '../support/temp-vault.ts';

// The window over a real office whose day is Tijuana's, on computers whose own clock and zone say something else.
let vault: TempVault;
followDays();
beforeAll(async () => {
  vault = await officeOfTwoZones();
  await vault.ask('office:set-zone', { zone: 'America/Tijuana' });
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  page.stand(null);
  forgetEverything();
});
afterAll(() => vault.cleanup());

const settled = () => act(() => page.settled());

/** What three rooms show at an instant, on a computer that is set to another day and zone. */
async function shownAt(instant: string, computer: { readonly zone: string; readonly clock: string }): Promise<readonly string[]> {
  vault.setNowMs(Date.parse(instant));
  page.stand(vault);
  vi.useFakeTimers({ toFake: ['Date'], now: Date.parse(computer.clock) });
  vi.spyOn(Temporal.Now, 'timeZoneId').mockReturnValue(computer.zone);
  await followVault();
  const texts: string[] = [];
  for (const Room of [TodayScreen, CasesScreen, PipelineScreen]) {
    const { container } = render(<Room />);
    await settled();
    texts.push(container.textContent);
    cleanup();
  }
  return texts;
}

describe.each(['2026-11-14T07:59:59Z', '2026-11-14T08:00:00Z'])('at %s', instant => {
  it('the window draws the same on every computer, and as many overdue and due today as the host says', async () => {
    const computers = [
      { zone: 'Asia/Tokyo', clock: '2026-11-14T07:59:59Z' },
      { zone: 'America/Tijuana', clock: '2026-11-14T08:00:00Z' },
      { zone: 'UTC', clock: '2031-01-01T00:00:00Z' },
    ];
    const shown = [];
    for (const computer of computers) shown.push(await shownAt(instant, computer));
    const [day = '', list = ''] = shown[0] ?? [];
    const { groups } = await vault.ask('today:read', { view: 'office', rows: 8 });
    const inGroup = (id: DayGroupId) => groups.find(group => group.id === id)!;
    const late = inGroup('overdue').rows;

    expect(shown[1]).toEqual(shown[0]);
    expect(shown[2]).toEqual(shown[0]);
    expect(day).toContain(instant < '2026-11-14T08' ? 'Friday 13 November' : 'Saturday 14 November');
    expect(day).toContain(`${inGroup('overdue').total} overdue${inGroup('today').total} due today`);
    expect(inGroup('overdue').total + inGroup('today').total).toBeGreaterThan(0);
    for (const { due } of late) expect(day).toContain(`${-due!.daysToEarliest} day`);
    expect(list).toMatch(/EX-2026-0117/);
  });
});

it('a window that is left open over midnight shows the new day', async () => {
  vault.setNowMs(Date.parse('2026-11-14T07:59:50Z'));
  const watch = dayWatch(vault.services);
  watch.look();
  page.stand(vault);
  await followVault();
  render(<TodayScreen />);
  await settled();
  const duties = (group: DayGroupId) =>
    readOf(useToday.getState())
      .day.groups.find(({ id }) => id === group)!
      .rows.filter(({ kind, due }) => kind === 'duty' && due!.earliest > '2026-11-12')
      .map(({ due }) => due!.earliest);
  const before = duties('today').length;
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Friday 13 November');

  vault.setNowMs(Date.parse('2026-11-14T08:00:05Z'));
  await act(async () => watch.look());
  await settled();

  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Saturday 14 November');
  expect(before).toBe(1);
  expect(duties('today')).toEqual(['2026-11-14']);
  expect(duties('overdue')).toEqual(['2026-11-13']);
});

it('the settings say which day it is in the office’s zone', async () => {
  useDay.setState({ on: '2026-11-13' as CivilDate, zone: 'America/Tijuana' });

  render(<OfficeZone isSupervisor />);

  expect(screen.getByText(/Fri 13 Nov 2026 there \(America\/Tijuana\)/)).toBeTruthy();
});
