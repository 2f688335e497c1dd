import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, errors, test as base, type ElectronApplication, type Page } from '@playwright/test';

export const project = join(import.meta.dirname, '..', '..');

/** Electron's program: where its own variable says, or as its package downloaded it. */
export function electronProgram(): string {
  const folder = process.env['ELECTRON_OVERRIDE_DIST_PATH'];
  if (folder !== undefined && folder !== '') return join(folder, process.platform === 'win32' ? 'electron.exe' : 'electron');
  return createRequire(import.meta.url)('electron') as string; // outside Electron, the package gives its program's path
}

export type Opened = { readonly app: ElectronApplication; readonly page: Page; readonly userData: string };

/** A window as far as it can be asked: code run in the main process, and in the page. Both programs can be held so, the packed one too. */
export type Drivable = { readonly app: Pick<ElectronApplication, 'evaluate'>; readonly page: Pick<Page, 'evaluate'> };

/** What an act may take, as in a browser (playwright.config.ts): a page that a test opens by itself has not heard of it. */
const PATIENCE_MS = 90_000;

/** Open the built app on a profile of its own; or, by its path, a packed program that lets itself be driven. */
export async function openApp(words: readonly string[] = [], userData = newProfile(), packed?: string): Promise<Opened> {
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const app = await launched({
    executablePath: packed ?? electronProgram(),
    args: [...asRoot, ...(packed === undefined ? [project] : []), `--user-data-dir=${userData}`, ...words],
  });
  const page = await app.firstWindow({ timeout: PATIENCE_MS });
  page.setDefaultTimeout(PATIENCE_MS);
  await page.waitForLoadState('load');
  return { app, page, userData };
}

/**
 * The program, once its debuggers answer. On a busy machine they sometimes never do, although both are connected and the window stands: it is
 * ended then, and begun again.
 */
async function launched(program: { readonly executablePath: string; readonly args: string[] }): Promise<ElectronApplication> {
  const once = () => _electron.launch({ ...program, timeout: PATIENCE_MS });
  try {
    return await once();
  } catch (error) {
    if (!(error instanceof errors.TimeoutError)) throw error;
    console.error('the debuggers of a program that was begun do not answer: it is begun again');
    return once();
  }
}

export function newProfile(): string {
  return mkdtempSync(join(tmpdir(), 'enlace-profile-'));
}

/** Tests that share one window of the app, opened once for each file. */
export const test = base.extend<object, { opened: Opened }>({
  opened: [
    async ({}, use) => {
      const opened = await openApp();
      await use(opened);
      await opened.app.close();
      rmSync(opened.userData, { recursive: true, force: true });
    },
    { scope: 'worker', timeout: 2 * PATIENCE_MS + 60_000 },
  ],
});
