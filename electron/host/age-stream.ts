import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { Decrypter, Encrypter, type Identity } from 'age-encryption';
import { streamOf } from './stream-of.ts';

// The age format (age-encryption.org/v1): the library writes and reads the header, whose wrapping and MAC are the delicate part. What
// follows is a fixed layout of ChaCha20-Poly1305 chunks, which Node's own crypto does several times faster than the library's JavaScript.

const CHUNK_BYTES = 64 * 1024;
const TAG_BYTES = 16;
const NONCE_BYTES = 16;
const MOST_HEADER_BYTES = 64 * 1024;
const cipher = 'chacha20-poly1305';

/** Electron's crypto may lack the cipher; the library then does the chunks too. */
const isNative = canSeal();

/** Encrypt to one age recipient, as a stream. Throws if that is no `age1…` text. */
export async function ageEncrypt(
  recipient: string,
  content: ReadableStream<Uint8Array>,
  native = isNative,
): Promise<ReadableStream<Uint8Array>> {
  const encrypter = new Encrypter();
  encrypter.addRecipient(recipient);
  if (!native) return encrypter.encrypt(content);
  const nonce = randomBytes(NONCE_BYTES);
  const keys: Buffer[] = [];
  encrypter.addRecipient({ wrapFileKey: fileKey => (keys.push(payloadKey(fileKey, nonce)), []) }); // adds nothing to the header
  const empty = await encrypter.encrypt(new Uint8Array());
  const header = empty.subarray(0, empty.length - NONCE_BYTES - TAG_BYTES);
  return streamOf(sealed(header, nonce, keys[0]!, content)); // the library asked every recipient before it returned
}

/**
 * Decrypt with age identities, as a stream. The header is read before this returns.
 *
 * @throws Error, as the library does: what is no age file, is for nobody of these, or was altered or cut short.
 */
export async function ageDecrypt(
  identities: readonly (string | Identity)[],
  source: ReadableStream<Uint8Array>,
  native = isNative,
): Promise<ReadableStream<Uint8Array>> {
  const decrypter = new Decrypter();
  for (const identity of identities) decrypter.addIdentity(identity);
  if (!native) return decrypter.decrypt(source);
  const reader = source.getReader();
  try {
    const { header, rest } = await readHeader(reader);
    const fileKey = await decrypter.decryptHeader(header);
    return streamOf(opened(fileKey, { reader, bytes: rest }));
  } catch (error) {
    await reader.cancel(error);
    throw error;
  }
}

async function* sealed(
  header: Uint8Array,
  nonce: Uint8Array,
  key: Buffer,
  content: ReadableStream<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  yield Buffer.concat([header, nonce]);
  const reader = content.getReader();
  const chunks: Chunks = { reader, bytes: Buffer.alloc(0) };
  try {
    for (let number = 0, isLast = false; !isLast; number++) {
      const chunk = await take(chunks, CHUNK_BYTES);
      isLast = chunk.isLast;
      const seal = createCipheriv(cipher, key, chunkNonce(number, isLast), { authTagLength: TAG_BYTES });
      yield Buffer.concat([seal.update(chunk.bytes), seal.final(), seal.getAuthTag()]);
    }
  } finally {
    key.fill(0);
    await reader.cancel();
  }
}

async function* opened(fileKey: Uint8Array, chunks: Chunks): AsyncGenerator<Uint8Array> {
  let key: Buffer | undefined;
  try {
    const nonce = await take(chunks, NONCE_BYTES);
    if (nonce.bytes.length < NONCE_BYTES || nonce.isLast) throw new Error('cut short');
    key = payloadKey(fileKey, nonce.bytes);
    for (let number = 0, isLast = false; !isLast; number++) {
      const chunk = await take(chunks, CHUNK_BYTES + TAG_BYTES);
      isLast = chunk.isLast;
      const content = openChunk(key, chunkNonce(number, isLast), chunk.bytes);
      if (content.length === 0 && number > 0) throw new Error('an empty last chunk');
      if (content.length > 0) yield content;
    }
  } finally {
    key?.fill(0);
    await chunks.reader.cancel();
  }
}

function openChunk(key: Buffer, nonce: Buffer, bytes: Buffer): Buffer {
  if (bytes.length < TAG_BYTES) throw new Error('cut short');
  const open = createDecipheriv(cipher, key, nonce, { authTagLength: TAG_BYTES });
  open.setAuthTag(bytes.subarray(-TAG_BYTES));
  return Buffer.concat([open.update(bytes.subarray(0, -TAG_BYTES)), open.final()]);
}

type Chunks = { readonly reader: ReadableStreamDefaultReader<Uint8Array>; bytes: Buffer };

/** The next bytes of a source, fewer only at its end. Which chunk is the last is known once there is nothing after it. */
async function take(chunks: Chunks, wanted: number): Promise<{ readonly bytes: Buffer; readonly isLast: boolean }> {
  const parts: Uint8Array[] = [chunks.bytes];
  let length = chunks.bytes.length;
  while (length <= wanted) {
    const { done, value } = await chunks.reader.read();
    if (done) break;
    parts.push(value);
    length += value.length;
  }
  const all = parts.length === 1 ? chunks.bytes : Buffer.concat(parts, length);
  chunks.bytes = all.subarray(wanted);
  return { bytes: all.subarray(0, wanted), isLast: length <= wanted };
}

/** The textual header, which ends with its MAC's line, and what came after it. Where there is none, all that was read. */
async function readHeader(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<{ header: Buffer; rest: Buffer }> {
  let bytes = Buffer.alloc(0);
  while (bytes.length < MOST_HEADER_BYTES) {
    const { done, value } = await reader.read();
    if (done) break;
    bytes = Buffer.concat([bytes, value]);
    const mac = bytes.indexOf('\n--- ');
    const end = mac < 0 ? -1 : bytes.indexOf('\n', mac + 1);
    if (end >= 0) return { header: bytes.subarray(0, end + 1), rest: bytes.subarray(end + 1) };
  }
  return { header: bytes, rest: Buffer.alloc(0) };
}

function payloadKey(fileKey: Uint8Array, nonce: Uint8Array): Buffer {
  return Buffer.from(hkdfSync('sha256', fileKey, nonce, 'payload', 32));
}

/** Eleven bytes count the chunks, the twelfth marks the last. */
function chunkNonce(number: number, isLast: boolean): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeUIntBE(number, 5, 6);
  nonce[11] = isLast ? 1 : 0;
  return nonce;
}

function canSeal(): boolean {
  try {
    createCipheriv(cipher, Buffer.alloc(32), Buffer.alloc(12), { authTagLength: TAG_BYTES });
    return true;
  } catch {
    return false;
  }
}
