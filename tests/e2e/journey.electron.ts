import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from '@playwright/test';
import { offices } from '../../electron/host/demo/offices.ts';
import { playJourney, type Traveller } from './journey.ts';
import { openApp, type Opened } from './window.ts';

// The whole way in the window; `journey.browser.ts` is the same over the loopback door.
test.describe.configure({ mode: 'serial' });

const root = mkdtempSync(join(tmpdir(), 'enlace-journey-'));
const outbox = join(root, 'outbox');
let opened: Opened;
let traveller: Traveller;

test.beforeAll(async () => {
  mkdirSync(outbox);
  opened = await openApp();
  const { app, page } = opened;
  await answerDialogs(app);
  traveller = {
    page,
    root,
    keepVault: async (name, ask) => {
      await answerNext(app, join(root, `${name}.enlace`));
      await ask();
    },
    chooseCounterpart: async () => {
      await answerNext(app, join(root, 'demo-counterpart', offices.mx.folder));
      await page.getByRole('button', { name: /Open a vault/ }).click();
      await page.getByRole('option', { name: 'mx-fgr', selected: true }).waitFor();
    },
  };
});
test.afterAll(async () => {
  await opened.app.close();
  for (const folder of [root, opened.userData]) rmSync(folder, { recursive: true, force: true });
});

playJourney(() => traveller);

/** The system's own dialogs cannot be driven, so they answer at once as a person would: what the next answer is, else the outbox. */
async function answerDialogs(app: Opened['app']): Promise<void> {
  await app.evaluate(({ dialog }, usual) => {
    const answers: string[] = [];
    Reflect.set(globalThis, 'nextAnswers', answers);
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [answers.shift() ?? usual] });
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: answers.shift() ?? usual });
  }, outbox);
}

async function answerNext(app: Opened['app'], path: string): Promise<void> {
  await app.evaluate((_electron, next) => void (Reflect.get(globalThis, 'nextAnswers') as string[]).push(next), path);
}
