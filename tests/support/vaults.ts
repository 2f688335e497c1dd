import { afterEach } from 'vitest';
import type { Session } from '../../electron/host/ground/context.ts';
import { streamOfBytes } from './streams.ts';
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
