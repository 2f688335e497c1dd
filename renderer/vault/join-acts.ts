import type { Input, Output } from '../../shared/contract.ts';
import type { Chosen } from '../../shared/door.ts';
import { door } from '../host.ts';
import { attempt, tried, written } from './vault-store.ts';

/** What waits here for an office's answer, and the folder that its vault will have. */
export type Waiting = { readonly folder: string; readonly request: Output<'station:waiting'> };

/** What waits, in the order in which it was last chosen. */
export async function readWaiting(): Promise<readonly Waiting[]> {
  const folders = await door.waitingVaults().catch(() => []); // a host that cannot live cannot register them
  const found = await Promise.all(
    folders.map(async ({ handle, name }) => {
      const answer = await door.request('station:waiting', { folder: handle });
      return answer.ok ? [{ folder: name, request: answer.value }] : [];
    }),
  );
  return found.flat();
}

export type Asking = Omit<Input<'station:ask'>, 'folder' | 'file'>;

/**
 * Ask where the vault will be and where the request is saved, then write it. Nothing is written if the person changes their mind.
 * @returns what was written, or what waits beside that folder since before: then nothing was written.
 */
export async function askToJoin(asking: Asking): Promise<{ readonly asked: Waiting } | { readonly before: Waiting } | null> {
  const folder = await door.pickFolder('new-vault', asking.station);
  if (folder === null) return null;
  const before = (await readWaiting()).find(one => one.folder === folder.name);
  if (before !== undefined) return { before };
  const file = await door.saveAs(`${asking.station}-request.json`);
  if (file === null) return null;
  const request = await tried(() => door.request('station:ask', { ...asking, folder: folder.handle, file: file.handle }));
  return request === null ? null : { asked: { folder: folder.name, request } };
}

/** Open the office's answer, make the vault of it, and show its recovery code once. */
export async function joinWith(waiting: Waiting, typed: { readonly passphrase: string; readonly words: string }): Promise<void> {
  const [file] = await door.pickFiles('answer', false);
  const folder = file === undefined ? null : await folderOf(waiting);
  if (file === undefined || folder === null) return;
  await attempt(async () => written(await door.request('station:join', { ...typed, folder: folder.handle, file: file.handle })));
}

/** Gives whether it is gone. */
export async function forgetRequest(waiting: Waiting): Promise<boolean> {
  const folder = await folderOf(waiting);
  if (folder === null) return false;
  await tried(() => door.request('station:forget', { folder: folder.handle }));
  return (await folderOf(waiting)) === null;
}

/** The folder under a fresh handle: each works once. */
async function folderOf({ folder }: Waiting): Promise<Chosen | null> {
  return (await door.waitingVaults()).find(({ name }) => name === folder) ?? null;
}
