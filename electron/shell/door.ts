import { mkdtempSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { app, ipcMain, shell, type BrowserWindow } from 'electron';
import { filePurposes, folderPurposes, type About, type Chosen, type ChosenFile, type Opening } from '../../shared/door.ts';
import type { Overlay } from '../../shared/overlay.ts';
import type { Reader } from '../../shared/reader.ts';
import type { HostProcess } from '../thread/client.ts';
import { allowedLink } from '../host/places/links.ts';
import { contentInMemory } from '../thread/memory-sink.ts';
import { isOurs } from './bridge.ts';
import type { Opened } from './opened.ts';
import type { OwnClipboard } from './clipboard.ts';
import { chooseFiles, chooseFolder, chooseWhereToSave } from './dialogs.ts';
import { recentVaultPaths, rememberVaultPath, waitingVaultPaths } from './recent.ts';
import { hidesFromCapture } from './window.ts';

export type DoorOptions = {
  readonly window: BrowserWindow;
  readonly host: HostProcess;
  readonly clipboard: OwnClipboard;
  readonly opened: Opened;
  readonly overlays: readonly Overlay[];
  readonly reader: () => Reader;
  readonly onLanguage: (language: string) => void;
  readonly onLockAfter: (minutes: number) => void;
  readonly demo: boolean;
};

/** Answer what the page asks of the door itself: the person's choice of files, the clipboard, what this program is. */
export function serveDoor({
  window,
  host,
  clipboard,
  opened,
  overlays,
  reader,
  onLanguage,
  onLockAfter,
  demo,
}: DoorOptions): void {
  const contents = new Map<string, Promise<Uint8Array<ArrayBuffer>>>();
  let demoFolder: string | undefined;
  let saved: { readonly folder: string } | { readonly path: string } | undefined; // where the person last had something saved

  answer(window, 'pick-files', async (purpose, many) => {
    if (!isOneOf(filePurposes, purpose)) return [];
    const paths = await chooseFiles(window, purpose, many === true, reader());
    return Promise.all(paths.map(path => chosenFile(host, path)));
  });
  answer(window, 'pick-folder', async (purpose, suggested) => {
    if (!isOneOf(folderPurposes, purpose)) return null;
    const path = await chooseFolder(window, purpose, safeName(suggested, 'Enlace'), reader());
    if (path === undefined) return null;
    if (purpose === 'packets') saved = { folder: path };
    if (purpose === 'vault' || purpose === 'new-vault' || purpose === 'restored-vault') rememberVaultPath(path);
    return chosenFolder(host, path);
  });
  answer(window, 'save-as', async suggested => {
    const path = await chooseWhereToSave(window, safeName(suggested, 'enlace'));
    if (path === undefined) return null;
    saved = { path };
    return { handle: await host.register({ kind: 'sink', name: basename(path), path }), name: basename(path) };
  });
  // The path comes from the preload, which has it from the system: a page cannot make a File that has one.
  answer(window, 'dropped', path => (typeof path === 'string' && path !== '' ? chosenFile(host, path) : null));
  answer(window, 'receive', async name => {
    const { sink, content } = contentInMemory(safeName(name, 'file'));
    const handle = await host.register(sink);
    contents.set(handle, content); // its failure reaches whoever asks for it
    return { handle, name: sink.name };
  });
  answer(window, 'content', async handle => {
    const content = typeof handle === 'string' ? contents.get(handle) : undefined;
    contents.delete(String(handle));
    return content ?? new Uint8Array();
  });
  answer(window, 'recent-vaults', () => Promise.all(recentVaultPaths().map(path => chosenFolder(host, path))));
  answer(window, 'waiting-vaults', () => Promise.all(waitingVaultPaths().map(path => chosenFolder(host, path))));
  answer(window, 'opening', async (): Promise<Opening> => {
    if (!demo) return { kind: 'usual' };
    demoFolder ??= mkdtempSync(join(tmpdir(), 'enlace-demo-')); // the same when the page is loaded again
    return { kind: 'demo', folder: await chosenFolder(host, demoFolder) };
  });
  answer(window, 'opened', () => opened.last());
  answer(window, 'opened-packet', () => {
    const path = opened.packetPath();
    return path === null ? null : chosenFile(host, path);
  });
  answer(window, 'about', () => about());
  answer(window, 'overlays', () => overlays);
  answer(window, 'copy', async text => {
    if (typeof text === 'string') await clipboard.put(text);
  });
  // Only what the person chose a place for, and only by a name in it: the page knows no path.
  answer(window, 'show-saved', file => {
    if (saved !== undefined) shell.showItemInFolder('folder' in saved ? join(saved.folder, safeName(file, '')) : saved.path);
    return 'shown';
  });
  answer(window, 'open-link', async address => {
    const link = allowedLink(address);
    if (link === undefined) return false;
    await shell.openExternal(link);
    return true;
  });
  answer(window, 'speak', chosen => {
    if (typeof chosen === 'string') onLanguage(chosen);
  });
  answer(window, 'lock-after', minutes => {
    if (typeof minutes === 'number' && minutes >= 1 && minutes <= 120) onLockAfter(minutes);
  });
}

/** What this program is and what this system can protect. */
export function about(): About {
  return {
    version: app.getVersion(),
    door: 'window',
    platform: process.platform,
    engines: {
      electron: process.versions.electron ?? '',
      chrome: process.versions['chrome'] ?? '',
      node: process.versions.node,
    },
    hidesFromCapture,
    hearsScreenLock: process.platform !== 'linux',
  };
}

function answer(window: BrowserWindow, method: string, give: (...asked: unknown[]) => unknown): void {
  ipcMain.handle(`enlace-door:${method}`, (event, ...asked: unknown[]) => {
    if (!isOurs(event, window)) throw new Error('not our page');
    return give(...asked);
  });
}

async function chosenFile(host: HostProcess, path: string): Promise<ChosenFile | null> {
  const name = basename(path);
  const status = await stat(path).catch(() => undefined);
  if (status?.isFile() !== true) return null;
  return { handle: await host.register({ kind: 'source', name, path }), name, sizeBytes: status.size };
}

async function chosenFolder(host: HostProcess, path: string): Promise<Chosen> {
  return { handle: await host.register({ kind: 'folder', path }), name: basename(path).replace(/\.enlace$/, '') };
}

/** A suggested name as one file name: no folders, nothing that a system forbids. */
function safeName(suggested: unknown, otherwise: string): string {
  const name =
    typeof suggested === 'string'
      ? suggested
          .replace(/[\p{Cc}/\\:*?"<>|]/gu, '_')
          .replace(/^\.+/, '')
          .trim()
          .slice(0, 120)
      : '';
  return name === '' ? otherwise : name;
}

function isOneOf<T extends string>(words: readonly T[], word: unknown): word is T {
  return typeof word === 'string' && (words as readonly string[]).includes(word);
}
