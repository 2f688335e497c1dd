import { existsSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { app } from 'electron';
import type { OpenedBySystem } from '../../shared/door.ts';
import { rememberVaultPath } from './recent.ts';

/** What the system asked this program to open: a packet or a vault that a person opened in the file manager. */
export type Opened = {
  readonly last: () => OpenedBySystem | null;
  /** The path of the packet that was last asked for; the page never learns it. */
  readonly packetPath: () => string | null;
  /** What words of a command line name, the last of them first; a vault becomes the first in the list. */
  readonly take: (words: readonly string[], folder: string) => OpenedBySystem | null;
};

/** @param hear - Told of each one that comes while the program runs. */
export function openedBySystem(hear: (opened: OpenedBySystem) => void): Opened {
  let last: OpenedBySystem | null = null;
  let packet: string | null = null;
  const take: Opened['take'] = (words, folder) => {
    for (const word of words.toReversed()) {
      const path = word.startsWith('-') ? null : resolve(folder, word);
      if (path === null) continue;
      if (path.endsWith('.age') && isFile(path)) {
        packet = path;
        return (last = { kind: 'packet' });
      }
      if (existsSync(join(path, 'vault.db'))) {
        rememberVaultPath(path);
        return (last = { kind: 'vault' });
      }
    }
    return null;
  };
  const tell = (opened: OpenedBySystem | null) => opened !== null && hear(opened);
  app.on('second-instance', (_event, words, folder) => tell(take(words.slice(1), folder)));
  app.on('open-file', (event, path) => {
    event.preventDefault(); // macOS names a file so, not on the command line
    tell(take([path], '/'));
  });
  return { last: () => last, packetPath: () => packet, take };
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
}
