import { accessSync, constants, lstatSync, statSync } from 'node:fs';
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
  const single = new Map((given.files ?? []).map(({ name, source }) => [name, handles.take(source, 'source')]));
  const folder = given.folder === undefined ? undefined : handles.take(given.folder, 'folder').path;
  return {
    has: name => single.has(name) || (folder !== undefined && isOrdinaryFile(folder, name)),
    open(name) {
      const source = single.get(name);
      if (source !== undefined) return contentOf(source);
      if (folder === undefined || !isOrdinaryFile(folder, name)) throw new Refusal('import/missing-file');
      return piecesOfFile(join(folder, name));
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

// No part of the way may be a link: a link could lead out of the folder.
function isOrdinaryFile(folder: string, name: string): boolean {
  const parts = name.split('/');
  return parts.every((_, at) => {
    const found = lstatSync(join(folder, ...parts.slice(0, at + 1)), { throwIfNoEntry: false });
    return found !== undefined && (at === parts.length - 1 ? found.isFile() : found.isDirectory());
  });
}
