import { existsSync } from 'node:fs';
import { Refusal } from '../../../../shared/failure.ts';
import { refuseInsideVault } from '../../vault/making.ts';
import type { Handles } from '../../places/handles.ts';
import type { Destination } from './outbox.ts';

/** Where a packet goes, by the one handle that was given. Refusal `packet/no-destination`, `vault/inside-vault`. */
export function destination(
  handles: Handles,
  given: { readonly folder?: string | undefined; readonly file?: string | undefined },
): Destination {
  if (given.folder !== undefined && given.file === undefined) {
    const { path } = handles.take(given.folder, 'folder');
    if (existsSync(path)) refuseInsideVault(path);
    return { folder: path };
  }
  if (given.file === undefined || given.folder !== undefined) throw new Refusal('packet/no-destination');
  const sink = handles.take(given.file, 'sink');
  return 'path' in sink ? { path: sink.path } : { stream: sink.stream };
}
