import { copyFileSync, rmSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { placeFolder } from '../../electron/host/vault/compartments.ts';
import { vaultPaths } from '../../electron/host/vault/vault-paths.ts';
import { caseFile, importFile, onlyCase, sampleCase } from '../support/case-file.ts';
import { PASSPHRASE } from '../support/temp-vault.ts';
import { vaultsOfThisFile } from '../support/vaults.ts';

const aVault = vaultsOfThisFile();
const OF = { member: `${PASSPHRASE} member`, other: `${PASSPHRASE} other` };

/** An office of one machine with a closed case, and a way to put its compartment's file back to what it was. */
async function closedCase() {
  const vault = await aVault();
  await importFile(vault, caseFile(sampleCase()));
  const caseId = await onlyCase(vault);
  const member = await vault.ask('user:add', { label: 'member', role: 'officer', passphrase: OF.member });
  await vault.ask('user:add', { label: 'other', role: 'supervisor', passphrase: OF.other });
  const people = [vault.session.user.id, member.id];
  const { id } = await vault.ask('compartment:create', { name: 'Boxquernal', people });
  await vault.ask('case:enclose', { caseId, compartment: id });
  const title = async (to: string) => vault.ask('case:update-fields', { caseId, record: caseId, fields: { title: to } });
  const file = vaultPaths(placeFolder(vault.folder, vault.session.compartments()[0]!.place)).db;
  vault.lock();
  copyFileSync(file, `${vault.root}/earlier.db`);
  await vault.unlock(PASSPHRASE, 'first');
  await title('Later title');
  vault.lock();
  const putBack = () => {
    copyFileSync(`${vault.root}/earlier.db`, file);
    rmSync(`${file}-wal`, { force: true });
  };
  return { vault, caseId, id, putBack, title };
}

describe('a compartment whose file was put back by itself', () => {
  it('stays closed for its people, who are told, and nothing is written to it', async () => {
    const { vault, caseId, id, putBack } = await closedCase();
    putBack();

    const { notices } = await vault.unlock(PASSPHRASE, 'first');

    expect(notices).toContain('compartment-set-back');
    expect(notices).not.toContain('compartment-unreadable');
    expect(await vault.request('case:show', { caseId })).toMatchObject({ failure: { code: 'case/not-found' } });
    const [one] = await vault.ask('compartment:list', {});
    expect(one).toMatchObject({ id, name: 'Boxquernal', cases: [], mayChange: true });
    expect(one!.setBack!.held).toBeLessThan(one!.setBack!.remembered);
  });

  it('is recorded once, where a supervisor who is not among its people reads it', async () => {
    const { vault, putBack } = await closedCase();
    putBack();
    for (let time = 0; time < 2; time++) await vault.unlock(OF.member, 'member');

    await vault.unlock(OF.other, 'other');

    const { events } = await vault.ask('audit:list', { limit: 50 });
    expect(events.filter(({ action }) => action === 'compartment:found-older')).toHaveLength(1);
  });

  it('is gone on with by a supervisor of its people alone, with a reason, and from then on that is what counts', async () => {
    const { vault, caseId, id, putBack, title } = await closedCase();
    putBack();
    await vault.unlock(OF.member, 'member');
    const accept = { compartment: id, reason: 'The disk was restored' };
    expect(await vault.request('compartment:accept', accept)).toMatchObject({
      failure: { code: 'compartment/needs-supervisor' },
    });
    await vault.unlock(OF.other, 'other');
    expect(await vault.request('compartment:accept', accept)).toMatchObject({ failure: { code: 'compartment/not-found' } });
    await vault.unlock(PASSPHRASE, 'first');

    expect(await vault.ask('compartment:accept', accept)).toMatchObject({ id, setBack: null, cases: [{ caseId }] });

    expect((await vault.ask('case:show', { caseId })).file.records.some(({ fields }) => fields['title'] === 'Later title')).toBe(
      false,
    );
    expect(await vault.request('compartment:accept', accept)).toMatchObject({ failure: { code: 'compartment/not-older' } });
    await title('Written again');
    for (const [label, passphrase] of [
      ['first', PASSPHRASE],
      ['member', OF.member],
    ] as const) {
      const { notices } = await vault.unlock(passphrase, label);
      expect(notices).not.toContain('compartment-set-back');
      expect((await vault.ask('audit:verify', {})).ok).toBe(true);
    }
    vault.lock();
    putBack();
    expect((await vault.unlock(PASSPHRASE, 'first')).notices).toContain('compartment-set-back');
  });

  it('is not thought to be where nothing was put back, nor where the office itself lags behind by one act', async () => {
    const { vault, id } = await closedCase();
    expect((await vault.unlock(PASSPHRASE, 'first')).notices).not.toContain('compartment-set-back');

    vault.session.office
      .prepare('UPDATE compartment_heads SET count = count - 1, mark = zeroblob(32) WHERE compartment = ?')
      .run(id);

    expect((await vault.unlock(PASSPHRASE, 'first')).notices).not.toContain('compartment-set-back');
    expect((await vault.ask('compartment:list', {}))[0]?.setBack).toBeNull();
  });
});
