import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { caseFile, sampleCase } from '../support/case-file.ts';
import { inspector } from './inspect.ts';
import { enterOffice, goToRoom, leaveOffice, type Office } from './office.ts';
import { openComparisons } from './surfaces.ts';

// What is in two cases: told at the case and on Today, answered; and what a counterpart may compare blindly, offered, approved and written.
test.describe.configure({ mode: 'serial' });

let office: Office;
let page: Page;
let folder: string;
const dialog = { within: '[role=dialog]', isSizeKept: true };

test.beforeAll(async ({ browser }) => {
  folder = mkdtempSync(join(tmpdir(), 'enlace-contacts-'));
  office = await enterOffice(browser, { width: 1280, height: 800 });
  ({ page } = office);
});
test.afterAll(async () => {
  await leaveOffice(office);
  rmSync(folder, { recursive: true, force: true });
});

const assets = (number: string) => [{ description: 'Cuenta', account: { institution: 'Banco', country: 'MX', number } }];

test('a case names the contact point of another with the same account, and is quiet once it was answered', async () => {
  test.setTimeout(120_000);
  const inspect = inspector(page);
  const subject = (given: string, paternal: string) => ({ id: 's1', roles: ['accused'], given, paternal, maternal: 'Oropeza' });
  const cases = [
    sampleCase({
      ...{ id: 'a', reference: 'EX-TOUCH-1', events: [], charges: [], subjects: [subject('Eusebio', 'Zaldumbide')] },
      assets: assets('032180000118359719'),
    }),
    sampleCase({
      ...{
        id: 'b',
        reference: 'EX-TOUCH-2',
        events: [],
        charges: [],
        officer: 'Desk Two',
        subjects: [subject('Anselmo', 'Ucelay')],
      },
      assets: assets('032 180 00011835971 9'),
    }),
  ];
  const file = join(folder, 'cases.json');
  writeFileSync(file, JSON.stringify(caseFile(...cases)));
  await goToRoom(page, 'C');
  await page.getByRole('button', { name: 'New case' }).click();
  await page.getByRole('button', { name: /Import/ }).click();
  const choosing = page.waitForEvent('filechooser');
  await page.getByRole('dialog').getByRole('button', { name: 'Choose files' }).click();
  await (await choosing).setFiles(file);
  await page.getByRole('dialog').getByRole('button', { name: 'Import', exact: true }).click();
  await page.getByRole('row').filter({ hasText: 'EX-TOUCH-1' }).click();
  await page.keyboard.press('Enter');

  const part = page.getByRole('region', { name: 'Deconfliction' });
  await expect(part).toContainText('Account');
  await expect(part).toContainText('EX-TOUCH-2');
  await expect(part).toContainText('Contact: Desk Two');
  await expect(part).not.toContainText('0321');
  await inspect.look('what is in two cases');
  await goToRoom(page, 'T');
  const panel = page.locator('section').filter({ has: page.getByRole('heading', { name: 'Deconfliction' }) });
  await expect(panel).toContainText('Contact: Desk '); // of the whole office: both cases, and whom to ask about each
  for (const one of ['Desk One', 'Desk Two', 'EX-TOUCH-2']) await expect(panel).toContainText(one);
  await inspect.look('what is in two cases, on Today');
  await panel.getByRole('button', { name: 'EX-TOUCH-1' }).click();
  await part.getByRole('button', { name: /^Known: .*EX-TOUCH-2/ }).click();
  await expect(part.getByRole('button', { name: /^Retract: .*EX-TOUCH-2/ })).toBeVisible();
  await goToRoom(page, 'T');
  await expect(page.getByRole('main')).toContainText('Receipts awaited');
  await expect(panel).toContainText('JI-2026-0009'); // the demo's own stays
  await expect(panel).not.toContainText('EX-TOUCH');
  inspect.expectNoFaults();
});

test('a supervisor lets a counterpart compare accounts, and an offer is proposed, approved and written', async () => {
  test.setTimeout(180_000);
  const inspect = inspector(page);
  await openComparisons(page);
  await inspect.look('no comparison yet');
  await page.getByRole('button', { name: 'What may be compared…' }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /Counterpart/ })
    .click();
  await page.getByRole('option', { name: /MX-FGR/ }).click();
  await page.getByRole('checkbox', { name: 'Accounts' }).click({ force: true });
  await page.getByRole('checkbox', { name: 'Telephones' }).click({ force: true });
  await inspect.look('what may be compared', dialog);
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);

  await page.getByRole('button', { name: 'Offer a comparison…' }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /Counterpart/ })
    .click();
  await page.getByRole('option', { name: /MX-FGR/ }).click();
  await page.getByRole('checkbox', { name: 'Accounts' }).click({ force: true });
  await page.getByRole('textbox', { name: /These cases/ }).fill('EX-TOUCH-1');
  await inspect.look('an offer', dialog);
  await page.getByRole('dialog').getByRole('button', { name: 'Propose' }).click();
  await page.getByRole('row').filter({ hasText: 'Waiting for approval' }).click();
  await page.keyboard.press('Enter');
  for (const told of ['Waiting for approval', 'Cases that take part', '1 case'])
    await expect(page.getByRole('dialog')).toContainText(told);
  await inspect.look('a comparison that waits', dialog);
  inspect.expectNoFaults();
  await page.getByRole('dialog').getByRole('button', { name: 'Approve', exact: true }).click();
  const refused = page.getByRole('dialog').getByText(/does not approve it/);
  const isToWrite = page.getByRole('dialog').getByRole('button', { name: 'Write the file…' });
  await expect(refused.or(isToWrite)).toBeVisible(); // as the office has somebody else, or not
});
