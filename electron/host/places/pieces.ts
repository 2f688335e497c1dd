import { open } from 'node:fs/promises';
import { Refusal, type FailureCode } from '../../../shared/failure.ts';

/**
 * Bytes as they come, in pieces: a file, a document, a packet on its way. A piece is good until the second one after it is asked for; then
 * its memory may hold something else. So what reads piece by piece costs no new memory, and what keeps one copies it.
 */
export type Pieces = AsyncIterable<Uint8Array>;

/** How much of a file is read at once. */
const readBytes = 512 * 1024;

/** Bytes that are held already. */
export async function* piecesOf(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

/** A file of the disk. While one piece is used, the next is being read. */
export async function* piecesOfFile(path: string): AsyncGenerator<Uint8Array> {
  const file = await open(path);
  const buffers = [0, 1, 2].map(() => Buffer.allocUnsafeSlow(readBytes));
  const read = async (count: number): Promise<Uint8Array> => {
    const buffer = buffers[count % buffers.length]!;
    return buffer.subarray(0, (await file.read(buffer, 0, readBytes)).bytesRead);
  };
  let next = read(0);
  try {
    for (let count = 1; ; count++) {
      const piece = await next;
      if (piece.length === 0) return;
      next = read(count);
      next.catch(() => undefined); // it is thrown where it is awaited, unless the reader leaves before
      yield piece;
    }
  } finally {
    await next.catch(() => undefined);
    await file.close();
  }
}

/** All of it, in memory of its own. Refuses, once it is longer than the limit. `sizeBytes`, where it is known, saves holding it twice. */
export async function wholeOf(
  pieces: Pieces,
  limit?: { readonly mostBytes: number; readonly code: FailureCode } | { readonly sizeBytes: number },
): Promise<Uint8Array<ArrayBuffer>> {
  if (limit !== undefined && 'sizeBytes' in limit) return wholeOfSize(pieces, limit.sizeBytes);
  const copies: Uint8Array[] = [];
  let sizeBytes = 0;
  for await (const piece of pieces) {
    sizeBytes += piece.length;
    if (limit !== undefined && sizeBytes > limit.mostBytes) throw new Refusal(limit.code);
    copies.push(new Uint8Array(piece));
  }
  return wholeOfSize(copies, sizeBytes);
}

async function wholeOfSize(
  pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  sizeBytes: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const whole = new Uint8Array(sizeBytes);
  let at = 0;
  for await (const piece of pieces) {
    whole.set(piece, at); // throws where there is more than was said
    at += piece.length;
  }
  return at === sizeBytes ? whole : whole.slice(0, at);
}

/** The same bytes, each piece looked at before it is passed on. */
export async function* watched(pieces: Pieces, look: (piece: Uint8Array) => void): AsyncGenerator<Uint8Array> {
  for await (const piece of pieces) {
    look(piece);
    yield piece;
  }
}

/**
 * A web stream for whoever is outside: it owns what it gives. It pulls when it is read, and ends the pieces when it is cancelled.
 * (`ReadableStream.from`, which Node has, lends its pieces; and the DOM's typings lack it.)
 */
export function streamOf(pieces: Pieces): ReadableStream<Uint8Array> {
  const source = pieces[Symbol.asyncIterator]();
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const next = await source.next();
        if (next.done === true) controller.close();
        else controller.enqueue(new Uint8Array(next.value));
      },
      async cancel() {
        await source.return?.();
      },
    },
    { highWaterMark: 0 },
  );
}
