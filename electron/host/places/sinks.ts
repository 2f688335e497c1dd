import { lstatSync } from 'node:fs';
import { dirname } from 'node:path';
import { Refusal } from '../../../shared/failure.ts';
import { asSystemRefusal } from '../../../shared/system-refusal.ts';
import type { Sink } from './handles.ts';
import { streamOf, type Pieces } from './pieces.ts';
import { sweepLeftFiles } from './temporaries.ts';
import { prepareWhole, writePiecesWhole } from './write-whole.ts';

/**
 * A place of which it is recorded that something went there. Nothing leaves the vault unseen by an auditor, and nothing is said to have left
 * that did not: it is recorded once the content lies whole beside the place, before it gets its name; of a stream before the first of it.
 */
export type RecordedSink = Sink & { readonly onWhole?: () => void };

/** Write bytes to where a door said: a file whole or not at all, or a download. Refusals as {@link asFileRefusal}. */
export async function writeBytes(sink: RecordedSink, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
  if (!('path' in sink)) {
    sink.onWhole?.();
    return new Blob([bytes]).stream().pipeTo(sink.stream);
  }
  sweepLeftFiles(dirname(sink.path));
  try {
    refuseFolder(sink.path);
    const { putInPlace, drop } = prepareWhole(sink.path, bytes);
    recordOr(drop, sink.onWhole);
    putInPlace();
  } catch (error) {
    throw asFileRefusal(error);
  }
}

/** As {@link writeBytes}, for what comes in pieces; nothing of it is held. */
export async function writePieces(sink: RecordedSink, content: Pieces, signal: AbortSignal): Promise<void> {
  if (!('path' in sink)) {
    sink.onWhole?.();
    return streamOf(content).pipeTo(sink.stream, { signal });
  }
  sweepLeftFiles(dirname(sink.path));
  try {
    refuseFolder(sink.path);
    await writePiecesWhole(sink.path, content, { signal, ...(sink.onWhole === undefined ? {} : { onWhole: sink.onWhole }) });
  } catch (error) {
    throw asFileRefusal(error);
  }
}

function recordOr(drop: () => void, record: RecordedSink['onWhole']): void {
  try {
    record?.();
  } catch (error) {
    drop();
    throw error;
  }
}

/** What cannot get its name is refused before it is recorded. */
function refuseFolder(path: string): void {
  if (lstatSync(path, { throwIfNoEntry: false })?.isDirectory() === true) throw new Refusal('file/is-folder');
}

/** What the system says of a place that a person chose to write to, such as `file/no-folder`, `file/disk-full`. Others as they are. */
export function asFileRefusal(error: unknown): unknown {
  const isOfVault = error instanceof Refusal && error.code.startsWith('vault/'); // said by a writer that the vault uses as well
  const meant = isOfVault && error.cause !== undefined ? asSystemRefusal(error.cause, 'write') : asSystemRefusal(error, 'write');
  return meant instanceof Refusal ? meant : error;
}
