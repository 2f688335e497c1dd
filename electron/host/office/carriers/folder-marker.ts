import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { asFileRefusal } from '../../places/sinks.ts';
import { writeWhole } from '../../places/write-whole.ts';
import { refused } from './carrier.ts';
import { asFolderRefusal } from './folder-faults.ts';

/** The file that says whose place of exchange a folder is: a random number of the office, which names nobody. */
const MARKER = 'enlace-exchange.json';

/**
 * Make a folder that a person named the office's place of exchange, or find that it is one already. Gives the office's number there. Refusals
 * as for every place that somebody names to write to (`file/no-folder`, `file/not-writable` …).
 *
 * @param fresh - A number that nobody has, 32 hex digits, for a folder that has none.
 */
export function markFolder(folder: string, fresh: string): string {
  try {
    const found = markIn(folder);
    if (found === null) writeWhole(join(folder, MARKER), Buffer.from(JSON.stringify({ version: 1, office: fresh })));
    return found ?? fresh;
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
