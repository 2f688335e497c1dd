import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type Page } from '@playwright/test';
import { offices } from '../../electron/host/office/offices.ts';
import { playJourney, type Traveller } from './journey.ts';
import { closeDoor, openDoor, type Door } from './loopback.ts';

// The whole way over the loopback door; `journey.electron.ts` is the same in the window.
test.describe.configure({ mode: 'serial' });

const root = mkdtempSync(join(tmpdir(), 'enlace-journey-'));
let door: Door;
let traveller: Traveller;

test.beforeAll(async ({ browser }) => {
  door = await openDoor([root], join('tests', 'e2e', 'real-vaults-door.ts'));
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' });
  const page = await context.newPage();
  await page.goto(door.address);
  traveller = {
    page,
    root,
    keepVault: async (name, ask) => {
      await ask();
      await page.locator('dialog.enlace-folder-picker input').fill(name);
      await choose(page);
    },
    // A browser chooses among the vaults of the door's own folder, so the counterpart's is carried there.
    chooseCounterpart: async () => {
      cpSync(join(root, 'demo-counterpart', offices.mx.folder), join(root, offices.mx.folder), { recursive: true });
      await page.getByRole('button', { name: /Open a vault/ }).click();
      await page.locator('dialog.enlace-folder-picker select').selectOption('mx-fgr');
      await choose(page);
      await page.getByRole('option', { name: 'mx-fgr', selected: true }).waitFor();
    },
  };
});
test.afterAll(async () => {
  await traveller.page.context().close();
  await closeDoor(door);
  rmSync(root, { recursive: true, force: true });
});

playJourney(() => traveller);

async function choose(page: Page): Promise<void> {
  await page.locator('dialog button[value="choose"]').click();
}
