import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

const CHILD = fileURLToPath(new URL('../support/memory-child.ts', import.meta.url));
const MOST_MIB = 200; // holding the 80 MiB file once, its pieces and a joined copy beside, is above it

it('takes a large file in, packs it and takes it in again without holding it in memory', async () => {
  const { stdout } = await promisify(execFile)(process.execPath, ['--expose-gc', CHILD]);

  const { added, built, imported, sealed, attachments } = JSON.parse(stdout) as Record<string, number>;
  expect(sealed).toBeGreaterThan(80 * 1024 * 1024);
  expect(attachments).toBe(1);
  expect({ added, built, imported }).toSatisfy((grown: Record<string, number>) =>
    Object.values(grown).every(one => one < MOST_MIB),
  );
}, 120_000);
