import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { caseFile, sampleCase } from '../support/case-file.ts';
import { inspector } from './inspect.ts';
import { enterOffice, goToRoom, leaveOffice, pressUntil, type Office } from './office.ts';

// Who is in two cases: noticed while one types, and at the case, where a person says which it is.
test.describe.configure({ mode: 'serial' });

let office: Office;
let page: Page;
let folder: string;

test.beforeAll(async ({ browser }) => {
  folder = mkdtempSync(join(tmpdir(), 'enlace-same-'));
  office = await enterOffice(browser, { width: 1280, height: 800 });
  ({ page } = office);
});
test.afterAll(async () => {
  await leaveOffice(office);
  rmSync(folder, { recursive: true, force: true });
});

test('the wizard names the case that bears a reference already, however it is written, and who bears a name', async () => {
  test.setTimeout(120_000);
  const inspect = inspector(page);
  await goToRoom(page, 'C');
  await pressUntil(page, ['n'], () => expect(page.getByRole('heading', { level: 1 })).toHaveText('New case', { timeout: 5_000 }));
  await page.getByRole('radio', { name: /^Extradition/ }).click({ force: true });
  await page.getByRole('button', { name: 'Next' }).click();
  await page.getByRole('textbox', { name: 'Our reference' }).fill('ex‑2026‑0117'); // as a word processor writes hyphens
  await expect(page.getByText('Perhaps the same case')).toBeVisible();
  await inspect.look('a reference that is taken');
  await page.getByRole('textbox', { name: 'Our reference' }).fill('EX-2026-0999');
  await page.getByRole('textbox', { name: 'Title' }).fill('Another matter');
  for (const [field, country] of [
    ['Requesting State', 'United States'],
    ['Requested State', 'Mexico'],
  ] as const) {
    await page.getByRole('button', { name: field }).click();
    await page.getByRole('option', { name: country }).click();
  }
  await page.getByRole('button', { name: 'Next' }).click();
  await page.getByRole('textbox', { name: 'Given name' }).fill('Ismael');
  await page.getByRole('textbox', { name: /^First/ }).fill('Montejano');
  await page.getByRole('textbox', { name: /^Second/ }).fill('Urrea');
  await expect(page.getByText('Perhaps the same person')).toBeVisible();
  await inspect.look('a person who is in another case');
  inspect.expectNoFaults();
});

test('a case says who may be in another, and keeps what a person said of them until it is taken back', async () => {
  test.setTimeout(120_000);
  const inspect = inspector(page);
  const twin = {
    ...{ id: 's1', roles: ['accused'], given: 'Pepe Ángel', paternal: 'Peñafiel', maternal: 'Quintanar', dob: '1984-02-29' },
    ...{ hair: 'black', aliases: [{ text: 'El Profe', kind: 'apodo' }] },
  };
  const file = join(folder, 'cases.json');
  const cases = [
    sampleCase({ id: 'a', reference: 'EX-TWIN-1', events: [] }),
    sampleCase({ id: 'b', reference: 'EX-TWIN-2', events: [], subjects: [twin] }),
  ];
  writeFileSync(file, JSON.stringify(caseFile(...cases)));
  await page.getByRole('button', { name: 'Import a case file' }).click();
  const choosing = page.waitForEvent('filechooser');
  await page.getByRole('dialog').getByRole('button', { name: 'Choose files' }).click();
  await (await choosing).setFiles(file);
  await page.getByRole('dialog').getByRole('button', { name: 'Import', exact: true }).click();
  await page.getByRole('row').filter({ hasText: 'EX-TWIN-1' }).click();
  await page.keyboard.press('Enter');

  const strip = page.getByRole('region', { name: 'Perhaps the same person' });
  await expect(strip).toContainText('EX-TWIN-2');
  await strip.getByRole('button', { name: /^Same person: .*EX-TWIN-2/ }).click();
  await expect(strip).toContainText('is in another case too');

  await strip.getByRole('button', { name: /^Compare and merge.*EX-TWIN-2/ }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('radiogroup', { name: 'Given name' })).toBeVisible();
  await expect(dialog.getByRole('radio', { name: /^black/ })).toBeChecked(); // the other has none, so both are to have it
  await inspect.look('two records side by side', { within: '[role=dialog]', isSizeKept: true });
  await dialog.getByRole('radio', { name: /^José/ }).click({ force: true });
  await dialog.getByRole('button', { name: 'Merge' }).click();
  await expect(strip).toContainText('Merged');
  await page.keyboard.press('2');
  await expect(page.getByRole('main')).toContainText('black');
  await page.keyboard.press('1');
  await strip.getByRole('button', { name: /^Undo the merge.*EX-TWIN-2/ }).click();
  await expect(strip.getByRole('button', { name: /^Undo the merge/ })).toHaveCount(0);
  inspect.expectNoFaults();

  await goToRoom(page, 'L');
  await page.getByRole('searchbox', { name: 'Find a person' }).fill('penafiel');
  await expect(page.getByRole('row').filter({ hasText: 'EX-TWIN-2' })).toContainText('In 1 other case');
  await goToRoom(page, 'C');
  await page.getByRole('row').filter({ hasText: 'EX-TWIN-1' }).click();
  await page.keyboard.press('Enter');

  await strip.getByRole('button', { name: /^Retract: .*EX-TWIN-2/ }).click();
  await expect(strip).toContainText('may be in another case too');
  await strip.getByRole('button', { name: /^Not the same: .*EX-TWIN-2/ }).click();
  await expect(strip).toHaveCount(0);
});
