import type { PageFault } from '../../../../shared/leak/page-fault.ts';
import { wholeOf } from '../../places/pieces.ts';
import { readableBytes } from './leak-guard.ts';
import { findBadRedactions } from './redaction-check.ts';
import type { ZipEntry } from '../format/zip.ts';

/** A page of an attachment that a person should look at. */
export type FaultyPage = { readonly entry: string; readonly page: number; readonly fault: PageFault };

/** The failed redactions in the PDF attachments of a packet, and the pages that nobody here can draw, as pages to look at. One file at a time is held whole. */
export async function pagesToLookAt(entries: readonly ZipEntry[], signal?: AbortSignal): Promise<readonly FaultyPage[]> {
  const pages: FaultyPage[] = [];
  for (const entry of entries) {
    // A PDF that cannot be read, or is too large to be, is the leak guard's finding already.
    if (!/^files\/.*\.pdf$/.test(entry.name) || entry.sizeBytes > readableBytes) continue;
    const bytes = await wholeOf(await entry.open());
    for (const { page, kind } of await badRedactions(bytes, signal)) pages.push({ entry: entry.name, page, fault: kind });
  }
  return pages;
}

async function badRedactions(bytes: Uint8Array, signal: AbortSignal | undefined): ReturnType<typeof findBadRedactions> {
  try {
    return await findBadRedactions(bytes, signal);
  } catch (error) {
    if (signal?.aborted === true) throw error;
    return [];
  }
}
