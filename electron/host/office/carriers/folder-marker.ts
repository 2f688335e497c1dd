import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { asFileRefusal } from '../../places/sinks.ts';
import { writeWhole } from '../../places/write-whole.ts';
import { refused } from './carrier.ts';
import { asFolderRefusal } from './folder-faults.ts';

/** The file that says whose place of exchange a folder is. */
const MARKER = 'enlace-exchange.json';

/** The office's number in a folder of exchange: the same at every station, and no name of anybody. 32 hex digits. */
export function numberInFolders(vaultId: string): string {
  return hash('sha256', `enlace-exchange/1\0${vaultId}`).slice(0, 32);
}

/**
 * Make a folder that a person named the office's place of exchange. Where it is one already, it stays. Refusals as for every place that
 * somebody names to write to (`file/no-folder`, `file/not-writable` …), and `carrier/other-office`.
 *
 * @param office - As {@link numberInFolders} gives it.
 */
export function markFolder(folder: string, office: string): void {
  try {
    const found = markIn(folder);
    if (found === null) writeWhole(join(folder, MARKER), Buffer.from(JSON.stringify({ version: 1, office })));
    else if (found !== office) throw refused('carrier/other-office');
  } catch (error) {
    throw asFileRefusal(error);
  }
}

/**
 * That the folder is there and is this office's. A drive that was taken out leaves an empty folder behind on some systems: what is put
 * there would lie on this machine and never travel.
 */
export function refuseUnmarked(folder: string, office: string): void {
  const found = lookedFor(folder);
  if (found === null) throw refused('carrier/away');
  if (found !== office) throw refused('carrier/other-office');
}

/** Whether a folder that a person chose is this office's already. Refusals as for every folder that somebody names. */
export function isMarkedFor(folder: string, office: string): boolean {
  try {
    return markIn(folder) === office;
  } catch (error) {
    throw asFileRefusal(error);
  }
}

function lookedFor(folder: string): string | null {
  try {
    return markIn(folder);
  } catch (error) {
    throw asFolderRefusal(error, 'read');
  }
}

/** Null: there is no mark, or only half of one. */
function markIn(folder: string): string | null {
  try {
    const read: unknown = JSON.parse(readFileSync(join(folder, MARKER), 'utf8'));
    if (typeof read !== 'object' || read === null || !('version' in read) || !('office' in read)) return null;
    if (read.version !== 1) throw refused('carrier/not-prepared');
    return typeof read.office === 'string' && /^[0-9a-f]{32}$/.test(read.office) ? read.office : null;
  } catch (error) {
    if (error instanceof SyntaxError || (error instanceof Error && 'code' in error && error.code === 'ENOENT')) return null;
    throw error;
  }
}
