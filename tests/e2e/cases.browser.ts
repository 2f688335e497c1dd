import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { expect, test as base, type Page } from '@playwright/test';
import { closeDoor, openDoor } from './loopback.ts';

// Cases and one case over the loopback page, on the demo office; one door and one page for all tests, in their order.

const test = base.extend<object, { office: Page }>({
  office: [
    async ({ browser }, use) => {
      const door = await openDoor(['--demo']);
      const page = await (
        await browser.newContext({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' })
      ).newPage();
      await page.goto(door.address);
      await page.getByRole('button', { name: 'Go to the vault' }).click({ timeout: 40_000 });
      await use(page);
      await page.context().close();
      await closeDoor(door);
    },
    { scope: 'worker', timeout: 60_000 },
  ],
});

test('lists the cases by their next hard stop, without accessibility faults', async ({ office: page }) => {
  await page.keyboard.press('g');
  await page.keyboard.press('c');

  await expect(page.getByRole('heading', { name: 'Cases' })).toBeVisible();
  await expect(page.getByRole('row').nth(1)).toContainText('EX-');
  await expectAccessible(page);
});

test('finds a word in any field and shows it', async ({ office: page }) => {
  const search = page.getByRole('searchbox', { name: 'Search in every field' });
  await search.fill('Montejano');

  await expect(page.locator('mark').first()).toHaveText(/montejano/i);
  await search.fill('');
});

test('opens a case by keyboard, tab by tab, without accessibility faults', async ({ office: page }) => {
  await page.getByRole('row').filter({ hasText: 'EX-2026-0117' }).click();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Montejano Urrea');
  await expectAccessible(page);

  await page.keyboard.press('2');
  await expect(page.getByRole('tab', { name: /^Persons/ })).toHaveAttribute('aria-selected', 'true');
  await expectAccessible(page);
});

test('changes a field in place, and takes it back', async ({ office: page }) => {
  await page
    .getByRole('button', { name: /^More: Montejano/ })
    .first()
    .click();
  await page.getByRole('menuitem', { name: 'Edit' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Hair', exact: true }).fill('auburn synthetic');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('auburn synthetic')).toBeVisible();

  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(page.getByText('auburn synthetic')).toBeHidden();
});

test('takes in a dropped file of 200 MB until it is cancelled, and keeps nothing of it', async ({ office: page }) => {
  await page.keyboard.press('6');
  const before = await page.locator('.case-files li').count();
  const folder = mkdtempSync(join(tmpdir(), 'enlace-drop-'));
  const file = join(folder, 'synthetic-recording.bin');
  writeFileSync(file, '');
  truncateSync(file, 200_000_000);
  await dropOn(page, '.drop', file);

  await expect(page.getByText('Taking in synthetic-recording.bin')).toBeVisible();
  await page.getByRole('button', { name: 'Cancel' }).click();

  await expect(page.getByText('Taking in synthetic-recording.bin')).toBeHidden();
  await expect(page.locator('.case-files li')).toHaveCount(before);
  rmSync(folder, { recursive: true });
});

/** A drop as the system makes it: an event that a page makes up carries no file that the browser trusts. */
async function dropOn(page: Page, place: string, file: string): Promise<void> {
  const box = await page.locator(place).boundingBox();
  if (box === null) throw new Error('the place to drop is not shown');
  const session = await page.context().newCDPSession(page);
  const [x, y] = [box.x + 40, box.y + box.height / 2];
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await session.send('Input.dispatchDragEvent', { type, x, y, data: { items: [], files: [file], dragOperationsMask: 1 } });
  await session.detach();
}

async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']).analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html.slice(0, 160))])).toEqual([]);
}
