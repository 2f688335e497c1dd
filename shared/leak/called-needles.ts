import { isCommonGivenName, isCommonSurname } from './common-names.ts';
import { isCommonWord } from './common-words.ts';
import type { NameWords } from './disguised-names.ts';
import type { Needle } from './needle.ts';
import { familiarFormsOf } from './nicknames.ts';
import { isPlaceName } from './place-names.ts';

/**
 * What a protected person may be called by one word: a familiar form of the given name, and a surname that half the country has. Each counts
 * only where it stands as a person's, and is then a thing to look at.
 */
export function calledNeedles({ given, paternal, maternal }: NameWords): readonly Needle[] {
  const familiar = given
    .flatMap(familiarFormsOf)
    .filter(form => form.length >= 4 && !isCommonSurname(form) && !isCommonWord(form));
  const short = [paternal, maternal]
    .filter(words => words.length === 1 && words[0]!.length >= 8 && !words.every(isCommonSurname))
    .map(([word = '']) => word.slice(0, 5))
    .filter(form => !isCommonWord(form) && !isCommonSurname(form) && !isCommonGivenName(form) && !isPlaceName(form));
  const surnames = [paternal, maternal].filter(words => words.length === 1 && words.every(isCommonSurname)).flat();
  return [
    ...[...new Set([...familiar, ...short])].map((word): Needle => ({
      words: [word],
      variant: 'called',
      severity: 'warn',
      dense: 'no',
    })),
    ...surnames.map((word): Needle => ({ words: [word], variant: 'surname', severity: 'warn', dense: 'no' })),
  ];
}
