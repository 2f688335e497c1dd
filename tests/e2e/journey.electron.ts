import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from '@playwright/test';
import { offices } from '../../electron/host/office/offices.ts';
import {
  arrive,
  buildPacket,
  changeLanguage,
  importAtCounterpart,
  markCharge,
  returnReceipt,
  type Traveller,
} from './journey.ts';
import { openApp, type Opened } from './window.ts';

// A packet's way to the counterpart and its receipt's way back, in the window: each test goes on where the one before it ended.
test.describe.configure({ mode: 'serial' });

const root = mkdtempSync(join(tmpdir(), 'enlace-journey-'));
const outbox = join(root, 'outbox');
let opened: Opened;
let traveller: Traveller;
let packet: string;
let receipt: string;

test.beforeAll(async () => {
  mkdirSync(outbox);
  opened = await openApp();
  const { app, page } = opened;
  traveller = {
    page,
    root,
    makeDemo: async () => {
      await answerDialogs(app, join(root, 'demo.enlace'));
      await page.getByRole('button', { name: /Try the demo office/ }).click();
    },
    chooseCounterpart: async () => {
      await answerDialogs(app, join(root, 'demo-counterpart', offices.mx.folder));
      await page.getByRole('button', { name: /Open a vault/ }).click();
      await page.getByRole('option', { name: 'mx-fgr', selected: true }).waitFor();
      await answerDialogs(app, outbox);
    },
  };
});
test.afterAll(async () => {
  await opened.app.close();
  for (const folder of [root, opened.userData]) rmSync(folder, { recursive: true, force: true });
});

test('makes the demo office on the first run', () => arrive(traveller));

test('takes a charge from the counterpart’s view once it is marked', () => markCharge(traveller));

test('builds a packet into a folder', async () => {
  await answerDialogs(opened.app, outbox);
  packet = await buildPacket(traveller);
});

test('locks, opens the counterpart’s vault, imports the packet there and writes the receipt', async () => {
  receipt = await importAtCounterpart(traveller, packet);
});

test('opens the office with its passphrase alone and settles the packet by its receipt', () => returnReceipt(traveller, receipt));

test('speaks Spanish and English', () => changeLanguage(traveller));

/** The system's own dialogs cannot be driven, so they answer at once with this path, as a person would choose it. */
async function answerDialogs(app: Opened['app'], path: string): Promise<void> {
  await app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] });
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: chosen });
  }, path);
}
