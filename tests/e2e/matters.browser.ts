import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { caseFile, sampleCase } from '../support/case-file.ts';
import { inspector } from './inspect.ts';
import { enterOffice, goToRoom, leaveOffice, type Office } from './office.ts';
import { dialog, press } from './surfaces.ts';

// Requests and assets on boards of their own, and from there to the record in its case.
test.describe.configure({ mode: 'serial' });

let office: Office;
let page: Page;
let folder: string;

test.beforeAll(async ({ browser }) => {
  folder = mkdtempSync(join(tmpdir(), 'enlace-matters-'));
  office = await enterOffice(browser, { width: 1280, height: 800 });
  ({ page } = office);
});
test.afterAll(async () => {
  await leaveOffice(office);
  rmSync(folder, { recursive: true, force: true });
});

const one = sampleCase({
  reference: 'EX-MATTERS',
  requests: [
    {
      type: 'records',
      direction: 'sent',
      to: 'MX-FGR',
      ourReference: 'SOL-41',
      status: 'in_execution',
      sentOn: '2026-01-20',
      deadlineOn: '2026-03-01',
    },
    { type: 'testimony', direction: 'received', ourReference: 'SOL-42', status: 'sent', sentOn: '2026-02-20' },
    { type: 'testimony', direction: 'received', ourReference: 'SOL-51', status: 'received', sentOn: '2026-02-20' },
    { type: 'locate', direction: 'sent', ourReference: 'SOL-43', status: 'draft' },
  ],
  assets: [{ description: 'Lancha Inventada', status: 'frozen', statusOn: '2025-03-01' }],
});

async function chooseBoard(name: string): Promise<void> {
  await page.locator('.board-head').getByRole('button', { name: /Kind/ }).click();
  await page.getByRole('option', { name }).click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
}

test('a request is found on its board by the keyboard and opened in its case', async () => {
  test.setTimeout(180_000);
  const file = join(folder, 'cases.json');
  writeFileSync(file, JSON.stringify(caseFile(one)));
  await goToRoom(page, 'C');
  await page.getByRole('button', { name: 'New case' }).first().click();
  await page.getByRole('button', { name: 'Import a case file' }).click();
  const choosing = page.waitForEvent('filechooser');
  await page.getByRole('dialog').getByRole('button', { name: 'Choose files' }).click();
  await (await choosing).setFiles(file);
  await page.getByRole('dialog').getByRole('button', { name: 'Import', exact: true }).click();
  await goToRoom(page, 'P');
  await chooseBoard('Requests in cases');
  const inspect = inspector(page);

  await inspect.look('the board of requests');
  await page.getByRole('searchbox').fill('SOL-4');
  const cards = page.locator('.board .card');
  await expect(cards).toHaveCount(3);
  await cards.first().focus();
  await expect(cards.first()).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await expect(page.locator('.board .card:focus')).toContainText('Statement or testimony, SOL-42');
  await page.keyboard.press('Shift+ArrowRight');
  const moving = page.getByRole('dialog', { name: 'Move on: Statement or testimony, SOL-42' });
  await expect(moving).toContainText('Stage now: Sent');
  await inspect.look('a request that is moved on');
  await moving.getByRole('button', { name: 'Cancel' }).click();
  await expect(moving).toHaveCount(0);
  const card = page.locator('.board [data-row-key]', { hasText: 'SOL-43' });
  await card.dragTo(page.locator('.board ul[aria-label="Sent"]'));
  await expect(moving).toHaveCount(0); // a draft is reviewed first
  await page.locator('.board [data-row-key]', { hasText: 'SOL-42' }).locator('button').focus();
  await page.keyboard.press('Enter');

  await expect(page.getByRole('tab', { name: /Requests/, selected: true })).toBeVisible();
  await expect(page.locator(':focus')).toHaveText(/Sent/);
  inspect.expectNoFaults();
});

test('a request is dragged to a stage that its own has an exit to, and goes there with the facts that are asked for', async () => {
  test.setTimeout(180_000);
  await goToRoom(page, 'P');
  await chooseBoard('Requests in cases');
  await page.getByRole('searchbox').fill('SOL-51');
  const returned = page.locator('.board ul[aria-label="Returned"]');
  const cards = page.locator('.board [data-row-key]');
  await expect(cards).toHaveCount(1);
  await cards.dragTo(returned);
  const moving = page.getByRole('dialog', { name: 'Move on: Statement or testimony, SOL-51' });
  await expect(moving).toContainText('Stage now: Received');
  await expect(moving).toContainText('Returned as incomplete'); // the exit to that column is chosen
  const inspect = inspector(page);
  await inspect.look('a dragged request whose facts are asked for', dialog);
  await moving.getByRole('button', { name: 'Move', exact: true }).click();
  await expect(moving.getByRole('alert')).toContainText('missing'); // nothing is moved without them
  await moving.getByLabel('What is missing').fill('Hoja inventada de firmas');
  await moving.getByRole('button', { name: 'Move', exact: true }).click();

  await expect(moving).toHaveCount(0);
  await expect(returned.locator('[data-row-key]')).toHaveCount(1);
  await expect(returned.locator('button:focus')).toContainText('SOL-51');
  inspect.expectNoFaults();
});

test('an asset that stands over three times as long as its profile expects is named as stalled', async () => {
  test.setTimeout(180_000);
  await goToRoom(page, 'P');
  await chooseBoard('Assets in cases');
  await page.getByRole('searchbox').fill('');
  await expect(page.locator('.board-alerts')).toContainText('Lancha Inventada');
  const inspect = inspector(page);
  await inspect.look('the board of assets');
  await page.keyboard.press('Escape');
  await page.locator('body').click({ position: { x: 2, y: 2 } });
  await press(page, 't', '[role="grid"]');
  await inspect.look('assets as a table');
  await press(page, 'b', '.board');
  inspect.expectNoFaults();
});
