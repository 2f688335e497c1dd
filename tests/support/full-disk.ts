import fs, { type PathLike } from 'node:fs';
import promises from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';

/** While `act` runs, every file that is made anew lies on a disk that is full: it is `/dev/full`, whose writes the system refuses. */
export async function onFullDisk<T>(act: () => Promise<T> | T): Promise<T> {
  const { openSync } = fs;
  const { open } = promises;
  fs.openSync = ((path: PathLike, flags?: string, mode?: number) =>
    flags === 'wx' ? openSync('/dev/full', 'w') : openSync(path, flags ?? 'r', mode)) as typeof fs.openSync; // as it is called here
  promises.open = (path, flags, mode) => (flags === 'wx' ? open('/dev/full', 'w') : open(path, flags, mode));
  syncBuiltinESMExports();
  try {
    return await act();
  } finally {
    fs.openSync = openSync;
    promises.open = open;
    syncBuiltinESMExports();
  }
}
