import { copyFileSync, readdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { DEMO_PASSPHRASE } from '../../electron/host/demo/offices.ts';
import { inspector, type Inspector } from './inspect.ts';
import { goToRoom } from './office.ts';
import { closeRealDoor, enterRealDemo, unlockWith, type RealDoor } from './real-office.ts';
import { dialog, openDemoCase, popover } from './surfaces.ts';

// What a person sees so that nothing is lost. One office, each test goes on where the one before it ended.
test.describe.configure({ mode: 'serial' });

let door: RealDoor;
let page: Page;
let inspect: Inspector;

test.beforeAll(async ({ browser }) => {
  door = await enterRealDemo(browser);
  ({ page } = door);
});
test.afterAll(() => closeRealDoor(door));
test.beforeEach(() => (inspect = inspector(page)));
test.afterEach(() => inspect.expectNoFaults());

test('leaving what was typed, and the drafts that wait', async () => {
  await openDemoCase(page);
  await page.getByRole('button', { name: 'New portion' }).click();
  const portion = page.getByRole('textbox', { name: 'Text of the portion' });
  await portion.fill(
    'Una frase inventada que nadie guardó todavía, tan larga que la lista de borradores la corta al final de su renglón.',
  );
  await portion.press('Escape');
  const question = page.getByRole('alertdialog', { name: 'Leave what you typed?' });
  await question.waitFor();
  await inspect.look('leave what was typed', dialog);
  await question.getByRole('button', { name: 'Leave and keep it' }).click();
  await inspect.look('a case with a draft in the top bar');
  await page.getByRole('button', { name: /^Drafts: / }).click();
  await inspect.look('drafts', popover);
  await page.getByRole('button', { name: /^Discard: / }).click();
  await page.keyboard.press('Escape');
});

test('a new version, from files', async () => {
  await goToRoom(page, 'S');
  await page.getByRole('tab').last().click();
  await page.getByRole('heading', { name: /A new version/ }).waitFor();
  await inspect.look('settings, about');
});

test('another file in the vault’s place', async () => {
  const folder = readdirSync(door.root).find(name => /^demo(?!-counterpart)/.test(name))!;
  const database = join(door.root, folder, 'vault.db');
  copyFileSync(database, `${database}-copied`);
  renameSync(`${database}-copied`, database);
  await openDemoCase(page);
  await page.getByRole('button', { name: 'New portion' }).click();
  await page.getByRole('textbox', { name: 'Text of the portion' }).fill('Otra frase inventada.');
  const bar = page.locator('.replaced');
  await bar.waitFor();
  await inspect.look('a case of a replaced vault');
  await bar.getByRole('button').last().click();
  await page.getByLabel('Passphrase', { exact: true }).waitFor();
  await inspect.look('locked after the vault was replaced');
});

test('a vault that lacks confirmed work', async () => {
  await unlockWith(page, DEMO_PASSPHRASE);
  const accept = page.getByRole('checkbox');
  await expect(accept.first()).toBeVisible();
  await accept.first().click({ force: true });
  await inspect.look('going on without what is missing');
});
