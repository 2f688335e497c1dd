import { expect, test, type Page } from '@playwright/test';
import { DEMO_PASSPHRASE } from '../../electron/host/demo/offices.ts';
import { openDoor } from './loopback.ts';
import { goToRoom, leaveOffice, pressUntil, type Office } from './office.ts';
import { unlockWith } from './real-office.ts';
import { openDemoCase } from './surfaces.ts';

// What is typed and not saved, through locks of a demo office. One page: each test goes on where the one before it ended.
test.describe.configure({ mode: 'serial' });

let office: Office;
let page: Page;
test.beforeAll(async ({ browser }) => {
  const door = await openDoor(); // a demo office in a folder of its own, to which one can come back
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en-US', reducedMotion: 'reduce' });
  page = await context.newPage();
  office = { page, door };
  await page.goto(door.address);
  await page.getByRole('button', { name: /Try the demo office/ }).click();
  await page.getByRole('button', { name: 'Go to the vault' }).click();
  await page.locator('main h1').first().waitFor();
});
test.afterAll(() => leaveOffice(office));

async function lockAndUnlock(): Promise<void> {
  await pressUntil(page, ['Control+Shift+L'], () =>
    expect(page.getByLabel('Passphrase', { exact: true })).toBeVisible({ timeout: 10_000 }),
  );
  await unlockWith(page, DEMO_PASSPHRASE);
  await page.locator('main#content').waitFor();
}
const drafts = () => page.getByRole('button', { name: /^Drafts: / });
const question = () => page.getByRole('alertdialog', { name: 'Leave what you typed?' });
const portion = () => page.getByRole('textbox', { name: 'Text of the portion' });
const settled = () => page.waitForTimeout(1_000); // a second is what may be lost;

test('comes back to the portion that was being written when the vault was locked', async () => {
  await openDemoCase(page);
  await page.getByRole('button', { name: 'New portion' }).click();
  await portion().pressSequentially('Una frase inventada que nadie guardó todavía.');
  await settled();
  await lockAndUnlock();

  await expect(portion()).toHaveValue('Una frase inventada que nadie guardó todavía.');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Montejano Urrea');
});

test('asks before Escape gives up what was typed, and keeps it where the person says so', async () => {
  await portion().focus();
  await page.keyboard.press('Escape');
  await question().getByRole('button', { name: 'Keep writing' }).click();
  await expect(portion()).toBeFocused();
  await expect(portion()).toHaveValue(/inventada/);

  await page.keyboard.press('Escape');
  await question().getByRole('button', { name: 'Leave and keep it' }).click();
  await expect(portion()).toHaveCount(0);
  await expect(drafts()).toHaveAccessibleName('Drafts: 1');
});

test('shows what was left for later, goes on with it, and discards it only there', async () => {
  await goToRoom(page, 'S');
  await drafts().click();
  await expect(page.getByText('New portion · EX-2026-0117')).toBeVisible();
  await page.getByRole('button', { name: /^Continue: / }).click();
  await expect(portion()).toHaveValue(/inventada/);

  await portion().focus();
  await page.keyboard.press('Escape');
  await question().getByRole('button', { name: 'Leave and keep it' }).click();
  await drafts().click();
  await page.getByRole('button', { name: /^Discard: / }).click();
  await expect(drafts()).toHaveCount(0);
  await lockAndUnlock();
  await expect(drafts()).toHaveCount(0);
});

test('comes back to a value in its row, and to the question that Escape asks of it', async () => {
  await openDemoCase(page);
  const value = page.getByRole('button', { name: /^Title: / }).first();
  await value.focus();
  await page.keyboard.press('Enter');
  const input = page.locator('.inline-edit').getByRole('textbox');
  await input.fill('Título inventado');
  await settled();
  await lockAndUnlock();
  await expect(input).toHaveValue('Título inventado');

  await input.focus();
  await page.keyboard.press('Escape');
  await question().getByRole('button', { name: 'Discard it' }).click();
  await expect(input).toHaveCount(0);
  await expect(value).not.toContainText('Título inventado');
  await expect(drafts()).toHaveCount(0);
});

test('comes back to the log with its line', async () => {
  const line = page.getByRole('dialog').getByRole('textbox').first();
  await pressUntil(page, ['Control+l'], () => expect(line).toBeFocused({ timeout: 5_000 }));
  await line.pressSequentially('llamada con MX-FGR, asunto inventado');
  await settled();
  await lockAndUnlock();

  await expect(page.getByRole('dialog').getByRole('textbox').first()).toHaveValue('llamada con MX-FGR, asunto inventado');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(drafts()).toHaveAccessibleName('Drafts: 1'); // closing the log keeps its line
  await drafts().click();
  await page.getByRole('button', { name: /^Discard: / }).click();
  await page.keyboard.press('Escape');
});

test('comes back to a dialog of another room, with the words in it', async () => {
  await goToRoom(page, 'K');
  await page.getByRole('button', { name: 'Enter by hand' }).click();
  const name = page.getByLabel('Name in English');
  await name.fill('Invented Office');
  await settled();
  await lockAndUnlock();
  await expect(name).toHaveValue('Invented Office');

  await page.keyboard.press('Escape');
  await question().getByRole('button', { name: 'Discard it' }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
});

test('comes back to the wizard at its step', async () => {
  await goToRoom(page, 'C');
  await page.getByRole('button', { name: 'New case' }).first().click();
  await page.getByRole('radio', { name: /^Extradition/ }).click({ force: true });
  await page.getByRole('button', { name: 'Next' }).click();
  await page.getByLabel('Title').fill('Caso inventado a medias');
  await settled();
  await lockAndUnlock();

  await expect(page.getByLabel('Title')).toHaveValue('Caso inventado a medias');
});

test('gives the focus back to a field with a list of its own, once a person goes on writing', async () => {
  await openDemoCase(page);
  await page.getByRole('tab', { name: /papers/ }).click();
  await page.getByRole('button', { name: 'Add: Asset' }).click();
  const form = page.getByRole('dialog');
  await form
    .getByRole('textbox', { name: /Description/ })
    .first()
    .fill('An invented house');
  const held = form.getByRole('combobox', { name: /Held by/ });
  await held.click();
  await page.keyboard.press('Escape'); // the list
  await expect(page.getByRole('listbox')).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(question()).toBeVisible();

  await page.keyboard.press('Escape');

  await expect(question()).toHaveCount(0);
  await expect(held).toBeFocused();
  await pressUntil(page, ['Escape'], () => expect(question()).toBeVisible({ timeout: 2_000 })); // its list opens with the focus
  await question().getByRole('button', { name: 'Discard it' }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
});
