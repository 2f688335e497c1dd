import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { caseFile, sampleCase } from '../support/case-file.ts';
import { inspector } from './inspect.ts';
import { enterOffice, goToRoom, leaveOffice, type Office } from './office.ts';
import { dialog, leave, openDemoCase, showTab } from './surfaces.ts';

// A seal is lifted in the window: the event is recorded, and said to be about one of two things under seal.
test.describe.configure({ mode: 'serial' });

let office: Office;
let page: Page;
let folder: string;

test.beforeAll(async ({ browser }) => {
  folder = mkdtempSync(join(tmpdir(), 'enlace-openings-'));
  office = await enterOffice(browser, { width: 1280, height: 800 });
  ({ page } = office);
});
test.afterAll(async () => {
  await leaveOffice(office);
  rmSync(folder, { recursive: true, force: true });
});

const unsealed = () => page.locator('.timeline-row').filter({ hasText: 'Unsealed' }).first();

test('an order is put under seal beside a charge that is', async () => {
  await openDemoCase(page);
  await showTab(page, '2');
  const order = page.locator('.case-record').filter({ hasText: '26-00981-M' }).last();
  await order
    .getByRole('button', { name: /^More: / })
    .first()
    .click();
  await page.getByRole('menuitem', { name: 'Edit all fields' }).click();
  await page.getByRole('dialog').getByRole('checkbox', { name: 'Under judicial seal' }).click({ force: true });
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
});

test('an event that names neither says that it opens nothing yet', async () => {
  await showTab(page, '5');
  await page.getByRole('button', { name: 'Record an event' }).click();
  await expect(page.getByRole('dialog').getByText('Only what is named here is opened by the event.')).toBeVisible();
  await expect(page.getByRole('dialog').getByRole('button', { name: /Order concerned/ })).toContainText('None');
  await expect(page.getByRole('dialog').getByRole('button', { name: /Charge concerned/ })).toContainText('None');
  const inspect = inspector(page);
  await inspect.look('an event recorded', dialog);

  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();

  await expect(unsealed().locator('..')).toContainText('Opens nothing yet: name what it is about.');
  await inspect.look('an event that opens nothing');
  inspect.expectNoFaults();
});

test('what it is about is named afterwards by the keyboard, and shown', async () => {
  await page.getByRole('button', { name: 'Name what it is about: Unsealed' }).focus();
  await page.keyboard.press('Enter');
  const inspect = inspector(page);
  await inspect.look('what an event is about', dialog);
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /Charge concerned/ })
    .focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('[role="option"]:focus')).toHaveCount(1);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('listbox')).toHaveCount(0);
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).focus();
  await page.keyboard.press('Enter');
  await leave(page);

  await expect(page.getByText('Opens nothing yet')).toHaveCount(0);
  await expect(page.locator('.timeline-row').filter({ hasText: /about .*21 USC 848/ })).toContainText('corrected');
  inspect.expectNoFaults();
});

test('what is about nothing in particular opens by an event once somebody says so', async () => {
  test.setTimeout(120_000);
  const text = { caveats: [{ kind: 'EMBARGO' as const, until: { event: 'arrest' } }] };
  const waiting = [{ of: 'facts', text: 'Relato.', language: 'es', marks: { text } }];
  const file = join(folder, 'case.json');
  const subjects = [{ id: 's1', roles: ['accused'], given: 'Rosalío', paternal: 'Cantoral' }];
  const held = sampleCase({ id: 'r', reference: 'EX-REST', stage: 'X04', subjects, portions: waiting, charges: [] });
  writeFileSync(file, JSON.stringify(caseFile(held)));
  await goToRoom(page, 'C');
  await page.getByRole('button', { name: 'New case' }).first().click();
  await page.getByRole('button', { name: 'Import a case file' }).click();
  const choosing = page.waitForEvent('filechooser');
  await page.getByRole('dialog').getByRole('button', { name: 'Choose files' }).click();
  await (await choosing).setFiles(file);
  await page.getByRole('dialog').getByRole('button', { name: 'Import', exact: true }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Cantoral');

  await page.getByRole('button', { name: 'More', exact: true }).first().click();
  await page.getByRole('menuitem', { name: 'Move the stage' }).click();
  const moving = page.getByRole('dialog', { name: 'Move the stage' });
  await expect(moving.getByRole('radiogroup', { name: /^Held until this event/ })).toContainText('Portion');
  await expect(moving.getByRole('radio', { checked: true })).toHaveCount(0);
  const inspect = inspector(page);
  await inspect.look('what waits for an event', dialog);
  await moving.getByRole('button', { name: 'Move', exact: true }).click();
  await expect(moving).toHaveCount(0);

  await showTab(page, '5');
  await expect(page.getByText('is still held: say whether this opens it')).toBeVisible();
  await inspect.look('an event of which nobody said whether it opens the rest');
  await page.getByRole('button', { name: /^Say whether it opens: / }).click();
  await page.getByRole('dialog').getByRole('radio', { name: 'Opens with this event' }).click({ force: true });
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('is still held: say whether this opens it')).toHaveCount(0);
  inspect.expectNoFaults();
});
