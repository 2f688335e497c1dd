import { expect, test, type Page } from '@playwright/test';
import { enterOffice, goToRoom, leaveOffice, pressUntil, type Office } from './office.ts';

// One demo office for the file; carrying a packet to a second office and back is `journey.browser.ts`.
test.describe.configure({ mode: 'serial' });

let office: Office;
let page: Page;

test.beforeAll(async ({ browser }) => {
  office = await enterOffice(browser);
  ({ page } = office);
});
test.afterAll(() => leaveOffice(office));

test('shows what would leave beside our record, builds it, and links the next number to the chain', async () => {
  await goToRoom(page, 'R');
  await choose('Case', '0117', /^EX-2026-0117/);
  await choose('Counterpart', 'MX-FG', /^MX-FGR/);
  await page.getByRole('button', { name: 'See what would leave' }).click();
  await page.getByRole('radio', { name: '2 What leaves' }).click();
  await expect(page.getByText('What leaves', { exact: true })).toBeVisible();
  await expect(page.getByRole('img', { name: /^withheld, R-/ }).first()).toBeVisible();

  const withheld = page.getByRole('button', { name: /^\d+ withheld$/ });
  await withheld.click();
  await expect(withheld).toHaveAttribute('aria-pressed', 'true');
  await expect(page.locator('.fold-line')).toHaveCount(0); // what leaves as it is stands aside
  await expect(page.getByRole('img', { name: /^withheld, R-/ }).first()).toBeVisible();
  await withheld.click();
  await expect(page.locator('.fold-line').first()).toBeVisible();

  await page.getByRole('button', { name: 'Build into a folder' }).click();
  await expect(page.getByRole('status').filter({ hasText: '.age' })).toBeVisible();
});

test('leaves the desk with Escape and lists the packet as waiting for its receipt', async () => {
  const awaited = page.getByRole('row').filter({ hasText: 'receipt awaited' });
  await pressUntil(page, ['Escape'], () => expect(awaited.first()).toBeVisible({ timeout: 10_000 }));
});

test('shows a finding at its place, withholds the words that give it away, and builds without them', async () => {
  await choose('Case', '0009', /^JI-2026-0009/);
  await choose('Counterpart', 'MX-FG', /^MX-FGR/);
  await page.getByRole('button', { name: 'See what would leave' }).click();
  await page.getByRole('button', { name: 'Build into a folder' }).click();
  const withhold = page.getByRole('button', { name: 'Withhold these words' });
  await expect(withhold).toBeVisible({ timeout: 60_000 });
  await expect(page.getByRole('button', { name: 'A withheld value is in what leaves' })).toBeFocused();
  await expect(page.locator('.leaves .leak')).toContainText('Garza');

  await withhold.click();
  await expect(page.getByText('1 value stays here now.', { exact: false })).toBeVisible({ timeout: 60_000 });
  await expect(page.getByRole('button', { name: 'Build into a folder' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('status').filter({ hasText: '.age' })).toBeVisible({ timeout: 60_000 });
});

/** Choose in a box by typing; by the option's name, since those of what was typed before may still stand. */
async function choose(box: string, typed: string, option: RegExp): Promise<void> {
  await page.getByRole('combobox', { name: box }).fill(typed);
  await page.getByRole('option', { name: option }).click();
}
