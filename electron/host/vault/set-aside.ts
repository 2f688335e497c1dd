import { existsSync, mkdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Writer } from '../../../db/open.ts';
import { listStoredFiles } from '../../../db/stored-files.ts';
import type { SetAsideFile, VaultNotice } from '../../../shared/contract/vault.ts';
import { Refusal } from '../../../shared/failure.ts';
import { recordChanges } from '../audit/audit.ts';
import type { SessionContext } from '../ground/context.ts';
import { fsyncFolder } from '../places/write-whole.ts';
import { isTemporary, sweepHalfFiles } from '../places/temporaries.ts';
import { documentsIn } from './files.ts';
import { vaultPaths } from './vault-paths.ts';
import { renamed } from '../places/rename.ts';

/** What versions before 0.3 called a half-written file of the vault. */
const EARLIER_HALF = /^([0-9a-f]{32}|keyslots\.json|before-migration\.db)\.new$/;

/**
 * Before anybody works in a vault: half-written documents go, whole ones that the database does not name are set aside, and those it names
 * come back. An older database, a lost journal or a folder that is half synchronised names too little, so that nothing whole is deleted here.
 */
export function settleFiles(folder: string, db: Writer): VaultNotice[] {
  const { files, setAside } = vaultPaths(folder);
  const named = new Set(listStoredFiles(db).map(({ name }) => name));
  const isHalf = (name: string) => isTemporary(name, 'new') || EARLIER_HALF.test(name);
  const halves = sweepHalfFiles(files, isHalf);
  sweepHalfFiles(folder, isHalf);
  const unknown = documentsIn(files).filter(name => !named.has(name));
  if (unknown.length > 0) mkdirSync(setAside, { recursive: true, mode: 0o700 });
  const gone = unknown.filter(name => moved(name, files, setAside));
  const returned = documentsIn(setAside).filter(name => named.has(name) && moved(name, setAside, files));
  for (const touched of gone.length + returned.length > 0 ? [files, setAside] : []) fsyncFolder(touched);
  const here = new Set(documentsIn(files));
  return [
    ...(halves > 0 ? (['orphans-swept'] as const) : []),
    ...(gone.length > 0 ? (['files-set-aside'] as const) : []),
    ...(returned.length > 0 ? (['files-returned'] as const) : []),
    ...([...named].some(name => !here.has(name)) ? (['files-missing'] as const) : []),
  ];
}

/** What is set aside, the newest first: the size of the encrypted file, and when it was last written. */
export function listSetAside(folder: string): SetAsideFile[] {
  const { setAside } = vaultPaths(folder);
  const found = documentsIn(setAside).map(name => {
    const { size, mtimeMs } = statSync(join(setAside, name));
    return { name, sizeBytes: size, writtenMs: Math.trunc(mtimeMs) };
  });
  return found.sort((a, b) => b.writtenMs - a.writtenMs);
}

/** Delete what a person chose of what is set aside: recorded first, so that nothing goes without a word. @throws Refusal `file/not-found`. */
export function discardSetAside(names: readonly string[], context: SessionContext): SetAsideFile[] {
  const { session } = context;
  const held = new Map(listSetAside(session.folder).map(file => [file.name, file]));
  const chosen = [...new Set(names)].map(name => {
    const file = held.get(name);
    if (file === undefined) throw new Refusal('file/not-found');
    return file;
  });
  recordChanges(session, context, 'vault:discard-files', session.office, note => {
    for (const { name, sizeBytes } of chosen)
      note({ record: name, entity: 'file', field: 'setAside', old: sizeBytes, new: null });
  });
  const { setAside } = vaultPaths(session.folder);
  for (const { name } of chosen) rmSync(join(setAside, name));
  return listSetAside(session.folder);
}

/** Move a document's file, unless one of its name is there. Where it cannot be moved it stays: nothing is lost by that. */
function moved(name: string, from: string, to: string): boolean {
  if (existsSync(join(to, name))) return false;
  try {
    renamed(join(from, name), join(to, name));
    return true;
  } catch {
    return false;
  }
}
