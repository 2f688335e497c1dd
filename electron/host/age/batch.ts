import { sodium } from './sodium.ts';

// The payload of an age file is STREAM: ChaCha20-Poly1305 over chunks of 64 KiB, each under its number, the last one marked as the last
// (https://c2sp.org/age). A batch is four of them in one buffer: handing it to another thread costs little, and it stays in the processor's cache.

export const chunkBytes = 64 * 1024;
export const sealedChunkBytes = chunkBytes + 16;
export const batchChunks = 4;
export const batchBytes = batchChunks * chunkBytes;
export const sealedBatchBytes = batchChunks * sealedChunkBytes;

/** Up to {@link batchChunks} consecutive chunks, in the front of one buffer that is as large as a sealed batch. */
export type Batch = {
  /** The buffer, which the work is done in. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** How much of the buffer is used: for sealing of plaintext without gaps, for opening of sealed chunks. */
  readonly usedBytes: number;
  /** The number of its first chunk in the file. */
  readonly first: number;
  /** Whether the file ends with it. */
  readonly isLast: boolean;
};

/** What became of a batch: the front of the same buffer. `isDamaged`: the chunk after these bytes is not what was sealed. */
export type Worked = { readonly bytes: Uint8Array<ArrayBuffer>; readonly usedBytes: number; readonly isDamaged: boolean };

/** Work on a batch under one key. */
export type BatchWork = (key: Uint8Array, batch: Batch) => Worked;

/** Seal the plaintext of a batch, in its own buffer. */
export function sealBatch(key: Uint8Array, { bytes, usedBytes, first, isLast }: Batch): Worked {
  const chunks = Math.max(1, Math.ceil(usedBytes / chunkBytes)); // an empty file is one empty chunk
  for (let at = chunks - 1; at >= 0; at--) {
    const size = Math.min(chunkBytes, usedBytes - at * chunkBytes);
    const to = at * sealedChunkBytes;
    bytes.copyWithin(to, at * chunkBytes, at * chunkBytes + size); // from the back, so that nothing is overwritten that is still to move
    const sealed = bytes.subarray(to, to + size + 16);
    const nonce = nonceOf(first + at, isLast && at === chunks - 1);
    sodium().crypto_aead_chacha20poly1305_ietf_encrypt(sealed, sealed.subarray(0, size), null, null, nonce, key);
  }
  return { bytes, usedBytes: usedBytes + 16 * chunks, isDamaged: false };
}

/**
 * Open the chunks of a batch, in its own buffer, up to the first that is not what was sealed. A full one after which the file should end
 * and does not, or should not and does, is damage too; it is authentic, and still given, as the format's published vectors have it.
 */
export function openBatch(key: Uint8Array, { bytes, usedBytes, first, isLast }: Batch): Worked {
  const chunks = Math.max(1, Math.ceil(usedBytes / sealedChunkBytes)); // a file that ends before any chunk is damaged
  let opened = 0;
  for (let at = 0; at < chunks; at++) {
    const from = at * sealedChunkBytes;
    const sealed = copied(bytes.subarray(from, Math.min(from + sealedChunkBytes, usedBytes)));
    const isEmpty = sealed.length === 16 && first + at > 0; // only an empty file has an empty chunk
    if (isEmpty || sealed.length < 16) return { bytes, usedBytes: opened, isDamaged: true };
    const plain = bytes.subarray(opened, opened + sealed.length - 16);
    const isEnd = isLast && at === chunks - 1;
    const isAsSealed = openChunk(plain, sealed, nonceOf(first + at, isEnd), key);
    const isMisplaced = () => sealed.length === sealedChunkBytes && openChunk(plain, sealed, nonceOf(first + at, !isEnd), key);
    if (isAsSealed || isMisplaced()) opened += plain.length;
    if (!isAsSealed) return { bytes, usedBytes: opened, isDamaged: true };
  }
  return { bytes, usedBytes: opened, isDamaged: false };
}

/** A chunk out of the way of what is opened over it. */
function copied(sealed: Uint8Array): Uint8Array {
  scratch.set(sealed);
  return scratch.subarray(0, sealed.length);
}
const scratch = new Uint8Array(sealedChunkBytes);

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
