import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from '@playwright/test';
import { travellerIn } from './electron-traveller.ts';
import { playCancelledDrop, playJourney, type Traveller } from './journey.ts';
import { openApp, type Opened } from './window.ts';

// The whole way in the window; `journey.browser.ts` is the same over the loopback door, `packed.electron.ts` in the packaged program.
test.describe.configure({ mode: 'serial' });

const root = mkdtempSync(join(tmpdir(), 'enlace-journey-'));
let opened: Opened;
let traveller: Traveller;

test.beforeAll(async () => {
  opened = await openApp();
  traveller = await travellerIn(opened, root);
});
test.afterAll(async () => {
  await opened.app.close();
  for (const folder of [root, opened.userData]) rmSync(folder, { recursive: true, force: true });
});

playJourney(() => traveller);
playCancelledDrop(() => traveller);
