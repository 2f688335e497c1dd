import type { CaseRecord } from '../case.ts';

/** Endings of files: a title with one is a file's name, whatever the record says of its file. */
const ending = /\.[a-z][a-z0-9]{1,4}$/i;
/** Endings that files have, behind a name within a title: ibarrola.pdf (copia). */
const endingWithin =
  /[^\s./]\.(?:pdf|docx?|docm|xlsx?|xlsm|pptx?|od[tsp]|rtf|txt|csv|eml|msg|html?|xml|zip|rar|7z|jpe?g|png|gif|tiff?|heic|webp|bmp|svg|mp[34]|m4a|wav|avi|mov|p7m)(?![\p{L}\p{N}])/iu;
/** What copying, signing and sending put beside a file's name. */
const added =
  /(?<![\p{L}\p{N}])(?:copia|copy|copie|de|of|final|firmad[oa]|signed|escaneo|escanead[oa]|scan|scanned|version|v\d{1,2}|re|rv|fw|fwd|borrador|draft|\(?\d{1,2}\)?)(?![\p{L}\p{N}])/giu;

/**
 * Whether a document's title is the name of its file, with or without its ending. Such a title is protected as the name is. It acts as a
 * mark: who gave it has said in it what the field for the file's name holds.
 */
export function isTitledByFile({ entity, fields }: CaseRecord): boolean {
  const { title, sourceFileName } = fields;
  if (entity !== 'document' || typeof title !== 'string') return false;
  if (ending.test(title.trim()) || endingWithin.test(title)) return true;
  const stem = stemOf(title);
  return stem !== '' && typeof sourceFileName === 'string' && stem === stemOf(sourceFileName);
}

/** A name as two people would take it for the same: without ending, case, accents, whatever joins its words, and what copying and signing add. */
function stemOf(name: string): string {
  const plain = name.trim().replace(ending, '').normalize('NFKD').toLowerCase();
  const apart = plain.replace(/\p{M}+/gu, '').replaceAll('_', ' ');
  const bare = apart.replace(added, ' ').replace(/[^\p{L}\p{N}]+/gu, '');
  return bare === '' ? apart.replace(/[^\p{L}\p{N}]+/gu, '') : bare;
}
