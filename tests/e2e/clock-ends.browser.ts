import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { enterOffice, goToRoom, leaveOffice } from './office.ts';

// One demo office for the file.
test.describe.configure({ mode: 'serial' });
let office: Awaited<ReturnType<typeof enterOffice>>;
let page: Page;

test.beforeAll(async ({ browser }) => {
  office = await enterOffice(browser);
  ({ page } = office);
  await goToRoom(page, 'C');
  await page.getByRole('row').filter({ hasText: 'EX-2026-0117' }).first().click();
  await page.keyboard.press('Enter');
  await expect(page.locator('.case-stages')).toBeVisible({ timeout: 30_000 });
});
test.afterAll(() => leaveOffice(office));

test('a person ends a deadline with reason and source, sees why it no longer applies, and lets it apply again', async () => {
  test.setTimeout(120_000);
  await page.getByRole('button', { name: /^Explain Constitution: detention/ }).click(); // one of the law's, no day that a record says
  await page
    .getByRole('button', { name: /No longer applies/ })
    .first()
    .click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Reason').fill('Invented reason');
  await dialog.getByLabel(/^Source/).fill('Invented note 7');
  await dialog.getByRole('button', { name: 'No longer applies' }).click();

  const ended = page.locator('details.clock-ended');
  await ended.locator('summary').click();
  await expect(ended).toContainText('Reason: Invented reason. Source: Invented note 7.');
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa']).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)).toEqual([]);
  }

  await ended.getByRole('button', { name: /^Applies again/ }).click();
  await page.getByRole('dialog').getByLabel('Reason').fill('Entered by mistake');
  await page.getByRole('dialog').getByRole('button', { name: 'Applies again' }).click();
  await expect(ended.getByText('Invented note 7')).toHaveCount(0);
});
