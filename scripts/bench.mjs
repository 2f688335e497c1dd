// `npm run bench`: measure the promises of the design as ratios in one run, on the project's own Node.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { hostEnvironment } from './host-environment.mjs';
import { giveUp, installPackages, projectNode, root } from './install.mjs';

try {
  installPackages();
  const words = ['--expose-gc', join(root, 'scripts', 'bench', 'bench.ts'), ...process.argv.slice(2)];
  const { status } = spawnSync(projectNode(), words, { env: hostEnvironment, stdio: 'inherit' });
  process.exit(status ?? 1);
} catch (error) {
  giveUp(error);
}
