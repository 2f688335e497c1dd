#!/usr/bin/env node
// `enlace …` from a checkout: the terminal door, run by the project's own Node.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { hostEnvironment } from './host-environment.mjs';
import { giveUp, installPackages, projectNode, root } from './install.mjs';

try {
  installPackages();
  const words = process.argv.slice(2);
  if (words.some(word => ['verifier', 'packet'].includes(word)) && !existsSync(join(root, 'out', 'verifier', 'VERIFY.html')))
    spawnSync(projectNode(), [join(root, 'scripts', 'verifier.ts')], { stdio: 'ignore' });
  const child = spawn(projectNode(), [join(root, 'electron', 'cli.ts'), ...words], {
    env: hostEnvironment,
    stdio: openDescriptors(words),
  });
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 70)));
  child.on('error', giveUp);
} catch (error) {
  giveUp(error);
}

/** Standard input, output and error, and any descriptor that the words name (`--passphrase-fd 3`): a child sees no other. */
function openDescriptors(words) {
  const named = words.flatMap((word, n) => {
    const [option, value = words[n + 1]] = word.split('=');
    return option.endsWith('-fd') && /^\d$/.test(value ?? '') ? [Number(value)] : [];
  });
  const highest = Math.max(2, ...named);
  return Array.from({ length: highest + 1 }, (_, fd) => (fd <= 2 ? 'inherit' : named.includes(fd) ? fd : 'ignore'));
}
