import { Refusal, type FailureCode } from '../../../../shared/failure.ts';
import type { LeftOutCount } from '../../../../shared/left-out.ts';
import { beginJobThread } from '../../places/job-thread.ts';
import type { FileKind } from './kind.ts';

export type SettingJob = { readonly bytes: Uint8Array };
export type SettingDone = SetAnew | { readonly refused: FailureCode };

/** A document as it is set anew: what it was, the PDF that stands in its place, and how much of what was left out. */
export type SetAnew = { readonly kind: FileKind; readonly pdf: Uint8Array; readonly leftOut: readonly LeftOutCount[] };

/** Files above this are not read: reading holds a file whole. */
export const settableBytes = 36 * 1024 * 1024;

type Most = { readonly heapMB: number; readonly youngMB?: number; readonly jobMs: number };

/** What one document may take, mails with their attachments included. */
const mostOfAFile: Most = { heapMB: 160, youngMB: 12, jobMs: 60_000 };

/**
 * A document of another program read by an allow-list and set as a PDF of ours, in a thread that ends with it. Nothing of the file is
 * copied but the words and pictures that a reader sees. PDF files and pictures are not set: see `isSettable`.
 *
 * @throws Refusal `attachment/…` with what can be done instead; the signal's reason once it is aborted.
 */
export async function setAnew(
  bytes: Uint8Array,
  { signal, most = mostOfAFile }: { readonly signal?: AbortSignal; readonly most?: Most } = {},
): Promise<SetAnew> {
  signal?.throwIfAborted();
  if (bytes.length > settableBytes) throw new Refusal('attachment/too-large');
  const thread = beginJobThread<SettingJob, SettingDone>('setting-worker', import.meta.url, most);
  const stop = (): void => thread.end();
  signal?.addEventListener('abort', stop);
  try {
    const done = await thread.work({ bytes }).catch((error: unknown) => {
      signal?.throwIfAborted();
      throw new Refusal('attachment/too-long', { cause: error }); // the thread was ended at one of its bounds
    });
    if ('refused' in done) throw new Refusal(done.refused);
    return done;
  } finally {
    signal?.removeEventListener('abort', stop);
    thread.end();
  }
}
