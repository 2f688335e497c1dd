import { dirname } from 'node:path';
import { Refusal } from '../../../shared/failure.ts';
import { asSystemRefusal } from '../../../shared/system-refusal.ts';
import type { Sink } from './handles.ts';
import { streamOf, type Pieces } from './pieces.ts';
import { sweepLeftFiles } from './temporaries.ts';
import { writePiecesWhole, writeWhole } from './write-whole.ts';

/** Write bytes to where a door said: a file whole or not at all, or a download. Refusals as {@link asFileRefusal}. */
export async function writeBytes(sink: Sink, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
  if (!('path' in sink)) return new Blob([bytes]).stream().pipeTo(sink.stream);
  sweepLeftFiles(dirname(sink.path));
  try {
    writeWhole(sink.path, bytes);
  } catch (error) {
    throw asFileRefusal(error);
  }
}

/** As {@link writeBytes}, for what comes in pieces; nothing of it is held. */
export async function writePieces(sink: Sink, content: Pieces, signal: AbortSignal): Promise<void> {
  if (!('path' in sink)) return streamOf(content).pipeTo(sink.stream, { signal });
  sweepLeftFiles(dirname(sink.path));
  try {
    await writePiecesWhole(sink.path, content, { signal });
  } catch (error) {
    throw asFileRefusal(error);
  }
}

/** What the system says of a place that a person chose to write to, such as `file/no-folder`, `file/disk-full`. Others as they are. */
export function asFileRefusal(error: unknown): unknown {
  const isOfVault = error instanceof Refusal && error.code.startsWith('vault/'); // said by a writer that the vault uses as well
  const meant = isOfVault && error.cause !== undefined ? asSystemRefusal(error.cause, 'write') : asSystemRefusal(error, 'write');
  return meant instanceof Refusal ? meant : error;
}
