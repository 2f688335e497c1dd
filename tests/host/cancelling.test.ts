import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { dispatch } from '../../electron/host/dispatch.ts';
import { startHost } from '../../electron/thread/client.ts';
import type { CallName, Input } from '../../shared/contract.ts';
import { caseFile, registerFile, sampleCase } from '../support/case-file.ts';
import { build, sourceOf, twoOffices } from '../support/exchange.ts';
import { PASSPHRASE, type TempVault } from '../support/temp-vault.ts';
import { vaultsOfThisFile } from '../support/vaults.ts';

const aVault = vaultsOfThisFile();
const cleanups: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0)) await cleanup();
});

/** Ask, and cancel once the call has said for the nth time how far it is. */
function cancelledAt<C extends CallName>(vault: TempVault, nth: number, channel: C, input: Input<C>) {
  const stop = new AbortController();
  let heard = 0;
  const heed = (): void => {
    if (++heard === nth) stop.abort();
  };
  return dispatch(vault.services, channel, input, { signal: stop.signal, heed, job: 'a-job' });
}

const cancelled = { ok: false, failure: { code: 'job/cancelled' } };
const tables = ['cases', 'records', 'changes', 'audit_entries', 'case_imports', 'stored_files', 'ledger'];
const counts = ({ session }: TempVault) =>
  tables.map(table => session.office.prepare<[], number>(`SELECT count(*) FROM ${table}`).pluck().get());
const files = (vault: TempVault) => readdirSync(join(vault.folder, 'files')).length;
const manyCases = (count: number) =>
  caseFile(...Array.from({ length: count }, (_, at) => sampleCase({ id: `c${at}`, reference: `EX-${at}` })));

it.each([1, 4, 7, 10])('an import of cases leaves nothing when it is cancelled at its step %i', async nth => {
  const vault = await aVault();
  const before = counts(vault);
  const paper = sampleCase({ id: 'c9', reference: 'EX-9', documents: [{ title: 'Acta', file: 'acta.pdf' }] });
  const others = Array.from({ length: 4 }, (_, at) => sampleCase({ id: `c${at}`, reference: `EX-${at}` }));
  const { source, folder } = registerFile(vault, caseFile(paper, ...others), { 'acta.pdf': 'paper' });

  const answer = await cancelledAt(vault, nth, 'case:import', { source, folder });

  expect(answer).toEqual(cancelled);
  expect([counts(vault), files(vault)]).toEqual([before, 0]);
});

it.each([1, 2, 3])('an import of a packet leaves nothing when it is cancelled at its step %i', async nth => {
  const { us, mx, caseId, cleanup } = await twoOffices();
  cleanups.push(cleanup);
  const { path } = await build(us, caseId);
  const before = counts(mx);

  const answer = await cancelledAt(mx, nth, 'packet:import', { file: sourceOf(mx, path) });

  expect(answer).toEqual(cancelled);
  expect([counts(mx), files(mx)]).toEqual([before, 0]);
  expect(await mx.request('packet:import', { file: sourceOf(mx, path) })).toMatchObject({ ok: true });
});

it('a restore that is cancelled leaves no folder, and one from a folder with a pipe in it ends', async () => {
  const vault = await aVault();
  const { source, folder } = registerFile(vault, caseFile(sampleCase({ documents: [{ title: 'A', file: 'a.pdf' }] })), {
    'a.pdf': 'x',
  });
  await vault.ask('case:import', { source, folder });
  vault.lock();
  if (process.platform !== 'win32') spawnSync('mkfifo', [join(vault.folder, 'files', '0-pipe')]);
  const to = join(vault.root, 'restored.enlace');
  const input = () => ({ from: vault.handleOf(vault.folder), folder: vault.handleOf(to), passphrase: PASSPHRASE });

  expect(await cancelledAt(vault, 1, 'vault:restore', input())).toEqual(cancelled);
  expect(readdirSync(vault.root).filter(name => name.startsWith('restored'))).toEqual([]);
  expect(await vault.request('vault:restore', input())).toMatchObject({ ok: true });
  expect(existsSync(to)).toBe(true);
});

it('the host’s thread hears that it is cancelled while one transaction holds it', async () => {
  const root = mkdtempSync(join(tmpdir(), 'enlace-cancel-'));
  const host = startHost(join(import.meta.dirname, '..', '..', 'electron', 'thread', 'worker.ts'));
  cleanups.push(async () => {
    await host.end();
    rmSync(root, { recursive: true, force: true });
  });
  const made = await host.request('vault:create', {
    folder: await host.register({ kind: 'folder', path: join(root, 'a.enlace') }),
    agency: { code: 'US-DOJ-OIA', names: { en: 'Example', es: 'Ejemplo' } },
    label: 'Desk',
    passphrase: PASSPHRASE,
    synthetic: true,
  });
  expect(made.ok).toBe(true);
  const path = join(root, 'cases.json');
  writeFileSync(path, JSON.stringify(manyCases(400)));
  let last = -1;
  let isWriting = false;
  host.listen('job:progressed', ({ job, done }) => {
    if (done < last && !isWriting) {
      isWriting = true; // planning counted up, writing begins anew
      host.cancel(job);
    }
    last = done;
  });

  const answer = await host.request(
    'case:import',
    { source: await host.register({ kind: 'source', name: 'cases.json', path }) },
    'a-job',
  );

  expect(isWriting).toBe(true);
  expect(answer).toEqual(cancelled);
  expect(await host.request('case:list', {})).toMatchObject({ ok: true, value: { total: 0 } });
});
