import { alikeLetters } from './alike-letters.ts';
import type { Agency } from './agency-table.ts';
import type { AgencyCode } from './language.ts';

/** Letters of other scripts, and digits, that read as Latin letters. */
const readsAs: Readonly<Record<string, string>> = {
  ...alikeLetters,
  ı: 'i',
  ...{ '0': 'o', '1': 'l', '5': 's', '8': 'b' },
};

/** What a code or name looks like: without accents, case, spaces, dashes and the letters that are only another's likeness. */
export function likeness(text: string): string {
  return [...text.normalize('NFKD').toLowerCase()]
    .map(letter => readsAs[letter] ?? letter)
    .filter(letter => /[\p{L}\p{N}]/u.test(letter))
    .join('')
    .replaceAll('i', 'l'); // I, l and 1
}

/** Another agency whose code or name this one would be taken for. */
export function lookAlike({ code, names }: Pick<Agency, 'code' | 'names'>, known: readonly Agency[]): AgencyCode | undefined {
  const own = new Set([likeness(names.en), likeness(names.es)]);
  return known.find(
    other =>
      other.code !== code &&
      (likeness(other.code) === likeness(code) || own.has(likeness(other.names.en)) || own.has(likeness(other.names.es))),
  )?.code;
}
