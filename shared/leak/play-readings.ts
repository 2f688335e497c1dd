/** What a person does to words in play, or to say them aloud: a reader for each, as `readings.ts` has them. */
type Reader = readonly [RegExp, (text: string) => string];

/** Every syllable once more with another letter, as children speak: Ipibaparropolapa. */
function withoutRepeats(text: string): string {
  return text.replaceAll(/\p{L}{6,}/gu, word => {
    const plain = word.replaceAll(/([aeiouáéíóú])[pf]\1/gi, '$1');
    return word.length - plain.length >= 4 ? plain : word;
  });
}

const alphabets = ['abcdefghijklmnopqrstuvwxyz', 'abcdefghijklmnñopqrstuvwxyz'];
const places = /(?:\b(?:0?[1-9]|1\d|2[0-7])\b[\s,.;/-]+){4,}(?:0?[1-9]|1\d|2[0-7])\b/g;

/** Letters by their place in the alphabet, in both: 9-2-1-18-18-15-12-1. */
function placesInAlphabet(text: string): string {
  const words = Array.from(text.matchAll(places), ([run]) => (/[-.,;/]/.test(run) ? run.split(/(?<=\d)\s+/) : [run]));
  return words.flatMap(run => alphabets.map(letters => run.map(word => inLetters(word, letters)).join(' '))).join('\n');
}

function inLetters(word: string, letters: string): string {
  return (word.match(/\d+/g) ?? []).map(place => letters[Number(place) - 1] ?? '').join('');
}

const turned = new Map(
  'aɐ bq cɔ dp eǝ fɟ gƃ hɥ iᴉ iı jɾ kʞ lן lʃ mɯ nu oo pd qb rɹ ss tʇ un vʌ wʍ xx yʎ zz'
    .split(' ')
    .map(pair => [pair[1]!, pair[0]!] as const),
);

/** Letters stood on their head, from right to left. */
function uprightAgain(text: string): string {
  return Array.from(text.toLowerCase(), letter => turned.get(letter) ?? letter)
    .reverse()
    .join('');
}

const numbers = new Map(
  'cero0 uno1 dos2 tres3 cuatro4 cinco5 seis6 siete7 ocho8 nueve9 zero0 one1 two2 three3 four4 five5 six6 seven7 eight8 nine9'
    .split(' ')
    .map(pair => [pair.slice(0, -1), pair.slice(-1)] as const),
);
const number = `(?:${[...numbers.keys()].join('|')})`;
const besideFigures = new RegExp(`(?<=\\d[\\s-]?)${number}|${number}(?=[\\s-]?\\d)`, 'gi');

/** A figure in words beside figures: six 62 five55. */
function figuresBesideFigures(text: string): string {
  let said = text;
  for (let once = 0; once < 3; once++) said = said.replaceAll(besideFigures, word => numbers.get(word.toLowerCase()) ?? word);
  return said;
}

const named = new Map(
  'a:a be:b ce:c de:d e:e efe:f ge:g hache:h i:i jota:j ka:k ele:l eme:m ene:n eñe:ñ o:o pe:p cu:q erre:r ere:r ese:s te:t u:u uve:v equis:x ye:y zeta:z guion:- guión:- dash:- hyphen:- punto:. dot:. arroba:@'
    .split(' ')
    .map(pair => pair.split(':') as [string, string]),
);
const name = `(?:${[...named.keys()].join('|')})`;
const spelled = new RegExp(`(?<![\\p{L}])${name}(?:[\\s,.-]+${name}(?![\\p{L}])){3,}`, 'giu');
const clearName = '(?:be|ce|efe|ge|hache|jota|ka|ele|eme|ene|eñe|pe|cu|erre|ere|ese|uve|equis|zeta)'; // no word before a number: de 7, a 12
const dash = '(?:gui[oó]n|dash|hyphen)';
const beforeNumber = new RegExp(
  `(?<![\\p{L}])(?:(${clearName})(?:[\\s,-]+${dash})?|(\\p{L}|${name})[\\s,-]+${dash})[\\s,-]+(?=${number}|\\d)`,
  'giu',
);
const lettersBeforeNumber = new RegExp(
  `(?<![\\p{L}])${clearName}(?:[\\s,.-]+${clearName}){1,2}[\\s,.-]+(?=${number}|\\d)`,
  'giu',
);
const isSpelled = new RegExp(`(?:^|[^\\p{L}])(?:${clearName}|${dash})[\\s,.-]`, 'iu');

/** Letters by their Spanish names, four or more in a row, or one before a number: efe cero cuatro uno siete. */
function namesOfLetters(text: string): string {
  const letter = (said: string): string => named.get(said.toLowerCase()) ?? said;
  return text
    .replaceAll(spelled, run =>
      run
        .split(/[\s,.-]+/)
        .map(letter)
        .join(''),
    )
    .replaceAll(lettersBeforeNumber, run => run.replaceAll(new RegExp(clearName, 'giu'), letter).replaceAll(/[\s,.-]+/g, ''))
    .replaceAll(beforeNumber, (_, clear?: string, said?: string) => `${letter(clear ?? said ?? '')}-`);
}

/** Letters that each stand twice, or with one and the same letter between: IIbbaarr, Ixbxaxr. */
function thinned(text: string): string {
  return text
    .replaceAll(/\b(?:(\p{L})\1){4,}/gu, run => run.replaceAll(/(\p{L})\1/gu, '$1'))
    .replaceAll(/\b\p{L}(\p{L})(?:\p{L}\1){4,}\p{L}?\b/gu, run => run.replaceAll(/(\p{L})\p{L}/gu, '$1'));
}

/** An address of mail as it is said aloud: dw dot hutch at mail dot example. */
function saidAddress(text: string): string {
  return text.replaceAll(/\s*[([]?\b(?:dot|punto)\b[)\]]?\s*/gi, '.').replaceAll(/\s*[([]?\b(?:at|arroba)\b[)\]]?\s*/gi, '@');
}

export const playReadings: readonly Reader[] = [
  [/\b(?:dot|punto)\b/i, saidAddress],
  [/([aeiouáéíóú])[pf]\1/i, withoutRepeats],
  [new RegExp(places.source), placesInAlphabet],
  [/[ɐɔǝɟƃɥᴉɾʞɯɹʇʌʍʎ].?[ɐɔǝɟƃɥᴉɾʞɯɹʇʌʍʎ]/, uprightAgain],
  [/[a-z][\s-]?\d|\d[\s-]?[a-z]/i, figuresBesideFigures],
  [isSpelled, namesOfLetters],
  [/(\w)\1(\w)\2(\w)\3(\w)\4|\w(\w)\w\5\w\5\w\5\w\5/, thinned],
];
