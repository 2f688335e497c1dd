import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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

test('takes in a dropped file of 200 MB until it is cancelled, and keeps nothing of it', async () => {
  await showTab('6', /^Documents/);
  await expect(page.locator('.case-files li').first()).toBeVisible();
  const before = await page.locator('.case-files li').count();
  const folder = mkdtempSync(join(tmpdir(), 'enlace-drop-'));
  const file = join(folder, 'synthetic-recording.bin');
  writeFileSync(file, '');
  truncateSync(file, 200_000_000);
  await dropOn(page, '.drop', file);

  await page.getByRole('progressbar', { name: 'Taking in synthetic-recording.bin' }).waitFor();
  await page.getByRole('button', { name: 'Cancel' }).click();

  await expect(page.getByText('Taking in synthetic-recording.bin')).toHaveCount(0);
  await expect(page.locator('.case-files li')).toHaveCount(before);
  rmSync(folder, { recursive: true });
});

async function showTab(key: string, name: RegExp): Promise<void> {
  await pressUntil(page, [key], () =>
    expect(page.getByRole('tab', { name })).toHaveAttribute('aria-selected', 'true', { timeout: 5_000 }),
  );
}

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
