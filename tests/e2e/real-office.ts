import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from '@playwright/test';
import { DEMO_PASSPHRASE, offices } from '../../electron/host/demo/offices.ts';
import { closeDoor, openDoor, type Door } from './loopback.ts';

/** A page at a door that opens real vaults too, in a folder of its own, with nothing in it yet. */
export type RealDoor = { readonly page: Page; readonly door: Door; readonly root: string };

export async function openRealDoor(browser: Browser): Promise<RealDoor> {
  const root = mkdtempSync(join(tmpdir(), 'enlace-real-'));
  const door = await openDoor([root], join('tests', 'e2e', 'real-vaults-door.ts'));
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-US', reducedMotion: 'reduce' });
  const page = await context.newPage();
  await page.goto(door.address);
  return { page, door, root };
}

export async function closeRealDoor({ page, door, root }: RealDoor): Promise<void> {
  await page.context().close();
  await closeDoor(door);
  rmSync(root, { recursive: true, force: true });
}

/** Such a page inside a demo office that is kept in its folder. */
export async function enterRealDemo(browser: Browser): Promise<RealDoor> {
  const opened = await openRealDoor(browser);
  const { page } = opened;
  await page.getByRole('button', { name: /Try the demo office/ }).click();
  await page.getByRole('button', { name: 'Go to the vault' }).click();
  await page.locator('main h1').first().waitFor();
  return opened;
}

/** Answer where a new vault is to be kept, which `ask` makes the page ask. */
export async function keepVaultAs(page: Page, name: string, ask: () => Promise<void>): Promise<void> {
  await ask();
  await page.locator('dialog.enlace-folder-picker input').fill(name);
  await chooseInPicker(page);
}

/** From a locked door, choose the demo counterpart's vault. A browser chooses among the vaults of the door's own folder, so it is carried there. */
export async function chooseDemoCounterpart({ page, root }: Pick<RealDoor, 'page' | 'root'>): Promise<void> {
  cpSync(join(root, 'demo-counterpart', offices.mx.folder), join(root, offices.mx.folder), { recursive: true });
  await page.getByRole('button', { name: /Open a vault/ }).click();
  await page.locator('dialog.enlace-folder-picker select').selectOption('mx-fgr');
  await chooseInPicker(page);
  await page.getByRole('option', { name: 'mx-fgr', selected: true }).waitFor();
}

export async function unlockWith(page: Page, passphrase: string = DEMO_PASSPHRASE): Promise<void> {
  await page.getByLabel('Passphrase', { exact: true }).fill(passphrase);
  await page.keyboard.press('Enter');
}

export async function chooseInPicker(page: Page): Promise<void> {
  await page.locator('dialog button[value="choose"]').click();
}
