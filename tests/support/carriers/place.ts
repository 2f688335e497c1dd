import { createCipheriv, createHash } from 'node:crypto';
import { blobName, type BlobKind, type BlobName } from '../../../electron/host/office/carriers/blob-name.ts';
import type { Asked, Carrier, Content, Cursor } from '../../../electron/host/office/carriers/carrier.ts';

/** A place of exchange as the laws try it, whatever it is made of. */
export type ExchangePlace = {
  /** The carrier as a station holds it; each call is another machine. */
  readonly as: (station: number) => Promise<Carrier>;
  readonly close: () => Promise<void>;
};

/** Bytes that repeat from a seed, no two pieces of them alike. */
export function bytesOf(seed: string, sizeBytes: number): Buffer {
  const key = createHash('sha256').update(seed).digest();
  return createCipheriv('aes-256-ctr', key, Buffer.alloc(16)).update(Buffer.alloc(sizeBytes));
}

export function nameOf(
  bytes: Uint8Array,
  { kind = 'bundle', station = 1 }: { kind?: BlobKind; station?: number } = {},
): BlobName {
  return blobName(kind, station, createHash('sha256').update(bytes).digest('hex'));
}

/** In pieces, as files and seals give them; `asked` hears from which byte on. */
export function contentOf(
  bytes: Uint8Array,
  { pieceBytes = 512 * 1024, cutAt = Infinity, asked = (_byte: number) => {} } = {},
): Content {
  return {
    sizeBytes: bytes.length,
    async *from(byte) {
      asked(byte);
      for (let at = byte; at < bytes.length; at += pieceBytes) {
        if (at >= cutAt) throw new Error('the machine was put to sleep');
        yield bytes.subarray(at, at + pieceBytes);
      }
    },
  };
}

export async function wholeFrom(pieces: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const piece of pieces) parts.push(Buffer.from(piece));
  return Buffer.concat(parts);
}

/** A machine that keeps what it was given, with its cursor, as the office's exchange does. */
export function follower(carrier: Carrier, { kind = 'bundle', most = 100 }: Partial<Pick<Asked, 'kind' | 'most'>> = {}) {
  const known = new Set<BlobName>();
  const doubled: BlobName[] = [];
  let after: Cursor | null = null;
  let anew = 0;
  return {
    known,
    doubled,
    cursor: () => after,
    startedAnew: () => anew,
    async follow(): Promise<readonly BlobName[]> {
      const found: BlobName[] = [];
      for (;;) {
        const listing = await carrier.list({ kind, after, isKnown: name => known.has(name), most });
        if (listing.startedAnew) anew++;
        for (const { name } of listing.blobs) {
          if (known.has(name)) doubled.push(name);
          known.add(name);
          found.push(name);
        }
        after = listing.cursor;
        if (!listing.hasMore) return found;
      }
    },
  };
}
