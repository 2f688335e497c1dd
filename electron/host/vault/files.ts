import { createHash } from 'node:crypto';
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { Decrypter, Encrypter } from 'age-encryption';
import type { Writer } from '../../../db/open.ts';
import { listStoredFiles, removeStoredFile } from '../../../db/stored-files.ts';
import { Refusal } from '../../../shared/failure.ts';
import type { FileStore, Services } from '../ground/context.ts';
import type { AgePair } from '../keys/age-identity.ts';
import { streamOf, writeStreamWhole } from '../places/write-whole.ts';

const NAME = /^[0-9a-f]{32}$/;

/** The documents of one vault or compartment: age files to its files identity, in `folder`. */
export function newFileStore(
  { folder, db, pair }: { readonly folder: string; readonly db: Writer; readonly pair: AgePair },
  { randomBytes }: Pick<Services, 'randomBytes'>,
): FileStore {
  return {
    async add(content, signal) {
      const name = Buffer.from(randomBytes(16)).toString('hex');
      const seen = measured(content);
      const encrypter = new Encrypter();
      encrypter.addRecipient(pair.recipient);
      await writeStreamWhole(join(folder, name), await encrypter.encrypt(seen.content), signal);
      return { name, ...seen.result() };
    },
    open: name => openStored(folder, name, pair.identity),
    remove(name) {
      removeStoredFile(db, name);
      rmSync(storedPath(folder, name), { force: true });
    },
  };
}

/** Remove what no row keeps: files of a transaction that never committed, and half-written ones. @returns how many. */
export function sweepOrphans(folder: string, db: Writer): number {
  const kept = new Set(listStoredFiles(db).map(({ name }) => name));
  const orphans = readdirSync(folder).filter(name => !kept.has(name));
  for (const name of orphans) rmSync(join(folder, name), { force: true });
  return orphans.length;
}

/** Encrypt a stored file again, from one identity to another, into another folder. */
export async function reencryptFile(
  from: { readonly folder: string; readonly pair: AgePair },
  to: { readonly folder: string; readonly pair: AgePair },
  name: string,
  signal?: AbortSignal,
): Promise<void> {
  const encrypter = new Encrypter();
  encrypter.addRecipient(to.pair.recipient);
  const plain = await openStored(from.folder, name, from.pair.identity);
  await writeStreamWhole(join(to.folder, name), await encrypter.encrypt(plain), signal);
}

async function openStored(folder: string, name: string, identity: string): Promise<ReadableStream<Uint8Array>> {
  const path = storedPath(folder, name);
  if (!existsSync(path)) throw new Refusal('file/not-found');
  const decrypter = new Decrypter();
  decrypter.addIdentity(identity);
  try {
    return refusingDamage(await decrypter.decrypt(streamOf(path)));
  } catch (error) {
    throw new Refusal('file/damaged', { cause: error });
  }
}

/** A name that is not one of ours never becomes a path. */
function storedPath(folder: string, name: string): string {
  if (!NAME.test(name)) throw new Refusal('file/not-found');
  return join(folder, name);
}

function measured(content: ReadableStream<Uint8Array>) {
  const digest = createHash('sha256');
  let sizeBytes = 0;
  let crc = 0;
  const through = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      digest.update(chunk);
      crc = crc32(chunk, crc);
      sizeBytes += chunk.length;
      controller.enqueue(chunk);
    },
  });
  return { content: content.pipeThrough(through), result: () => ({ sizeBytes, sha256: digest.digest('base64url'), crc32: crc }) };
}

function refusingDamage(content: ReadableStream<Uint8Array>): ReadableStream<Uint8Array> {
  const reader = content.getReader();
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      try {
        const { done, value } = await reader.read();
        if (done) controller.close();
        else controller.enqueue(value);
      } catch (error) {
        controller.error(new Refusal('file/damaged', { cause: error }));
      }
    },
    cancel: reason => reader.cancel(reason),
  });
}
