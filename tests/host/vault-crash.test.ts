import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { schemaVersion } from '../../db/migrate.ts';
import { migrations } from '../../db/migrations/index.ts';
import { listStoredFiles, keepStoredFile } from '../../db/stored-files.ts';
import { PASSPHRASE, type TempVault } from '../support/temp-vault.ts';
import { textOf } from '../support/streams.ts';
import { storeText, vaultsOfThisFile } from '../support/vaults.ts';

const aVault = vaultsOfThisFile();
const CHILD = fileURLToPath(new URL('../support/crash-child.ts', import.meta.url));

/** Let a process work in the vault until it has confirmed `rounds` times, then kill it a few milliseconds later. @returns what it confirmed. */
async function killedWhile(vault: TempVault, work: string, rounds: number, laterMs: number): Promise<string[]> {
  vault.lock();
  const child = spawn(process.execPath, [CHILD, vault.folder, work], { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  let isDying = false;
  const confirmed = () => said.split('\n').slice(0, -1);
  await new Promise<void>(resolve => {
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString('utf8');
      if (confirmed().length < rounds || isDying) return;
      isDying = true;
      setTimeout(() => child.kill('SIGKILL'), laterMs);
    });
    child.on('close', () => resolve());
  });
  return confirmed();
}

async function isWhole(vault: TempVault): Promise<boolean> {
  const { parts } = await vault.ask('vault:check', {});
  expect(parts.filter(({ wrong }) => wrong > 0)).toEqual([]);
  return true;
}

describe('after kill -9', () => {
  it.each([0, 3, 11])('during transactions, everything that was confirmed is there (killed after %i ms)', async laterMs => {
    const vault = await aVault();

    const confirmed = await killedWhile(vault, 'write', 20, laterMs);

    await vault.unlock();
    const held = vault.session.office.prepare('SELECT DISTINCT record FROM changes').pluck().all();
    expect(held).toEqual(expect.arrayContaining(confirmed));
    expect(await isWhole(vault)).toBe(true);
  });

  it.each([1, 8])('while documents are stored, the confirmed ones open and no half one stays (%i ms)', async laterMs => {
    const vault = await aVault();

    const confirmed = await killedWhile(vault, 'store', 3, laterMs);

    await vault.unlock();
    const kept = listStoredFiles(vault.session.office).map(({ name }) => name);
    expect(kept).toEqual(expect.arrayContaining(confirmed));
    expect(readdirSync(join(vault.folder, 'files')).sort()).toEqual(kept);
    expect(await isWhole(vault)).toBe(true);
  });

  it.each([2, 15])('during a backup, each that was confirmed opens, and none has its name unfinished (%i ms)', async laterMs => {
    const vault = await aVault();

    const confirmed = await killedWhile(vault, 'backup', 2, laterMs);

    const named = readdirSync(vault.root).filter(name => /^backup-\d+\.enlace$/.test(name));
    expect(named).toEqual(expect.arrayContaining(confirmed));
    for (const name of named) {
      await vault.ask('vault:unlock', { folder: vault.handleOf(join(vault.root, name)), passphrase: PASSPHRASE });
      expect(await isWhole(vault)).toBe(true);
    }
    await vault.unlock();
    expect(await isWhole(vault)).toBe(true);
  });

  it.each([20, 90, 160])('during a re-key, the vault opens, old or new, and who was out stays out (%i ms)', async laterMs => {
    const vault = await aVault();
    await storeText(vault.session, 'documento inventado', stored => keepStoredFile(vault.session.office, stored));

    const confirmed = await killedWhile(vault, 'rekey', 1, laterMs);

    await vault.unlock(PASSPHRASE, 'first');
    const users = await vault.ask('user:list', {});
    const out = users.filter(({ disabledAtMs }) => disabledAtMs !== null).map(({ label }) => label);
    expect(out).toEqual(expect.arrayContaining(confirmed));
    const [file] = listStoredFiles(vault.session.office);
    expect(await textOf(await vault.session.files.open(file!.name))).toBe('documento inventado');
    expect(await isWhole(vault)).toBe(true);
  });

  it.each([5, 60])('during a change of passphrase, the last confirmed one opens, or the one after it (%i ms)', async laterMs => {
    const vault = await aVault();

    const confirmed = await killedWhile(vault, 'passphrase', 1, laterMs);

    const last = confirmed.at(-1)!;
    const next = `${PASSPHRASE} ${confirmed.length + 1}`;
    const opened = await vault.unlock(last).catch(() => vault.unlock(next));
    expect(opened.user.label).toBe('first');
    expect(await isWhole(vault)).toBe(true);
  });

  it('during a migration, the schema is the one before, and the vault is whole', async () => {
    const vault = await aVault();

    const said = await killedWhile(vault, 'migration', 1, 400);

    expect(said).toEqual(['working']);
    await vault.unlock();
    expect(schemaVersion(vault.session.office)).toBe(migrations.length);
    expect(vault.session.office.prepare("SELECT count(*) FROM sqlite_schema WHERE name = 'slow'").pluck().get()).toBe(0);
    expect(await isWhole(vault)).toBe(true);
  });
});

describe('a re-key interrupted at a known step', () => {
  /** The vault before and after a user was taken out, as two folders. */
  async function beforeAndAfter() {
    const vault = await aVault();
    await storeText(vault.session, 'documento inventado', stored => keepStoredFile(vault.session.office, stored));
    const second = await vault.ask('user:add', { label: 'second', role: 'officer', passphrase: `${PASSPHRASE} dos` });
    vault.lock();
    const before = join(vault.root, 'before');
    cpSync(vault.folder, before, { recursive: true });
    await vault.unlock(PASSPHRASE, 'first');
    await vault.ask('user:disable', { userId: second.id });
    vault.lock();
    const after = join(vault.root, 'after');
    renameSync(vault.folder, after);
    return { vault, before, after };
  }

  /** A folder as a crash leaves it: the old vault, the new one in `rekey/`, and the first `moved` of its files already in place. */
  function interrupted(vault: TempVault, before: string, after: string, moved: number, isReady: boolean): void {
    rmSync(vault.folder, { recursive: true, force: true });
    cpSync(before, vault.folder, { recursive: true });
    const rekey = join(vault.folder, 'rekey');
    cpSync(after, rekey, { recursive: true });
    const [document] = readdirSync(join(after, 'files'));
    for (const path of [join('files', document!), 'vault.db', 'keyslots.json'].slice(0, moved))
      renameSync(join(rekey, path), join(vault.folder, path));
    if (isReady) writeFileSync(join(rekey, 'READY'), '');
  }

  it.each([0, 1, 2, 3])('is finished by the next opening once it was complete (%i files moved)', async moved => {
    const { vault, before, after } = await beforeAndAfter();
    interrupted(vault, before, after, moved, true);

    await vault.unlock(PASSPHRASE, 'first');

    expect(await isWhole(vault)).toBe(true);
    const users = await vault.ask('user:list', {});
    expect(users.filter(({ disabledAtMs }) => disabledAtMs !== null).map(({ label }) => label)).toEqual(['second']);
    expect(readdirSync(vault.folder)).not.toContain('rekey');
    await expect(vault.unlock(`${PASSPHRASE} dos`)).rejects.toMatchObject({ code: 'vault/wrong-passphrase' });
  });

  it('is dropped if it was not complete, and the old vault stands', async () => {
    const { vault, before, after } = await beforeAndAfter();
    interrupted(vault, before, after, 0, false);
    mkdirSync(join(vault.folder, 'rekey', 'files'), { recursive: true });

    await vault.unlock(`${PASSPHRASE} dos`, 'second');

    expect(readdirSync(vault.folder)).not.toContain('rekey');
    expect(await isWhole(vault)).toBe(true);
  });
});

describe('a key file whose replacement was interrupted', () => {
  const NEXT = `${PASSPHRASE} nueva`;

  /** A change of passphrase that ends where the vault would note that the new file is in place. */
  async function interruptedChange() {
    const vault = await aVault();
    const path = join(vault.folder, 'keyslots.json');
    const before = readFileSync(path);
    vault.session.office.exec(
      "CREATE TEMP TRIGGER stop BEFORE UPDATE OF keyslots_have ON vault_state BEGIN SELECT RAISE(ABORT, 'planted'); END",
    );
    expect((await vault.request('user:passphrase', { current: PASSPHRASE, next: NEXT })).ok).toBe(false);
    vault.lock();
    return { vault, path, before };
  }

  it('is taken for the vault’s own once it has its name', async () => {
    const { vault } = await interruptedChange();

    expect((await vault.unlock(NEXT)).notices).toEqual(['keyslots-completed']);
    expect((await vault.unlock(NEXT)).notices).toEqual([]);
    expect(await isWhole(vault)).toBe(true);
  });

  it('is written by the next opening if it had not its name yet', async () => {
    const { vault, path, before } = await interruptedChange();
    writeFileSync(path, before);

    expect((await vault.unlock(PASSPHRASE)).notices).toEqual(['keyslots-completed']);
    expect((await vault.unlock(NEXT)).notices).toEqual([]);
    expect(await isWhole(vault)).toBe(true);
  });
});
