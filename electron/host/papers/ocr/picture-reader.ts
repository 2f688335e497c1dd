import type { PictureReading } from '../../../../shared/page-reading.ts';
import { beginJobThread, type JobThread } from '../../places/job-thread.ts';
import type { PagePixels } from './grey-picture.ts';

/** What reads pictures, as each page says it that it read. The number of its parts: engine, and language data. */
export const engineName = 'tesseract-core 7.0.0, spa+eng 4.0.0_best_int';

/** What a page may take: the densest takes half a minute on a slow machine. Beyond, it counts as one that could not be read. */
const mostOfAPage = { jobMs: 180_000 };

// It begins with the first page and stays, as loading takes longer than a small picture; one alone, so that a processor stays free.
let reader: JobThread<PagePixels, PictureReading> | undefined;

/**
 * Read the words of a picture in a thread of its own, one picture after the other.
 *
 * @throws Error where it could not be read; `signal.reason` where a person cancelled, which ends the thread with what it holds.
 */
export async function readPictureApart(pixels: PagePixels, signal?: AbortSignal): Promise<PictureReading> {
  signal?.throwIfAborted();
  if (reader === undefined || reader.isDead()) reader = beginJobThread('ocr-worker', import.meta.url, mostOfAPage);
  const { work, end } = reader;
  signal?.addEventListener('abort', end);
  try {
    return await work(pixels);
  } catch (error) {
    signal?.throwIfAborted();
    throw error;
  } finally {
    signal?.removeEventListener('abort', end);
  }
}

/** End the thread, and with it what it holds of the last page: for when a vault locks. */
export function endPictureReader(): void {
  reader?.end();
  reader = undefined;
}
