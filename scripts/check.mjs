// `npm run check`, for while one works: types, then the tests that are near, each law for half a second. `-- --all` runs every test.
import { spawnSync } from 'node:child_process';
import { installPackages, packageScript, projectNode, root } from './install.mjs';

installPackages();
const node = projectNode();
const all = process.argv.includes('--all');
const steps = [
  [packageScript('typescript-native', 'tsc'), '--noEmit'],
  [packageScript('vitest', 'vitest'), 'run', '--project=near'],
  ...(all ? [[packageScript('vitest', 'vitest'), 'run', '--project=host', '--project=far']] : []),
];
for (const step of steps) {
  const env = { ...process.env, ENLACE_QUICK: '1' };
  const { status } = spawnSync(node, step, { cwd: root, stdio: 'inherit', env });
  if (status !== 0) process.exit(status ?? 1);
}
