import type { FileHandle } from 'node:fs/promises';
import type { Pieces } from '../places/pieces.ts';
import { batchChunks, sealedBatchBytes, type Batch, type Room } from './batch.ts';
import { takeRoom } from './rooms.ts';

/** Batches of a file's payload, in order, each in a room. */
export type Batches = AsyncGenerator<{ readonly room: Room; readonly batch: Batch }>;

/**
 * A batch is handed on once a byte follows it, or nothing does: only then is it known whether the file ends with it. Memory that has been
 * touched is several times faster than new memory, so the rooms go round.
 *
 * @param fullBytes - Of a batch that is full: of plaintext, or sealed.
 * @param free - Rooms to use again.
 */
export async function* batchesOf(source: Pieces, fullBytes: number, free: Room[]): Batches {
  let room = takeRoom();
  let usedBytes = 0;
  let first = 0;
  for await (const chunk of source) {
    for (let at = 0; at < chunk.length;) {
      if (usedBytes === fullBytes) {
        yield { room, batch: { usedBytes, first, isLast: false } };
        first += batchChunks;
        room = free.pop() ?? takeRoom();
        usedBytes = 0;
      }
      const piece = chunk.subarray(at, at + fullBytes - usedBytes);
      room.from.set(piece, usedBytes);
      usedBytes += piece.length;
      at += piece.length;
    }
  }
  yield { room, batch: { usedBytes, first, isLast: true } };
}

/**
 * The sealed batches of a file of the disk, from this byte on, read into their rooms: nothing is copied. While one is worked on, the next
 * is being read.
 *
 * @param free - Rooms to use again.
 */
export async function* batchesOfFile(file: FileHandle, from: number, free: Room[]): Batches {
  let at = from;
  const read = () => {
    const room = free.pop() ?? takeRoom();
    const reading = fill(room.from, file, at).then(usedBytes => ({ room, usedBytes }));
    reading.catch(() => undefined); // it is thrown where it is awaited, unless the reader leaves before
    at += sealedBatchBytes;
    return reading;
  };
  let { room, usedBytes } = await read();
  let next = read();
  try {
    for (let first = 0; ; first += batchChunks) {
      const following = await next;
      const isLast = following.usedBytes === 0;
      if (!isLast) next = read();
      yield { room, batch: { usedBytes, first, isLast } };
      if (isLast) return void free.push(following.room);
      ({ room, usedBytes } = following);
    }
  } finally {
    await next.catch(() => undefined);
  }
}

/** As much as there is from this place of the file on. */
async function fill(room: Uint8Array, file: FileHandle, from: number): Promise<number> {
  let usedBytes = 0;
  while (usedBytes < room.length) {
    const { bytesRead } = await file.read(room, usedBytes, room.length - usedBytes, from + usedBytes);
    if (bytesRead === 0) break;
    usedBytes += bytesRead;
  }
  return usedBytes;
}
