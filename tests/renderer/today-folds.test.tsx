// @vitest-environment jsdom
import { page } from '../support/page-door.ts';
import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { generatedOffice } from '../../electron/host/demo/generator.ts';
import { forgetEverything } from '../../renderer/stores.ts';
import { TodayScreen } from '../../renderer/today/TodayScreen.tsx';
import { dueCount, openToday, useToday } from '../../renderer/today/today-store.ts';
import { followVault } from '../../renderer/vault/vault-store.ts';
import type { DayGroup } from '../../shared/day.ts';
import { caseFile, importFile } from '../support/case-file.ts';
import { tempVault, type TempVault } from '../support/temp-vault.ts';

let vault: TempVault;
beforeAll(async () => {
  vault = await tempVault({ nowMs: Date.parse('2026-11-23T18:00:00Z') });
  const cases = [...generatedOffice({ cases: 80, eventsEach: 12, exchangesEach: 1 }, 11, '2026-11-23')];
  await importFile(vault, caseFile(...cases));
}, 240_000);
afterEach(() => {
  cleanup();
  page.stand(null);
  forgetEverything();
});
afterAll(() => vault.cleanup());

const settled = () => act(() => page.settled());
const groups = async (): Promise<readonly DayGroup[]> =>
  (await vault.ask('today:read', { view: 'office', rows: 500 })).groups.filter(({ total }) => total > 0);

async function openScreen(): Promise<HTMLElement> {
  page.stand(vault);
  await followVault();
  render(<TodayScreen />);
  await settled();
  return screen.getByRole('treegrid');
}

it('Today shows of a long group one line for what is alike, and no row of a short one is folded', async () => {
  const grid = await openScreen();
  const all = await groups();
  const lines = all.reduce((sum, { total, folds }) => sum + (folds.length === 0 ? total : folds.length), 0);

  expect(grid.querySelectorAll('.due')).toHaveLength(lines);
  expect(grid.querySelectorAll('[aria-expanded="false"]')).toHaveLength(
    all.flatMap(({ folds }) => folds.filter(({ total }) => total > 1)).length,
  );
  expect(lines).toBeLessThan(all.reduce((sum, { total }) => sum + total, 0) / 2);
});

it('Enter or a click on such a line shows every row of it, and the arrows close and open it', async () => {
  const grid = await openScreen();
  const fold = (await groups()).flatMap(group => group.folds).find(({ total }) => total > 3)!;
  const head = [...grid.querySelectorAll<HTMLElement>('[aria-expanded]')].find(
    each => within(each).queryByText(fold.what.en) !== null && within(each).queryByText(`${fold.total} rows`) !== null,
  )!;
  const opened = () => grid.querySelectorAll('.due.of-fold').length;
  const press = async (key: string) => {
    act(() => head.focus());
    fireEvent.keyDown(head, { key });
    await settled();
  };

  await press('Enter');
  expect([opened(), head.getAttribute('aria-expanded')]).toEqual([fold.total, 'true']);
  await act(openToday);
  expect(opened()).toBe(fold.total);
  await press('ArrowLeft');
  expect([opened(), head.getAttribute('aria-expanded')]).toEqual([0, 'false']);
  await press('ArrowRight');
  expect(opened()).toBe(fold.total);
  fireEvent.click(head);
  await settled();
  expect(opened()).toBe(0);
});

it('the sidebar counts what is overdue, due today and expired, as the head of the day does', async () => {
  const grid = await openScreen();
  const totalOf = async (id: DayGroup['id']) => (await groups()).find(group => group.id === id)?.total ?? 0;
  const expired = await totalOf('lapsed');

  expect(dueCount(useToday.getState())).toEqual({
    count: (await totalOf('overdue')) + (await totalOf('today')) + expired,
    isHot: true,
  });
  expect(screen.getByText(`${expired} mandatory deadlines expired`)).toBeTruthy();
  expect(within(grid).getByText(/^Mandatory deadlines that expired/).textContent).toContain(String(expired));
});

it('Today stands before it is known whom to talk to, which a large office takes longest to say', async () => {
  const answered: string[] = [];
  const shown: string[][] = [];
  const request = vault.request;
  const stop = useToday.subscribe(({ day }) => day.phase === 'ready' && void shown.push([...answered]));
  page.stand({
    ...vault,
    async request(channel, input) {
      const answer = await request(channel, input);
      if (channel === 'deconflict:list') await vi.waitFor(() => expect(shown).not.toEqual([]), 10_000).catch(() => undefined);
      answered.push(channel);
      return answer;
    },
  });
  await followVault();
  await openToday();
  stop();

  expect(shown[0]).toContain('today:read');
  expect(shown[0]).not.toContain('deconflict:list');
  expect(shown.at(-1)).toContain('deconflict:list');
});
