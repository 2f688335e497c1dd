import { hkdfSync, randomBytes } from 'node:crypto';
import { open } from 'node:fs/promises';
import type { Pieces } from '../places/pieces.ts';
import { AgeRefused } from './age-refused.ts';
import { batchBytes, sealedBatchBytes, type Room, type Worked } from './batch.ts';
import { batchesOf, batchesOfFile, type Batches } from './batches.ts';
import { newBatchLine } from './crew.ts';
import { giveBackRooms } from './rooms.ts';
import { fileKeyOf, headerBytesIn, maxHeaderBytes, newHeader, stanzasIn } from './header.ts';
import { sodium } from './sodium.ts';

const nonceBytes = 16;
/** How many batches are at work while the next one fills. */
const batchesAtWork = 6;

/**
 * An age file to one recipient or several, in pieces of 512 KiB. Nothing is held but a few of them. Before anything is read, throws what the
 * library says of a recipient that is no `age1…` text.
 */
export async function encrypted(recipient: string | readonly string[], content: Pieces): Promise<AsyncGenerator<Uint8Array>> {
  const { header, fileKey } = await newHeader(recipient);
  const nonce = randomBytes(nonceBytes);
  return flow();

  async function* flow(): AsyncGenerator<Uint8Array> {
    yield Buffer.concat([header, nonce]);
    yield* throughBatches('seal', payloadKey(fileKey, nonce), free => batchesOf(content, batchBytes, free));
  }
}

/**
 * The content of an age file, in pieces of 512 KiB, as it is read. What was handed out before the end is authentic, and not yet known
 * to be whole.
 *
 * @param identity - One, or several of which any may open it.
 * @param isForUsAlone - Refuse a file that others can open too.
 * @throws AgeRefused at the first piece if the header is none or not for this identity, later if a chunk is altered, moved or missing, or
 *   anything follows the last.
 */
export async function* decrypted(
  identity: string | readonly string[],
  source: Pieces,
  { isForUsAlone = false }: { readonly isForUsAlone?: boolean } = {},
): AsyncGenerator<Uint8Array> {
  const front = newFront(source);
  try {
    const { header, nonce } = await headerAndNonce(front);
    const key = await openedKey(header, nonce, identity);
    if (isForUsAlone && stanzasIn(header) !== 1) throw new AgeRefused('many-recipients');
    const rest = front.from(header.length + nonceBytes);
    yield* throughBatches('open', key, free => batchesOf(rest, sealedBatchBytes, free));
  } finally {
    await front.leave();
  }
}

/**
 * As {@link decrypted}, of a file of the disk: it is read where it is opened, so that nothing is copied on the way.
 * @throws AgeRefused
 */
export async function* decryptedFile(identity: string, path: string): AsyncGenerator<Uint8Array> {
  const file = await open(path);
  try {
    const beginning = Buffer.alloc(maxHeaderBytes + nonceBytes);
    const { bytesRead } = await file.read(beginning, 0, beginning.length, 0);
    const { header, nonce } = split(beginning.subarray(0, bytesRead));
    const key = await openedKey(header, nonce, identity);
    yield* throughBatches('open', key, free => batchesOfFile(file, header.length + nonceBytes, free));
  } finally {
    await file.close();
  }
}

async function openedKey(header: Buffer, nonce: Buffer, identity: string | readonly string[]): Promise<Uint8Array> {
  const fileKey = await fileKeyOf(header, identity);
  if (nonce.length < nonceBytes) throw new AgeRefused('damaged');
  return payloadKey(fileKey, nonce);
}

/** As much of both as there is. A header without an end is for the library to refuse. */
async function headerAndNonce(front: Front): Promise<{ readonly header: Buffer; readonly nonce: Buffer }> {
  let bytes: Buffer = Buffer.alloc(0);
  let headerBytes = -1;
  while (headerBytes === -1 ? bytes.length < maxHeaderBytes : bytes.length < headerBytes + nonceBytes) {
    const longerBytes = await front.longer();
    if (longerBytes === undefined) break;
    bytes = longerBytes;
    headerBytes = headerBytesIn(bytes.subarray(0, maxHeaderBytes));
  }
  return split(bytes);
}

function split(beginning: Buffer): { readonly header: Buffer; readonly nonce: Buffer } {
  const headerBytes = headerBytesIn(beginning.subarray(0, maxHeaderBytes));
  if (headerBytes === -1) return { header: beginning.subarray(0, maxHeaderBytes), nonce: Buffer.alloc(0) };
  return { header: beginning.subarray(0, headerBytes), nonce: beginning.subarray(headerBytes, headerBytes + nonceBytes) };
}

async function* throughBatches(
  kind: 'seal' | 'open',
  key: Uint8Array,
  batches: (free: Room[]) => Batches,
): AsyncGenerator<Uint8Array> {
  const line = newBatchLine(kind, key);
  const free: Room[] = [];
  const lent: Room[] = [];
  const atWork: { readonly room: Room; readonly worked: Promise<Worked>; readonly isLast: boolean }[] = [];
  async function* next(): AsyncGenerator<Uint8Array> {
    const { room, worked, isLast } = atWork.shift()!; // called only while there is one
    const { usedBytes, isDamaged } = await worked;
    // Nothing comes after the last piece: who has it may keep it, and its room can go to the next file.
    if (usedBytes > 0) yield isLast ? room.to.slice(0, usedBytes) : room.to.subarray(0, usedBytes);
    if (isDamaged) throw new AgeRefused('damaged');
    lent.push(room);
    if (lent.length > 1) free.push(lent.shift()!); // two pieces later, as `Pieces` says
    if (isLast) free.push(...lent.splice(0));
  }
  try {
    for await (const { room, batch } of batches(free)) {
      const worked = line.work(room, batch);
      worked.catch(() => undefined); // it is thrown where it is awaited, unless the reader leaves before
      atWork.push({ room, worked, isLast: batch.isLast });
      if (atWork.length > batchesAtWork) yield* next();
    }
    while (atWork.length > 0) yield* next();
  } finally {
    line.end();
    giveBackRooms(free);
    sodium().sodium_memzero(key);
  }
}

type Front = ReturnType<typeof newFront>;

/** The front of a source, as far as it is asked for, and what comes after. */
function newFront(source: Pieces) {
  const chunks = source[Symbol.asyncIterator]();
  let front: Buffer = Buffer.alloc(0);
  return {
    /** The front, longer than before; undefined if there is no more. */
    async longer(): Promise<Buffer | undefined> {
      const next = await chunks.next();
      if (next.done === true) return undefined;
      return (front = Buffer.concat([front, next.value]));
    },
    async *from(at: number): AsyncGenerator<Uint8Array> {
      yield front.subarray(at);
      for (let next = await chunks.next(); next.done !== true; next = await chunks.next()) yield next.value;
    },
    leave: async () => void (await chunks.return?.()),
  };
}

function payloadKey(fileKey: Uint8Array, nonce: Uint8Array): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', fileKey, nonce, 'payload', 32));
}
