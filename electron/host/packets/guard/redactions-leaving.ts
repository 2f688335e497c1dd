import type { FailurePlace } from '../../../../shared/failure.ts';
import { faultPath } from '../../../../shared/leak/page-fault.ts';
import { wholeOf } from '../../places/pieces.ts';
import { readableBytes } from './leak-guard.ts';
import { findBadRedactions } from './redaction-check.ts';
import type { ZipEntry } from '../format/zip.ts';

/** The failed redactions in the PDF attachments of a packet, and the pages that nobody here can draw, as places to look at. One file at a time is held whole. */
export async function placesOfBadRedactions(
  entries: readonly ZipEntry[],
  signal?: AbortSignal,
): Promise<readonly FailurePlace[]> {
  const places: FailurePlace[] = [];
  for (const entry of entries) {
    // A PDF that cannot be read, or is too large to be, is the leak guard's finding already.
    if (!/^files\/.*\.pdf$/.test(entry.name) || entry.sizeBytes > readableBytes) continue;
    const bytes = await wholeOf(await entry.open());
    for (const { page, kind } of await badRedactions(bytes, signal))
      places.push({ path: faultPath(entry.name, page, kind), code: 'packet/leak-possible' });
  }
  return places;
}

async function badRedactions(bytes: Uint8Array, signal: AbortSignal | undefined): ReturnType<typeof findBadRedactions> {
  try {
    return await findBadRedactions(bytes, signal);
  } catch (error) {
    if (signal?.aborted === true) throw error;
    return [];
  }
}
