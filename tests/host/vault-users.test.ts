import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { listUsers } from '../../db/users.ts';
import { openDatabase } from '../../db/open.ts';
import { keepStoredFile } from '../../db/stored-files.ts';
import { PASSPHRASE } from '../support/temp-vault.ts';
import { textOf } from '../support/streams.ts';
import { storeText, vaultsOfThisFile } from '../support/vaults.ts';

const aVault = vaultsOfThisFile();
const SECOND = `${PASSPHRASE} dos`;
const THIRD = `${PASSPHRASE} tres`;

describe('users', () => {
  it('are listed with roles, and no key', async () => {
    const vault = await aVault();
    vault.setNowMs(vault.services.nowMs() + 1000);
    await vault.ask('user:add', { label: 'second', role: 'officer', passphrase: SECOND });

    const users = await vault.ask('user:list', {});

    expect(users.map(({ label, role }) => ({ label, role }))).toEqual([
      { label: 'first', role: 'supervisor' },
      { label: 'second', role: 'officer' },
    ]);
    expect(Object.keys(users[0]!).sort()).toEqual(['createdAtMs', 'disabledAtMs', 'id', 'isHere', 'label', 'role', 'sameAs']);
  });

  it('do not share a label', async () => {
    const vault = await aVault();

    expect(await vault.request('user:add', { label: 'first', role: 'officer', passphrase: SECOND })).toMatchObject({
      failure: { code: 'user/exists' },
    });
  });

  it.each(['officer', 'auditor'] as const)('are added and taken out by supervisors alone, not by an %s', async role => {
    const vault = await aVault({ role });
    const [first] = await vault.ask('user:list', {});

    expect(await vault.request('user:disable', { userId: first!.id })).toMatchObject({ failure: { code: 'input/forbidden' } });
    expect(await vault.request('user:add', { label: 'x', role: 'officer', passphrase: THIRD })).toMatchObject({
      failure: { code: 'input/forbidden' },
    });
  });
});

describe('taking a user out', () => {
  /** Three users and a document; the second is then taken out. */
  async function withoutSecond() {
    const vault = await aVault();
    const { session } = vault;
    const file = await storeText(session, 'documento inventado', stored => keepStoredFile(session.office, stored));
    const second = await vault.ask('user:add', { label: 'second', role: 'officer', passphrase: SECOND });
    await vault.ask('user:add', { label: 'third', role: 'officer', passphrase: THIRD });
    await vault.unlock(SECOND, 'second');
    const oldKey = Buffer.from(vault.session.keys.vaultKey);
    const oldFile = readFileSync(join(vault.folder, 'files', file.name));
    await vault.unlock(PASSPHRASE, 'first');
    const removed = await vault.ask('user:disable', { userId: second.id });
    return { vault, file, oldKey, oldFile, removed };
  }

  it('changes the key of the database and of every document', async () => {
    const { vault, file, oldKey, oldFile, removed } = await withoutSecond();

    expect(removed.disabledAtMs).toBe(vault.services.nowMs());
    expect(readFileSync(join(vault.folder, 'files', file.name))).not.toEqual(oldFile);
    expect(await textOf(await vault.session.files.open(file.name))).toBe('documento inventado');
    vault.lock();
    expect(() => openDatabase(join(vault.folder, 'vault.db'), oldKey)).toThrow(
      expect.objectContaining({ code: 'vault/database-damaged' }) as Error,
    );
    await expect(vault.unlock(SECOND)).rejects.toMatchObject({ code: 'vault/wrong-passphrase' });
    expect(readdirSync(vault.folder).sort()).toEqual(['confirmed.jsonl', 'files', 'keyslots.json', 'vault.db', 'vault.lock']);
  });

  it('leaves the others their passphrases, and each can change it', async () => {
    const { vault } = await withoutSecond();

    expect((await vault.unlock(THIRD, 'third')).user.label).toBe('third');
    await vault.ask('user:passphrase', { current: THIRD, next: `${THIRD} nueva` });
    expect((await vault.unlock(`${THIRD} nueva`, 'third')).user.label).toBe('third');
    expect((await vault.unlock(PASSPHRASE, 'first')).user.role).toBe('supervisor');
  });

  it('is recorded, and the chain and the vault stay whole', async () => {
    const { vault } = await withoutSecond();

    expect((await vault.ask('audit:list', {})).events[0]).toMatchObject({ action: 'user:disable', userLabel: 'first' });
    expect((await vault.ask('vault:check', {})).parts.filter(({ wrong }) => wrong > 0)).toEqual([]);
  });

  it('keeps the recovery code good', async () => {
    const { vault } = await withoutSecond();
    vault.lock();

    const { vault: opened } = await vault.ask('vault:recover', {
      folder: vault.handleOf(vault.folder),
      recoveryCode: vault.recoveryCode,
      label: 'fourth',
      passphrase: `${PASSPHRASE} cuatro`,
    });

    expect(opened.user).toMatchObject({ label: 'fourth', role: 'supervisor' });
  });

  it('is not done to oneself, to a stranger, or twice', async () => {
    const { vault, removed } = await withoutSecond();
    const code = async (userId: string) => {
      const answer = await vault.request('user:disable', { userId });
      return answer.ok ? null : answer.failure.code;
    };

    expect(await code(vault.session.user.id)).toBe('user/self');
    expect(await code(removed.id)).toBe('user/not-found');
    expect(await code('0190c1a0-0000-7000-8000-000000000000')).toBe('user/not-found');
  });

  it('is done although a document is missing, which the check names afterwards', async () => {
    const vault = await aVault();
    const { session } = vault;
    const name = 'f'.repeat(32);
    await storeText(session, 'documento', stored => keepStoredFile(session.office, { ...stored, name }));
    const second = await vault.ask('user:add', { label: 'second', role: 'officer', passphrase: SECOND });

    await vault.ask('user:disable', { userId: second.id });

    expect((await vault.ask('vault:check', {})).parts).toContainEqual({ part: 'files', checked: 1, wrong: 1, first: name });
    await expect(vault.unlock(SECOND)).rejects.toMatchObject({ code: 'vault/wrong-passphrase' });
    await vault.unlock(PASSPHRASE, 'first');
  });
});

describe('other keys for a user', () => {
  it('are another person to the chain under the same name, and the old ones open nothing', async () => {
    const vault = await aVault();
    const second = await vault.ask('user:add', { label: 'second', role: 'supervisor', passphrase: SECOND });
    const weak = await vault.request('user:renew', { userId: vault.session.user.id, passphrase: THIRD });

    const renewed = await vault.ask('user:renew', { userId: second.id, passphrase: THIRD });

    expect(weak.ok || weak.failure.code).toBe('user/self');
    expect(renewed).toMatchObject({ label: 'second', role: 'supervisor', disabledAtMs: null });
    expect(renewed.id).not.toBe(second.id);
    const keys = listUsers(vault.session.office).filter(({ label }) => label === 'second');
    expect(keys.map(({ id, disabledAtMs }) => [id, disabledAtMs === null])).toContainEqual([renewed.id, true]);
    expect(keys.filter(({ disabledAtMs }) => disabledAtMs === null)).toHaveLength(1);
    expect(Buffer.from(keys[0]!.signingKey).equals(keys[1]!.signingKey)).toBe(false);
    expect((await vault.ask('vault:check', {})).ok).toBe(true);
    await expect(vault.unlock(SECOND, 'second')).rejects.toMatchObject({ code: 'vault/wrong-passphrase' });
    expect((await vault.unlock(THIRD, 'second')).user.id).toBe(renewed.id);
  });
});

describe('the recovery code', () => {
  const FOURTH = `${PASSPHRASE} cuatro`;

  it('appoints a new supervisor once, and gives way to a new code', async () => {
    const vault = await aVault();
    vault.lock();
    const recover = (recoveryCode: string, label: string) =>
      vault.request('vault:recover', { folder: vault.handleOf(vault.folder), recoveryCode, label, passphrase: FOURTH });

    const first = await recover(vault.recoveryCode.toLowerCase().replaceAll('-', ' '), 'fourth');
    const again = await recover(vault.recoveryCode, 'fifth');

    expect(first).toMatchObject({ ok: true, value: { vault: { user: { label: 'fourth', role: 'supervisor' } } } });
    expect(again).toMatchObject({ failure: { code: 'vault/wrong-recovery-code' } });
    expect(await recover(first.ok ? first.value.recoveryCode : '', 'fifth')).toMatchObject({ ok: true });
    expect((await vault.ask('vault:check', {})).ok).toBe(true);
    expect((await vault.unlock(PASSPHRASE, 'first')).user.label).toBe('first');
  });

  it('is refused when mistyped, without deriving a key', async () => {
    const vault = await aVault();
    const typo = vault.recoveryCode.replace(/^./, letter => (letter === '7' ? '8' : '7'));

    expect(
      await vault.request('vault:recover', {
        folder: vault.handleOf(vault.folder),
        recoveryCode: typo,
        label: 'x',
        passphrase: FOURTH,
      }),
    ).toMatchObject({ failure: { code: 'vault/wrong-recovery-code' } });
  });
});
