import { expect, test, type Page } from '@playwright/test';
import { enterOffice, goToRoom, leaveOffice, pressUntil, type Office } from './office.ts';

// Cases and one case over the loopback page. One office: each test goes on where the one before it ended.
test.describe.configure({ mode: 'serial' });

let office: Office;
let page: Page;

test.beforeAll(async ({ browser }) => {
  office = await enterOffice(browser);
  ({ page } = office);
});
test.afterAll(() => leaveOffice(office));

test('lists the cases by their next hard stop', async () => {
  await goToRoom(page, 'C');

  await expect(page.getByRole('heading', { name: 'Cases', level: 1 })).toBeVisible();
  await expect(page.getByRole('row').nth(1)).toContainText('EX-');
});

test('finds a word in any field and shows it', async () => {
  const search = page.getByRole('searchbox', { name: 'Search in every field' });
  await search.fill('Montejano');

  await expect(page.locator('mark').first()).toHaveText(/montejano/i);

  await search.fill('');
  await expect(page.locator('mark')).toHaveCount(0);
});

test('opens a case by keyboard, tab by tab', async () => {
  await page.getByRole('row').filter({ hasText: 'EX-2026-0117' }).click();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Montejano Urrea');

  await showTab('2', /^Persons/);
});

test('changes a field in place, and takes it back', async () => {
  await page
    .getByRole('button', { name: /^More: Montejano/ })
    .first()
    .click();
  await page.getByRole('menuitem', { name: 'Edit' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Hair', exact: true }).fill('auburn synthetic');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog).toHaveCount(0);
  await expect(page.getByText('auburn synthetic')).toBeVisible();

  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(page.getByText('auburn synthetic')).toHaveCount(0);
});

async function showTab(key: string, name: RegExp): Promise<void> {
  await pressUntil(page, [key], () =>
    expect(page.getByRole('tab', { name })).toHaveAttribute('aria-selected', 'true', { timeout: 5_000 }),
  );
}
