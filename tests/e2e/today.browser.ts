import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { closeDoor, openDoor } from './loopback.ts';

// One demo office for the file.
test.describe.configure({ mode: 'serial' });
let door: Awaited<ReturnType<typeof openDoor>>;
let page: Page;

test.beforeAll(async ({ browser }) => {
  door = await openDoor(['--demo']);
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en-US', reducedMotion: 'reduce' });
  page = await context.newPage();
  await page.goto(door.address);
  await page.getByRole('button', { name: 'Go to the vault' }).click({ timeout: 45_000 });
});
test.afterAll(async () => {
  await page.context().close();
  await closeDoor(door);
});

test('says what is due and for whom it waits', async () => {
  await expect(page.getByText(/^\d+ overdue$/)).toBeVisible();
  await expect(page.getByRole('region', { name: 'Next 14 days' }).getByRole('listitem').first()).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Waiting on others' })).toBeVisible();
});

for (const [language, heading] of [
  ['English', 'Your move'],
  ['Español', 'Le toca a usted'],
] as const) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`shows the day without an accessibility fault: ${language}, ${colorScheme}`, async () => {
      await page.emulateMedia({ colorScheme });
      await page.getByRole('radio', { name: language }).click({ force: true });
      await expect(page.getByRole('heading', { name: heading })).toBeVisible();

      const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa']).analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)).toEqual([]);
    });
  }
}

test('moves by keys through what is due, opens the case and comes back to the same row', async () => {
  const rows = page.locator('.due');
  await rows.first().focus();
  await page.keyboard.press('j');
  await expect(rows.nth(1)).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(rows).toHaveCount(0);

  await page.keyboard.press('Escape');
  await expect(rows.nth(1)).toBeFocused();
});
