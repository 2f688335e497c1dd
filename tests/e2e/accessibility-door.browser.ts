import { expect, test } from '@playwright/test';
import { inspector } from './inspect.ts';
import { chooseInPicker, closeRealDoor, openRealDoor, unlockWith, type RealDoor } from './real-office.ts';

// Everything before a vault is open, in both languages, light and dark, and in small windows.

let door: RealDoor;

test.beforeEach(async ({ browser }) => {
  door = await openRealDoor(browser);
});
test.afterEach(() => closeRealDoor(door));

test('the first run, a closed door and the demo office', async () => {
  const { page } = door;
  const passphrase = 'siete garzas cruzan el canal en marzo';
  const inspect = inspector(page);
  await page.getByRole('button', { name: /Create a vault/ }).waitFor();
  await inspect.look('first run');
  await page.getByRole('button', { name: /Create a vault/ }).click();
  await inspect.look('make a vault');
  await page.getByRole('combobox', { name: 'Your office' }).fill('othe');
  await inspect.look('offices to choose from', { within: '.pop', isSizeKept: true });
  await page.getByRole('option').last().click();
  await page.getByLabel('Passphrase', { exact: true }).fill('garzas');
  await page.getByLabel('Passphrase again').fill('otras');
  await inspect.look('make a vault for another office, with a weak passphrase');
  await page.getByRole('combobox', { name: 'Your office' }).fill('MX-SR');
  await page.getByRole('option', { name: /^MX-SRE/ }).click();
  await page.getByRole('textbox', { name: 'Your name' }).fill('Zoila Prueba Inventada');
  await page.getByLabel('Passphrase', { exact: true }).fill(passphrase);
  await page.getByLabel('Passphrase again').fill(passphrase);
  await page.getByRole('button', { name: 'Choose the folder' }).click();
  await page.locator('dialog.enlace-folder-picker').waitFor();
  await inspect.look('where to keep the vault', { within: 'dialog' });
  await chooseInPicker(page);
  await page.getByRole('img', { name: 'Recovery code' }).waitFor();
  await inspect.look('recovery code');
  await page.getByText('It is on paper').click();
  await page.getByRole('button', { name: 'Go to the vault' }).click();
  await page.getByRole('button', { name: 'Lock' }).click();
  await page.getByLabel('Passphrase', { exact: true }).waitFor();
  await inspect.look('unlock');
  await unlockWith(page, 'no es la frase');
  await expect(page.getByRole('alert')).toBeVisible();
  await inspect.look('a wrong passphrase');
  await page.getByRole('button', { name: 'Use a recovery code' }).click();
  await inspect.look('the way in by the recovery code');
  await page.getByRole('button', { name: 'Back' }).click();
  await page.getByRole('button', { name: /Try the demo office/ }).click(); // and nothing is asked
  await page.getByRole('button', { name: 'Go to the vault' }).waitFor();
  await inspect.look('the demo office and its phrase');
  inspect.expectNoFaults();
});

test('a fault that is planted is seen', async () => {
  const { page } = door;
  const inspect = inspector(page);
  await page.getByRole('button', { name: /Create a vault/ }).waitFor();
  await page.evaluate(() => {
    const box = document.createElement('p');
    box.textContent = 'planted'.repeat(200);
    box.style.cssText = 'width: 40px; overflow: hidden; white-space: nowrap; color: #ccc; background: #fff';
    document.querySelector('#content')?.append(box, document.createElement('button'));
  });
  await inspect.look('planted');

  for (const fault of [/color-contrast/, /button-name/, /cut in a small window/, /cut in a zoomed window/])
    expect(inspect.faults().join('\n')).toMatch(fault);
});
