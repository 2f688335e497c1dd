import { expect, it } from 'vitest';
import { recordChanges } from '../../electron/host/audit/audit.ts';
import type { TempVault } from '../support/temp-vault.ts';
import { vaultsOfThisFile } from '../support/vaults.ts';

const aVault = vaultsOfThisFile();

function act({ session, services }: TempVault, action: string): void {
  recordChanges(session, services, action, session.office, note =>
    note({ record: 'r', entity: 'person', field: 'name', old: null, new: 'Inventada' }),
  );
}

it('lists only the actions asked for, newest first, and counts them alone', async () => {
  const vault = await aVault();
  for (const action of ['test:write', 'test:read', 'test:write']) act(vault, action);

  const { events, total } = await vault.ask('audit:list', { actions: ['test:write'], limit: 1 });

  expect(total).toBe(2);
  expect(events.map(({ action, number }) => ({ action, number }))).toEqual([{ action: 'test:write', number: 4 }]);
});

it('lists nothing for a user who did nothing, and everything for the one who did', async () => {
  const vault = await aVault();
  act(vault, 'test:write');
  const { events } = await vault.ask('audit:list', {});

  const mine = await vault.ask('audit:list', { user: vault.session.user.id });
  const other = await vault.ask('audit:list', { user: crypto.randomUUID() });

  expect(mine.events).toEqual(events);
  expect(other).toEqual({ events: [], total: 0 });
});

it('takes the first moment in and leaves the last one out', async () => {
  const vault = await aVault();
  act(vault, 'test:write');
  const atMs = (await vault.ask('audit:list', { limit: 1 })).events[0]?.atMs ?? 0;

  expect((await vault.ask('audit:list', { actions: ['test:write'], fromMs: atMs })).total).toBe(1);
  expect((await vault.ask('audit:list', { actions: ['test:write'], toMs: atMs })).total).toBe(0);
});

it('names every action that stands in the chain once', async () => {
  const vault = await aVault();
  for (const action of ['test:write', 'test:write', 'test:read']) act(vault, action);

  expect(await vault.ask('audit:actions', {})).toEqual(expect.arrayContaining(['test:read', 'test:write']));
  expect(new Set(await vault.ask('audit:actions', {})).size).toBe((await vault.ask('audit:actions', {})).length);
});
