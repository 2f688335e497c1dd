import { expect, test, type Page } from '@playwright/test';
import { inspector } from './inspect.ts';
import { enterOffice, goToRoom, leaveOffice, type Office } from './office.ts';
import { dialog, openDemoCase } from './surfaces.ts';

// A logged exchange is corrected, closed and reopened in the window; every version stays.
test.describe.configure({ mode: 'serial' });

let office: Office;
let page: Page;

test.beforeAll(async ({ browser }) => {
  office = await enterOffice(browser, { width: 1280, height: 800 });
  ({ page } = office);
  await openDemoCase(page);
  await page.getByRole('tab', { name: /^Exchanges/ }).click();
});
test.afterAll(() => leaveOffice(office));

const block = () =>
  page
    .locator('.case-record')
    .filter({ has: page.locator('h2') })
    .first();
async function choose(item: string): Promise<void> {
  await block()
    .getByRole('button', { name: /^More:/ })
    .first()
    .click();
  await page.getByRole('menuitem', { name: item }).click();
}

test('a topic is corrected with its reason, which the form asks for', async () => {
  await choose('Correct…');
  const form = page.getByRole('dialog');
  await form.getByLabel('Topic').fill('Invented topic');
  await expect(form.getByRole('button', { name: 'Correct', exact: true })).toHaveAttribute('aria-disabled', 'true');
  const inspect = inspector(page);
  await inspect.look('an exchange corrected', dialog);
  await form.getByLabel('Reason').fill('Misheard');
  await form.getByRole('button', { name: 'Correct', exact: true }).click();
  await expect(form).toHaveCount(0);
  await block().locator('summary').click();
  await expect(block().locator('.exchange-versions li').filter({ hasText: 'Misheard' }).first()).toContainText('Invented topic');
  inspect.expectNoFaults();
});

test('what was typed is asked about when it is left, and waits', async () => {
  await choose('Close the exchange');
  const form = page.getByRole('dialog');
  await form.getByLabel('Reason').fill('Everything came');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Leave and keep it' }).click();
  await choose('Close the exchange');
  await expect(page.getByRole('dialog').getByLabel('Reason')).toHaveValue('Everything came');
});

test('it is closed once the open commitments are settled, and reopened with a reason', async () => {
  const form = page.getByRole('dialog');
  const act = form.getByRole('button', { name: 'Close the exchange', exact: true });
  const kept = form.getByText('Kept', { exact: true });
  if ((await form.getByRole('radio').count()) > 0) await kept.click();
  const inspect = inspector(page);
  await inspect.look('an exchange closed', dialog);
  await act.click();
  await expect(form).toHaveCount(0);
  await expect(block()).toContainText(/Closed on .* Everything came/);
  await goToRoom(page, 'X');
  await expect(page.getByRole('row').filter({ hasText: 'Closed on' })).toHaveCount(1);
  await page.getByRole('row').filter({ hasText: 'Closed on' }).click();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('tab', { name: /^Exchanges/ })).toHaveAttribute('aria-selected', 'true'); // the line opens its exchange
  await page
    .locator('.case-record')
    .filter({ hasText: 'Closed on' })
    .first()
    .getByRole('button', { name: /^More:/ })
    .first()
    .click();
  await page.getByRole('menuitem', { name: 'Reopen the exchange' }).click();
  await page.getByRole('dialog').getByLabel('Reason').fill('A page was missing');
  await page.getByRole('dialog').getByRole('button', { name: 'Reopen the exchange', exact: true }).click();
  await expect(page.getByText(/^Closed on/).filter({ visible: true })).toHaveCount(0);
  inspect.expectNoFaults();
});

test('our log stands by days, and is narrowed to what is still promised', async () => {
  await goToRoom(page, 'X');
  const grid = page.getByRole('grid', { name: 'Exchanges' });
  const rows = grid.locator('.grid-row');
  const days = grid.locator('.grid-group');
  await expect(rows.first().locator('svg')).toBeVisible(); // how it went
  const all = await rows.count();
  expect(await days.count()).toBe(new Set(await grid.locator('.grid-cell .visually-hidden').allTextContents()).size);
  for (const at of [0, 1]) {
    const [head, row] = [await days.nth(at).boundingBox(), await rows.nth(at).boundingBox()];
    expect(head!.y + head!.height).toBeLessThanOrEqual(row!.y + 1); // each day above its own, and over nobody's
  }

  const choose = async (option: string) => {
    await page.getByRole('button', { name: /Commitments/ }).click();
    await page.getByRole('option', { name: option, exact: true }).click();
  };
  await choose('Open');
  await expect.poll(() => rows.count()).toBeLessThan(all);
  await expect(rows.filter({ hasNotText: /due|no day set/ })).toHaveCount(0);
  const inspect = inspector(page);
  await inspect.look('the log narrowed');
  inspect.expectNoFaults();
  await page.getByRole('button', { name: 'Show all' }).click();
  await expect(rows).toHaveCount(all);
});

test('the log of others is apart, and its empty list says what it is for', async () => {
  await goToRoom(page, 'X');
  await page.getByRole('radio', { name: 'From others’ logs' }).click();
  await expect(page.locator('.empty')).toContainText('apart from ours');
  const inspect = inspector(page);
  await inspect.look('the log of others');
  inspect.expectNoFaults();
});
