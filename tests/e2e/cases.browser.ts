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

test('finds a word by its beginning, and opens from what it found', async () => {
  const search = page.getByRole('searchbox', { name: 'Search in every field' });
  await search.fill('montej');
  await expect(page.locator('mark').first()).toHaveText(/montejano/i);

  await page.keyboard.press('ArrowDown');
  await expect(page.locator('[role="row"]:focus')).toHaveCount(1);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Montejano Urrea');

  await goToRoom(page, 'C');
  await search.fill('');
  await expect(page.locator('mark')).toHaveCount(0);
});

test('takes the officer from two selected cases by keyboard, and gives it back', async () => {
  await showColumn('Officer');
  const row = page.getByRole('row').filter({ hasText: 'EX-2026-0117' }); // by its stop it is not the last
  await row.click();
  await expect(row).toBeFocused();
  await page.keyboard.press('Space');
  await expect(row).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Shift+ArrowDown');
  await expect(page.getByText('2 cases selected')).toBeVisible();
  const before = await row.innerText();

  await page.getByRole('button', { name: 'Officer…' }).click();
  await page.getByRole('combobox', { name: 'Officer' }).fill('No off');
  await page.getByRole('option', { name: 'No officer' }).click();
  await page.getByRole('button', { name: 'Assign', exact: true }).click();
  await expect(page.getByText(/no officer now/).first()).toBeVisible();
  await expect.poll(() => row.innerText()).not.toBe(before);

  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect.poll(() => row.innerText()).toBe(before);
});

test('keeps a filter under a name', async () => {
  await page.getByRole('button', { name: /^Any Kind/ }).click();
  await page.getByRole('option', { name: 'Information exchange' }).click();
  await expect(page.getByRole('row').filter({ hasText: 'EX-2026-0117' })).toHaveCount(0);
  await page.getByRole('button', { name: 'Saved filters' }).click();
  await page.getByRole('menuitem', { name: 'Save this filter…' }).click();
  await page.getByRole('textbox', { name: 'Name of the filter' }).fill('Exchanges of mine');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Exchanges of mine' })).toBeVisible();

  await page.getByRole('button', { name: 'Clear', exact: true }).click();

  await expect(page.getByRole('row').filter({ hasText: 'EX-2026-0117' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Saved filters' })).toBeVisible();
});

test('shows the case that one is on beside the list, and in a narrow window the list alone', async () => {
  const beside = page.getByRole('complementary', { name: 'Case' });
  await page.getByRole('row').filter({ hasText: 'EX-2026-0117' }).click();
  await expect(beside).toContainText('EX-2026-0117');
  await expect(beside.getByRole('heading', { name: 'In the case' })).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await expect(beside).not.toContainText('EX-2026-0117');

  const size = page.viewportSize();
  await page.setViewportSize({ width: 1024, height: 640 });
  await expect(beside).toHaveCount(0);
  await page.setViewportSize(size ?? { width: 1440, height: 900 });
  await expect(beside).toBeVisible();
});

test('opens a case by keyboard, tab by tab', async () => {
  const row = page.getByRole('row').filter({ hasText: 'EX-2026-0117' });
  await row.click();
  await expect(row).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Montejano Urrea');

  await showTab('2', /^People/);
});

test('changes a field in place, and takes it back', async () => {
  await page
    .getByRole('button', { name: /^More: Montejano/ })
    .first()
    .click();
  await page.getByRole('menuitem', { name: 'Edit' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: /^\d+ more fields?/ }).click(); // nobody wrote it yet, and it is seldom filled
  await dialog.getByRole('textbox', { name: 'Hair', exact: true }).fill('auburn synthetic');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog).toHaveCount(0);
  await expect(page.getByText('auburn synthetic')).toBeVisible();

  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(page.getByText('auburn synthetic')).toHaveCount(0);
});

async function showColumn(name: string): Promise<void> {
  await page.getByRole('button', { name: 'Columns' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText(name, { exact: true }).click();
  await expect(dialog.getByRole('checkbox', { name, exact: true })).toBeChecked();
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await expect(page.getByRole('columnheader', { name })).toBeVisible();
}

async function showTab(key: string, name: RegExp): Promise<void> {
  await pressUntil(page, [key], () =>
    expect(page.getByRole('tab', { name })).toHaveAttribute('aria-selected', 'true', { timeout: 5_000 }),
  );
}
