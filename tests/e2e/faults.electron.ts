import { lstatSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { DEMO_PASSPHRASE } from '../../electron/host/demo/offices.ts';
import { openApp, type Opened } from './window.ts';

// What happens to the window around a vault: its thread dies, its page dies, it locks with something of ours on the clipboard.

let opened: Opened;
let root: string;

test.beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'enlace-faults-'));
  opened = await openApp();
  const { app, page } = opened;
  await app.evaluate(
    ({ dialog }, folder) => {
      dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: folder });
      dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [folder] });
    },
    join(root, 'demo.enlace'),
  );
  await page.getByRole('button', { name: /Try the demo office/ }).click();
  await page.getByRole('button', { name: 'Go to the vault' }).click({ timeout: 200_000 }); // the office is made first
  await page.getByRole('navigation', { name: 'Rooms' }).waitFor();
});
test.afterEach(async () => {
  await opened.app.close();
  for (const folder of [root, opened.userData]) rmSync(folder, { recursive: true, force: true });
});

test('says the number of a fault that ends the host’s thread, offers the vault again, and outlives a page that dies after it', async () => {
  const { app, page } = opened;

  await endHostThread(app);

  await expect(page.getByRole('status').filter({ hasText: /report number [0-9a-f]{8}-[0-9a-f-]{27}/ })).toBeVisible();
  await expect(page.getByLabel('Passphrase', { exact: true })).toBeVisible();
  await page.getByLabel('Passphrase', { exact: true }).fill(DEMO_PASSPHRASE);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('navigation', { name: 'Rooms' })).toBeVisible();
  await endHostThread(app);
  await endPage(app);
  // A page that died is lost to the test's own tool, so the window itself is asked.
  await expect.poll(() => inWindow(app, 'document.body.innerText')).toContain('Unlock a vault');
  expect(await inWindow(app, "enlace.request('vault:info', {})")).toMatchObject({ ok: true, value: { open: null } });
});

test('empties the clipboard when the vault locks', async () => {
  const { app, page } = opened;

  await page.getByRole('heading').first().selectText();
  await page.keyboard.press('Control+C');
  await expect.poll(() => clipboardText(app)).not.toBe('');
  await page.getByRole('button', { name: 'Lock' }).click();

  await expect(page.getByLabel('Passphrase', { exact: true })).toBeVisible();
  await expect.poll(() => clipboardText(app)).toBe('');
});

test('leaves on the clipboard what another program has put there since', async () => {
  const { app, page } = opened;
  await page.getByRole('heading').first().selectText();
  await page.keyboard.press('Control+C');
  await expect.poll(() => clipboardText(app)).not.toBe('');
  await app.evaluate(async electron => electron.clipboard.writeText('of another program'));

  await page.getByRole('button', { name: 'Lock' }).click();

  await expect(page.getByLabel('Passphrase', { exact: true })).toBeVisible();
  expect(await clipboardText(app)).toBe('of another program');
});

test('empties the clipboard when it ends', async () => {
  const { app, page } = opened;
  await page.getByRole('heading').first().selectText();
  await page.keyboard.press('Control+C');
  await expect.poll(() => clipboardText(app)).not.toBe('');

  const left = app.evaluate(
    electron =>
      new Promise(resolve => {
        electron.clipboard.clear = () => resolve('cleared');
        electron.app.quit();
      }),
  );

  expect(await left).toBe('cleared');
});

test('keeps its profile’s files to the person alone', () => {
  const open = readdirSync(opened.userData, { recursive: true, encoding: 'utf8' })
    .map(name => ({ name, status: lstatSync(join(opened.userData, name), { throwIfNoEntry: false }) }))
    .filter(({ status }) => status?.isSymbolicLink() === false && (status.mode & 0o077) !== 0);

  expect(open.map(({ name }) => name)).toEqual([]);
});

function clipboardText(app: Opened['app']): Promise<string> {
  return app.evaluate(async electron => electron.clipboard.readText());
}

/** End the host's thread from within, as a fault of native code would. */
async function endHostThread(app: Opened['app']): Promise<void> {
  await app.evaluate(async () => {
    const { Session } = process.getBuiltinModule('node:inspector');
    const session = new Session();
    session.connect();
    const threads: string[] = [];
    session.on('NodeWorker.attachedToWorker', ({ params }) => threads.push(params.sessionId));
    session.post('NodeWorker.enable', { waitForDebuggerOnStart: false });
    await new Promise(resolve => setTimeout(resolve, 500));
    session.removeAllListeners(); // the thread that takes its place lives
    const message = JSON.stringify({ id: 1, method: 'Runtime.evaluate', params: { expression: 'process.exit(7)' } });
    for (const sessionId of threads) session.post('NodeWorker.sendMessageToWorker', { sessionId, message });
  });
}

function inWindow(app: Opened['app'], script: string): Promise<unknown> {
  return app.evaluate(
    ({ BrowserWindow }, code) => BrowserWindow.getAllWindows()[0]!.webContents.executeJavaScript(code) as Promise<unknown>,
    script,
  );
}

async function endPage(app: Opened['app']): Promise<void> {
  await app.evaluate(
    ({ BrowserWindow }) =>
      new Promise<void>(resolve => {
        const contents = BrowserWindow.getAllWindows()[0]!.webContents;
        contents.once('did-finish-load', () => resolve());
        contents.forcefullyCrashRenderer();
      }),
  );
}
