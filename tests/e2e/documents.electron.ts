import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from '@playwright/test';
import { lookAtDocuments } from './documents.ts';
import { openApp, type Opened } from './window.ts';

// In the window, whose page may ask for nothing at all; `documents.browser.ts` is the same over the loopback door.
test.describe.configure({ mode: 'serial' });

const folder = mkdtempSync(join(tmpdir(), 'enlace-papers-'));
let opened: Opened;

test.beforeAll(async () => {
  opened = await openApp(['--demo']);
  await opened.page.getByRole('button', { name: 'Go to the vault' }).click();
  await opened.page.locator('main h1').first().waitFor();
});
test.afterAll(async () => {
  await opened.app.close();
  for (const path of [folder, opened.userData]) rmSync(path, { recursive: true, force: true });
});

lookAtDocuments(() => ({
  page: opened.page,
  choose: async papers => {
    for (const { name, bytes } of papers) writeFileSync(join(folder, name), bytes);
    const paths = papers.map(({ name }) => join(folder, name));
    // The system's own dialog cannot be driven, so it answers as a person would.
    await opened.app.evaluate(({ dialog }, filePaths) => {
      dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths });
    }, paths);
    await opened.page.getByRole('button', { name: 'Choose files' }).click();
  },
}));
