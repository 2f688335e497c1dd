import { dirname } from 'node:path';
import { Refusal } from '../../../shared/failure.ts';
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

/** What the system says of a place that a person chose: `file/no-folder`, `file/disk-full`, `file/not-writable`. Others as they are. */
export function asFileRefusal(error: unknown): unknown {
  if (error instanceof Refusal) return error.code === 'vault/disk-full' ? new Refusal('file/disk-full', { cause: error }) : error;
  const code = error instanceof Error && 'code' in error ? error.code : '';
  if (code === 'ENOENT' || code === 'ENOTDIR') return new Refusal('file/no-folder', { cause: error });
  if (code === 'ENOSPC' || code === 'EDQUOT') return new Refusal('file/disk-full', { cause: error });
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS' || code === 'EISDIR')
    return new Refusal('file/not-writable', { cause: error });
  return error;
}
