import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { caseFile, sampleCase } from '../support/case-file.ts';
import { inspector, type Inspector } from './inspect.ts';
import { goToRoom } from './office.ts';
import { chooseDemoCounterpart, closeRealDoor, enterRealDemo, unlockWith, type RealDoor } from './real-office.ts';
import { chooseFurther, closeAll, dialog, leave, openComparisons, popover } from './surfaces.ts';

// The rooms of an office in a vault of its own, so that the other office of the demo can open what was built.

let door: RealDoor;
let page: Page;
let inspect: Inspector;

test.beforeAll(async ({ browser }) => {
  door = await enterRealDemo(browser);
  ({ page } = door);
});
test.afterAll(() => closeRealDoor(door));

test.beforeEach(async () => {
  inspect = inspector(page);
  await closeAll(page);
});

test.afterEach(() => inspect.expectNoFaults());

test('cases from a file', async () => {
  const good = join(door.root, 'cases.json');
  const bad = join(door.root, 'broken.json');
  writeFileSync(good, JSON.stringify(caseFile(sampleCase())));
  writeFileSync(bad, JSON.stringify(caseFile(sampleCase({ kind: 'nothing', openedOn: 'yesterday' }))));
  await goToRoom(page, 'C');
  await page.getByRole('button', { name: 'New case' }).click();
  await page.getByRole('button', { name: /Import/ }).click();
  await inspect.look('import', dialog);
  for (const [file, name] of [
    [bad, 'import of a broken file'],
    [good, 'import that was checked'],
  ] as const) {
    const choosing = page.waitForEvent('filechooser');
    await page.getByRole('dialog').getByRole('button', { name: 'Choose files' }).click();
    await (await choosing).setFiles(file);
    await page
      .getByRole('dialog')
      .locator(file === bad ? '[role="alert"]' : '[role="status"]')
      .first()
      .waitFor();
    await inspect.look(name, dialog);
  }
});

test('Pipeline, Exchanges, People, Reports and Audit', async () => {
  await goToRoom(page, 'P');
  await page.locator('.board').first().waitFor();
  await inspect.look('pipeline');
  await page.getByRole('button', { name: 'Flow of work' }).click();
  await page.locator('article.flow .report-parts').waitFor();
  await inspect.look('flow of work');
  await page.locator('article.flow .count-button').nth(1).click();
  await page.getByRole('dialog').getByRole('row').nth(1).waitFor();
  await inspect.look('the cases behind a figure', dialog);
  await leave(page);
  await goToRoom(page, 'X');
  await page.getByRole('row').nth(1).waitFor();
  await inspect.look('exchanges');
  await goToRoom(page, 'L');
  await page.getByRole('row').nth(1).waitFor();
  await inspect.look('people');
  await goToRoom(page, 'M');
  await page.locator('article.report').waitFor();
  await inspect.look('reports');
  await page.getByRole('button', { name: 'Prepare for ministers' }).click();
  await page.locator('article.ministers .ministers-part').first().waitFor();
  await inspect.look('ministers’ review');
  await goToRoom(page, 'M');
  await page.getByRole('button', { name: 'Monthly report' }).click();
  await page.locator('article.monthly h1').waitFor();
  await inspect.look('monthly report');
  await goToRoom(page, 'M');
  await page.locator('article.report').waitFor();
  await page
    .getByRole('button', { name: /calendar/i })
    .first()
    .click();
  await inspect.look('calendar file', dialog);
  await leave(page);
  await goToRoom(page, 'A');
  await page.getByRole('row').nth(1).waitFor();
  await inspect.look('audit');
  await page.getByRole('button', { name: 'Verify the chain' }).click();
  await expect(page.getByText(/The chain is whole/)).toBeVisible();
  await inspect.look('audit, verified');
});

test('Counterparts', async () => {
  await goToRoom(page, 'K');
  await page.getByRole('row').nth(1).waitFor();
  await inspect.look('counterparts');
  for (const name of [/by hand/i, /Set what|may receive/i, /^Record an? .*consent/i]) {
    await page.locator('main').getByRole('button', { name }).first().click();
    await inspect.look(`counterparts, ${String(name)}`, dialog);
    await leave(page);
  }
  await openComparisons(page);
  await inspect.look('blind comparisons');
  for (const name of ['Offer a comparison…', 'What may be compared…']) {
    await page.locator('main').getByRole('button', { name }).click();
    await inspect.look(`blind comparisons, ${name}`, dialog);
    await leave(page);
  }
  await goToRoom(page, 'K');
  await chooseFurther(page, 'Consents by packet');
  await expect(page.locator('.empty')).toContainText('No consent has been asked for');
  await inspect.look('consents by packet');
});

test('Settings, part by part', async () => {
  await goToRoom(page, 'S');
  const tabs = page.locator('main').getByRole('tab');
  await tabs.first().waitFor();
  for (let at = 0; at < (await tabs.count()); at += 1) {
    await tabs.nth(at).click();
    await expect(tabs.nth(at)).toHaveAttribute('aria-selected', 'true');
    await inspect.look(`settings, part ${at + 1}`);
  }
  for (const [tab, button, name] of [
    ['Users', 'Add a user', 'add a user'],
    ['Users', 'Change my passphrase', 'change a passphrase'],
    ['Users', /^Disable /, 'disable a user'],
    ['Calendars', 'Change a day', 'change a day'],
  ] as const) {
    await tabs.filter({ hasText: tab }).click();
    await page.locator('main').getByRole('button', { name: button }).first().click();
    await inspect.look(name, dialog);
    await leave(page);
  }
  await tabs.filter({ hasText: 'Vault' }).click();
  await page.getByRole('button', { name: 'Check the vault' }).click();
  await page.locator('main [role="status"]').first().waitFor();
  await inspect.look('settings, a checked vault');
});

test('Release desk, and the counterpart’s inbox', async () => {
  await goToRoom(page, 'R');
  await page.getByRole('row').nth(1).waitFor();
  await inspect.look('release desk');
  await page.getByRole('row').filter({ hasText: 'receipt awaited' }).first().click();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Enter a receipt by hand' }).click();
  await inspect.look('a receipt by hand', dialog);
  await leave(page);
  await inspect.look('a packet of the ledger');
  await goToRoom(page, 'R');
  await page.getByRole('combobox', { name: 'Case' }).fill('0117');
  await page.getByRole('option', { name: /^EX-2026-0117/ }).waitFor();
  await inspect.look('cases to choose from', popover);
  await page.getByRole('option', { name: /^EX-2026-0117/ }).click();
  await page.getByRole('combobox', { name: 'Counterpart' }).fill('MX-FG');
  await page.getByRole('option', { name: /^MX-FGR/ }).click();
  await page.getByRole('button', { name: 'See what would leave' }).click();
  await page.getByRole('radio', { name: '2 What leaves' }).click();
  await expect(page.getByText('What leaves', { exact: true })).toBeVisible();
  await inspect.look('what would leave');
  await page.getByRole('button', { name: 'Build into a folder' }).click();
  const built = page.getByRole('status').filter({ hasText: '.age' });
  await expect(built).toBeVisible();
  const packet = join(door.root, 'packets', /\S+\.age/.exec(await built.innerText())?.[0] ?? '');
  await inspect.look('a packet that was built');
  await goToRoom(page, 'I');
  await inspect.look('inbox');

  await page.getByRole('button', { name: 'Lock' }).click();
  await chooseDemoCounterpart(door);
  await unlockWith(page);
  await goToRoom(page, 'I');
  const choosing = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Choose files' }).click();
  await (await choosing).setFiles(packet);
  await expect(page.getByText('It is what was signed')).toBeVisible();
  await inspect.look('a packet that was opened');
  await page.getByRole('button', { name: 'Accept the gap in numbering, on record' }).click();
  await expect(page.getByText(/^Imported: /)).toBeVisible();
  await inspect.look('a packet that was imported');
});
