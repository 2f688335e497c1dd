import { afterEach, expect, it } from 'vitest';
import { join } from 'node:path';
import { tempVault, type TempVault } from '../support/temp-vault.ts';

let vault: TempVault;
afterEach(() => vault.cleanup());

async function made(code: string, more: object) {
  vault = await tempVault();
  const path = join(vault.root, 'new-office');
  const folder = vault.services.handles.register({ kind: 'folder', path });
  await vault.ask('vault:create', {
    folder,
    agency: { code, names: { en: 'Invented', es: 'Inventada' } },
    label: 'first',
    passphrase: 'an invented passphrase of many words',
    synthetic: true,
    ...more,
  });
  return vault.ask('duty:settings', {});
}

it('an office of Mexico is made of the level that was said, in the entry that made it', async () => {
  expect(await made('MX-FGJ-SON', { level: 'state' })).toMatchObject({ standing: 'state', country: 'MX' });

  const { events } = await vault.ask('audit:list', { limit: 5 });
  expect(events.map(({ action }) => action)).toEqual(['vault:create']);
});

it('an office elsewhere is of no level of Mexico, whatever was said', async () => {
  expect(await made('US-DOJ-OIA', { level: 'state' })).toMatchObject({ standing: 'foreign' });
});

it('a supervisor changes the level, and the chain holds it', async () => {
  const duties = await made('MX-FGJ-SON', { level: 'federal' });

  await vault.ask('duty:set', { standing: 'municipal', monthlyDay: duties.monthlyDay });

  expect(await vault.ask('duty:settings', {})).toMatchObject({ standing: 'municipal' });
  expect((await vault.ask('audit:list', { limit: 1 })).events[0]).toMatchObject({ action: 'duty:set' });
});
