import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { startHost, type HostProcess } from '../../electron/thread/client.ts';
import type { EventName } from '../../shared/contract.ts';

let folder: string;
let host: HostProcess;
let heard: EventName[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'enlace-thread-'));
  host = startHost(join(import.meta.dirname, '..', '..', 'electron', 'thread', 'worker.ts'));
  heard = [];
  host.hear(event => heard.push(event));
});

afterEach(async () => {
  await host.end();
  rmSync(folder, { recursive: true, force: true });
});

it('answers from its own thread, by the same checks', async () => {
  expect(await host.ask('constructor', {})).toEqual({ ok: false, failure: { code: 'input/invalid' } });
  expect(await host.ask('vault:check', {})).toEqual({ ok: false, failure: { code: 'vault/locked' } });
});

it('is not asked what is larger than a message may be', async () => {
  const tooLarge = { ok: false, failure: { code: 'input/too-large' } };

  expect(await host.ask('case:list', { text: 'x'.repeat(5_000_000) })).toEqual(tooLarge);
  expect(await host.ask('x'.repeat(5_000_000), {})).toEqual(tooLarge);
  expect(await host.ask('case:list', { bytes: new Uint8Array(8) })).toEqual(tooLarge);
  expect(await host.ask('case:list', {}, 'x'.repeat(5_000_000))).toEqual(tooLarge);
  expect(await host.ask('case:list', Array(5_000_000).fill(0))).toEqual(tooLarge);
});

it('takes a place under a handle once', async () => {
  const handle = await host.register({ kind: 'folder', path: join(folder, 'absent.enlace') });

  expect(await host.request('vault:info', { folder: handle })).toMatchObject({ ok: false, failure: { code: 'vault/not-found' } });
  expect(await host.request('vault:info', { folder: handle })).toMatchObject({
    ok: false,
    failure: { code: 'file/unknown-handle' },
  });
});

it('locks by ending the thread that held the keys, and goes on in another', async () => {
  await makeVault();
  const kept = await host.register({ kind: 'folder', path: folder });

  await host.lock('idle');

  expect(heard.filter(event => event === 'vault:locked')).toHaveLength(1);
  expect(await host.ask('vault:check', {})).toEqual({ ok: false, failure: { code: 'vault/locked' } });
  expect(await host.request('vault:info', { folder: kept })).toMatchObject({ failure: { code: 'file/unknown-handle' } });
  const again = await host.register({ kind: 'folder', path: join(folder, 'a.enlace') });
  expect(await host.request('vault:unlock', { folder: again, passphrase: 'synthetic lantern orchard quay' })).toMatchObject({
    ok: true,
  });
});

it('locks when asked by the page, and answers that call', async () => {
  await makeVault();

  const answer = await host.request('vault:lock', {});

  expect(answer).toEqual({ ok: true, value: null });
  expect(heard).toContain('vault:locked');
  expect(await host.ask('vault:check', {})).toEqual({ ok: false, failure: { code: 'vault/locked' } });
});

it('answers what was still asked when the vault locks', async () => {
  await makeVault();

  const check = host.ask('vault:check', {});
  await host.lock('suspend');

  expect(['vault/locked', undefined]).toContain(codeOf(await check));
});

async function makeVault(): Promise<void> {
  const handle = await host.register({ kind: 'folder', path: join(folder, 'a.enlace') });
  const made = await host.request('vault:create', {
    folder: handle,
    agency: { code: 'MX-FGR', names: { en: 'Synthetic office', es: 'Oficina sintética' } },
    label: 'ana',
    passphrase: 'synthetic lantern orchard quay',
    synthetic: true,
  });
  expect(made).toMatchObject({ ok: true });
}

function codeOf(result: Awaited<ReturnType<HostProcess['ask']>>): string | undefined {
  return result.ok ? undefined : result.failure.code;
}
