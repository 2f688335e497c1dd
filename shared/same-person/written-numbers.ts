import { fold } from '../leak/fold.ts';

/**
 * A number of a person or a paper as it is compared: letters and figures alone, whatever script, case, spaces, hyphens, and invisible
 * marks it was written with. Empty where it holds too little to point at anybody: it then is compared with nothing.
 */
export function identifierKey(text: string): string {
  if (text === '') return '';
  const { dense } = fold(text);
  // An alien's number is written with its A and padded, or without either.
  const bare = dense.replace(/^a0*(?=\d{7,9}$)/, '');
  const figures = bare.replaceAll(/\D/g, '').length;
  return bare.length >= 6 && figures >= 4 ? bare : '';
}

/** The ten figures by which a telephone of either country is told from another; of others, all of them. Empty where there are too few. */
export function phoneKey(text: string): string {
  if (text === '') return '';
  const figures = fold(text.replace(/\s*(?:x|ext\.?)\s*\d{1,6}\s*$/i, '')).dense.replaceAll(/\D/g, '');
  const national = figures.replace(/^(?:00|011)?(?:521|52|1)(?=\d{10}$)/, '').replace(/^0?4[45](?=\d{10}$)/, '');
  return national.length >= 7 ? national : '';
}

/** An address of mail as it is compared. */
export function emailKey(text: string): string {
  return text
    .normalize('NFKC')
    .replaceAll(/[\p{Cf}\s]/gu, '')
    .toLowerCase();
}

/**
 * A reference of a case as it is compared: `ext-2026-0001`, Word's hyphens, soft hyphens, spaces and letters that only look Latin are all
 * the same one. Figures keep their zeros, and what parts two numbers parts them: 1/23 is not 12/3.
 */
export function referenceKey(text: string): string {
  return fold(text).words.reduce((key, word) => (/\d$/.test(key) && /^\d/.test(word) ? `${key}-${word}` : key + word), '');
}

/** Whether two texts are one reference, however they are written. */
export function sameReference(one: string, other: string): boolean {
  return one === other || (other !== '' && referenceKey(one) === referenceKey(other));
}
