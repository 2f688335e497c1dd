import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startHost } from '../../electron/thread/client.ts';
import { openLoopback } from '../../electron/loopback/server.ts';

// The loopback door as for a person who said yes at the terminal to real vaults, in the folder that a word names; they go when it ends.
const root = process.argv[2] ?? mkdtempSync(join(tmpdir(), 'enlace-real-'));
const loopback = await openLoopback({
  host: startHost(new URL('../../electron/thread/worker.ts', import.meta.url)),
  page: join(import.meta.dirname, '..', '..', 'out', 'renderer'),
  root,
  realVaults: true,
  demo: false,
  version: '0.0.0',
});
process.stdout.write(`${loopback.newAddress()}\n`);
process.once('SIGTERM', () => void loopback.close());
await loopback.ended;
rmSync(root, { recursive: true, force: true });
process.exit(0);
