import type { Bilingual } from './language.ts';

export type PassphraseStrength = {
  /** Guesses needed, as a power of two; a cautious estimate, not a proof. */
  readonly bits: number;
  readonly verdict: 'weak' | 'fair' | 'strong';
  readonly advice: Bilingual;
};

const FAIR_BITS = 40;
const STRONG_BITS = 60;
/** A word is worth what a list of 4,096 words gives, however long it is: people choose words, not letters. */
const WORD_BITS = 12;
const BITS_PER_LETTER = 2;
const COMMON_BITS = 2;

// What is guessed first, folded. Short on purpose: words are cheap already.
const COMMON = new Set(
  `password contrasena clave secreto secret admin administrador letmein welcome bienvenido qwerty qwertyuiop asdfgh zxcvbn enlace vault
  boveda mexico america usa fgr sre interpol extradicion extradition fiscalia embajada embassy iloveyou tequiero teamo dragon monkey
  football futbol abc abcd abcdef passw0rd p4ssw0rd`.split(/\s+/),
);

const advice = {
  weak: {
    en: 'Too easy to guess. Use four or more words that have nothing to do with each other, or with you.',
    es: 'Demasiado fácil de adivinar. Use cuatro o más palabras que no tengan relación entre sí ni con usted.',
  },
  fair: {
    en: 'Good enough. One or two more words make it strong.',
    es: 'Suficiente. Una o dos palabras más la hacen fuerte.',
  },
  strong: { en: 'Strong. Write it nowhere near this machine.', es: 'Fuerte. No la escriba cerca de este equipo.' },
} as const satisfies Record<PassphraseStrength['verdict'], Bilingual>;

/** How hard a passphrase is to guess. Words count as words, sequences and repetitions as nearly nothing, the rest by its alphabet. */
export function passphraseStrength(passphrase: string): PassphraseStrength {
  const seen = new Set<string>();
  let bits = 0;
  for (const token of passphrase.normalize('NFC').split(/[\s\-_.,]+/)) {
    const folded = fold(token);
    if (folded === '') continue;
    bits += seen.has(folded) ? 1 : tokenBits(token, folded);
    seen.add(folded);
  }
  const verdict = bits < FAIR_BITS ? 'weak' : bits < STRONG_BITS ? 'fair' : 'strong';
  return { bits: Math.round(bits), verdict, advice: advice[verdict] };
}

function tokenBits(token: string, folded: string): number {
  if (COMMON.has(folded.replace(/[^a-z]+$/, ''))) return COMMON_BITS;
  if (/^\p{L}+$/u.test(token)) return Math.min(WORD_BITS, unpredictable(folded) * BITS_PER_LETTER);
  const wordAndDigits = /^(\p{L}+)(\P{L}{1,4})$/u.exec(token);
  if (wordAndDigits !== null) return Math.min(WORD_BITS, unpredictable(folded) * BITS_PER_LETTER) + 2 * wordAndDigits[2]!.length;
  return unpredictable(token) * Math.log2(alphabetOf(token)) * 0.8;
}

/** Characters that do not follow from the one before: not the same, the next or the previous. */
function unpredictable(text: string): number {
  const codes = [...text].map(character => character.codePointAt(0)!);
  return codes.filter((code, at) => at === 0 || Math.abs(code - codes[at - 1]!) > 1).length;
}

function alphabetOf(text: string): number {
  const classes: readonly (readonly [RegExp, number])[] = [
    [/\p{Ll}/u, 26],
    [/\p{Lu}/u, 26],
    [/\p{N}/u, 10],
    [/[^\p{L}\p{N}]/u, 20],
  ];
  return classes.filter(([kind]) => kind.test(text)).reduce((sum, [, size]) => sum + size, 0);
}

function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
