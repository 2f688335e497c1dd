import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, readlinkSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { PASSPHRASE, testServices, type TempVault } from '../support/temp-vault.ts';
import { createVault } from '../../electron/host/vault/vault-create.ts';
import type { AgencyCode } from '../../shared/language.ts';
import { vaultsOfThisFile } from '../support/vaults.ts';

const aVault = vaultsOfThisFile();
const LEFT = /^enlace-[0-9a-f]{32}\.making(\.lock)?$/;
const leftIn = (vault: TempVault) => readdirSync(vault.root).filter(name => LEFT.test(name));

type Making = (vault: TempVault, to: string) => Promise<unknown>;
const backup: Making = (vault, to) => vault.ask('vault:backup', { folder: vault.handleOf(to) });
const restore: Making = async (vault, to) => {
  const source = join(vault.root, 'source.enlace');
  if (!existsSync(source)) await backup(vault, source);
  await vault.ask('vault:restore', { from: vault.handleOf(source), folder: vault.handleOf(to), passphrase: PASSPHRASE });
};
const create: Making = async (_vault, folder) => {
  const agency = { code: 'US-DOJ-OIA' as AgencyCode, names: { en: 'Example', es: 'Ejemplo' } };
  const plan = { folder, agency, label: 'first', passphrase: PASSPHRASE, synthetic: true };
  (await createVault(plan, testServices({ seed: folder }).services)).session.close();
};

describe.each<readonly [string, Making]>([
  ['a backup', backup],
  ['a restored vault', restore],
  ['a new vault', create],
])('%s', (_what, make) => {
  it('touches no folder that is called the same with .making at its end', async () => {
    const vault = await aVault();
    const to = join(vault.root, 'to.enlace');
    mkdirSync(`${to}.making`);
    writeFileSync(join(`${to}.making`, 'letter.txt'), 'somebody else’s');

    await make(vault, to);

    expect(readFileSync(join(`${to}.making`, 'letter.txt'), 'utf8')).toBe('somebody else’s');
    expect(readdirSync(join(to))).toContain('vault.db');
    expect(leftIn(vault)).toEqual([]);
  });

  it('is refused inside a vault’s folder, whatever way leads there, and leaves nothing in it', async () => {
    const vault = await aVault();
    symlinkSync(vault.folder, join(vault.root, 'link'));
    const before = readdirSync(vault.folder);

    for (const to of [join(vault.folder, 'to.enlace'), join(vault.folder, 'files', 'a', 'b'), join(vault.root, 'link', 'to')])
      await expect(make(vault, to)).rejects.toThrow(/vault\/inside-vault/);

    await vault.unlock();
    expect(readdirSync(vault.folder)).toEqual(before);
    expect(readdirSync(join(vault.folder, 'files'))).toEqual([]);
  });

  it('is refused at a link, whether it leads to an empty folder or nowhere, and the link stays as it was', async () => {
    const vault = await aVault();
    mkdirSync(join(vault.root, 'empty'));
    for (const leads of ['empty', 'nowhere']) {
      const to = join(vault.root, `to-${leads}`);
      symlinkSync(join(vault.root, leads), to);

      await expect(make(vault, to)).rejects.toThrow(/vault\/exists/);

      expect(readlinkSync(to)).toBe(join(vault.root, leads));
    }
    expect(readdirSync(join(vault.root, 'empty'))).toEqual([]);
    expect(leftIn(vault)).toEqual([]);
  });

  it('removes what a killed backup left beside it, and nothing that is still being made', async () => {
    const vault = await aVault();
    const killed = await backingUp(vault);
    killed.kill();
    await killed.ended;
    expect(leftIn(vault)).toHaveLength(2);
    const alive = await backingUp(vault);
    const [made] = leftIn(vault).filter(name => name.endsWith('.making') && name !== killed.making);

    await vault.unlock();
    await make(vault, join(vault.root, 'to.enlace'));

    expect(leftIn(vault).sort()).toEqual([made, `${made}.lock`]);
    alive.kill();
    await alive.ended;
  });
});

/** Another process that makes a backup of its own vault beside this one and stands still in the middle. */
async function backingUp(vault: TempVault) {
  const before = new Set(leftIn(vault));
  const path = fileURLToPath(new URL('../support/making-child.ts', import.meta.url));
  const child = spawn(process.execPath, [path, join(vault.root, `${before.size}.enlace`)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<void>(resolve => child.on('close', () => resolve()));
  await new Promise(resolve => child.stdout.once('data', resolve));
  const making = leftIn(vault).find(name => name.endsWith('.making') && !before.has(name));
  return { making, ended, kill: () => child.kill('SIGKILL') };
}
