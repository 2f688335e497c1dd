import type { Strength } from '../ui/PassphraseField.tsx';

const common = /^(password|contrase|qwerty|abc|letmein|enlace|admin|mexico|america)|^(.)\2+$|^\d+$/i;

/**
 * How hard a phrase is to guess, for someone who is choosing it: a count of words and kinds of letters, not a promise. Random words
 * count most; repeated ones and short ones hardly.
 */
export function passphraseStrength(phrase: string): Strength {
  const text = phrase.trim();
  if (text === '') return 0;
  const bits = guessBits(text);
  if (bits < 28 || common.test(text)) return 1;
  if (bits < 45) return 2;
  return bits < 60 ? 3 : 4;
}

function guessBits(text: string): number {
  const words = new Set(
    text
      .toLowerCase()
      .split(/[\s\-_.]+/)
      .filter(word => word.length > 2),
  );
  if (words.size >= 3) return words.size * 12.5; // as if each were drawn from some six thousand
  const kinds = [/[a-zñáéíóúü]/, /[A-ZÑ]/, /\d/, /[^\p{L}\d]/u].filter(kind => kind.test(text)).length;
  const distinct = new Set(text).size;
  return Math.min(text.length, distinct * 2) * (2 + kinds * 0.8);
}
