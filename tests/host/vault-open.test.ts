import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { recordChanges } from '../../electron/host/audit/audit.ts';
import { PASSPHRASE } from '../support/temp-vault.ts';
import { vaultsOfThisFile } from '../support/vaults.ts';

const aVault = vaultsOfThisFile();

describe('a vault', () => {
  it('is made through the door, and opens again with its passphrase', async () => {
    const host = await aVault();
    const folder = join(host.root, 'new.enlace');
    const agency = { code: 'MX-FGR', names: { en: 'Example Prosecutor', es: 'Fiscalía de Ejemplo' } };

    const made = await host.ask('vault:create', { folder: host.handleOf(folder), agency, label: 'ana', passphrase: PASSPHRASE });
    await host.ask('vault:lock', {});
    const opened = await host.ask('vault:unlock', { folder: host.handleOf(folder), passphrase: PASSPHRASE });

    expect(opened).toMatchObject({ agency, synthetic: false, user: { label: 'ana', role: 'supervisor' }, notices: [] });
    expect(made.recoveryCode).toMatch(/^([0-9A-Z]{5}-){7}[0-9A-Z]{5}$/);
    await host.ask('vault:lock', {});
    expect(readdirSync(folder).sort()).toEqual(['confirmed.jsonl', 'files', 'keyslots.json', 'vault.db', 'vault.lock']);
  });

  it('is the same to the byte of its key file from the same chance and clock', async () => {
    const first = await aVault({ seed: 'same' });
    const second = await aVault({ seed: 'same' });

    expect(second.recoveryCode).toBe(first.recoveryCode);
    expect(readFileSync(join(second.folder, 'keyslots.json'))).toEqual(readFileSync(join(first.folder, 'keyslots.json')));
    expect(second.session.keys.vaultKey).toEqual(first.session.keys.vaultKey);
  });

  it('is not made where something already is', async () => {
    const host = await aVault();
    const taken = join(host.root, 'taken.enlace');
    mkdirSync(taken);
    writeFileSync(join(taken, 'letter.txt'), 'kept');

    const answer = await host.request('vault:create', {
      folder: host.handleOf(taken),
      agency: { code: 'MX-FGR', names: { en: 'Example', es: 'Ejemplo' } },
      label: 'ana',
      passphrase: PASSPHRASE,
    });

    expect(answer).toEqual({ ok: false, failure: { code: 'vault/exists' } });
    expect(readdirSync(taken)).toEqual(['letter.txt']);
  });

  it('opens for each of its users in that one’s role', async () => {
    const host = await aVault({ role: 'auditor' });

    expect(host.session.user).toMatchObject({ label: 'second', role: 'auditor' });
    expect(await host.request('user:add', { label: 'third', role: 'officer', passphrase: PASSPHRASE })).toEqual({
      ok: false,
      failure: { code: 'input/forbidden' },
    });
  });

  it('records each change as one signed entry, and the chain verifies', async () => {
    const host = await aVault();

    recordChanges(host.session, host.services, 'test:write', host.session.office, note =>
      note({ record: 'r', entity: 'person', field: 'name', old: null, new: 'Inventada' }),
    );

    const { events } = await host.ask('audit:list', {});
    expect(events.map(({ number, action, changes }) => ({ number, action, changes }))).toEqual([
      { number: 2, action: 'test:write', changes: 1 },
      { number: 1, action: 'vault:create', changes: 0 },
    ]);
    expect(await host.ask('audit:verify', {})).toEqual({ ok: true, checked: 2, firstBad: null });
  });

  it('changes a passphrase: the old one opens no more', async () => {
    const host = await aVault();

    await host.ask('user:passphrase', { current: PASSPHRASE, next: `${PASSPHRASE} otra` });

    await expect(host.unlock(PASSPHRASE)).rejects.toMatchObject({ code: 'vault/wrong-passphrase' });
    expect((await host.unlock(`${PASSPHRASE} otra`)).user.label).toBe('first');
  });
});
