// @vitest-environment jsdom
import { page } from '../support/page-door.ts';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { door } from '../../renderer/host.ts';
import { cancelDemo, openDemo, recoverVault, unlockVault, useVault } from '../../renderer/vault/vault-store.ts';
import { PASSPHRASE, tempVault, type TempVault } from '../support/temp-vault.ts';

// A person who was refused tries again at once. Each handle of a folder works in one call, as in every door.
let vault: TempVault;

const freshHandle = () => ({ handle: vault.handleOf(vault.folder), name: 'office' });

beforeEach(async () => {
  vault = await tempVault();
  vault.lock();
  page.stand(vault);
  vi.spyOn(door, 'recentVaults').mockImplementation(async () => {
    await new Promise(resolve => setTimeout(resolve, 40)); // as through another process
    return [freshHandle()];
  });
  const chosen = freshHandle();
  useVault.setState(
    { phase: 'closed', form: 'unlock', vaults: [chosen], chosen, isBusy: false, refusal: null, locked: null },
    true,
  );
});
afterEach(() => {
  page.stand(null);
  vault.cleanup();
  vi.restoreAllMocks();
});

/** Do it in the moment in which a refusal stands and the form would take the next try. */
function onceRefused(act: () => Promise<void>): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = useVault.subscribe(state => {
      if (state.phase !== 'closed' || state.refusal === null || state.isBusy) return;
      stop();
      act().then(resolve, reject);
    });
  });
}

const key = (passphrase: string) => ({ label: '', passphrase });
const refusal = () => {
  const state = useVault.getState();
  return state.phase === 'closed' ? state.refusal : state.phase;
};

it('opens by the right passphrase that follows a wrong one at once', async () => {
  const second = onceRefused(() => unlockVault(key(PASSPHRASE)));
  await unlockVault(key('not the passphrase of it'));
  await second;
  expect(refusal()).toBe('open');
});

it('takes the right recovery code at once after a wrong one', async () => {
  const supervisor = { label: 'Invented Supervisor', passphrase: 'another synthetic orchard quay' };
  const second = onceRefused(() => recoverVault({ ...supervisor, recoveryCode: vault.recoveryCode }));
  await recoverVault({ ...supervisor, recoveryCode: `${vault.recoveryCode.slice(0, -4)}AAAA` });
  await second;
  expect(refusal()).toBe('written');
});

it('asks once when it is sent twice, and says of the passphrase what is wrong with it', async () => {
  await Promise.all([unlockVault(key('not the passphrase of it')), unlockVault(key('not the passphrase of it'))]);
  expect(page.channels().filter(channel => channel === 'vault:unlock')).toHaveLength(1);
  expect(refusal()).toMatchObject({ code: 'vault/wrong-passphrase' });
});

it('tries the same one again where two vaults have one name', async () => {
  const other = await tempVault({ seed: 'another' });
  other.lock();
  const both = () => [{ handle: vault.handleOf(other.folder), name: 'office' }, freshHandle()];
  vi.spyOn(door, 'recentVaults').mockImplementation(() => Promise.resolve(both()));
  const vaults = both();
  useVault.setState(
    { phase: 'closed', form: 'unlock', vaults, chosen: vaults[1]!, isBusy: false, refusal: null, locked: null },
    true,
  );
  try {
    await unlockVault(key('not the passphrase of it'));
    await unlockVault(key(PASSPHRASE));

    expect(refusal()).toBe('open');
    expect(vault.services.state.session?.folder).toBe(vault.folder);
  } finally {
    other.cleanup();
  }
});

it('makes one demo office when it is asked for twice, in a phase of its own that can be cancelled', async () => {
  vi.spyOn(door, 'pickFolder').mockImplementation(async () => freshHandle());
  const cancel = vi.spyOn(door, 'cancel');
  let answer = (_: { readonly ok: false; readonly failure: { readonly code: 'job/cancelled' } }): void => undefined;
  const asked = vi.spyOn(door, 'request').mockReturnValue(new Promise(resolve => (answer = resolve))); // as for every call

  const both = [openDemo(), openDemo()];
  await vi.waitFor(() => expect(useVault.getState().phase).toBe('making'));
  await openDemo();
  cancelDemo();
  answer({ ok: false, failure: { code: 'job/cancelled' } });
  await Promise.all(both);

  expect(asked.mock.calls.map(([channel]) => channel)).toEqual(['demo:open']);
  expect(cancel.mock.calls).toEqual([[asked.mock.calls[0]![2]]]);
  expect([useVault.getState().phase, refusal()]).toEqual(['closed', null]);
});
