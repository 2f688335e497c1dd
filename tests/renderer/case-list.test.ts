import { page } from '../support/page-door.ts';
import { afterEach, beforeEach, expect, it } from 'vitest';
import {
  allCases,
  foundOf,
  openCaseList,
  refusalOf,
  rowsOf,
  searchCases,
  useCaseList,
} from '../../renderer/case-list/case-list-store.ts';
import { forgetEverything } from '../../renderer/stores.ts';
import { tempVault, type TempVault } from '../support/temp-vault.ts';

// The store of the case list over a real office.
let vault: TempVault;
const state = () => useCaseList.getState();
const titles = () => rowsOf(state()).map(row => row?.title);

beforeEach(async () => {
  vault = await tempVault();
  page.stand(vault);
  await vault.ask('case:create', { fields: { kind: 'extradition', reference: 'EX-1', title: 'Faro inventado' } });
});
afterEach(() => {
  forgetEverything();
  vault.cleanup();
});

it('keeps the rows that were read where they are refused, counts none meanwhile, and goes on once they come', async () => {
  await openCaseList();
  expect([titles(), allCases(state())]).toEqual([['Faro inventado'], 1]);

  page.stand(null);
  await openCaseList();
  expect(state().list).toMatchObject({ phase: 'failed', rows: [{ title: 'Faro inventado' }], refusal: { code: 'vault/locked' } });
  expect(allCases(state())).toBeNull();

  page.stand(vault);
  await openCaseList();
  expect([titles(), refusalOf(state())]).toEqual([['Faro inventado'], null]);
});

it('keeps what was found while more is typed and where that is refused, and leaves the search without words', async () => {
  await searchCases('Faro');
  const found = foundOf(state());
  expect(found?.cases.map(({ reference }) => reference)).toEqual(['EX-1']);

  page.stand(null);
  const searching = searchCases('Faro inv');
  expect(state().search).toEqual({ phase: 'searching', words: 'Faro inv', found });
  await searching;
  expect(state().search).toMatchObject({ phase: 'refused', words: 'Faro inv', found });
  expect(refusalOf(state())).toMatchObject({ code: 'vault/locked' });

  await searchCases(' ');
  expect([state().search, refusalOf(state())]).toEqual([{ phase: 'idle', words: ' ' }, null]);
});

it('shows nothing found for words that have been taken back meanwhile', async () => {
  const searching = searchCases('Faro');
  await searchCases('');
  await searching;

  expect(state().search).toEqual({ phase: 'idle', words: '' });
});
