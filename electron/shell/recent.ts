import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { app } from 'electron';

const MOST = 8;

/** Paths of the vaults opened here before that are still there, newest first. */
export function recentVaultPaths(): readonly string[] {
  try {
    const paths: unknown = JSON.parse(readFileSync(recentFile(), 'utf8'));
    if (!Array.isArray(paths)) return [];
    return paths.filter((path): path is string => typeof path === 'string' && existsSync(join(path, 'vault.db'))).slice(0, MOST);
  } catch {
    return []; // none yet, or unreadable: a convenience, not a record
  }
}

export function rememberVaultPath(path: string): void {
  const others = recentVaultPaths().filter(other => other !== path);
  writeFileSync(recentFile(), JSON.stringify([path, ...others].slice(0, MOST)));
}

function recentFile(): string {
  return join(app.getPath('userData'), 'recent-vaults.json');
}
