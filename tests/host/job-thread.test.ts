import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
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

  const folder = mkdtempSync(join(tmpdir(), 'enlace-thread-'));
  const path = join(folder, 'program.mjs'); // a program on the command line would be handed to the thread as well
  writeFileSync(path, program);

  const { status, signal } = spawnSync(process.execPath, [path], { timeout: 30_000 });
  rmSync(folder, { recursive: true });

  expect([status, signal]).toEqual([0, null]);
});
