import { readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { basename, join, sep } from 'node:path';
import { expect, test, type Locator, type Page } from '@playwright/test';
import { DEMO_PASSPHRASE } from '../../electron/host/demo/offices.ts';
import { DEMO_CASE } from '../../electron/host/demo/side.ts';
import { goToRoom, pressUntil, speak } from './office.ts';

/** One office at its page, and how a person at that door answers when a place is asked for. */
export type Traveller = {
  readonly page: Page;
  /** The folder under which the door's vaults and packets lie. */
  readonly root: string;
  /** Answer the question where a new vault is to be kept, once it is asked by `ask`: `<name>.enlace` under the root. */
  readonly keepVault: (name: string, ask: () => Promise<void>) => Promise<void>;
  /** Choose the counterpart's vault, from the screen of a locked door. */
  readonly chooseCounterpart: () => Promise<void>;
};

/** The whole journey, each test going on where the one before it ended. `traveller` is there once the file's own `beforeAll` is done. */
export function playJourney(traveller: () => Traveller): void {
  let packet: string;
  let receipt: string;

  test('makes a vault on the first run, with a recovery code', () => makeVault(traveller()));
  test('locks, refuses a wrong passphrase and opens with the right one', () => lockAndUnlock(traveller()));
  test('makes the demo office', () => arrive(traveller()));
  test('logs an exchange by keyboard alone', () => logExchange(traveller()));
  test('takes a charge from the counterpart’s view once it is marked', () => markCharge(traveller()));
  test('builds a packet into a folder', async () => {
    packet = await buildPacket(traveller());
  });
  test('locks, opens the counterpart’s vault, imports the packet there and writes the receipt', async () => {
    receipt = await importAtCounterpart(traveller(), packet);
  });
  test('opens the office again and settles the packet by its receipt', () => returnReceipt(traveller(), receipt));
  test('speaks Spanish and English', () => changeLanguage(traveller()));
}

/** What a long upload leaves when it is cancelled, in the office where the journey ended. */
export function playCancelledDrop(traveller: () => Traveller): void {
  test('takes in a dropped file of 2 GB until it is cancelled, and keeps nothing of it', () => cancelDrop(traveller()));
}

const firstOffice = 'primera';
const firstPassphrase = 'siete garzas cruzan el canal en marzo';

/** The first run: a vault of a person's own, its passphrase weighed, its recovery code shown once. */
async function makeVault({ page, keepVault }: Traveller): Promise<void> {
  await speak(page, 'en');
  await page.getByRole('button', { name: /Create a vault/ }).click();
  await page.getByRole('combobox', { name: 'Your office' }).fill('MX-SR');
  await page.getByRole('option', { name: /^MX-SRE/ }).click();
  await page.getByRole('textbox', { name: 'Your name' }).fill('Zoila Prueba Inventada');
  await page.getByLabel('Passphrase', { exact: true }).fill('garzas');
  await page.getByLabel('Passphrase again').fill('garzas');
  await expect(page.getByRole('paragraph').filter({ hasText: 'has to be stronger' })).toBeVisible();
  await page.getByLabel('Passphrase', { exact: true }).fill(firstPassphrase);
  await page.getByLabel('Passphrase again').fill(firstPassphrase);
  await keepVault(firstOffice, () => page.getByRole('button', { name: 'Choose the folder' }).click());

  await expect(page.getByRole('img', { name: 'Recovery code' })).toHaveText(/^\S{4,}/);
  await page.getByText('It is on paper').click();
  await page.getByRole('button', { name: 'Go to the vault' }).click();

  await expect(page.getByRole('navigation', { name: 'Rooms' })).toBeVisible();
}

/** Lock, be refused with a wrong passphrase, and open with the right one. */
async function lockAndUnlock({ page }: Traveller): Promise<void> {
  await lock(page);
  await page.getByRole('option', { name: firstOffice, exact: true }).click();
  await unlock(page, 'no es la frase');
  await expect(page.getByRole('alert')).toContainText('does not open this vault');

  await unlock(page, firstPassphrase);
  await expect(page.getByText('Zoila Prueba Inventada')).toBeVisible();
}

/** From the first vault into the demo office. */
async function arrive({ page, keepVault }: Traveller): Promise<void> {
  await lock(page);
  await keepVault('demo', () => page.getByRole('button', { name: /Try the demo office/ }).click());
  await page.getByRole('button', { name: 'Go to the vault' }).click();

  await expect(page.getByRole('navigation', { name: 'Rooms' })).toBeVisible();
}

/** Log an exchange and find it again: one line, one part corrected, no pointer at all. */
async function logExchange({ page }: Traveller): Promise<void> {
  const log = page.getByRole('dialog', { name: 'Log an exchange' });
  await pressUntil(page, ['Control+l'], () => expect(log.getByRole('textbox').first()).toBeFocused({ timeout: 5_000 }));
  await page.keyboard.type('call 10:00 45m fgr 0117 received annex C 14p we owe translation Fri synthetic talk');
  await expect(log.getByText(DEMO_CASE)).toBeVisible();
  await expect(log.getByText('14 pages')).toBeVisible();
  await page.keyboard.press('Alt+s');
  await expect(log.locator('[data-log-row]:not([data-log-row="line"]) :is(input, textarea):focus')).toHaveCount(1);
  await page.keyboard.press('End');
  await page.keyboard.type(' corrected');
  await page.keyboard.press('Control+Enter');
  await expect(log).toHaveCount(0);

  const row = page.getByRole('row').filter({ hasText: 'synthetic talk corrected' });
  await pressUntil(page, ['g', 'x'], () => expect(row).toBeVisible({ timeout: 10_000 }));
  await expect(row).toContainText(DEMO_CASE);
  await expect(row).toContainText('Call');
}

/** Mark a charge of the demo's main case for us alone, and see it go from the counterpart's view. */
async function markCharge({ page }: Traveller): Promise<void> {
  await openCase(page, /charges/);
  const charge = page.getByRole('region', { name: 'Charges' }).locator('section.case-record').first();
  const statute = await charge.getByRole('heading').first().innerText();

  const seen = page.getByRole('region', { name: 'Seen as' });
  await pressUntil(page, ['v'], () => expect(seen).toBeVisible({ timeout: 10_000 }));
  await expect(page.getByRole('cell', { name: statute, exact: true }).first()).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('tab', { name: /charges/ })).toHaveAttribute('aria-selected', 'true'); // where it was left

  await page.getByRole('button', { name: `More: ${statute}` }).click();
  await page.getByRole('menuitem', { name: 'Mark' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('radio', { name: 'L4' }).click({ force: true });
  await expect(dialog.getByRole('status')).toContainText('L4'); // weighed: until then it cannot be saved
  await dialog.getByRole('button', { name: 'Save' }).press('Enter'); // a notice may still lie over it
  await expect(dialog).toBeHidden();

  await pressUntil(page, ['v'], () => expect(seen).toBeVisible({ timeout: 10_000 }));
  await expect(page.getByRole('table')).toBeVisible();
  await expect(page.getByRole('cell', { name: statute, exact: true })).toHaveCount(0);
  await page.keyboard.press('Escape');
}

/** Build the packet of the case just seen as the counterpart sees it. @returns its file's path. */
async function buildPacket({ page, root }: Traveller): Promise<string> {
  await goToRoom(page, 'R');
  await expect(page.getByRole('heading', { level: 1, name: 'Packet to MX-FGR' })).toBeVisible(); // the case last seen as they see it
  await page.getByRole('button', { name: 'Build into a folder' }).click();

  const built = page.getByRole('status').filter({ hasText: '.age' });
  await expect(built).toBeVisible();
  return fileNamed(root, await built.innerText());
}

/** Import a packet in the counterpart's vault and write its receipt. @returns the receipt's path. */
async function importAtCounterpart({ page, root, chooseCounterpart }: Traveller, packet: string): Promise<string> {
  await lock(page);
  await chooseCounterpart();
  await unlock(page);
  await expect(page.getByText('Mauricio Terán Ocaña')).toBeVisible();

  await openInInbox(page, packet);
  await expect(page.getByText('It is what was signed')).toBeVisible();
  await expect(page.getByText('Words compared')).toBeVisible();
  await expect(page.getByRole('alert')).toContainText('Earlier packets'); // the demo's packet before it is still on its way
  await page.getByRole('button', { name: 'Accept the gap in numbering, on record' }).click();
  await expect(page.getByText(/^Imported: /)).toBeVisible();
  await page.getByRole('button', { name: 'Write the receipt' }).click();

  const written = page.getByText(/^The receipt is /);
  await expect(written).toBeVisible();
  return fileNamed(root, await written.innerText());
}

/** Back in the demo office with its passphrase alone: the receipt settles the packet. */
async function returnReceipt({ page }: Traveller, receipt: string): Promise<void> {
  await lock(page);
  await page.getByRole('option', { name: 'demo', exact: true }).click();
  await unlock(page);
  await expect(page.getByText('Tomás Reyes Halloran', { exact: true })).toBeVisible();

  await goToRoom(page, 'R');
  const awaited = page.getByRole('row').filter({ hasText: 'receipt awaited' });
  await expect(awaited.first()).toBeVisible();
  const before = await awaited.count();
  await openInInbox(page, receipt);
  await page.getByRole('button', { name: 'Import' }).click();
  await expect(page.getByText('The receipt is noted on our packet.')).toBeVisible();
  await goToRoom(page, 'R');
  await expect(awaited).toHaveCount(before - 1);
}

/** Drop a file of 2 GB on a case's documents, and cancel it while it is taken in: nothing of it is kept. */
async function cancelDrop({ page, root }: Traveller): Promise<void> {
  await openCase(page, /papers/);
  const documents = page.locator('.case-files li');
  await expect(documents.first()).toBeVisible();
  const before = await documents.count();
  const kept = filesUnder(root);
  const file = join(root, 'synthetic-recording.bin');
  writeFileSync(file, '');
  truncateSync(file, 2_000_000_000); // holes, which take no room on the disk: long enough to be met by a hand
  await dropOn(page, page.locator('.drop'), file);

  await page.getByRole('progressbar', { name: 'Adding synthetic-recording.bin' }).waitFor();
  // The pointer is still held by the drag, and in the time that a busy page takes for keys a fast disk has the whole file.
  await page.getByRole('button', { name: 'Cancel', exact: true }).dispatchEvent('click');
  await expect(page.getByText('Adding synthetic-recording.bin')).toHaveCount(0);
  await expect(documents).toHaveCount(before);
  rmSync(file);
  expect(filesUnder(root)).toEqual(kept);
}

/** The whole window in Spanish, and back in English. */
async function changeLanguage({ page }: Traveller): Promise<void> {
  await speak(page, 'es');
  await expect(page.getByRole('navigation', { name: 'Secciones' })).toBeVisible();

  await speak(page, 'en');
  await expect(page.getByRole('navigation', { name: 'Rooms' })).toBeVisible();
}

/** The demo's main case, at one of its tabs. */
async function openCase(page: Page, tab: RegExp): Promise<void> {
  await goToRoom(page, 'C');
  await page.getByRole('row').filter({ hasText: DEMO_CASE }).click();
  await page.keyboard.press('Enter');
  await page.getByRole('tab', { name: tab }).click();
}

/** A drop as the system makes it: an event that a page makes up carries no file that the program trusts. */
export async function dropOn(page: Page, place: Locator, file: string): Promise<void> {
  await place.scrollIntoViewIfNeeded();
  const box = await place.boundingBox();
  if (box === null) throw new Error('the place to drop is not shown');
  const session = await page.context().newCDPSession(page);
  const [x, y] = [box.x + 40, box.y + box.height / 2];
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await session.send('Input.dispatchDragEvent', { type, x, y, data: { items: [], files: [file], dragOperationsMask: 1 } });
  await session.detach();
}

/** Every vault's sealed files, by path. */
function filesUnder(root: string): readonly string[] {
  const paths = readdirSync(root, { recursive: true, encoding: 'utf8' });
  return paths.filter(path => path.split(sep).includes('files')).sort();
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
  await goToRoom(page, 'I');
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
