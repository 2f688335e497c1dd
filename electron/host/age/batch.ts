import { sodium } from './sodium.ts';

// The payload of an age file is STREAM: ChaCha20-Poly1305 over chunks of 64 KiB, each under its number, the last one marked as the last
// (https://c2sp.org/age). A batch is eight of them: fewer, and waking threads costs more than it gives; more, and the processor's cache is left.

export const chunkBytes = 64 * 1024;
export const sealedChunkBytes = chunkBytes + 16;
export const batchChunks = 8;
export const batchBytes = batchChunks * chunkBytes;
export const sealedBatchBytes = batchChunks * sealedChunkBytes;

/** Memory in which a batch is worked on, and that threads share: nothing is handed over, nothing is left to collect. */
export type Room = {
  readonly memory: SharedArrayBuffer;
  /** Where the batch is put. */
  readonly from: Uint8Array;
  /** Where what becomes of it is found. */
  readonly to: Uint8Array;
};

/** Room for a batch, in new memory or in that of a room that another thread made. */
export function newRoom(memory = new SharedArrayBuffer(2 * sealedBatchBytes)): Room {
  return {
    memory,
    from: new Uint8Array(memory, 0, sealedBatchBytes),
    to: new Uint8Array(memory, sealedBatchBytes, sealedBatchBytes),
  };
}

/** Up to {@link batchChunks} consecutive chunks, in the front of a room. */
export type Batch = {
  /** How much of the room is used: for sealing of plaintext without gaps, for opening of sealed chunks. */
  readonly usedBytes: number;
  /** The number of its first chunk in the file. */
  readonly first: number;
  /** Whether the file ends with it. */
  readonly isLast: boolean;
};

/** What became of a batch, in the other half of its room. `isDamaged`: the chunk after these bytes is not what was sealed. */
export type Worked = { readonly usedBytes: number; readonly isDamaged: boolean };

/** Work on a batch under one key. */
export type BatchWork = (key: Uint8Array, room: Room, batch: Batch) => Worked;

/** Seal the plaintext of a batch. */
export function sealBatch(key: Uint8Array, { from, to }: Room, { usedBytes, first, isLast }: Batch): Worked {
  const chunks = Math.max(1, Math.ceil(usedBytes / chunkBytes)); // an empty file is one empty chunk
  for (let at = 0; at < chunks; at++) {
    const plain = from.subarray(at * chunkBytes, Math.min((at + 1) * chunkBytes, usedBytes));
    const sealed = to.subarray(at * sealedChunkBytes, at * sealedChunkBytes + plain.length + 16);
    const nonce = nonceOf(first + at, isLast && at === chunks - 1);
    sodium().crypto_aead_chacha20poly1305_ietf_encrypt(sealed, plain, null, null, nonce, key);
  }
  return { usedBytes: usedBytes + 16 * chunks, isDamaged: false };
}

/**
 * Open the chunks of a batch, up to the first that is not what was sealed. A full one after which the file should end and does not, or
 * should not and does, is damage too; it is authentic, and still given, as the format's published vectors have it.
 */
export function openBatch(key: Uint8Array, { from, to }: Room, { usedBytes, first, isLast }: Batch): Worked {
  const chunks = Math.max(1, Math.ceil(usedBytes / sealedChunkBytes)); // a file that ends before any chunk is damaged
  let opened = 0;
  for (let at = 0; at < chunks; at++) {
    const sealed = from.subarray(at * sealedChunkBytes, Math.min((at + 1) * sealedChunkBytes, usedBytes));
    const isEmpty = sealed.length === 16 && first + at > 0; // only an empty file has an empty chunk
    if (isEmpty || sealed.length < 16) return { usedBytes: opened, isDamaged: true };
    const plain = to.subarray(opened, opened + sealed.length - 16);
    const isEnd = isLast && at === chunks - 1;
    const isAsSealed = openChunk(plain, sealed, nonceOf(first + at, isEnd), key);
    const isMisplaced = () => sealed.length === sealedChunkBytes && openChunk(plain, sealed, nonceOf(first + at, !isEnd), key);
    if (isAsSealed || isMisplaced()) opened += plain.length;
    if (!isAsSealed) return { usedBytes: opened, isDamaged: true };
  }
  return { usedBytes: opened, isDamaged: false };
}

function openChunk(plain: Uint8Array, sealed: Uint8Array, nonce: Uint8Array, key: Uint8Array): boolean {
  try {
    sodium().crypto_aead_chacha20poly1305_ietf_decrypt(plain, null, sealed, null, nonce, key);
    return true;
  } catch {
    return false; // lengths are right by construction, so it can only be that the chunk is not authentic
  }
}

/** Eleven bytes of number, big-endian, and one that says whether the file ends here. */
function nonceOf(number: number, isEnd: boolean): Uint8Array {
  const nonce = new Uint8Array(12);
  const view = new DataView(nonce.buffer);
  view.setUint32(3, Math.floor(number / 2 ** 32));
  view.setUint32(7, number % 2 ** 32);
  nonce[11] = isEnd ? 1 : 0;
  return nonce;
}
