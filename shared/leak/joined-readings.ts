/** What a person says about how letters, words and figures go together: a reader for each, as `readings.ts` has them. */
type Reader = readonly [RegExp, (text: string) => string];

const joints =
  'seguid[oa] (?:de|por)|luego|despu[eé]s|m[aá]s|y (?:al final|despu[eé]s|luego|por [uú]ltimo)|al final|por [uú]ltimo|followed by|and then|then|plus|and|finally|gui[oó]n|dash|hyphen|espacio|space|[uú]ltim[ao]|letra|letter';
const between = joined(joints);
const betweenPieces = joined(`${joints}|y|e`);

function joined(words: string): string {
  return `(?:[\\s,;:+.'"“”«»()/-]+(?:${words})(?![\\p{L}]))+[\\s,;:+.'"“”«»()/-]+`;
}

/** One letter said by a word that begins with it: Q como queso, K as in king. */
const likened = /(?<![\p{L}])(\p{L})\s+(?:como(?: en)?|de|as in|for|like)\s+(?=\1)\p{L}+/giu;
const letterJoint = new RegExp(`(?<=(?<![\\p{L}])\\p{L})${between}(?=\\p{L}(?![\\p{L}]))`, 'giu');

/** Letters one by one, with what is said between them: primera letra Q, luego U, I … */
function lettersSaid(text: string): string {
  return text.replaceAll(likened, '$1').replaceAll(letterJoint, ' ');
}

const figureJoint = new RegExp(`(?<=\\d)${betweenPieces}(?=\\d)`, 'giu');

/** Figures with words between them: 662, luego 555 y al final 0148. */
function figuresSaid(text: string): string {
  return text.replaceAll(figureJoint, ' ');
}

const wordJoint = new RegExp(`(?<=\\p{L})${betweenPieces}(?=\\p{L})`, 'giu');

/** Pieces of a word that somebody asks to be put together: “Ibar” seguido de “rola”; Ibar y rola, todo junto. */
function piecesJoined(text: string): string {
  return text.replaceAll(wordJoint, '');
}

/** The first letter or letters behind the rest of a word, as children of the north speak: Ibarrola-ay, amonaRay, barrola-I. */
function lettersBack(text: string): string {
  const turned = (many: string) =>
    text
      .replaceAll(new RegExp(`(?<![\\p{L}])(\\p{L}{3,}?)-?([bcdfghjklmnñpqrstvwxyz]${many}|qu)ay(?![\\p{L}])`, 'giu'), '$2$1')
      .replaceAll(/(?<![\p{L}])([aeiouáéíóú]\p{L}{2,})-?w?ay(?![\p{L}])/giu, '$1')
      .replaceAll(/(?<![\p{L}])(\p{L}{4,})-(\p{Lu}\p{L}?)(?![\p{L}])/gu, '$2$1');
  return [...new Set(['', '{2}', '{3}'].map(turned))].join('\n');
}

const romanDigits: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10, L: 50, C: 100, D: 500, M: 1000 };
const roman = /(?<![\p{L}])(?=[MDCLXVI])M{0,4}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})(?![\p{L}])/gu;

/** Numbers in Roman letters as figures: F-CDXVII, 8-II-MCMLXXIX. */
function figuresOfRomans(text: string): string {
  return text.replaceAll(roman, number =>
    String(
      Array.from(
        number,
        (letter, at) => romanDigits[letter]! * (romanDigits[letter]! < (romanDigits[number[at + 1] ?? 'I'] ?? 0) ? -1 : 1),
      ).reduce((sum, part) => sum + part, 0),
    ),
  );
}

/** Every syllable once more, apart: ra-pa mo-po na-pa. */
function withoutApartRepeats(text: string): string {
  const bare = text.normalize('NFD').replaceAll(/\p{M}/gu, '').normalize('NFC');
  return bare.replaceAll(/([aeiou])[\s-]?[pf]\1/giu, '$1');
}

export const joinedReadings: readonly Reader[] = [
  [/(?<![\p{L}])\p{L}(?:[\s,;.-]+(?:\p{L}+[\s,;.-]+){0,3}\p{L}(?![\p{L}])){3}/u, lettersSaid],
  [
    /\d[\s,;.)'"-]+(?:(?!\d)[^.\n]){0,24}\b(?:luego|despu|y|final|then|and|plus|m[aá]s|guion|guión|dash|followed|seguid|[uú]ltim)/iu,
    figuresSaid,
  ],
  [
    /seguid[oa] (?:de|por)|followed by|["”’)]\s*(?:y )?(?:luego|despu[eé]s|then|and then)|junt[oa]s?\b|together|one word|una palabra|sin espacio|no space|\p{L}\s*\+\s*\p{L}/iu,
    piecesJoined,
  ],
  [/\p{L}-?\p{L}ay(?![\p{L}])|\p{L}{4}-\p{Lu}\p{L}?(?![\p{L}])/u, lettersBack],
  [/(?<![\p{L}])[MDCLXVI]{3}|-[IVX]{1,4}-/u, figuresOfRomans],
  [/(?:([aeiou])[\s-]?[pf]\1.{0,3}){3}/iu, withoutApartRepeats],
];
