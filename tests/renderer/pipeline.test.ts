import { page } from '../support/page-door.ts';
import { afterEach, beforeEach, expect, it } from 'vitest';
import {
  boardOf,
  chooseView,
  failureOf,
  openPipeline,
  showStalled,
  usePipeline,
} from '../../renderer/pipeline/pipeline-store.ts';
import { forgetEverything } from '../../renderer/stores.ts';
import { tempVault, type TempVault } from '../support/temp-vault.ts';

// The store of the pipeline over a real office.
let vault: TempVault;
const state = () => usePipeline.getState();
const rows = () => {
  const { table } = state();
  return table.phase === 'ready' ? table.rows.map(({ reference }) => reference) : table.phase;
};

beforeEach(async () => {
  vault = await tempVault();
  page.stand(vault);
  await vault.ask('case:create', { fields: { kind: 'extradition', reference: 'EX-1', title: 'Faro inventado' } });
});
afterEach(() => {
  forgetEverything();
  vault.cleanup();
});

it('keeps the board and the table that were read where they are refused, and says why until they come', async () => {
  chooseView('table');
  await openPipeline();
  await page.quiet();
  const board = boardOf(state());
  expect([board?.open, rows()]).toEqual([1, ['EX-1']]);

  page.stand(null);
  await openPipeline();
  expect([boardOf(state()), rows()]).toEqual([board, ['EX-1']]);
  expect(failureOf(state())).toMatchObject({ code: 'vault/locked' });
  page.stand(vault);
  await openPipeline();
  expect([boardOf(state())?.open, rows(), failureOf(state())]).toEqual([1, ['EX-1'], null]);
});

it('says why its table was not read, though the board was', async () => {
  await openPipeline();
  page.stand(null);
  chooseView('table');
  await page.quiet();

  expect([state().board.phase, rows()]).toEqual(['ready', 'failed']);
  expect(failureOf(state())).toMatchObject({ code: 'vault/locked' });
});

it('shows no lines for the stalled cases before they have been read, and reads them once', async () => {
  await openPipeline();
  page.asked.length = 0;
  showStalled();
  expect([rows(), state().table]).toMatchObject(['loading', { order: 'days', isDescending: true }]);

  await page.quiet();
  expect(rows()).toEqual([]);
  expect(page.channels().filter(channel => channel === 'board:cases')).toHaveLength(1);
});
