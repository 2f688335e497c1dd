import { contextBridge, ipcRenderer, webUtils, type IpcRendererEvent } from 'electron';
import type { Door } from '../shared/door.ts';
import type { Result } from '../shared/failure.ts';
import { isWithinBounds } from '../shared/message-bounds.ts';

// But for the bounds of a message, only types cross into this file: it is bundled alone, runs in the sandbox, and hands the page these
// calls and nothing else.

// The main process answers each method with that method's own type.
const ask = (method: string, ...asked: unknown[]): Promise<never> =>
  isWithinBounds(asked)
    ? (ipcRenderer.invoke(`enlace-door:${method}`, ...asked) as Promise<never>)
    : Promise.reject(new Error('too large'));

const hear = (channel: string, listener: (payload: never) => void) => {
  const forward = (_event: IpcRendererEvent, payload: unknown) => listener(payload as never);
  ipcRenderer.on(channel, forward);
  return () => void ipcRenderer.off(channel, forward);
};

/** A channel that is in no table has no handler: that is a refusal, not a fault. */
const refused = (): Result<never> => ({ ok: false, failure: { code: 'input/invalid' } });
/** What is too large is not sent: this process keeps it. */
const tooLarge = (): Result<never> => ({ ok: false, failure: { code: 'input/too-large' } });

const door: Door = {
  request: async (channel, input, job) =>
    isWithinBounds([channel, input, job])
      ? (ipcRenderer.invoke('enlace:request', channel, input, job).catch(refused) as Promise<Result<never>>)
      : tooLarge(),
  cancel: job => (isWithinBounds(job) ? ipcRenderer.send('enlace:cancel', job) : undefined),
  listen: (event, listener) => hear(`enlace:${event}`, listener),
  pickFiles: (purpose, many) => ask('pick-files', purpose, many),
  pickFolder: (purpose, suggested) => ask('pick-folder', purpose, suggested),
  saveAs: suggested => ask('save-as', suggested),
  dropped: file => ask('dropped', webUtils.getPathForFile(file as File)), // the page hands over a File of its own; any other throws here
  receive: async name => {
    const chosen: { readonly handle: string; readonly name: string } = await ask('receive', name);
    return { ...chosen, content: ask('content', chosen.handle) };
  },
  recentVaults: () => ask('recent-vaults'),
  waitingVaults: () => ask('waiting-vaults'),
  opening: () => ask('opening'),
  onOpened: listener => {
    const deaf = hear('enlace-door:opened', listener);
    void ask('opened').then(opened => opened !== null && listener(opened));
    return deaf;
  },
  openedPacket: () => ask('opened-packet'),
  about: () => ask('about'),
  overlays: () => ask('overlays'),
  copy: text => ask('copy', text),
  showSaved: (_place, file) => ask('show-saved', file),
  openLink: address => ask('open-link', address),
  speak: language => void ask('speak', language),
  lockAfter: minutes => void ask('lock-after', minutes),
  onCommand: listener => hear('enlace-door:command', listener),
};

contextBridge.exposeInMainWorld('enlace', door);
