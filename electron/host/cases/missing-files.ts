import type { CaseRecord } from '../../../shared/case.ts';
import { textIn } from '../../../shared/records.ts';
import type { Session } from '../ground/context.ts';

/** Whether a document has a file by its record and none in the vault's folder: half synchronised, or gone. */
export function isFileMissing({ files }: Session, { entity, fields }: CaseRecord): boolean {
  const name = entity === 'document' ? textIn(fields, 'storedFile') : '';
  return name !== '' && !files.has(name);
}
