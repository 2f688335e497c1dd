import { expect, test, type Page } from '@playwright/test';
import { enterOffice, leaveOffice, type Office } from './office.ts';
import { openDemoCase, showTab } from './surfaces.ts';

// The head of a case leaves the window to the case. One demo office for the file.
test.describe.configure({ mode: 'serial' });
let office: Office;
let page: Page;

test.beforeAll(async ({ browser }) => {
  office = await enterOffice(browser);
  ({ page } = office);
  await openDemoCase(page);
});
test.afterAll(() => leaveOffice(office));

for (const [width, height] of [
  [1440, 900],
  [1280, 800],
  [1024, 640],
] as const)
  test(`takes 144 pixels above the tabs at ${width} × ${height}, and 40 once the page is scrolled or another tab is shown`, async () => {
    await page.setViewportSize({ width, height });
    await showTab(page, '1');
    await expect(page.locator('.next-act')).toBeVisible();
    await expect.poll(headPx).toBeLessThanOrEqual(144);
    expect(await headPx()).toBeGreaterThan(100); // with the course and the act

    await page.locator('#content').evaluate(content => content.scrollTo(0, content.scrollHeight));
    await expect.poll(headPx).toBe(40);

    await showTab(page, '2');
    await expect.poll(headPx).toBe(40);
    await expect(page.getByRole('heading', { level: 1 })).toBeInViewport({ ratio: 1 });
  });

test('shows which values carry the highest mark, and marks the whole case by a command', async () => {
  await page.getByRole('button', { name: 'Highest mark L3' }).click();
  const carriers = page.getByRole('dialog', { name: /Highest mark L3/ });
  await expect(carriers).toContainText('The record itself: L0');
  await expect(carriers.getByRole('button').first()).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(carriers).toHaveCount(0);
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Mark the whole case' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
});

/** How much of the window stands above the tabs. */
function headPx(): Promise<number> {
  return page.evaluate(() => {
    const top = (at: string) => document.querySelector(at)?.getBoundingClientRect().top ?? NaN;
    return Math.round(top('.tabs') - top('main'));
  });
}
