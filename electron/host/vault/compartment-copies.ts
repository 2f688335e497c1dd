import { chmodSync, copyFileSync, existsSync, readdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { listPlaces } from '../../../db/compartments.ts';
import type { Context, Session } from '../ground/context.ts';
import { fileDigest } from '../places/file-digest.ts';
import { fsyncFolder } from '../places/write-whole.ts';
import { Refusal } from '../../../shared/failure.ts';
import { placeFolder } from './compartments.ts';
import { documentsIn } from './files.ts';
import { makeFolder, vaultPaths } from './vault-paths.ts';

type Heard = Pick<Context, 'signal' | 'progress'>;
/** Take a file over into a copy: copied and synced, or linked. */
type Take = (from: string, to: string) => void;

/**
 * Take the compartments along into a copy of the vault, as they are: those of this user from their open databases, the others, which nobody
 * has open while this session holds the folder, byte for byte under keys that it does not know.
 *
 * @returns the files that were made, for their sizes.
 */
export function takeCompartments(session: Session, to: string, take: Take): readonly string[] {
  const made: string[] = [];
  for (const { place, state } of listPlaces(session.office)) {
    const [from, into] = [placeFolder(session.folder, place), placeFolder(to, place)];
    if (state !== 'current' || !existsSync(vaultPaths(from).db)) continue;
    makeFolder(vaultPaths(into).files);
    const open = session.compartments().find(one => one.place === place);
    if (open === undefined) made.push(...databaseFiles(from, into).map(pair => taken(pair, take)));
    else {
      open.db.prepare('VACUUM INTO ?').run(vaultPaths(into).db);
      made.push(vaultPaths(into).db);
    }
    made.push(...documentFiles(from, into).map(pair => taken(pair, take)));
    fsyncFolder(vaultPaths(into).files);
    fsyncFolder(into);
  }
  return made;
}

/** The same of a folder that nobody has open, with whatever lies in it. Each copy is read again and compared. */
export async function copyCompartmentFolders(from: string, to: string, take: Take, { signal, progress }: Heard): Promise<void> {
  const pairs = placesIn(from).flatMap(place => {
    const [source, target] = [placeFolder(from, place), placeFolder(to, place)];
    makeFolder(vaultPaths(target).files);
    return [...databaseFiles(source, target), ...documentFiles(source, target)];
  });
  for (const [at, pair] of pairs.entries()) {
    await setImmediate();
    signal.throwIfAborted();
    taken(pair, take);
    if (fileDigest(pair[0]) !== fileDigest(pair[1])) throw new Refusal('vault/backup-differs');
    progress(at + 1, pairs.length);
  }
}

/** For a copy for reading: the databases are copied, since opening writes into them; documents are read where they lie. */
export function lendCompartments(from: string, to: string): void {
  for (const place of placesIn(from)) {
    const [source, target] = [placeFolder(from, place), placeFolder(to, place)];
    makeFolder(target);
    for (const [one, other] of databaseFiles(source, target)) {
      copyFileSync(one, other);
      chmodSync(other, 0o600); // a copy takes over the modes of what it copies
    }
    if (existsSync(vaultPaths(source).files)) symlinkSync(vaultPaths(source).files, vaultPaths(target).files, 'junction');
  }
}

type Pair = readonly [from: string, to: string];

function taken([from, to]: Pair, take: Take): string {
  take(from, to);
  return to;
}

const placesIn = (folder: string): readonly string[] => {
  const { compartments } = vaultPaths(folder);
  if (!existsSync(compartments)) return [];
  const entries = readdirSync(compartments, { withFileTypes: true });
  return entries.flatMap(entry => (entry.isDirectory() && /^[0-9a-f]{32}$/.test(entry.name) ? [entry.name] : [])).sort();
};

function databaseFiles(from: string, to: string): readonly Pair[] {
  const [source, target] = [vaultPaths(from).db, vaultPaths(to).db];
  return ['', '-wal'].flatMap(end => (existsSync(source + end) ? [[source + end, target + end] as const] : []));
}

function documentFiles(from: string, to: string): readonly Pair[] {
  const [source, target] = [vaultPaths(from), vaultPaths(to)];
  const apart = documentsIn(source.setAside);
  if (apart.length > 0) makeFolder(target.setAside);
  return [
    ...documentsIn(source.files).map(name => [join(source.files, name), join(target.files, name)] as const),
    ...apart.map(name => [join(source.setAside, name), join(target.setAside, name)] as const),
  ];
}
