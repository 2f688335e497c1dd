import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { app } from 'electron';

const MOST = 8;

/** Paths of the vaults opened here before that are still there, newest first. */
export function recentVaultPaths(): readonly string[] {
  return remembered().filter(isVault);
}

/** Paths chosen here for a vault that an office was asked for, while its answer is awaited. */
export function waitingVaultPaths(): readonly string[] {
  return remembered().filter(path => !isVault(path));
}

const isVault = (path: string): boolean => existsSync(join(path, 'vault.db'));
const isAwaited = (path: string): boolean => existsSync(`${path}.joining`); // as the host names what it asked with

function remembered(): readonly string[] {
  try {
    const paths: unknown = JSON.parse(readFileSync(recentFile(), 'utf8'));
    if (!Array.isArray(paths)) return [];
    return paths.filter((path): path is string => typeof path === 'string' && (isVault(path) || isAwaited(path)));
  } catch {
    return []; // none yet, or unreadable: a convenience, not a record
  }
}

export function rememberVaultPath(path: string): void {
  const others = remembered().filter(other => other !== path);
  writeFileSync(recentFile(), JSON.stringify([path, ...others].slice(0, MOST)));
}

function recentFile(): string {
  return join(app.getPath('userData'), 'recent-vaults.json');
}
