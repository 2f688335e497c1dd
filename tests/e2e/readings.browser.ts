import { expect, test } from '@playwright/test';
import { pngOf, scanned, scannedPdf } from '../support/scans.ts';
import { inspector } from './inspect.ts';
import { enterOffice, goToRoom, leaveOffice, type Office } from './office.ts';
import { dialog, leave, openDemoCase, showTab } from './surfaces.ts';

// Scans that come in are read by themselves; what was read with doubt is looked at, and what was read is found.

test.describe.configure({ mode: 'serial' });

let office: Office;
test.beforeAll(async ({ browser }) => {
  office = await enterOffice(browser, { width: 1280, height: 800 });
});
test.afterAll(() => leaveOffice(office));

const clear = ['The clerk certified the copy', 'of the marshmallow ledger'];
const faint = scanned(['A copy of a copy of a copy', 'that nobody can read well'], { blur: 4 });

test('scans that come in are read, and say so in the list', async () => {
  const { page } = office;
  await openDemoCase(page);
  await showTab(page, '3');
  const choosing = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Choose files' }).click();
  const pdf = Buffer.from(await scannedPdf([clear, faint, scanned(['Another faint sheet'], { blur: 5 })]));
  await (
    await choosing
  ).setFiles([
    { name: 'ledger.pdf', mimeType: 'application/pdf', buffer: pdf },
    { name: 'clear.png', mimeType: 'image/png', buffer: Buffer.from(pngOf(['Received in Hermosillo'])) },
  ]);

  const files = page.locator('.case-files li');
  await expect(files.filter({ hasText: 'clear.png' })).toContainText('3 words found');
  await expect(files.filter({ hasText: 'ledger.pdf' })).toContainText('2 pages need a look');
  const inspect = inspector(page);
  await inspect.look('documents that were read');
  inspect.expectNoFaults();
});

test('a page that was read with doubt is looked at beside its words, by keyboard, one after the other', async () => {
  const { page } = office;
  await page.getByRole('button', { name: /^2 pages need a look/ }).press('Enter');
  await expect(page.getByRole('heading', { name: 'Look at page 2 of' })).toBeVisible();
  await expect(page.locator('.page-words u').first()).toBeVisible();
  await expect(page.getByRole('img', { name: /^page 2 of/ })).toBeVisible();
  const inspect = inspector(page);
  await inspect.look('a page to look at', dialog);
  inspect.expectNoFaults();

  await page.getByRole('button', { name: 'I have looked: it holds more' }).press('Enter');
  await expect(page.getByRole('heading', { name: 'Look at page 3 of' })).toBeVisible();
  await expect(page.getByRole('img', { name: /^page 3 of/ })).toBeVisible(); // until then nobody can say that they looked
  await page.getByRole('button', { name: 'I have looked: it shows what was read' }).press('Enter');

  await expect(page.locator('.scrim')).toHaveCount(0);
  await expect(page.locator('.case-files li').filter({ hasText: 'ledger.pdf' })).toContainText('2 pages looked at');
});

test('a word of a scan is found with its page', async () => {
  const { page } = office;
  await goToRoom(page, 'C');
  await page.getByRole('searchbox').first().fill('marshmallow');
  await page.keyboard.press('Enter');

  await expect(page.getByRole('row').filter({ hasText: 'marshmallow' })).toContainText('page 1');
});

test('a hit in a scan opens its page with the words marked, the desk opens from there, and the way back leads to the page', async () => {
  const { page } = office;
  const found = page.getByRole('row').filter({ hasText: 'marshmallow' });
  await found.focus();
  await expect(found).toBeFocused();
  await page.keyboard.press('Enter');
  const viewer = page.getByRole('dialog');
  await expect(viewer.getByText('1 of 1')).toBeVisible();
  await expect(viewer.locator('[data-page="1"] i.here')).toBeVisible();
  const inspect = inspector(page);
  await inspect.look('a page with what was found', dialog);
  inspect.expectNoFaults();

  await viewer.getByRole('button', { name: 'Black out…' }).click();
  await expect(page.getByRole('application')).toBeVisible();
  await page.getByRole('button', { name: 'Back' }).click();

  await expect(viewer.locator('[data-page="1"] i.here')).toBeVisible();
});

test('a hit in a picture is marked in it', async () => {
  const { page } = office;
  await leave(page);
  await goToRoom(page, 'C');
  await page.getByRole('searchbox').first().fill('received hermosillo');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('row').filter({ hasText: 'marshmallow' })).toHaveCount(0); // found before
  const found = page.getByRole('row').filter({ hasText: 'page 1' }).first();
  await found.focus();
  await expect(found).toBeFocused();
  await page.keyboard.press('Enter');

  await expect(page.getByRole('dialog').locator('.pdf-page i').first()).toBeVisible();
});
