import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Decrypter, Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption';
import { afterAll, describe, expect, it } from 'vitest';
import { decrypted, decryptedFile, encrypted } from '../../electron/host/age/age.ts';
import { batchBytes, chunkBytes, sealedChunkBytes } from '../../electron/host/age/batch.ts';
import { maxHeaderBytes } from '../../electron/host/age/header.ts';
import { wholeOf } from '../../electron/host/places/pieces.ts';
import { inPieces } from '../support/packets.ts';

const identity = await generateX25519Identity();
const recipient = await identityToRecipient(identity);
const MiB = 1024 * 1024;

const sealed = async (content: Uint8Array, pieceBytes = 300_001) =>
  wholeOf(await encrypted(recipient, inPieces(content, pieceBytes)));
const opened = (file: Uint8Array, pieceBytes = 300_001) => wholeOf(decrypted(identity, inPieces(file, pieceBytes)));
const folder = mkdtempSync(join(tmpdir(), 'enlace-age-'));
afterAll(() => rmSync(folder, { recursive: true }));
const ofTheDisk = (file: Uint8Array, as = identity) => {
  writeFileSync(join(folder, 'file.age'), file);
  return wholeOf(decryptedFile(as, join(folder, 'file.age')));
};
const sameBytes = (one: Uint8Array, other: Uint8Array) => Buffer.compare(one, other) === 0;

async function byTheLibrary(file: Uint8Array): Promise<Uint8Array> {
  const decrypter = new Decrypter();
  decrypter.addIdentity(identity);
  return decrypter.decrypt(file);
}

/** Where the payload's chunk of this number begins. */
function chunkAt(file: Uint8Array, number: number): number {
  return Buffer.from(file).indexOf('\n', Buffer.from(file).indexOf('\n---') + 1) + 1 + 16 + number * sealedChunkBytes;
}

describe('an age file', () => {
  it.each([0, 1, chunkBytes - 1, chunkBytes, chunkBytes + 1, batchBytes - 1, batchBytes, batchBytes + 1, 2 * batchBytes])(
    'of %i bytes is what the library reads and writes',
    async sizeBytes => {
      const content = randomBytes(sizeBytes);
      const encrypter = new Encrypter();
      encrypter.addRecipient(recipient);

      expect(sameBytes(await byTheLibrary(await sealed(content)), content)).toBe(true);
      expect(sameBytes(await opened(await encrypter.encrypt(content)), content)).toBe(true);
      expect(sameBytes(await ofTheDisk(await encrypter.encrypt(content)), content)).toBe(true);
    },
  );

  it('so long that threads work on it is the same for the library and for us', async () => {
    const content = randomBytes(40 * MiB + 12_345);

    const file = await sealed(content, MiB);

    expect(sameBytes(await opened(file, MiB), content)).toBe(true);
    expect(sameBytes(await ofTheDisk(file), content)).toBe(true);
    expect(sameBytes(await byTheLibrary(file), content)).toBe(true);
  });

  it('has another key each time', async () => {
    expect(sameBytes(await sealed(Buffer.from('one')), await sealed(Buffer.from('one')))).toBe(false);
  });

  it('gives pieces that are good until the second one after is asked for', async () => {
    const content = randomBytes(12 * MiB);
    const kept: Buffer[] = [];
    let before: { piece: Uint8Array; copy: Buffer } | undefined;

    for await (const piece of decrypted(identity, inPieces(await sealed(content), MiB))) {
      if (before !== undefined) kept.push(Buffer.from(before.piece));
      if (before !== undefined) expect(sameBytes(before.piece, before.copy)).toBe(true);
      before = { piece, copy: Buffer.from(piece) };
    }

    expect(sameBytes(Buffer.concat([...kept, before!.copy]), content)).toBe(true);
  });
});

describe.each([
  ['in pieces', (file: Uint8Array, as?: string) => wholeOf(decrypted(as ?? identity, inPieces(file, MiB)))],
  ['of the disk', ofTheDisk],
])('an age file %s that is not as it was sealed', (_, openedSo) => {
  // Chunk 200 is one that a thread may work on.
  const content = randomBytes(20 * MiB);
  const long = sealed(content, MiB);
  const changed = async (change: (file: Buffer) => Uint8Array) => (await openedSo(change(Buffer.from(await long)))).length;

  it.each([0, 1, 17, 200, 319])('is refused if a byte of chunk %i is another', async number => {
    await expect(changed(file => ((file[chunkAt(file, number) + 5]! ^= 1), file))).rejects.toMatchObject({ fault: 'damaged' });
  });

  it.each([1, 17, 200])('is refused if chunk %i and the one before are exchanged', async number => {
    const exchange = (file: Buffer) => {
      const [before, at, after] = [chunkAt(file, number - 1), chunkAt(file, number), chunkAt(file, number + 1)];
      return Buffer.concat([file.subarray(0, before), file.subarray(at, after), file.subarray(before, at), file.subarray(after)]);
    };
    await expect(changed(exchange)).rejects.toMatchObject({ fault: 'damaged' });
  });

  it.each([1, 16, 200])('is refused if it ends before chunk %i', async number => {
    await expect(changed(file => file.subarray(0, chunkAt(file, number)))).rejects.toMatchObject({ fault: 'damaged' });
  });

  it.each([1, 16, 100_000])('is refused if %i bytes follow it', async sizeBytes => {
    await expect(changed(file => Buffer.concat([file, Buffer.alloc(sizeBytes)]))).rejects.toMatchObject({ fault: 'damaged' });
  });

  it('is refused if it has no chunk at all', async () => {
    await expect(changed(file => file.subarray(0, chunkAt(file, 0)))).rejects.toMatchObject({ fault: 'damaged' });
  });

  it('is refused if it ends within its nonce, and if it holds no byte', async () => {
    await expect(changed(file => file.subarray(0, chunkAt(file, 0) - 1))).rejects.toMatchObject({ fault: 'damaged' });
    await expect(openedSo(new Uint8Array(0))).rejects.toMatchObject({ fault: 'no-header' });
  });

  it('is refused if its chunks are mixed with those of another to the same recipient', async () => {
    const other = Buffer.from(await sealed(content, MiB));
    const mixed = (file: Buffer) => Buffer.concat([file.subarray(0, chunkAt(file, 100)), other.subarray(chunkAt(other, 100))]);
    await expect(changed(mixed)).rejects.toMatchObject({ fault: 'damaged' });
    const underItsHeader = (file: Buffer) =>
      Buffer.concat([other.subarray(0, chunkAt(other, 0)), file.subarray(chunkAt(file, 0))]);
    await expect(changed(underItsHeader)).rejects.toMatchObject({ fault: 'damaged' });
  });

  it('is refused if its header goes on for ever, with little of it read', async () => {
    let given = 0;
    async function* endless() {
      yield Buffer.from('age-encryption.org/v1\n-> X25519 ');
      for (;;) {
        given += 1000;
        yield Buffer.alloc(1000, 'A');
      }
    }

    await expect(wholeOf(decrypted(identity, endless()))).rejects.toMatchObject({ fault: 'no-header' });
    expect(given).toBeLessThan(maxHeaderBytes + 2000);
  });

  it('for somebody else is told from one that is damaged, and from what is no age file', async () => {
    const other = await generateX25519Identity();
    const file = await sealed(Buffer.from('inventado'));

    await expect(openedSo(file, other)).rejects.toMatchObject({ fault: 'not-for-us' });
    await expect(openedSo(Buffer.from('PK\u0003\u0004'))).rejects.toMatchObject({ fault: 'no-header' });
  });
});
