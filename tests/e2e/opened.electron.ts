import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { electronProgram, newProfile, openApp, project } from './window.ts';

// A packet opened in the system's file manager: the program is started with its path, or is running and told of it.

test('opens the packet that the system names, once a vault is open, and the next while it runs', async () => {
  const root = mkdtempSync(join(tmpdir(), 'enlace-opened-'));
  const [first, second] = ['first.age', 'second.age'].map(name => join(root, name)) as [string, string];
  writeFileSync(first, 'no packet at all');
  writeFileSync(second, 'age-encryption.org/v1\nno packet either\n');
  const userData = newProfile();
  const { app, page } = await openApp([first], userData);
  await app.evaluate(
    ({ dialog }, folder) => {
      dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: folder });
    },
    join(root, 'demo.enlace'),
  );

  await page.getByRole('button', { name: /Try the demo office/ }).click();
  await page.getByRole('button', { name: 'Go to the vault' }).click({ timeout: 200_000 }); // the office is made first

  await expect(page.getByRole('heading', { name: 'Incoming packets', level: 1 })).toBeVisible();
  await expect(page.getByRole('alert')).toBeVisible(); // it is no packet, and says so
  await page.getByRole('button', { name: 'Choose files' }).waitFor();
  await page.keyboard.press('g');
  await page.keyboard.press('t');
  await expect(page.getByRole('heading', { name: 'Incoming packets', level: 1 })).toHaveCount(0);
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  spawnSync(electronProgram(), [...asRoot, project, `--user-data-dir=${userData}`, second]); // ends at once: one runs already
  await expect(page.getByRole('heading', { name: 'Incoming packets', level: 1 })).toBeVisible();

  await app.close();
  for (const folder of [root, userData]) rmSync(folder, { recursive: true, force: true });
});

test('stays open for who opened it where the system has seen no key or mouse for hours', async () => {
  const root = mkdtempSync(join(tmpdir(), 'enlace-attended-'));
  const { app, page, userData } = await openApp();
  await app.evaluate(
    ({ dialog, powerMonitor }, folder) => {
      dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: folder });
      powerMonitor.getSystemIdleTime = () => 36_000;
    },
    join(root, 'demo.enlace'),
  );

  await page.getByRole('button', { name: /Try the demo office/ }).click();
  await page.getByRole('button', { name: 'Go to the vault' }).click({ timeout: 200_000 });
  await page.waitForTimeout(11_000); // it is looked every five seconds

  await expect(page.locator('nav.nav button').first()).toBeVisible();
  await app.close();
  for (const path of [root, userData]) rmSync(path, { recursive: true, force: true });
});
