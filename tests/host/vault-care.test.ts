import { existsSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { keepStoredFile } from '../../db/stored-files.ts';
import { getVaultState } from '../../db/vault-state.ts';
import { recordChanges } from '../../electron/host/audit/audit.ts';
import { PASSPHRASE, type TempVault } from '../support/temp-vault.ts';
import { textOf } from '../support/streams.ts';
import { storeText, vaultsOfThisFile } from '../support/vaults.ts';

const aVault = vaultsOfThisFile();

/** A vault with one recorded change and one stored document. */
async function filledVault() {
  const vault = await aVault();
  const { session, services } = vault;
  recordChanges(session, services, 'test:write', session.office, note =>
    note({ record: 'r', entity: 'person', field: 'name', old: null, new: 'Inventada' }),
  );
  const file = await storeText(session, 'contenido inventado '.repeat(10_000), stored => keepStoredFile(session.office, stored));
  return { vault, file };
}

function flip(path: string, at: number): void {
  const bytes = readFileSync(path);
  bytes[at]! ^= 1;
  writeFileSync(path, bytes);
}

async function partsWrong(vault: TempVault) {
  const { ok, parts } = await vault.ask('vault:check', {});
  return { ok, wrong: parts.filter(({ wrong }) => wrong > 0) };
}

describe('checking a vault', () => {
  it('looks at every page, table, slot, grant, file and entry, and finds a whole vault whole', async () => {
    const { vault } = await filledVault();

    const { ok, parts } = await vault.ask('vault:check', {});

    expect(ok).toBe(true);
    expect(parts.map(({ part }) => part)).toEqual([
      'pages',
      'sql',
      'foreign-keys',
      'slots',
      'grants',
      'files',
      'audit',
      'confirmed',
    ]);
    expect(parts.every(({ checked }) => checked > 0)).toBe(true);
  });

  it('names the page that was changed on the disk under an open vault', async () => {
    const { vault } = await filledVault();
    vault.session.office.pragma('wal_checkpoint(TRUNCATE)');
    flip(join(vault.folder, 'vault.db'), 4096 * 6 + 100);

    const { ok, wrong } = await partsWrong(vault);

    expect(ok).toBe(false);
    expect(wrong).toContainEqual({ part: 'pages', checked: expect.any(Number) as number, wrong: 1, first: '7' });
  });

  it.each([
    ['changed', (path: string) => flip(path, 5000)],
    ['cut short', (path: string) => truncateSync(path, 70_000)],
    ['gone', (path: string) => rmSync(path)],
  ])('names a document that is %s', async (_how, damage) => {
    const { vault, file } = await filledVault();
    damage(join(vault.folder, 'files', file.name));

    expect((await partsWrong(vault)).wrong).toEqual([{ part: 'files', checked: 1, wrong: 1, first: file.name }]);
  });

  it('names a slot that is damaged, and says that the key file is not the vault’s own', async () => {
    const { vault } = await filledVault();
    const path = join(vault.folder, 'keyslots.json');
    writeFileSync(path, readFileSync(path, 'utf8').replace('"label": "recovery"', '"label": "recovered"'));

    expect((await partsWrong(vault)).wrong).toEqual([{ part: 'slots', checked: 2, wrong: 2, first: 'recovered' }]);
  });

  it('names a user whose role no supervisor signed', async () => {
    const { vault } = await filledVault();
    await vault.ask('user:add', { label: 'second', role: 'officer', passphrase: `${PASSPHRASE} dos` });
    vault.session.office.prepare("UPDATE users SET role = 'supervisor' WHERE label = 'second'").run();

    expect((await partsWrong(vault)).wrong).toEqual([{ part: 'grants', checked: 2, wrong: 1, first: 'second' }]);
  });
});

describe('a backup', () => {
  it('opens with the same passphrase and holds the same rows and files', async () => {
    const { vault, file } = await filledVault();
    const copy = join(vault.root, 'copy.enlace');

    const made = await vault.ask('vault:backup', { folder: vault.handleOf(copy) });
    vault.lock();
    const opened = await vault.ask('vault:unlock', { folder: vault.handleOf(copy), passphrase: PASSPHRASE });

    expect(made.files).toBe(1);
    expect(opened.user.label).toBe('first');
    expect(await textOf(await vault.session.files.open(file.name))).toMatch(/^contenido inventado/);
    expect((await vault.ask('vault:check', {})).ok).toBe(true);
  });

  it('is refused, and removed, when a document cannot be copied whole', async () => {
    const { vault, file } = await filledVault();
    rmSync(join(vault.folder, 'files', file.name));
    const copy = join(vault.root, 'copy.enlace');

    expect(await vault.request('vault:backup', { folder: vault.handleOf(copy) })).toEqual({
      ok: false,
      failure: { code: 'file/not-found' },
    });
    expect(readdirSync(vault.root)).toEqual(['office.enlace']);
  });

  it('never writes over what is there', async () => {
    const { vault } = await filledVault();

    expect(await vault.request('vault:backup', { folder: vault.handleOf(vault.folder) })).toEqual({
      ok: false,
      failure: { code: 'vault/exists' },
    });
  });
});

describe('restoring', () => {
  it('opens the backup in a new folder, in a new channel epoch, and records it', async () => {
    const { vault, file } = await filledVault();
    const [copy, back] = [join(vault.root, 'copy.enlace'), join(vault.root, 'back.enlace')];
    const before = getVaultState(vault.session.office);
    await vault.ask('vault:backup', { folder: vault.handleOf(copy) });

    await vault.ask('vault:restore', { from: vault.handleOf(copy), folder: vault.handleOf(back), passphrase: PASSPHRASE });

    const after = getVaultState(vault.session.office);
    expect(after.vaultId).toBe(before.vaultId);
    expect(after.channelEpoch).not.toBe(before.channelEpoch);
    expect((await vault.ask('audit:list', {})).events[0]).toMatchObject({ action: 'vault:restore', userLabel: 'first' });
    expect(await textOf(await vault.session.files.open(file.name))).toMatch(/^contenido inventado/);
    expect((await vault.ask('vault:check', {})).ok).toBe(true);
  });

  it('never writes over a vault, and leaves nothing when the passphrase is wrong', async () => {
    const { vault } = await filledVault();
    const copy = join(vault.root, 'copy.enlace');
    await vault.ask('vault:backup', { folder: vault.handleOf(copy) });
    const restore = (to: string, passphrase: string) =>
      vault.request('vault:restore', { from: vault.handleOf(copy), folder: vault.handleOf(to), passphrase });

    expect(await restore(vault.folder, PASSPHRASE)).toMatchObject({ failure: { code: 'vault/exists' } });
    expect(await restore(join(vault.root, 'b.enlace'), 'otra')).toMatchObject({ failure: { code: 'vault/wrong-passphrase' } });
    expect(existsSync(join(vault.root, 'b.enlace'))).toBe(false);
    expect(readdirSync(vault.root).sort()).toEqual(['copy.enlace', 'office.enlace']);
  });
});
