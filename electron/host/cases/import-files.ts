import { createHash, hash } from 'node:crypto';
import { findImport } from '../../../db/cases.ts';
import { Refusal, type FailurePlace } from '../../../shared/failure.ts';
import type { NamedFile } from '../../../shared/interchange.ts';
import { pathText } from '../../../shared/strict-json.ts';
import { canonical } from '../keys/canonical.ts';
import type { NamedFiles } from '../places/sources.ts';
import type { SessionContext } from '../ground/context.ts';

/** A case of the file that is here already, and the files that it names. */
export type HeldFiles = { readonly row: number; readonly digest: string; readonly files: readonly NamedFile[] };

/** What stands for one attachment of one imported case: the case's digest, the place that names the file, and its content. */
export function fileDigest(caseDigest: string, { path }: Pick<NamedFile, 'path'>, sha256: string): string {
  return hash('sha256', canonical({ case: caseDigest, path: pathText(path), sha256 }), 'base64url');
}

/**
 * A case that is here is unchanged only if the files given with it are the ones that came with it. A file that is not given says nothing.
 * @throws Refusal `import/refused` with the places of the files that differ.
 */
export async function refuseChangedFiles(
  { session, signal }: SessionContext,
  given: NamedFiles,
  held: readonly HeldFiles[],
): Promise<void> {
  const places: FailurePlace[] = [];
  for (const { row, digest, files } of held)
    for (const file of files) {
      if (!given.has(file.name)) continue;
      const sum = createHash('sha256');
      for await (const chunk of given.open(file.name)) {
        signal.throwIfAborted();
        sum.update(chunk);
      }
      const known = fileDigest(digest, file, sum.digest('base64url'));
      if (!session.visible().some(db => findImport(db, known) !== undefined))
        places.push({ row, path: pathText(file.path), code: 'import/case-differs' });
    }
  if (places.length > 0) throw new Refusal('import/refused', { places });
}
