import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { caseFile, sampleCase } from '../support/case-file.ts';
import { inspector } from './inspect.ts';
import { enterOffice, goToRoom, leaveOffice, type Office } from './office.ts';
import { dialog } from './surfaces.ts';

// What an import brings wrong in a history: told before it comes, listed for the supervisor, mended at the case.
test.describe.configure({ mode: 'serial' });

let office: Office;
let page: Page;
let folder: string;

test.beforeAll(async ({ browser }) => {
  folder = mkdtempSync(join(tmpdir(), 'enlace-faulty-'));
  office = await enterOffice(browser, { width: 1280, height: 800 });
  ({ page } = office);
});
test.afterAll(async () => {
  await leaveOffice(office);
  rmSync(folder, { recursive: true, force: true });
});

const opened = { type: 'case-opened', on: '2026-01-10' };
const cases = [
  sampleCase({
    id: 'a',
    reference: 'EX-FAULT-1',
    stage: undefined,
    events: [opened, { type: 'arrest', on: '2026-01-05' }, { type: 'consent', on: '2031-06-01' }],
  } as never), // a file without a stage: JSON leaves it out
  sampleCase({ id: 'b', reference: 'EX-FAULT-2', events: [], direction: undefined, requestingAgency: undefined } as never),
  sampleCase({ id: 'c', reference: 'EX-WELL', events: [] }),
];

test('an import says which rows bring something wrong in their history, before they come and when they have', async () => {
  test.setTimeout(120_000);
  const file = join(folder, 'cases.json');
  writeFileSync(file, JSON.stringify(caseFile(...cases)));
  await goToRoom(page, 'C');
  await page.getByRole('button', { name: 'New case' }).first().click();
  await page.getByRole('button', { name: 'Import a case file' }).click();
  const choosing = page.waitForEvent('filechooser');
  await page.getByRole('dialog').getByRole('button', { name: 'Choose files' }).click();
  await (await choosing).setFiles(file);

  const list = page.getByRole('list', { name: /^2 cases bring something wrong in their histories/ });
  await expect(list.getByRole('listitem')).toHaveCount(2);
  await expect(list).toContainText('That day has not come yet.');
  await expect(list).toContainText('Enter both countries.');
  const inspect = inspector(page);
  await inspect.look('an import with faulty histories', dialog);
  await page.getByRole('dialog').getByRole('button', { name: 'Import', exact: true }).click();

  await expect(page.getByText('2 with something wrong in their histories')).toBeVisible();
  inspect.expectNoFaults();
});

test('the board names the cases with something wrong in their history, and leads to each, where it stands as well', async () => {
  test.setTimeout(120_000);
  await goToRoom(page, 'P');
  await page.getByText('2 cases with something wrong in their history').click();
  const list = page.locator('.board-faulty');
  await expect(list).toContainText('EX-FAULT-1');
  await expect(list).toContainText('EX-FAULT-2');
  await expect(list).not.toContainText('EX-WELL');
  const inspect = inspector(page);
  await inspect.look('cases with faults');
  await list.getByRole('button', { name: /EX-FAULT-1/ }).click();

  const strip = page.getByRole('region', { name: 'Wrong in the history of this case' });
  await expect(strip).toContainText('That day has not come yet.');
  await expect(strip).toContainText('This is dated before the case was opened.');
  await inspect.look('faults of a case');
  inspect.expectNoFaults();
});

test('a fault that is mended leaves the case, and with the last the case leaves the list', async () => {
  test.setTimeout(120_000);
  const strip = page.getByRole('region', { name: 'Wrong in the history of this case' });
  const mend = async (fault: string, on: string) => {
    await strip.getByRole('listitem').filter({ hasText: fault }).getByRole('button').click();
    const form = page.getByRole('dialog');
    await form.getByLabel('Date').fill(on);
    await form.getByLabel('Reason').fill('Misread stamp');
    await form.getByRole('button', { name: 'Correct', exact: true }).click();
    await expect(form).toHaveCount(0);
    await expect(strip.getByRole('listitem').filter({ hasText: fault })).toHaveCount(0);
  };
  await mend('before the case was opened', '2026-01-15');
  await mend('has not come yet', '2026-01-20');

  await goToRoom(page, 'P');
  await expect(page.getByText(/^[12] cases? with something wrong in/)).toBeVisible();
});
