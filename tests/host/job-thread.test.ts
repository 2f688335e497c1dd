import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';

const host = join(import.meta.dirname, '..', '..', 'electron', 'host');
const urlOf = (...path: string[]): string => JSON.stringify(pathToFileURL(join(host, ...path)).href);

it('a thread that began and was never given work keeps no program alive', () => {
  const program = `
    import { beginJobThread } from ${urlOf('places', 'job-thread.ts')};
    const thread = beginJobThread('batch-worker', ${urlOf('age', 'crew.ts')});
    const wait = setInterval(() => thread.isReady() && clearInterval(wait), 5);
  `;

  const { status, signal } = spawnSync(process.execPath, ['--input-type=module', '-e', program], { timeout: 30_000 });

  expect([status, signal]).toEqual([0, null]);
});
