import { afterEach } from 'vitest';
import type { Session } from '../../electron/host/context.ts';
import { tempVault, type TempVault, type TempVaultOptions } from './temp-vault.ts';

/** Vaults that the test file's own `afterEach` cleans up. Call once, at the top of the file. */
export function vaultsOfThisFile(): (options?: TempVaultOptions) => Promise<TempVault> {
  const open: TempVault[] = [];
  afterEach(() => {
    for (const vault of open.splice(0)) vault.cleanup();
  });
  return async options => {
    const vault = await tempVault(options);
    open.push(vault);
    return vault;
  };
}

/** A stream of these bytes. */
export function streamOfBytes(bytes: Uint8Array): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(controller) {
      controller.enqueue(bytes);
      controller.close();
    },
  });
}

/** All of a stream, as text. */
export async function textOf(content: ReadableStream<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of content) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

/** Store a document's bytes and keep them, as a transaction that refers to them does. */
export async function storeText(
  session: Session,
  text: string,
  keep: (file: Awaited<ReturnType<Session['files']['add']>>) => void,
) {
  const file = await session.files.add(streamOfBytes(Buffer.from(text)));
  keep(file);
  return file;
}
