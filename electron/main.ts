import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { app, session, type BrowserWindow } from 'electron';
import { readerFor, readersWith } from '../shared/reader.ts';
import { startHost } from './thread/client.ts';
import { logIncident } from './host/ground/log.ts';
import { overlayFolder, readOverlays } from './host/ground/overlays.ts';
import { bridge } from './shell/bridge.ts';
import { ownClipboard } from './shell/clipboard.ts';
import { serveDoor } from './shell/door.ts';
import { hardenApp, hardenSession, servePage } from './shell/hardening.ts';
import { lockWhenUnattended } from './shell/idle.ts';
import { setMenu } from './shell/menu.ts';
import { openedBySystem } from './shell/opened.ts';
import { openWindow } from './shell/window.ts';

// Start order: terminal words → harden → host → window → serve. The only place where real things are made.

const built = join(import.meta.dirname, '..');
const terminalMark = process.argv.indexOf('--enlace-terminal');

// Neither is awaited: Electron becomes ready only when this module has been read to its end.
if (terminalMark !== -1) void answerTerminal(process.argv.slice(terminalMark + 1));
else if (!app.requestSingleInstanceLock()) app.quit();
else void openApp();

/** The packaged program's second entry: `enlace …` without a window. */
async function answerTerminal(words: readonly string[]): Promise<void> {
  process.argv = [process.argv[0] ?? 'enlace', 'enlace', ...words];
  const answered = import('./cli.ts'); // it runs on import, as it does by itself, and leaves its exit code
  await Promise.allSettled([answered, app.whenReady()]); // ending before Electron is ready can hang
  await answered.catch((error: unknown) => {
    logIncident(randomUUID(), 'terminal', error);
    process.exitCode = 70;
  });
  app.exit(Number(process.exitCode ?? 0));
}

async function openApp(): Promise<void> {
  hardenApp();
  const shown: { window?: BrowserWindow } = {};
  const opened = openedBySystem(told => shown.window?.webContents.send('enlace-door:opened', told)); // macOS may name one before it is ready
  opened.take(process.argv.slice(app.isPackaged ? 1 : 2), process.cwd());
  await app.whenReady();
  hardenSession(session.defaultSession, app.isPackaged ? [] : ['devtools://devtools']);
  servePage(session.defaultSession, join(built, 'renderer'));

  const host = startHost(join(import.meta.dirname, 'worker.js'));
  const { lockAfter, attended } = lockWhenUnattended(
    reason => void host.lock(reason),
    inSeconds => host.say('vault:locking', { inSeconds }),
  );
  const clipboard = ownClipboard();
  host.hear(event => void (event === 'vault:locked' && clipboard.empty()));
  const overlays = readOverlays(overlayFolder());
  const known = readersWith(overlays);
  const window = await openWindow(join(built, 'preload', 'preload.cjs'), created => {
    let reader = readerFor(app.getLocale(), known);
    const onLanguage = (chosen: string) => {
      reader = readerFor(chosen, known);
      setMenu(created, reader);
    };
    onLanguage(app.getLocale());
    bridge(created, host, attended);
    serveDoor({
      window: created,
      host,
      clipboard,
      opened,
      overlays,
      reader: () => reader,
      onLanguage,
      onLockAfter: lockAfter,
      demo: process.argv.includes('--demo'),
    });
  });
  shown.window = window;
  window.webContents.on('render-process-gone', () => {
    // The page is lost, so what it had open is closed too. Chromium ends the program if it is loaded anew while it is still told dead.
    void host.lock('asked').finally(() => setTimeout(() => window.isDestroyed() || window.reload(), 100));
  });
  app.on('second-instance', () => {
    if (window.isMinimized()) window.restore();
    window.focus();
  });
  app.on('window-all-closed', () => app.quit());
  endBefore(() => Promise.allSettled([host.end(), clipboard.empty()]));
}

/** Hold the program's end until this is done, whichever way it ends: the last window closed, or "Quit" (which closes no window first). */
function endBefore(done: () => Promise<unknown>): void {
  let isDone = false;
  app.on('will-quit', event => {
    if (isDone) return;
    event.preventDefault();
    void done().finally(() => {
      isDone = true;
      app.quit();
    });
  });
}
