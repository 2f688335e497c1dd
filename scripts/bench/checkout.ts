import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packageScript, projectNode, root } from '../install.mjs';

/** Another commit in a temporary folder, its packages installed and the program built; `end` removes it. */
export type Checkout = { readonly root: string; readonly commit: string; readonly end: () => void };

/** @throws Error if git knows no such commit, or it cannot be installed or built. */
export function checkOut(name: string): Checkout {
  const commit = run('git', ['rev-parse', '--short', '--verify', `${name}^{commit}`], root).trim();
  const folder = mkdtempSync(join(tmpdir(), 'enlace-against-'));
  const there = join(folder, commit);
  const end = (): void => {
    spawnSync('git', ['worktree', 'remove', '--force', there], { cwd: root });
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    run('git', ['worktree', 'add', '--detach', there, commit], root);
    givePackages(there);
    build(there);
    return { root: there, commit, end };
  } catch (error) {
    end();
    throw error;
  }
}

/** Build the program of a checkout, whatever was built there before. */
export function build(at: string): void {
  run(projectNode(), [packageScript('electron-vite', 'electron-vite'), 'build', '--logLevel=warn'], at);
}

/** The same packages are shared; others are installed as their lockfile says, from npm's cache where it has them. */
function givePackages(there: string): void {
  const lockfile = (at: string): string => readFileSync(join(at, 'package-lock.json'), 'utf8');
  if (lockfile(there) === lockfile(root) && existsSync(join(root, 'node_modules')))
    symlinkSync(join(root, 'node_modules'), join(there, 'node_modules'), 'junction');
  else run('npm', ['ci', '--prefer-offline', '--no-audit', '--no-fund', '--loglevel=error'], there);
}

function run(command: string, words: readonly string[], cwd: string): string {
  const { status, stdout, error } = spawnSync(command, words, {
    cwd,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
    shell: process.platform === 'win32' && command === 'npm',
  });
  if (status !== 0) throw new Error(`${command} ${words.join(' ')} failed`, { cause: error });
  return stdout;
}
