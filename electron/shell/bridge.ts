import { ipcMain, type BrowserWindow, type IpcMainEvent, type IpcMainInvokeEvent } from 'electron';
import type { Result } from '../../shared/failure.ts';
import type { HostProcess } from '../thread/client.ts';
import { appOrigin, isOfOrigin } from '../host/places/origin.ts';

/** Calls after which a vault is open that was not. */
const opening: ReadonlySet<string> = new Set([
  ...['vault:unlock', 'vault:create', 'vault:restore', 'vault:recover', 'demo:open', 'station:join'],
]);

/**
 * Put the calls on the wire, and each event. Only the window's own main frame is answered. Which calls there are the host's thread knows, and
 * refuses any other: this process, which the first window waits for, reads no table of them. `onOpened`: it has opened a vault.
 */
export function bridge(window: BrowserWindow, host: HostProcess, onOpened: () => void): void {
  const ask = async (channel: string, input: unknown, job?: string): Promise<Result<unknown>> => {
    const result = await host.ask(channel, input, job);
    if (result.ok && opening.has(channel)) onOpened();
    return result;
  };
  ipcMain.handle(
    'enlace:request',
    (event, channel: unknown, input: unknown, job: unknown): Promise<Result<unknown>> | Result<unknown> =>
      isOurs(event, window) && typeof channel === 'string' && (job === undefined || typeof job === 'string')
        ? ask(channel, input, job)
        : { ok: false, failure: { code: 'input/invalid' } },
  );
  ipcMain.on('enlace:cancel', (event, job: unknown) => {
    if (isOurs(event, window) && typeof job === 'string') host.cancel(job);
  });
  host.hear((event, payload) => {
    if (!window.isDestroyed()) window.webContents.send(`enlace:${event}`, payload);
  });
}

/** Whether a message comes from the main frame of our window, on our page. In doubt, no. */
export function isOurs(event: IpcMainEvent | IpcMainInvokeEvent, window: BrowserWindow): boolean {
  const frame = event.senderFrame;
  if (frame === null || window.isDestroyed()) return false;
  return event.sender === window.webContents && frame === window.webContents.mainFrame && isOfOrigin(frame.url, appOrigin);
}
