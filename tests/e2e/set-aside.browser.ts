import { existsSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { inspector } from './inspect.ts';
import { closeDoor, openDoor } from './loopback.ts';
import { goToRoom } from './office.ts';

const passphrase = 'siete garzas cruzan el canal en marzo';

test('a document that no record names is told, listed under Settings and deleted by a person alone', async ({ browser }) => {
  const root = mkdtempSync(join(tmpdir(), 'enlace-set-aside-'));
  const door = await openDoor([root], join('tests', 'e2e', 'real-vaults-door.ts'));
  const context = await browser.newContext({ locale: 'en-US', viewport: { width: 1280, height: 800 }, reducedMotion: 'reduce' });
  const page = await context.newPage();
  try {
    await page.goto(door.address);
    await page.getByRole('button', { name: /Create a vault/ }).click();
    await page.getByRole('combobox', { name: 'Your office' }).fill('MX-FG');
    await page.getByRole('option', { name: /MX-FGR/ }).click();
    await page.getByRole('textbox', { name: 'Your name' }).fill('Zoila Prueba Inventada');
    await page.getByLabel('Passphrase', { exact: true }).fill(passphrase);
    await page.getByLabel('Passphrase again').fill(passphrase);
    await page.getByRole('button', { name: 'Choose the folder' }).click();
    await page.locator('dialog button[value="choose"]').click();
    await page.getByText('It is on paper').click();
    await page.getByRole('button', { name: 'Go to the vault' }).click();
    await page.getByRole('button', { name: 'Lock' }).click();
    await expect(page.getByLabel('Passphrase', { exact: true })).toBeVisible();
    const vault = join(
      root,
      readdirSync(root).find(name => name.endsWith('.enlace'))!,
    );
    const name = 'abcdef0123456789'.repeat(2);
    writeFileSync(join(vault, 'files', name), 'a whole document');
    await page.getByLabel('Passphrase', { exact: true }).fill(passphrase);
    await page.keyboard.press('Enter');

    await expect(page.getByText('There are documents that no record names.').first()).toBeVisible();
    await goToRoom(page, 'S');
    await page.getByRole('tab', { name: 'Vault' }).click();
    await expect(page.getByRole('row', { name: new RegExp(name) })).toBeVisible();
    const inspect = inspector(page);
    await inspect.look('settings, a document set aside');
    inspect.expectNoFaults();
    await page.getByRole('button', { name: `Delete ${name} for good?` }).click();
    expect(existsSync(join(vault, 'set-aside', name))).toBe(true);
    await page.getByRole('alertdialog').getByRole('button', { name: 'Delete', exact: true }).click();

    await expect(page.getByRole('row', { name: new RegExp(name) })).toHaveCount(0);
    expect(existsSync(join(vault, 'set-aside', name))).toBe(false);
  } finally {
    await context.close();
    await closeDoor(door);
  }
});
