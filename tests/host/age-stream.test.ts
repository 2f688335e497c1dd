import { randomBytes } from 'node:crypto';
import { Decrypter, Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption';
import { beforeAll, describe, expect, it } from 'vitest';
import { ageDecrypt, ageEncrypt } from '../../electron/host/age-stream.ts';

const sizes = [0, 1, 65_535, 65_536, 65_537, 131_072, 300_000];
let identity = '';
let recipient = '';

beforeAll(async () => {
  identity = await generateX25519Identity();
  recipient = await identityToRecipient(identity);
});

/** In pieces that fit no chunk. */
function piecesOf(bytes: Uint8Array, size = 40_007): ReadableStream<Uint8Array> {
  let at = 0;
  return new ReadableStream({
    pull(controller) {
      if (at >= bytes.length) return controller.close();
      controller.enqueue(bytes.slice(at, (at += size)));
    },
  });
}

async function whole(content: ReadableStream<Uint8Array>): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const part of content) parts.push(part);
  return Buffer.concat(parts);
}

const sealed = async (bytes: Uint8Array, native = true) => whole(await ageEncrypt(recipient, piecesOf(bytes), native));
const opened = async (bytes: Uint8Array, native = true, by = identity) => whole(await ageDecrypt([by], piecesOf(bytes), native));

describe('an age stream by the machine’s own cipher', () => {
  it.each(sizes)('of %i bytes is what the library reads, and reads what the library writes', async size => {
    const content = randomBytes(size);
    const library = new Encrypter();
    library.addRecipient(recipient);
    const reader = new Decrypter();
    reader.addIdentity(identity);

    const ours = await sealed(content);

    expect(Buffer.from(await reader.decrypt(ours)).equals(content)).toBe(true);
    expect((await opened(await library.encrypt(content))).equals(content)).toBe(true);
    expect((await opened(ours, false)).equals(content)).toBe(true);
    expect((await opened(await sealed(content, false))).equals(content)).toBe(true);
  });

  it.each<[string, (file: Buffer) => Buffer]>([
    ['cut at a chunk’s end', file => file.subarray(0, file.length - 300_000 + 65_552 * 4 - 16 * 5)],
    ['cut within a chunk', file => file.subarray(0, file.length - 1)],
    ['cut within the header', file => file.subarray(0, 100)],
    ['cut after the header', file => file.subarray(0, file.indexOf('\n', file.indexOf('\n--- ') + 1) + 1)],
    ['longer by a byte', file => Buffer.concat([file, Buffer.from([0])])],
    ['with a changed last byte', file => (file.writeUInt8(file[file.length - 1]! ^ 1, file.length - 1), file)],
    ['with a changed nonce', file => ((file[file.indexOf('\n--- ') + 60]! ^= 1), file)],
    ['with a changed header', file => ((file[60]! ^= 1), file)],
    ['that is none', () => Buffer.from('no such thing')],
    ['that is empty', () => Buffer.alloc(0)],
  ])('refuses a file %s', async (_, change) => {
    const file = change(Buffer.from(await sealed(randomBytes(300_000))));

    await expect(opened(file)).rejects.toThrow();
  });

  it('opens for nobody else', async () => {
    const other = await generateX25519Identity();

    await expect(opened(await sealed(randomBytes(10)), true, other)).rejects.toThrow();
  });

  it('never seals two files under one key', async () => {
    const content = Buffer.alloc(100);
    const [one, two] = [await sealed(content), await sealed(content)];

    expect(one.subarray(-116).equals(two.subarray(-116))).toBe(false);
  });
});
