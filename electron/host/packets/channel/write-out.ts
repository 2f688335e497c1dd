import { accessSync, constants, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { Refusal } from '../../../../shared/failure.ts';
import type { Pieces } from '../../places/pieces.ts';
import { sweepLeftFiles } from '../../places/temporaries.ts';
import { writePiecesWhole, type PiecesWritten } from '../../places/write-whole.ts';
import { asFileRefusal } from '../../places/sinks.ts';

/** Refuse a destination where nothing can lie, before a number is spent on it. @throws Refusal `file/no-folder`, `file/name-too-long` and such. */
export function refuseMissingFolder(path: string): void {
  try {
    if (statSync(dirname(path), { throwIfNoEntry: false })?.isDirectory() !== true) throw new Refusal('file/no-folder');
    if (statSync(path, { throwIfNoEntry: false })?.isDirectory() === true) throw new Refusal('file/is-folder');
    accessSync(dirname(path), constants.W_OK);
  } catch (error) {
    throw asFileRefusal(error);
  }
}

/**
 * Write a packet where a person said, whole or not at all.
 * @throws Refusal `file/no-folder`, `file/disk-full`, `file/not-writable`: they are about that place, not about the vault.
 */
export async function writeOut(path: string, content: Pieces, how: PiecesWritten): Promise<void> {
  sweepLeftFiles(dirname(path));
  try {
    await writePiecesWhole(path, content, how);
  } catch (error) {
    throw asFileRefusal(error);
  }
}
