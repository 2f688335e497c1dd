import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';
import type { SettingDone, SettingJob } from '../../electron/host/papers/set/set-anew.ts';
import { beginJobThread } from '../../electron/host/places/job-thread.ts';

const host = join(import.meta.dirname, '..', '..', 'electron', 'host');
const urlOf = (...path: string[]): string => JSON.stringify(pathToFileURL(join(host, ...path)).href);

it('a thread that began and was never given work keeps no program alive', () => {
  const program = `
    import { beginJobThread } from ${urlOf('places', 'job-thread.ts')};
    const thread = beginJobThread('batch-worker', ${urlOf('age', 'crew.ts')});
    const wait = setInterval(() => thread.isReady() && clearInterval(wait), 5);
  `;

  const folder = mkdtempSync(join(tmpdir(), 'enlace-thread-'));
  const path = join(folder, 'program.mjs'); // a program on the command line would be handed to the thread as well
  writeFileSync(path, program);

  const { status, signal } = spawnSync(process.execPath, [path], { timeout: 30_000 });
  rmSync(folder, { recursive: true });

  expect([status, signal]).toEqual([0, null]);
});

it('a thread whose jobs are bounded in time holds nothing of a job that is done', async () => {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void; // what the flag above adds to a new context
  const thread = beginJobThread<SettingJob, SettingDone>(
    'setting-worker',
    pathToFileURL(join(host, 'papers', 'set', 'set-anew.ts')).href,
    {
      jobMs: 60_000,
    },
  );
  const held = await (async () => {
    const job = { bytes: Buffer.from('only this') };
    await thread.work(job);
    return new WeakRef(job);
  })();

  await new Promise(resolve => setTimeout(resolve, 50));
  collect();

  expect(held.deref()).toBeUndefined();
  thread.end();
});

it('a thread has for what is young what it is given, whatever the process was started with', () => {
  const folder = mkdtempSync(join(tmpdir(), 'enlace-young-'));
  writeFileSync(
    join(folder, 'limit-worker.ts'),
    `
    import { getHeapStatistics } from 'node:v8';
    import { serveJobs } from ${urlOf('places', 'serve-jobs.ts')};
    serveJobs(() => getHeapStatistics().heap_size_limit);
  `,
  );
  const path = join(folder, 'program.ts');
  writeFileSync(
    path,
    `
    import { beginJobThread } from ${urlOf('places', 'job-thread.ts')};
    const limit = youngMB => beginJobThread('limit-worker', import.meta.url, { heapMB: 64, youngMB }).work({});
    console.log(JSON.stringify([await limit(6), await limit(48)]));
    process.exit();
  `,
  );
  const limitsWith = (flags: string): unknown => {
    const { stdout } = spawnSync(process.execPath, [path], { encoding: 'utf8', env: { ...process.env, NODE_OPTIONS: flags } });
    return JSON.parse(stdout) as unknown;
  };

  const limits = limitsWith('');

  expect(limitsWith('--max-semi-space-size=64')).toEqual(limits);
  expect(limits).toEqual([64 + 6, 64 + 48].map(MB => MB * 1024 * 1024));
  rmSync(folder, { recursive: true });
});
