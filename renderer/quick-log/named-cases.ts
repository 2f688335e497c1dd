import type { CaseSummary } from '../../shared/case-view.ts';
import { plainOf } from '../../shared/log-words.ts';
import type { QuickLog } from '../../shared/quick-log.ts';

const MOST_WORDS = 6; // looked up at once

/** So many cases are looked at for the words of one. */
export const MOST_LOOKED_AT = 50;

/**
 * The one case of these whose reference ends in the words, or one of whose persons has them as a surname; null for none or several, and
 * where there are more than were looked at (`total`): another of them may be meant.
 */
export function caseNamed(
  words: string,
  { cases, total }: { readonly cases: readonly CaseSummary[]; readonly total: number },
): CaseSummary | null {
  if (total > cases.length) return null;
  const plain = plainOf(words);
  const byReference = cases.filter(({ reference }) => reference.toLowerCase().endsWith(plain));
  const fitting = byReference.length > 0 ? byReference : cases.filter(({ persons }) => surnamesOf(persons).includes(plain));
  return plain !== '' && fitting.length === 1 ? fitting[0]! : null;
}

/** Words of the summary that may be a surname, as {@link plainOf} writes them. */
export function likelySurnames({ parts }: QuickLog): readonly string[] {
  const words = parts
    .filter(({ kind }) => kind === 'summary')
    .flatMap(({ text }) => text.split(/[^\p{L}]+/u))
    .filter(word => word.length >= 4);
  return [...new Set(words.map(plainOf))].slice(-MOST_WORDS);
}

/** From `Montejano Urrea, Ismael; Nevárez Cota, Gerardo`: each surname alone, and those of one person together. */
function surnamesOf(persons: string): readonly string[] {
  return persons.split(';').flatMap(person => {
    const surnames = plainOf(person.split(',')[0] ?? '').trim();
    return [surnames, ...surnames.split(/\s+/)];
  });
}
