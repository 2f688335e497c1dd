// What every command needs before it can start: the project's packages and a Node that can run them.
// Imports nothing but Node, so that it works in a clone with no node_modules, and on Node 20.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Run `npm ci` when a package of the lockfile is missing or of another version. Speaks on stderr. Throws when npm fails. */
export function installPackages() {
  if (packagesAreCurrent()) return;
  process.stderr.write('Installing the packages of package-lock.json …\n');
  const npm = process.env.npm_execpath;
  const [command, ...before] = npm?.endsWith('.js') ? [process.execPath, npm] : ['npm'];
  const { status } = spawnSync(command, [...before, 'ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 2, 2], // stdout belongs to the command that asked
    shell: process.platform === 'win32' && command === 'npm',
  });
  if (status !== 0) throw new Error('The packages could not be installed (npm ci failed). Check the network and try again.');
}

/**
 * The Node that runs the project: this one if its Node-API is new enough for the database driver, else the one among the packages.
 * An older Node does not refuse the driver, it crashes on it.
 */
export function projectNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  const stripsTypes = major > 22 || (major === 22 && minor >= 18);
  if (Number(process.versions.napi) >= 10 && stripsTypes) return process.execPath;
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  const file = process.platform === 'win32' ? 'node.exe' : 'node';
  const bundled = join(root, 'node_modules', `node-${platform}-${process.arch}`, 'bin', file);
  if (existsSync(bundled)) return bundled;
  throw new Error(`Enlace needs Node 24 and this is ${process.version}. Install Node 24 and run the command again.`);
}

/** The script that a package runs for a command: `packageScript('vitest', 'vitest')`. */
export function packageScript(packageName, command) {
  const folder = join(root, 'node_modules', packageName);
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  return join(folder, typeof bin === 'string' ? bin : bin[command]);
}

/** Say what is wrong and end with 70: the command's own fault, not a refusal. */
export function giveUp(error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(70);
}

function packagesAreCurrent() {
  const installed = join(root, 'node_modules', '.package-lock.json'); // npm's own record of what it installed
  if (!existsSync(installed)) return false;
  const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
  const present = JSON.parse(readFileSync(installed, 'utf8')).packages;
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '' || entry.link === true) return true;
    if (entry.optional === true && present[path] === undefined) return true; // another platform's
    return present[path]?.version === entry.version;
  });
}
