import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { _electron, chromium, type Page } from 'playwright';
import { startHost } from '../../electron/thread/client.ts';
import { deriveKey } from '../../electron/host/keys/derive-key.ts';
import { openLoopback } from '../../electron/loopback/server.ts';
import { electronProgram, hasDisplay, installedBrowser } from '../browser.mjs';
import { median, ms, onceMs, percentile, timesOf, type BenchRow } from './measure.ts';
import { measureWindow } from './window-steps.ts';

const project = join(import.meta.dirname, '..', '..');

export type WindowVault = {
  readonly folder: string;
  readonly label: string;
  readonly passphrase: string;
  readonly cases: number;
};
/** A page at the program's first screen, how the person chooses the vault there, and how to end it. */
type Window = { readonly page: Page; readonly choose: () => Promise<void>; readonly end: () => Promise<void> };

/** What a person waits for in the built program: from its start to the first rows of Today, and then from act to result. */
export async function windowBench(vault: WindowVault): Promise<readonly BenchRow[]> {
  const way = wayToOpen(vault);
  if (way === null)
    return [{ what: 'start to usable window', measured: 'no Electron with a display and no browser', promise: 'under 1.5 s' }];
  buildIfMissing();
  const derivationMs = median(await timesOf(3, () => derive(vault), 1));
  const starts: number[] = [];
  let rows: readonly BenchRow[] = [];
  for (let run = 0; run < 3; run++) {
    const from = performance.now();
    const window = await way.open();
    try {
      const waitedForPerson = await onceMs(() => window.choose());
      await unlock(window.page, vault);
      starts.push(performance.now() - from - waitedForPerson - derivationMs);
      if (run === 2) rows = await measuredRows(window.page, way.name);
    } finally {
      await window.end();
    }
  }
  const what = `start to usable window, ${vault.cases.toLocaleString('en')} cases, key derivation apart (${way.name})`;
  const sorted = starts.toSorted((one, other) => one - other);
  return [{ what, measured: `median ${ms(median(sorted))}`, promise: 'under 1.5 s' }, ...rows];
}

async function measuredRows(page: Page, name: string): Promise<readonly BenchRow[]> {
  const measured = await measureWindow(page);
  return measured.map(({ what, times, promise }) => ({
    what: `in the window (${name}): ${what}`,
    measured: `p95 ${ms(percentile(times, 95))}, median ${ms(median(times))}`,
    promise,
  }));
}

/** Electron where it is installed and can show a window, else the loopback page in an installed browser. */
function wayToOpen(vault: WindowVault): { readonly name: string; readonly open: () => Promise<Window> } | null {
  const program = electronProgram();
  if (program !== undefined && hasDisplay()) return { name: 'Electron', open: () => openElectron(program, vault) };
  const browser = installedBrowser();
  return browser === undefined ? null : { name: 'page in a browser', open: () => openInBrowser(browser, vault) };
}

async function openElectron(program: string, { folder }: WindowVault): Promise<Window> {
  const profile = mkdtempSync(join(tmpdir(), 'enlace-bench-profile-'));
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const app = await _electron.launch({ executablePath: program, args: [...asRoot, project, `--user-data-dir=${profile}`] });
  const page = await app.firstWindow();
  await page.locator('.firsts button').first().waitFor();
  return {
    page,
    async choose() {
      await app.evaluate(({ dialog }, path) => {
        dialog.showOpenDialog = async () => Promise.resolve({ canceled: false, filePaths: [path] });
      }, folder);
      await page.locator('.firsts button').nth(2).click();
      await page.locator('input[type="password"]').waitFor();
    },
    async end() {
      await app.close();
      rmSync(profile, { recursive: true, force: true });
    },
  };
}

async function openInBrowser(browserPath: string, { folder }: WindowVault): Promise<Window> {
  const loopback = await openLoopback({
    host: startHost(new URL('../../electron/thread/worker.ts', import.meta.url)),
    page: join(project, 'out', 'renderer'),
    root: dirname(folder),
    realVaults: true,
    demo: false,
    version: '0.0.0',
  });
  const browser = await chromium.launch({ executablePath: browserPath, args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] });
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.goto(loopback.newAddress());
  await page.locator('.firsts button').first().waitFor();
  return {
    page,
    async choose() {
      await page.locator('.firsts button').nth(2).click();
      await page.locator('dialog.enlace-folder-picker select').selectOption(basename(folder, '.enlace'));
      await page.locator('dialog.enlace-folder-picker button[value="choose"]').click();
      await page.locator('input[type="password"]').waitFor();
    },
    async end() {
      await browser.close();
      await loopback.close();
    },
  };
}

async function unlock(page: Page, { label, passphrase }: WindowVault): Promise<void> {
  await page.locator('form input:not([type="password"]):not([type="checkbox"])').first().fill(label);
  await page.locator('input[type="password"]').fill(passphrase);
  await page.locator('input[type="password"]').press('Enter');
  await page.locator('main [data-row-key]').first().waitFor({ timeout: 120_000 });
}

/** As the vault's first slot has it done. */
async function derive({ folder, passphrase }: WindowVault): Promise<void> {
  const slots = JSON.parse(readFileSync(join(folder, 'keyslots.json'), 'utf8')) as {
    readonly slots: readonly { readonly kdf: Parameters<typeof deriveKey>[1] }[];
  }; // our own file
  const [first] = slots.slots;
  if (first === undefined) throw new Error('a vault has a slot');
  await deriveKey(passphrase, first.kdf);
}

function buildIfMissing(): void {
  if (existsSync(join(project, 'out', 'main', 'main.js')) && existsSync(join(project, 'out', 'renderer', 'index.html'))) return;
  const script = join(dirname(createRequire(import.meta.url).resolve('electron-vite/package.json')), 'bin', 'electron-vite.js');
  spawnSync(process.execPath, [script, 'build', '--logLevel=warn'], { cwd: project, stdio: ['ignore', 2, 2] });
}
