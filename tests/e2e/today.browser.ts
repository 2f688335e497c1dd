import { expect, test, type Page } from '@playwright/test';
import { unlockWith } from './real-office.ts';
import { enterOffice, leaveOffice, pressUntil, type Office } from './office.ts';

// One demo office for the file.
test.describe.configure({ mode: 'serial' });

let office: Office;
let page: Page;

test.beforeAll(async ({ browser }) => {
  office = await enterOffice(browser, { width: 1280, height: 800 });
  ({ page } = office);
});
test.afterAll(() => leaveOffice(office));

test('says what is due and for whom it waits', async () => {
  await expect(page.getByText(/^\d+ overdue$/)).toBeVisible();
  await expect(page.getByRole('region', { name: 'Next 14 days' }).getByRole('listitem').first()).toBeVisible();
  await expect(page.getByText(/^\d+ waiting on others, \d+ of them to ask about$/)).toBeVisible();
  await expect(page.getByRole('columnheader', { name: /^Waiting on others/ }).first()).toBeVisible();
});

test('moves by keys through what is due, opens the case and comes back to the same row', async () => {
  const rows = page.locator('.due');
  await page.locator('#content').focus(); // as after coming from another room
  await page.keyboard.press('j');
  await expect(rows.first()).toBeFocused();
  await page.keyboard.press('j');
  await expect(rows.nth(1)).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(rows).toHaveCount(0);

  await pressUntil(page, ['Escape'], () => expect(rows.nth(1)).toBeFocused({ timeout: 10_000 }));
});

test('is found again by its passphrase once it was locked', async () => {
  const { page } = office;
  await page.getByRole('button', { name: 'Lock', exact: true }).click();
  await page.getByLabel('Passphrase', { exact: true }).waitFor();
  await unlockWith(page);
  await expect(page.getByRole('heading', { name: 'Action pending with you' })).toBeVisible();
});
