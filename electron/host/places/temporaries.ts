import { randomBytes } from 'node:crypto';
import { lstatSync, readdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A folder in the making, or a copy of a vault that can only be read where it lies. */
export type FolderKind = 'making' | 'reading';

/** What one of our names stands for: a file that gets its own name when it is whole, or a folder. */
export type TemporaryKind = 'new' | FolderKind;

const OURS = /^enlace-[0-9a-f]{32}\.(new|making|reading)$/;
/** No write of ours stands still for so long: what is older was left by a program that ended. */
const LEFT_AFTER_MS = 24 * 60 * 60 * 1000;

/**
 * A name beside a path, which nothing else has: by it alone do we know what is ours to remove. It has 128 random bits, or `id`, an id of ours,
 * where a later run must find the name again. Whoever makes it makes it exclusively, so that a file or link in its place is never written to.
 */
export function temporaryBeside(path: string, kind: TemporaryKind, id?: string): string {
  const unique = id === undefined ? randomBytes(16).toString('hex') : id.replaceAll('-', '');
  return join(dirname(path), `enlace-${unique}.${kind}`);
}

/** Whether a name is one that {@link temporaryBeside} gives. */
export function isTemporary(name: string, kind: TemporaryKind): boolean {
  return OURS.exec(name)?.[1] === kind;
}

/** Remove half-written files from a folder in which nobody else writes, such as a held vault's. @returns how many. */
export function sweepHalfFiles(folder: string, isOurs = (name: string) => isTemporary(name, 'new')): number {
  const half = readdirSync(folder, { withFileTypes: true }).filter(entry => entry.isFile() && isOurs(entry.name));
  for (const { name } of half) rmSync(join(folder, name), { force: true });
  return half.length;
}

/** Remove what a killed run of ours left half-written in somebody's folder. Another run may be writing there: only what is a day old goes. */
export function sweepLeftFiles(folder: string, nowMs = Date.now()): void {
  try {
    sweepHalfFiles(folder, name => isTemporary(name, 'new') && nowMs - lstatSync(join(folder, name)).mtimeMs > LEFT_AFTER_MS);
  } catch {
    // Tidying is no reason to refuse: the folder may not be ours to list, or another run was quicker.
  }
}
