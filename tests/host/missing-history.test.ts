import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, cpSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { getVaultState } from '../../db/vault-state.ts';
import { bareEnvironment } from '../support/bare-environment.ts';
import { PASSPHRASE, type TempVault } from '../support/temp-vault.ts';
import { openReleased } from '../support/released.ts';
import { vaultsOfThisFile } from '../support/vaults.ts';

const aVault = vaultsOfThisFile();
const CHILD = fileURLToPath(new URL('../support/crash-child.ts', import.meta.url));
const CLI = fileURLToPath(new URL('../../electron/cli.ts', import.meta.url));
const ZONES = ['America/Tijuana', 'America/Cancun'] as const;

/** Confirm so many changes, one entry each. */
async function confirm(vault: TempVault, entries: number): Promise<void> {
  for (let at = 0; at < entries; at++) await vault.ask('office:set-zone', { zone: ZONES[at % 2]! });
}

/** Ask to open; the refusal, or null if it opens. */
async function refusal(vault: TempVault, more: { readonly acceptMissing?: string } = {}) {
  const answer = await vault.request('vault:unlock', { folder: vault.handleOf(vault.folder), passphrase: PASSPHRASE, ...more });
  return answer.ok ? null : answer.failure;
}

/** Everything in the folder but what tells nothing: name and bytes. */
function bytesIn(folder: string): Record<string, string> {
  const names = readdirSync(folder).filter(name => name !== 'files' && name !== 'vault.lock');
  return Object.fromEntries(names.map(name => [name, readFileSync(join(folder, name)).toString('base64')]));
}

/** A vault that was closed, then closed again after five more entries; the first state's files lie in `before`. */
async function goneOn() {
  const vault = await aVault();
  vault.lock();
  const before = join(vault.root, 'before');
  cpSync(vault.folder, before, { recursive: true });
  await vault.unlock();
  await confirm(vault, 5);
  vault.lock();
  return { vault, before };
}

describe('after another process was killed', () => {
  /** Another process confirms changes until it is killed. @returns how many it confirmed, beyond the vault's first entry. */
  async function killedAfter(vault: TempVault, entries: number): Promise<number> {
    vault.lock();
    const child = spawn(process.execPath, [CHILD, vault.folder, 'confirm'], { stdio: ['ignore', 'pipe', 'inherit'] });
    let confirmed = 0;
    const closed = once(child, 'close');
    for await (const line of createInterface({ input: child.stdout })) {
      if (line.startsWith('entry ')) confirmed++;
      if (confirmed === entries) child.kill('SIGKILL');
    }
    await closed;
    return confirmed;
  }

  it('a whole journal opens without a word, and holds all that was confirmed', async () => {
    const vault = await aVault();

    const confirmed = await killedAfter(vault, 40);

    expect(await refusal(vault)).toBeNull();
    expect((await vault.ask('audit:list', {})).total).toBeGreaterThan(confirmed);
    expect((await vault.ask('vault:check', {})).ok).toBe(true);
  });

  it.each([
    ['cut between two transactions', (wal: string) => truncateSync(wal, lastCommit(readFileSync(wal), 0.2))],
    ['gone', (wal: string) => rmSync(wal)],
    ['empty', (wal: string) => truncateSync(wal, 0)],
  ])('a journal that is %s is told, with how much there was', async (_how, damage) => {
    const vault = await aVault();
    const confirmed = await killedAfter(vault, 40);

    damage(join(vault.folder, 'vault.db-wal'));

    const told = await refusal(vault);
    expect(told).toMatchObject({ code: 'vault/confirmed-missing' });
    expect(told!.missing!.confirmed).toBeGreaterThanOrEqual(1 + confirmed);
    expect(told!.missing!.held).toBeLessThan(told!.missing!.confirmed - 20);
  });

  /** Where the last transaction ends within this share of a journal. */
  function lastCommit(wal: Buffer, share: number): number {
    const frame = 24 + wal.readUInt32BE(8);
    let end = 32;
    for (let at = 32; at + frame <= wal.length * share; at += frame) if (wal.readUInt32BE(at + 4) !== 0) end = at + frame;
    return end;
  }
});

describe('an older vault.db that was put back', () => {
  it('is told before anything is written, as often as one tries', async () => {
    const { vault, before } = await goneOn();
    copyFileSync(join(before, 'vault.db'), join(vault.folder, 'vault.db'));
    const bytes = bytesIn(vault.folder);

    const first = await refusal(vault);
    const second = await refusal(vault);

    expect(first).toEqual({
      code: 'vault/confirmed-missing',
      missing: { held: 1, confirmed: 6, atMs: vault.services.nowMs() },
    });
    expect(second).toEqual(first);
    expect(bytesIn(vault.folder)).toEqual(bytes);
  });

  it('opens again as it was when the newer one is found', async () => {
    const { vault, before } = await goneOn();
    const newer = readFileSync(join(vault.folder, 'vault.db'));
    copyFileSync(join(before, 'vault.db'), join(vault.folder, 'vault.db'));
    await refusal(vault);

    writeFileSync(join(vault.folder, 'vault.db'), newer);

    expect(await refusal(vault)).toBeNull();
    expect((await vault.ask('audit:list', {})).total).toBe(6);
  });

  it('opens with a reason, which is recorded, and numbers its packets in a new epoch; then it is the vault', async () => {
    const { vault, before } = await goneOn();
    copyFileSync(join(before, 'vault.db'), join(vault.folder, 'vault.db'));
    await vault.unlock().catch(() => undefined);

    expect(await refusal(vault, { acceptMissing: 'Se perdió la otra copia.' })).toBeNull();

    const { events } = await vault.ask('audit:list', {});
    expect(events.map(({ action }) => action)).toEqual(['vault:accept-missing', 'vault:create']);
    const { office } = vault.session;
    const [change] = office.prepare('SELECT old, new FROM changes WHERE entity = ?').all('vault');
    expect(change).toEqual({
      old: JSON.stringify({ atMs: vault.services.nowMs(), confirmed: 6, held: 1 }),
      new: JSON.stringify({ held: 1, reason: 'Se perdió la otra copia.' }),
    });
    const epoch = getVaultState(office).channelEpoch;
    vault.lock();
    expect(await refusal(vault)).toBeNull();
    expect(getVaultState(vault.session.office).channelEpoch).toBe(epoch);
    expect((await vault.ask('vault:check', {})).ok).toBe(true);
  });

  it('is told although it went on elsewhere: as many entries, but not those', async () => {
    const { vault, before } = await goneOn();
    const mine = join(vault.root, 'mine');
    cpSync(vault.folder, mine, { recursive: true });
    rmSync(vault.folder, { recursive: true });
    cpSync(before, vault.folder, { recursive: true });
    await vault.unlock();
    vault.setNowMs(vault.services.nowMs() + 1000);
    await confirm(vault, 9);
    vault.lock();

    copyFileSync(join(mine, 'confirmed.jsonl'), join(vault.folder, 'confirmed.jsonl'));

    expect((await refusal(vault))?.missing).toMatchObject({ held: 10, confirmed: 6 });
  });

  it('is told to who comes with the recovery code, too', async () => {
    const { vault, before } = await goneOn();
    copyFileSync(join(before, 'vault.db'), join(vault.folder, 'vault.db'));
    const recover = (more: { readonly acceptMissing?: string }) =>
      vault.request('vault:recover', {
        folder: vault.handleOf(vault.folder),
        recoveryCode: vault.recoveryCode,
        label: 'new',
        passphrase: PASSPHRASE,
        ...more,
      });

    expect(await recover({})).toMatchObject({ failure: { code: 'vault/confirmed-missing' } });
    expect(await recover({ acceptMissing: 'No hay otra.' })).toMatchObject({ ok: true });
    expect((await vault.ask('vault:check', {})).ok).toBe(true);
  });
});

describe('an open vault', () => {
  it('says in its check and in the chain’s that the folder has got a file from where more was confirmed', async () => {
    const { vault, before } = await goneOn();
    const further = readFileSync(join(vault.folder, 'confirmed.jsonl'));
    for (const name of ['vault.db', 'confirmed.jsonl']) copyFileSync(join(before, name), join(vault.folder, name));
    await vault.unlock();
    writeFileSync(join(vault.folder, 'confirmed.jsonl'), further);

    const verdict = await vault.ask('audit:verify', {});
    const { parts } = await vault.ask('vault:check', {});

    expect(verdict).toEqual({ ok: false, checked: 1, firstBad: { number: 6, why: 'missing' } });
    expect(parts.at(-1)).toEqual({ part: 'confirmed', checked: 1, wrong: 1, first: '6' });
    await confirm(vault, 4);
    expect(await vault.ask('audit:verify', {})).toMatchObject({ ok: false, firstBad: { number: 6 } });
    vault.lock();
    expect(await refusal(vault)).toMatchObject({ code: 'vault/confirmed-missing' });
  });

  it('says at the terminal what is missing, what to do, and goes on with a reason', async () => {
    const { vault, before } = await goneOn();
    copyFileSync(join(before, 'vault.db'), join(vault.folder, 'vault.db'));
    const enlace = (...words: string[]) =>
      spawnSync(process.execPath, [CLI, ...words, '--vault', vault.folder], {
        env: bareEnvironment({ ENLACE_PASSPHRASE: PASSPHRASE }),
        encoding: 'utf8',
      });

    const refused = enlace('audit', 'verify', '--json');
    const accepted = enlace('audit', 'verify', '--accept-missing', 'No other copy was found');

    expect(refused.status).toBe(1);
    expect(JSON.parse(refused.stdout)).toMatchObject({ refused: { missing: { held: 1, confirmed: 6 } } });
    expect(refused.stderr).toContain('its history has 1 entries');
    expect(refused.stderr).toContain('--accept-missing');
    expect(accepted.status).toBe(0);
  });
});

describe('the file of the last confirmed entry', () => {
  it.each<[string, (path: string) => void]>([
    ['gone', path => rmSync(path)],
    ['cut short', path => truncateSync(path, 700)],
    ['of another vault', path => writeFileSync(path, readFileSync(path, 'utf8').replaceAll(/"vaultId":"./g, '"vaultId":"f'))],
    ['signed by nobody here', path => writeFileSync(path, readFileSync(path, 'utf8').replaceAll(/"number":\d/g, '"number":9'))],
  ])('that is %s is told on opening, recorded, and made anew', async (_how, damage) => {
    const { vault } = await goneOn();
    damage(join(vault.folder, 'confirmed.jsonl'));

    expect((await vault.unlock()).notices).toEqual(['confirmed-absent']);
    expect((await vault.ask('audit:list', {})).events[0]).toMatchObject({ action: 'vault:confirmed-absent' });
    expect((await vault.unlock()).notices).toEqual([]);
    expect((await vault.ask('vault:check', {})).ok).toBe(true);
  });

  it.each([0, 1])('counts although a write of its line %i was torn', async line => {
    const { vault, before } = await goneOn();
    const path = join(vault.folder, 'confirmed.jsonl');
    const bytes = readFileSync(path);
    bytes.fill(0, line * 640 + 100, line * 640 + 400);
    writeFileSync(path, bytes);
    copyFileSync(join(before, 'vault.db'), join(vault.folder, 'vault.db'));

    expect((await refusal(vault))?.missing).toMatchObject({ held: 1, confirmed: 6 - (line === lastLine(vault) ? 1 : 0) });
  });

  /** Which line was written last. */
  function lastLine(vault: TempVault): number {
    return readFileSync(join(vault.folder, 'confirmed.jsonl'), 'utf8').slice(0, 640).includes('"number":6') ? 0 : 1;
  }

  it('goes with a backup, which opens without a word', async () => {
    const vault = await aVault();
    await confirm(vault, 3);
    const [copy, back] = [join(vault.root, 'copy.enlace'), join(vault.root, 'back.enlace')];
    await vault.ask('vault:backup', { folder: vault.handleOf(copy) });

    const restored = await vault.ask('vault:restore', {
      from: vault.handleOf(copy),
      folder: vault.handleOf(back),
      passphrase: PASSPHRASE,
    });

    expect(restored.notices).toEqual([]);
    expect((await vault.ask('vault:check', {})).ok).toBe(true);
  });

  it('is begun without a word for a vault of an earlier program', async () => {
    const released = await openReleased('schema-0012');

    expect(released.session.notices).not.toContain('confirmed-absent');
    expect((await released.ask('vault:check', {})).parts.at(-1)).toMatchObject({ part: 'confirmed', wrong: 0 });
    released.cleanup();
  });
});
