import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { passwordOf, postgresPrograms, postgresServer } from '../support/carriers/postgres-server.ts';
import { hasOutsideFile } from '../support/outside.ts';
import { PASSPHRASE, tempVault, type TempVault } from '../support/temp-vault.ts';

let vault: TempVault;
let folder: string;
beforeEach(async () => {
  vault = await tempVault();
  folder = join(vault.root, 'exchange');
  mkdirSync(folder);
});
afterEach(() => vault.cleanup());
const setFolder = (path = folder) => vault.request('carrier:set', { carrier: { kind: 'folder', folder: vault.handleOf(path) } });

describe('the place of exchange', () => {
  it('is entered, tried and taken away, each as an act of a supervisor in the chain', async () => {
    expect(await vault.ask('carrier:show', {})).toBeNull();

    await setFolder();
    const { done, failure } = await vault.ask('carrier:check', {});
    await vault.ask('carrier:remove', {});

    expect(failure).toBeNull();
    expect(done.map(({ step }) => step)).toEqual(['reach', 'put', 'list', 'get', 'drop']);
    expect(readdirSync(join(folder, 's1'))).toEqual([]);
    expect(await vault.ask('carrier:show', {})).toBeNull();
    const { events } = await vault.ask('audit:list', {});
    expect(events.slice(0, 2).map(({ action }) => action)).toEqual(['carrier:remove', 'carrier:set']);
    expect(await vault.ask('audit:verify', {})).toMatchObject({ ok: true });
  });

  it('says which step went wrong, and why', async () => {
    await setFolder();
    rmSync(folder, { recursive: true });

    expect(await vault.ask('carrier:check', {})).toMatchObject({ done: [], failure: 'carrier/away' });

    mkdirSync(join(folder, 's1'), { recursive: true });
    await setFolder();
    expect(await vault.ask('carrier:check', {})).toMatchObject({ failure: null });
    rmSync(join(folder, 's1'), { recursive: true });
    writeFileSync(join(folder, 's1'), 'a file where a folder should be');
    const { done, failure } = await vault.ask('carrier:check', {});
    expect(done.map(({ step }) => step)).toEqual(['reach']);
    expect(failure).toBe('carrier/away');
  });

  it('is not entered where it is not there, within a vault, or without a fingerprint', async () => {
    const server = {
      kind: 'postgres',
      port: 5432,
      database: 'exchange',
      user: 'example_station_1',
      password: 'made up',
    } as const;

    expect(await setFolder(join(vault.root, 'nowhere'))).toMatchObject({ failure: { code: 'file/no-folder' } });
    expect(await setFolder(join(vault.folder, 'files'))).toMatchObject({ failure: { code: 'vault/inside-vault' } });
    for (const host of ['db.example.invalid', 'localhost', '127.0.0.2'])
      expect(await vault.request('carrier:set', { carrier: { ...server, host } })).toMatchObject({
        failure: { code: 'carrier/no-fingerprint' },
      });
    expect(await vault.request('carrier:set', { carrier: { ...server, host: '127.0.0.1', port: 1 } })).toMatchObject({
      failure: { code: 'carrier/away' },
    });
    writeFileSync(join(folder, 'enlace-exchange.json'), JSON.stringify({ version: 1, office: 'f'.repeat(32) }));
    expect(await setFolder()).toMatchObject({ failure: { code: 'carrier/other-office' } });
    expect(await vault.ask('carrier:show', {})).toBeNull();
    expect(await vault.request('carrier:check', {})).toMatchObject({ failure: { code: 'carrier/none' } });
  });

  it('is a supervisor’s alone', async () => {
    await setFolder();
    await vault.ask('user:add', { label: 'desk', role: 'officer', passphrase: `${PASSPHRASE} desk` });
    await vault.unlock(`${PASSPHRASE} desk`, 'desk');

    for (const answer of [
      await vault.request('carrier:show', {}),
      await setFolder(),
      await vault.request('carrier:check', {}),
      await vault.request('carrier:remove', {}),
    ])
      expect(answer).toMatchObject({ ok: false, failure: { code: 'input/forbidden' } });
  });

  const rule = 'A supervisor enters and tries a PostgreSQL server';
  if (hasOutsideFile(postgresPrograms() ?? 'PostgreSQL (14 or newer)', rule))
    it('on a server is tried with its password, which nothing says again', async () => {
      const running = await postgresServer([1, 7]);
      const { host, port, database, user, password } = running.serverFor(7);
      const carrier = { kind: 'postgres', host, port, database, user, password } as const;

      expect(await vault.request('carrier:set', { carrier: { ...carrier, password: 'wrong' } })).toMatchObject({
        failure: { code: 'carrier/refused' },
      });
      const set = await vault.ask('carrier:set', { carrier });
      const check = await vault.ask('carrier:check', {});
      await running.kill();
      const down = await vault.ask('carrier:check', {});
      await running.stop();

      expect(set).toEqual({ kind: 'postgres', host, port, database, user, fingerprint: null });
      expect(check).toMatchObject({ failure: null });
      expect(down).toMatchObject({ done: [], failure: 'carrier/away' });
      const { events } = await vault.ask('audit:list', {});
      const changes = vault.session.office.prepare(`SELECT new FROM changes WHERE field = 'carrier'`).pluck().all();
      expect(JSON.stringify([set, check, down, events, changes, vault.events])).not.toContain(passwordOf(7));
      expect(JSON.stringify(changes)).toContain(user);
    }, 60_000);
  else it.skip(rule, () => {});
});

it('a script is printed for whoever asks, with nothing of a vault in it', async () => {
  const { sql } = await vault.ask('carrier:script', { roleWord: 'desk', stations: [3, 1, 3] });

  expect(sql.match(/CREATE ROLE desk_station_\d+ LOGIN/g)).toEqual([
    'CREATE ROLE desk_station_1 LOGIN',
    'CREATE ROLE desk_station_3 LOGIN',
  ]);
  for (const roleWord of ["x'; DROP", 'Desk', '1st', ''])
    expect(await vault.request('carrier:script', { roleWord, stations: [1] })).toMatchObject({
      failure: { code: 'input/invalid' },
    });
});
