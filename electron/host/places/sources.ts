import { accessSync, constants, lstatSync, statSync, readdirSync, type Stats } from 'node:fs';
import { join } from 'node:path';
import { Refusal } from '../../../shared/failure.ts';
import { asSystemRefusal, type Where } from '../../../shared/system-refusal.ts';
import type { Handles, Source } from './handles.ts';
import { piecesOfFile, type Pieces } from './pieces.ts';

/** The files that documents of a case file name. Names are relative and plain (`isPlainFileName`). */
export type NamedFiles = {
  readonly has: (name: string) => boolean;
  /** Each may be opened once. */
  readonly open: (name: string) => Pieces;
};

/** Files as a door supplied them: single sources under their names, and a folder beside the case file. */
export function namedFiles(
  handles: Handles,
  given: {
    readonly folder?: string | undefined;
    readonly files?: readonly { readonly name: string; readonly source: string }[] | undefined;
  },
): NamedFiles {
  const single = new Map((given.files ?? []).map(({ name, source }) => [name.normalize('NFC'), handles.take(source, 'source')]));
  const folder = given.folder === undefined ? undefined : handles.take(given.folder, 'folder').path;
  return {
    has: name => single.has(name.normalize('NFC')) || (folder !== undefined && fileIn(folder, name) !== null),
    open(name) {
      const source = single.get(name.normalize('NFC'));
      if (source !== undefined) return contentOf(source);
      const path = folder === undefined ? null : fileIn(folder, name);
      if (path === null) throw new Refusal('import/missing-file');
      return refusing(piecesOfFile(path), error => asSystemRefusal(error, 'read'));
    },
  };
}

/**
 * The bytes of a source. Refusals: `file/no-file` where a path leads to no file that may be read, `file/cut-off` where an upload ends before
 * its end, and what else the system says of a file that is read.
 */
export function contentOf(source: Source): Pieces {
  if (!('path' in source)) return refusing(source.stream, asCutOff);
  refuseUnreadable(source.path);
  return refusing(piecesOfFile(source.path), error => asSystemRefusal(error, 'read'));
}

/** @throws Refusal `file/no-file`, `file/name-too-long` and such, where a path leads to no file that may be read. */
export function refuseUnreadable(path: string): void {
  try {
    accessSync(path, constants.R_OK);
    if (statSync(path).isDirectory()) throw new Refusal('file/no-file');
  } catch (error) {
    throw asSystemRefusal(error, 'read');
  }
}

/** Whether something stands at a path. Where nothing can stand nothing does; where we may not look, that is said by its refusal. */
export function isThere(path: string, where: Where): boolean {
  try {
    return statSync(path, { throwIfNoEntry: false }) !== undefined;
  } catch (error) {
    if (error instanceof Error && 'code' in error && NOWHERE.has(String(error.code))) return false;
    throw asSystemRefusal(error, where);
  }
}

const NOWHERE = new Set(['ENOENT', 'ENOTDIR', 'ELOOP', 'ENAMETOOLONG']);

async function* refusing(pieces: Pieces, meaningOf: (error: unknown) => unknown): AsyncGenerator<Uint8Array> {
  try {
    yield* pieces;
  } catch (error) {
    throw meaningOf(error);
  }
}

/** A stream that we did not end ourselves fails for one reason: whoever sent it is gone. What it is called differs by door. */
function asCutOff(error: unknown): unknown {
  const isOurs = error instanceof Refusal || (error instanceof Error && error.name === 'AbortError');
  return isOurs ? error : new Refusal('file/cut-off', { cause: error });
}

/** Its size where it is known before it is read, else 0: for showing, not for trusting. */
export function sizeOf(source: Source): number {
  return 'path' in source ? (statSync(source.path, { throwIfNoEntry: false })?.size ?? 0) : 0;
}

/** A source's whole text, strictly UTF-8. Refusals `import/too-large`, `import/not-utf8`. */
export async function textOfSource(source: Source, mostBytes: number): Promise<string> {
  const parts: string[] = [];
  for await (const part of textsOfSource(source, mostBytes)) parts.push(part);
  return parts.join('');
}

/** A source's text as it comes, strictly UTF-8. Refusals `import/too-large`, before anything is read where a file's size says so, `import/not-utf8`. */
export async function* textsOfSource(source: Source, mostBytes: number): AsyncGenerator<string> {
  const content = contentOf(source);
  if (sizeOf(source) > mostBytes) throw new Refusal('import/too-large');
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const decoded = (chunk?: Uint8Array): string => {
    try {
      return chunk === undefined ? decoder.decode() : decoder.decode(chunk, { stream: true });
    } catch (error) {
      throw new Refusal('import/not-utf8', { cause: error });
    }
  };
  let sizeBytes = 0;
  for await (const chunk of content) {
    sizeBytes += chunk.byteLength;
    if (sizeBytes > mostBytes) throw new Refusal('import/too-large');
    yield decoded(chunk);
  }
  yield decoded();
}

/**
 * Where an ordinary file lies that a case file names, or null. No part of the way may be a link: a link could lead out of the folder. A
 * Mac writes `é` as two characters and others as one: a name is found either way.
 */
function fileIn(folder: string, name: string): string | null {
  const parts = name.split('/');
  let at = folder;
  for (const [index, part] of parts.entries()) {
    const next = entryIn(at, part);
    if (next === null || !(index === parts.length - 1 ? next.found.isFile() : next.found.isDirectory())) return null;
    at = next.path;
  }
  return at;
}

function entryIn(folder: string, name: string): { readonly path: string; readonly found: Stats } | null {
  const exact = lstatSync(join(folder, name), { throwIfNoEntry: false });
  if (exact !== undefined) return { path: join(folder, name), found: exact };
  const composed = name.normalize('NFC');
  if (/^[\u0020-\u007e]*$/.test(composed)) return null; // it has but one way to be written
  const other = readdirSync(folder).find(entry => entry.normalize('NFC') === composed);
  return other === undefined ? null : { path: join(folder, other), found: lstatSync(join(folder, other)) };
}
