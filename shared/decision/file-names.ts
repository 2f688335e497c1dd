import type { CaseRecord } from '../case.ts';

/** Endings of files: a title with one is a file's name, whatever the record says of its file. */
const ending = /\.[a-z][a-z0-9]{1,4}$/i;

/**
 * Whether a document's title is the name of its file, with or without its ending. Such a title is protected as the name is. It acts as a
 * mark: who gave it has said in it what the field for the file's name holds.
 */
export function isTitledByFile({ entity, fields }: CaseRecord): boolean {
  const { title, sourceFileName } = fields;
  if (entity !== 'document' || typeof title !== 'string') return false;
  if (ending.test(title.trim())) return true;
  const stem = stemOf(title);
  return stem !== '' && typeof sourceFileName === 'string' && stem === stemOf(sourceFileName);
}

/** A name as two people would take it for the same: without ending, case, accents, and whatever joins its words. */
function stemOf(name: string): string {
  const plain = name.trim().replace(ending, '').normalize('NFKD').toLowerCase();
  return plain.replace(/[^\p{L}\p{N}]+/gu, '');
}
