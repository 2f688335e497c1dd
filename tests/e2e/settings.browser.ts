import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { closeDoor, openDoor, type Door } from './loopback.ts';
import { goToRoom, speak } from './office.ts';

// One office from its first run on: each test goes on where the one before it ended.
test.describe.configure({ mode: 'serial' });

const passphrase = 'siete garzas cruzan el canal en marzo';
let recoveryCode = '';
let door: Door;
let page: Page;

test.beforeAll(async ({ browser }) => {
  door = await openDoor([], join('tests', 'e2e', 'real-vaults-door.ts'));
  const context = await browser.newContext({ locale: 'en-US', viewport: { width: 1280, height: 800 }, reducedMotion: 'reduce' });
  page = await context.newPage();
  await page.goto(door.address);
});
test.afterAll(async () => {
  await page.context().close();
  await closeDoor(door);
});

test('makes a vault and shows its recovery code once', async () => {
  await page.getByRole('button', { name: /Create a vault/ }).click();
  await page.getByRole('combobox', { name: 'Your office' }).fill('MX-FG');
  await page.getByRole('option', { name: /MX-FGR/ }).click();
  await page.getByRole('textbox', { name: 'Your name' }).fill('Zoila Prueba Inventada');
  await page.getByLabel('Passphrase', { exact: true }).fill(passphrase);
  await page.getByLabel('Passphrase again').fill(passphrase);
  await page.getByRole('button', { name: 'Choose the folder' }).click();
  await page.locator('dialog button[value="choose"]').click();

  await expect(page.getByRole('img', { name: 'Recovery code' })).toHaveText(/^\S{4,}/);
  recoveryCode = await page.getByRole('img', { name: 'Recovery code' }).innerText();
  await page.getByText('It is on paper').click();
  await page.getByRole('button', { name: 'Go to the vault' }).click();

  await expect(page.getByRole('navigation', { name: 'Rooms' })).toBeVisible();
});

test('locks, refuses a wrong passphrase and opens with the right one', async () => {
  await page.getByRole('button', { name: 'Lock' }).click();
  await page.getByLabel('Passphrase', { exact: true }).fill('otra frase que no es');
  await page.keyboard.press('Enter');

  await expect(page.getByRole('alert')).toContainText('does not open this vault');

  await page.getByLabel('Passphrase', { exact: true }).fill(passphrase);
  await page.keyboard.press('Enter');

  await expect(page.getByRole('navigation', { name: 'Rooms' })).toBeVisible();
});

test('opens with the recovery code when the passphrase is forgotten, and gives a new code', async () => {
  const next = 'doce barcas vuelven al muelle de sal';
  await page.getByRole('button', { name: 'Lock' }).click();
  await page.getByRole('button', { name: 'Use a recovery code' }).click();
  await page
    .getByRole('textbox', { name: 'Recovery code' })
    .fill(`${recoveryCode.slice(0, -1)}${recoveryCode.endsWith('2') ? '3' : '2'}`);
  await page.getByRole('textbox', { name: 'Your name' }).fill('Mirna Prueba Inventada');
  await page.getByLabel('Passphrase', { exact: true }).fill(next);
  await page.getByLabel('Passphrase again').fill(next);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert')).toBeVisible();

  await page.getByRole('textbox', { name: 'Recovery code' }).fill(recoveryCode.toLowerCase());
  await page.getByRole('button', { name: /^(Appoint|Recover)/ }).click();
  const shown = page.getByRole('img', { name: 'Recovery code' });
  await expect(shown).toHaveText(/^\S{4,}/);
  expect(await shown.innerText()).not.toBe(recoveryCode);
  await page.getByText('It is on paper').click();
  await page.getByRole('button', { name: 'Go to the vault' }).click();

  await expect(page.getByText('Mirna Prueba Inventada')).toBeVisible();
});

test('makes an extradition case with a person of two surnames', async () => {
  await goToRoom(page, 'L');
  await page.getByRole('button', { name: 'New case' }).click();
  await page.getByText('Extradition request').click();
  await page.getByRole('button', { name: 'Next' }).click();
  await expect(page.getByRole('textbox', { name: 'Our reference' })).not.toHaveValue(''); // one is proposed
  await page.getByRole('textbox', { name: 'Our reference' }).fill('');
  await page.getByRole('button', { name: 'Next' }).click();
  await expect(page.getByText('Say which country requests.')).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Our reference' })).toBeFocused();
  await page.getByRole('textbox', { name: 'Our reference' }).fill('EX-2026-9001');
  await page.locator('main h1').click();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Leave and keep it' }).click();
  await page.getByRole('button', { name: 'New case' }).click();
  await expect(page.getByRole('textbox', { name: 'Our reference' })).toHaveValue('EX-2026-9001');
  await page.getByRole('textbox', { name: 'Title' }).fill('Caso inventado');
  await page.getByRole('button', { name: /Requesting State/ }).click();
  await page.getByRole('option', { name: 'Mexico' }).click();
  await page.getByRole('button', { name: /Requested State/ }).click();
  await page.getByRole('option', { name: 'United States' }).click();
  await page.getByRole('button', { name: 'Next' }).click();
  await page.getByRole('textbox', { name: 'Given name' }).fill('Delfina');
  await page.getByRole('textbox', { name: /First .* surname/ }).fill('Ñáñez');
  await page.getByRole('textbox', { name: /Second .* surname/ }).fill('Ormuz');
  await page.getByRole('button', { name: /Roles in the case/ }).click();
  await page.getByRole('option', { name: 'Accused' }).click();
  await page.getByRole('button', { name: 'Next' }).click();
  await expect(page.getByText(/The profile asks for \d+ documents/)).toBeVisible();
  await page.getByRole('button', { name: 'Create the case' }).click();

  await expect(page.getByText('EX-2026-9001').first()).toBeVisible();
  await goToRoom(page, 'L');
  await expect(page.getByRole('row', { name: /Ñáñez Ormuz, Delfina/ })).toBeVisible();
});

test('checks a case file, shows every place that is wrong, imports a whole one and knows it again', async () => {
  const whole = { kind: 'information-exchange', reference: 'IX-2026-0001', title: 'Caso inventado' };
  const dialog = page.getByRole('dialog');
  await goToRoom(page, 'C');
  await page.getByRole('button', { name: 'New case' }).click();
  await page.getByRole('button', { name: 'Import a case file' }).click();

  await choose(whole, { ...whole, reference: 'IX-2026-0002', surprise: 1 });
  await expect(dialog.getByRole('row', { name: /^2 surprise/ })).toBeVisible();
  await expect(dialog.getByRole('button', { name: 'Import', exact: true })).toHaveCount(0);

  await choose(whole);
  await dialog.getByRole('button', { name: 'Import', exact: true }).click();
  await expect(page.getByText('IX-2026-0001').first()).toBeVisible();

  await goToRoom(page, 'C');
  await page.getByRole('button', { name: 'New case' }).click();
  await page.getByRole('button', { name: 'Import a case file' }).click();
  await choose(whole);
  await expect(dialog).toContainText('is already here');
  await page.keyboard.press('Escape');
});

test('adds a user', async () => {
  await goToRoom(page, 'S');
  await page.getByRole('tab', { name: 'Users' }).click();
  await page.getByRole('button', { name: 'Add a user' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Próspero Ficticio');
  await dialog.getByLabel('Passphrase', { exact: true }).fill('nueve faroles junto al muelle viejo');
  await dialog.getByLabel('Passphrase again').fill('nueve faroles junto al muelle viejo');
  await dialog.getByRole('button', { name: 'Add a user' }).click();

  await expect(page.getByRole('row', { name: /Próspero Ficticio/ })).toBeVisible();
});

test('verifies the chain of events and filters it by action', async () => {
  await goToRoom(page, 'A');
  await page.getByRole('button', { name: 'Verify the chain' }).click();

  await expect(page.getByText(/The chain is whole: \d+ events verified/)).toBeVisible();

  await page.getByRole('combobox', { name: 'Action' }).fill('User');
  await page.getByRole('option', { name: 'User added' }).click();
  await expect(page.getByRole('row', { name: /User added/ })).toHaveCount(1);
  await expect(page.getByRole('row', { name: /case:create/ })).toHaveCount(0);
});

test('speaks Spanish at once', async () => {
  await goToRoom(page, 'S');
  await speak(page, 'es');
  await page.getByRole('tab', { name: 'Usuarios' }).click();

  await expect(page.getByRole('button', { name: 'Agregar un usuario' })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'es');
});

/** Choose a file of these cases in the import dialog. */
async function choose(...cases: readonly object[]): Promise<void> {
  const buffer = Buffer.from(JSON.stringify({ format: 'enlace-case', version: 1, cases }));
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('dialog').getByRole('button', { name: 'Choose files' }).click();
  await (await chooser).setFiles({ name: 'cases.json', mimeType: 'application/json', buffer });
}
