import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { DEMO_PASSPHRASE } from '../../electron/host/office/offices.ts';
import { DEMO_CASE } from '../../electron/host/office/side.ts';

/** One office at its page, and how a person at that door answers when a place is asked for. */
export type Traveller = {
  readonly page: Page;
  /** The folder under which the door's vaults and packets lie. */
  readonly root: string;
  /** Make the demo office `demo` under the root, from the first screen. */
  readonly makeDemo: () => Promise<void>;
  /** Choose the counterpart's vault, from the screen of a locked door. */
  readonly chooseCounterpart: () => Promise<void>;
};

/** From the first screen into the demo office, in English. */
export async function arrive({ page, makeDemo }: Traveller): Promise<void> {
  await speak(page, 'English');
  await makeDemo();
  await page.getByRole('button', { name: 'Go to the vault' }).click();

  await expect(page.getByRole('navigation', { name: 'Rooms' })).toBeVisible();
}

/** Mark a charge of the demo's main case for us alone, and see it go from the counterpart's view. */
export async function markCharge({ page }: Traveller): Promise<void> {
  await room(page, 'c');
  await page.getByRole('row').filter({ hasText: DEMO_CASE }).click();
  await page.keyboard.press('Enter');
  await page.getByRole('tab', { name: /^Charges/ }).click();
  const charge = page.locator('section.case-record').first();
  const statute = await charge.getByRole('heading').first().innerText();

  await page.keyboard.press('v');
  await expect(page.getByRole('region', { name: 'Seen as' })).toBeVisible();
  await expect(page.getByRole('cell', { name: statute, exact: true }).first()).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByRole('tab', { name: /^Charges/ }).click();

  await page.getByRole('button', { name: `More: ${statute}` }).click();
  await page.getByRole('menuitem', { name: 'Mark' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('radio', { name: 'L4' }).click({ force: true });
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog).toBeHidden();

  await page.keyboard.press('v');
  await expect(page.getByRole('region', { name: 'Seen as' })).toBeVisible();
  await expect(page.getByRole('table')).toBeVisible();
  await expect(page.getByRole('cell', { name: statute, exact: true })).toHaveCount(0);
  await page.keyboard.press('Escape');
}

/** Build the packet of the case just seen as the counterpart sees it. @returns its file's path. */
export async function buildPacket({ page, root }: Traveller): Promise<string> {
  await room(page, 'r');
  await expect(page.getByRole('heading', { level: 1, name: 'Packet to MX-FGR' })).toBeVisible(); // the case last seen as they see it
  await page.getByRole('button', { name: 'Build into a folder' }).click();

  const built = page.getByRole('status').filter({ hasText: '.age' });
  await expect(built).toBeVisible();
  return fileNamed(root, await built.innerText());
}

/** Import a packet in the counterpart's vault and write its receipt. @returns the receipt's path. */
export async function importAtCounterpart({ page, root, chooseCounterpart }: Traveller, packet: string): Promise<string> {
  await lock(page);
  await chooseCounterpart();
  await unlock(page);
  await expect(page.getByText('Mauricio Terán Ocaña')).toBeVisible();

  await openInInbox(page, packet);
  await expect(page.getByText('It is what was signed')).toBeVisible();
  await expect(page.getByText('Words compared')).toBeVisible();
  await expect(page.getByRole('alert')).toContainText('Earlier packets'); // the demo's packet before it is still on its way
  await page.getByRole('button', { name: 'Accept the gap, on record' }).click();
  await expect(page.getByText(/^Imported: /)).toBeVisible();
  await page.getByRole('button', { name: 'Write the receipt' }).click();

  const written = page.getByText(/^The receipt is /);
  await expect(written).toBeVisible();
  return fileNamed(root, await written.innerText());
}

/** Back in the demo office, a wrong passphrase refused on the way: the receipt settles the packet. */
export async function returnReceipt({ page }: Traveller, receipt: string): Promise<void> {
  await lock(page);
  await page.getByRole('option', { name: 'demo', exact: true }).click();
  await unlock(page, 'no es la frase');
  await expect(page.getByRole('alert')).toContainText('does not open this vault');
  await unlock(page);
  await expect(page.getByText('Tomás Reyes Halloran')).toBeVisible();

  await room(page, 'r');
  const awaited = page.getByRole('row').filter({ hasText: 'receipt awaited' });
  await expect(awaited.first()).toBeVisible();
  const before = await awaited.count();
  await openInInbox(page, receipt);
  await page.getByRole('button', { name: 'Import' }).click();
  await expect(page.getByText('The receipt is noted on our packet.')).toBeVisible();
  await room(page, 'r');
  await expect(awaited).toHaveCount(before - 1);
}

/** The whole window in Spanish, and back in English. */
export async function changeLanguage({ page }: Traveller): Promise<void> {
  await speak(page, 'Español');
  await expect(page.getByRole('navigation', { name: 'Secciones' })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'es');

  await speak(page, 'English');
  await expect(page.getByRole('navigation', { name: 'Rooms' })).toBeVisible();
}

async function speak(page: Page, language: 'Español' | 'English'): Promise<void> {
  await page.getByRole('radio', { name: language }).first().click({ force: true }); // the input lies under its drawn segment
}

/** Go to a room by its keys, away from any field that would take them as text. */
async function room(page: Page, letter: string): Promise<void> {
  await page.locator('body').click({ position: { x: 2, y: 2 } });
  await page.keyboard.press('g');
  await page.keyboard.press(letter);
}

async function lock(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Lock' }).click();
  await expect(page.getByLabel('Passphrase', { exact: true })).toBeVisible();
}

async function unlock(page: Page, passphrase = DEMO_PASSPHRASE): Promise<void> {
  await page.getByLabel('Passphrase', { exact: true }).fill(passphrase);
  await page.keyboard.press('Enter');
}

async function openInInbox(page: Page, file: string): Promise<void> {
  await room(page, 'i');
  const choosing = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Choose files' }).click();
  await (await choosing).setFiles(file);
}

/** The one file under the root whose name stands in a text. */
function fileNamed(root: string, text: string): string {
  const paths = readdirSync(root, { recursive: true, encoding: 'utf8' });
  const found = paths.filter(path => path.endsWith('.age') && text.includes(basename(path)));
  expect(found).toHaveLength(1);
  return join(root, found[0] ?? '');
}
