import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { madeWhole } from '../../electron/host/vault/making.ts';

// A process to be killed: it makes a folder and stands still before that gets its name.

const [to] = process.argv.slice(2);
if (to === undefined) throw new Error('making-child PATH');
await madeWhole(to, async making => {
  writeFileSync(join(making, 'vault.db'), 'half');
  process.stdout.write('working\n');
  await new Promise(resolve => setTimeout(resolve, 60_000));
});
