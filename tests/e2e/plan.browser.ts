import { expect, test, type Page } from '@playwright/test';
import { inspector, type Inspector } from './inspect.ts';
import { enterOffice, goToRoom, leaveOffice, type Office } from './office.ts';
import { closeAll, dialog, showTab } from './surfaces.ts';

// The plan of the demo's joint investigation: board, timeline, table; a task made, moved and looked at, and one that a law refuses.

let office: Office;
let page: Page;
let inspect: Inspector;

test.beforeAll(async ({ browser }) => {
  office = await enterOffice(browser);
  ({ page } = office);
});
test.afterAll(() => leaveOffice(office));

test.beforeEach(async () => {
  inspect = inspector(page);
  await closeAll(page);
});
test.afterEach(() => inspect.expectNoFaults());

async function openPlan(): Promise<void> {
  await goToRoom(page, 'C');
  await page.getByRole('row').filter({ hasText: 'JI-2026-0009' }).click();
  await page.keyboard.press('Enter');
  await showTab(page, '2');
  await expect(page.locator('.plan')).toBeVisible();
}

const board = () => page.locator('.plan-board');
const column = (name: string) => board().getByRole('list', { name: new RegExp(`^${name}`) });
const card = (what: string) =>
  board()
    .locator('.card')
    .filter({ has: page.locator('.plan-what', { hasText: what }) });

test('the plan as board, timeline and table', async () => {
  await openPlan();
  await expect(card('Comparar los pedimentos')).toContainText('waits for: Pedir a la aduana');
  await inspect.look('the plan, board');
  for (const view of ['Timeline', 'Table'] as const) {
    await page.locator('.plan').getByRole('radio', { name: view }).click();
    await inspect.look(`the plan, ${view}`);
  }
  await page.locator('.plan').getByRole('radio', { name: 'Board' }).click();
});

test('a task is moved by keys, and what waited for it is owed', async () => {
  await openPlan();
  const task = card('Pedir a la aduana');
  await task.focus();
  await page.keyboard.press('Shift+ArrowRight');
  await expect(column('Done').locator('.card').filter({ hasText: 'Pedir a la aduana' })).toBeFocused();
  await expect(card('Comparar los pedimentos')).not.toContainText('waits for');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('group', { name: /^Pedir a la aduana/ })).toBeVisible();
  await expect(page.getByRole('group', { name: /^Pedir a la aduana/ })).toBeInViewport();
  await inspect.look('a task of the plan, open');
  await task.focus();
  await page.keyboard.press('Shift+ArrowLeft');
  await expect(column('In progress').locator('.card').filter({ hasText: 'Pedir a la aduana' })).toBeFocused();
});

test('an act by force of a foreign authority is refused at its form, with the law', async () => {
  await openPlan();
  await page.getByRole('button', { name: 'Add: Task' }).click();
  const form = page.getByRole('dialog');
  await form.getByRole('textbox', { name: 'What', exact: true }).fill('Search the yard');
  await form.getByRole('combobox', { name: /Party that owes it/ }).fill('US-DEA');
  await page.keyboard.press('Enter');
  await form.getByRole('button', { name: /Powers used/ }).click();
  await page.getByRole('option', { name: 'Coercive', exact: true }).click();
  await form.getByRole('combobox', { name: /In which country/ }).fill('Mexico');
  await page.keyboard.press('Enter');
  await form.getByRole('button', { name: /Save/ }).click();
  await expect(form).toContainText('National Security Law (LSN)');
  await inspect.look('a task that a law keeps to others', dialog);
});
