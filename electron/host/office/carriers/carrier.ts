import { createHash } from 'node:crypto';
import { Refusal } from '../../../../shared/failure.ts';
import type { CarrierFailureCode } from '../../../../shared/carrier-failure.ts';
import type { Pieces } from '../../places/pieces.ts';
import { partsOf, type BlobKind, type BlobName } from './blob-name.ts';

/** What is to be put. `from` gives the bytes from one on, so that a put that was cut off goes on where it was. */
export type Content = { readonly sizeBytes: number; readonly from: (byte: number) => Pieces };

/** `there`: it was put before, and is whole. `erased`: it was dropped for good, and this carrier takes it no more. */
export type Put = 'put' | 'there' | 'erased';

/** How far a listing came, in this carrier's own words. Whoever holds it keeps it with what was taken in, and gives it back. */
export type Cursor = string & { readonly __brand: 'carrier-cursor' };

export type Listed = { readonly name: BlobName; readonly sizeBytes: number };

/**
 * `cursor`: for the next listing, once all of these are kept. `hasMore`: they were not all. `startedAnew`: the carrier was put back to an
 * earlier state since the cursor was given, or is another one; what it lost must be put again by whoever has it.
 */
export type Listing = {
  readonly blobs: readonly Listed[];
  readonly cursor: Cursor;
  readonly hasMore: boolean;
  readonly startedAnew: boolean;
};

export type Asked = {
  readonly kind: BlobKind;
  readonly after: Cursor | null;
  /** What the asker has already is left out. A carrier without an order of its own finds what is new by this alone. */
  readonly isKnown: (name: BlobName) => boolean;
  /** So many blobs at most. */
  readonly most: number;
};

/**
 * A place where an office's stations put and find sealed blobs. It is trusted with nothing: what comes of it is checked by its name, and then
 * by whoever opens it. Each operation may fail with a refusal of {@link CarrierFailureCode} and may be done again; then nothing is doubled.
 */
export type Carrier = {
  readonly kind: 'folder' | 'postgres' | 'memory';
  /** Put a blob whole, or not at all. Refusal `carrier/damaged-blob` where the content is not what its name says. */
  readonly put: (name: BlobName, content: Content, signal?: AbortSignal) => Promise<Put>;
  /** Blobs that were not given before this cursor. One that comes late is listed late, never passed over. */
  readonly list: (asked: Asked) => Promise<Listing>;
  /**
   * A blob's bytes, from one on. Nothing of them is held, so a reader that goes on to the end hears only there whether they were what the name
   * says (`carrier/damaged-blob`), if it began at the first byte. Refusal `carrier/no-blob`.
   */
  readonly get: (name: BlobName, fromByte?: number, signal?: AbortSignal) => AsyncGenerator<Uint8Array>;
  /** Take a blob away. False: it was not there, or others must ask for it too. */
  readonly drop: (name: BlobName) => Promise<boolean>;
  /** Hear, soon, that something may have come. Also after a connection was found again. Gives how to stop. */
  readonly watch: (heard: () => void) => () => void;
  readonly close: () => Promise<void>;
};

export function refused(code: CarrierFailureCode): Refusal {
  return new Refusal(code); // never with what the system said: it may name a place or a user
}

/** The same bytes; at their end it is seen whether they are what the name says. */
export async function* checked(name: BlobName, pieces: Pieces): AsyncGenerator<Uint8Array> {
  const digest = createHash('sha256');
  for await (const piece of pieces) {
    digest.update(piece);
    yield piece;
  }
  if (digest.digest('hex') !== partsOf(name).sha256) throw refused('carrier/damaged-blob');
}

/** Bytes in memory as what is to be put. */
export function contentOfBytes(bytes: Uint8Array): Content {
  return {
    sizeBytes: bytes.length,
    async *from(byte) {
      yield bytes.subarray(byte);
    },
  };
}
