import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from '@playwright/test';
import { lookAtDocuments } from './documents.ts';
import { lookerIn } from './electron-traveller.ts';
import { openApp, type Opened } from './window.ts';

// In the window, whose page may ask for nothing at all; `documents.browser.ts` is the same over the loopback door.
test.describe.configure({ mode: 'serial' });

const folder = mkdtempSync(join(tmpdir(), 'enlace-papers-'));
let opened: Opened;

test.beforeAll(async () => {
  opened = await openApp(['--demo']);
  await opened.page.getByRole('button', { name: 'Go to the vault' }).click({ timeout: 200_000 }); // the office is made first
  await opened.page.locator('main h1').first().waitFor();
});
test.afterAll(async () => {
  await opened.app.close();
  for (const path of [folder, opened.userData]) rmSync(path, { recursive: true, force: true });
});

lookAtDocuments(() => lookerIn(opened, folder));
