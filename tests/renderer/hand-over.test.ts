import { page } from '../support/page-door.ts';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { handOver, openSubmission, useApprovals } from '../../renderer/releases/approval-store.ts';
import { forgetEverything } from '../../renderer/stores.ts';
import { agePair } from '../../electron/host/keys/age-identity.ts';
import { trust, twoOffices } from '../support/exchange.ts';
import { PASSPHRASE, type TempVault } from '../support/temp-vault.ts';

// The page's store over a real office of two, whose counterpart was entered by hand: nobody compared its key.
let offices: Awaited<ReturnType<typeof twoOffices>>;
let at: TempVault;

beforeEach(async () => {
  offices = await twoOffices();
  at = offices.us;
  page.stand(at);
  page.folder = 'outbox';
});
afterEach(() => {
  forgetEverything();
  offices.cleanup();
});

async function approvedPacket() {
  const second = `${PASSPHRASE} second`;
  await at.ask('approval:set-rules', {
    categories: [],
    fromLevel: null,
    recipients: [],
    everything: true,
    why: 'Each packet is looked at by two',
  });
  const names = { en: 'Example Ministry', es: 'Ministerio de ejemplo' };
  const { recipient: key } = await agePair(new Uint8Array(32).fill(9));
  await at.ask('agency:add', { code: 'BR-DRCI', names, country: 'BR', recipient: key });
  await trust(at, 'BR-DRCI');
  await at.ask('user:add', { label: 'second', role: 'officer', passphrase: second });
  await at.unlock(second, 'second');
  const { caseId } = offices;
  const { id, digest } = await at.ask('packet:submit', { caseId, recipient: 'BR-DRCI', purpose: 'same-case', scope: 'all' });
  await at.unlock(PASSPHRASE, 'first');
  await at.ask('packet:approve', { id, digest });
  return id;
}
const written = () => readdirSync(join(at.root, 'outbox')).filter(name => name.endsWith('.age'));

it('an approved packet is handed over for a key that nobody compared only once a person acknowledges that', async () => {
  await openSubmission(await approvedPacket());
  const view = useApprovals.getState().view!;

  expect(await handOver(view, 'folder')).toBe(false);
  expect(useApprovals.getState()).toMatchObject({
    refusal: { code: 'agency/not-compared' },
    uncompared: 'folder',
    written: null,
  });
  expect(written()).toEqual([]);

  expect(await handOver(view, 'folder', true)).toBe(true);
  expect(useApprovals.getState()).toMatchObject({ refusal: null, uncompared: null, written: { isUncompared: true } });
  expect(written()).toHaveLength(1);
});
