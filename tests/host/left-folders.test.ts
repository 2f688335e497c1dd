import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { heldFolder, sweepLeftFolders } from '../../electron/host/vault/making.ts';
import { lock } from '../../electron/host/vault/vault.ts';
import { saveSession } from '../../electron/host/vault/save-session.ts';
import { Refusal } from '../../shared/failure.ts';
import { vaultsOfThisFile } from '../support/vaults.ts';

const aVault = vaultsOfThisFile();
afterEach(() => vi.unstubAllEnvs());

describe('the copy of a vault that can only be read', () => {
  it('goes at the next opening when a killed run left it, without what its links lead to, and stays while a run has it', async () => {
    const vault = await aVault();
    vi.stubEnv('TMPDIR', vault.root);
    const documents = join(vault.root, 'documents');
    mkdirSync(documents);
    writeFileSync(join(documents, 'paper'), 'a document');
    const left = join(vault.root, `enlace-${'a'.repeat(32)}.reading`);
    mkdirSync(left);
    writeFileSync(join(left, 'vault.db'), 'a copy');
    symlinkSync(documents, join(left, 'files'));
    const alive = heldFolder(join(vault.root, 'copy'), 'reading');
    mkdirSync(alive.folder);

    await vault.unlock();

    expect([existsSync(left), existsSync(`${left}.lock`)]).toEqual([false, false]);
    expect(readFileSync(join(documents, 'paper'), 'utf8')).toBe('a document');
    expect(existsSync(alive.folder)).toBe(true);
    alive.letGo();
  });
});

describe('a session that is being saved beside its vault', () => {
  it('is not taken for what a killed run left', async () => {
    const vault = await aVault();
    const { session } = vault;
    const keepIn = (making: string) => {
      sweepLeftFolders(dirname(making), 'making'); // as another run does before it makes a vault in the same folder
      session.confirmed.keepIn(making);
    };

    const name = saveSession({ ...session, confirmed: { ...session.confirmed, keepIn } }, vault.services);

    expect(existsSync(join(vault.root, name, 'vault.db'))).toBe(true);
  });
});

describe('a re-keyed vault that cannot take its place', () => {
  it('is refused by a code, and keeps what is ready', async () => {
    const vault = await aVault();
    const rekey = join(vault.folder, 'rekey');
    mkdirSync(join(rekey, 'files'), { recursive: true });
    writeFileSync(join(rekey, 'READY'), '');
    writeFileSync(join(rekey, 'vault.db'), 'ready');
    lock(vault.services);
    rmSync(join(vault.folder, 'vault.db'));
    mkdirSync(join(vault.folder, 'vault.db', 'stranger'), { recursive: true });

    await expect(vault.unlock()).rejects.toBeInstanceOf(Refusal);

    expect(readFileSync(join(rekey, 'vault.db'), 'utf8')).toBe('ready');
  });
});

describe('a folder in the place of a vault’s lock', () => {
  it('is refused, since nothing could be held', async () => {
    const vault = await aVault();
    const place = join(vault.session.folder, 'vault.lock');
    lock(vault.services);
    rmSync(place, { force: true });
    mkdirSync(place);

    await expect(vault.unlock()).rejects.toThrow('vault/no-access');
  });
});
