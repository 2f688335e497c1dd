import { belowHundred, numberEs } from './number-names.ts';
import { letterOf, spellingWord } from './spelling-alphabet.ts';

/** What a person does to words in play, or to say them aloud: a reader for each, as `readings.ts` has them. */
type Reader = readonly [RegExp, (text: string) => string];

/** Every syllable once more with another letter, as children speak: Ipibaparropolapa. */
function withoutRepeats(text: string): string {
  const bare = text.normalize('NFD').replaceAll(/\p{M}/gu, '').normalize('NFC');
  return bare.replaceAll(/\p{L}{6,}/gu, word => {
    const plain = word.replaceAll(/([aeiou])([lmnrsz]?)[pf]\1/gi, '$1$2');
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

const turnedCapitals = new Map([
  ['W', 'm'],
  ['M', 'w'],
]);

/** Letters stood on their head, from right to left. */
function uprightAgain(text: string): string {
  // A capital among them stands upright, but for those that are one another's head.
  return Array.from(text, letter => turned.get(letter) ?? turnedCapitals.get(letter) ?? letter)
    .reverse()
    .join('');
}

const numbers = new Map(
  Array.from({ length: 100 }, (_, value) => value).flatMap(value =>
    [numberEs(value), belowHundred(value)].map(said => [said.join(' '), String(value)] as const),
  ),
);
const longestFirst = [...numbers.keys()].sort((one, other) => other.length - one.length);
const number = `(?:${longestFirst.map(said => said.replaceAll(' ', '[\\s-]+')).join('|')})`;
const besideFigures = new RegExp(`(?<=\\d[\\s-]?)${number}(?![\\p{L}])|(?<![\\p{L}])${number}(?=[\\s-]?\\d)`, 'giu');

const saidTwice = new RegExp(`\\b(doble|double|triple)\\s+(${number})`, 'gi');

const figureTwice = /\b(doble|double|triple)[\s-]+(\d)(?!\d)/gi;

/** A figure in words beside figures: six 62 five55. */
function figuresBesideFigures(text: string): string {
  let said = text.replaceAll(saidTwice, (_, times: string, word: string) =>
    `${word} `.repeat(times.toLowerCase() === 'triple' ? 3 : 2),
  );
  said = said.replaceAll(figureTwice, (_, times: string, figure: string) =>
    figure.repeat(times.toLowerCase() === 'triple' ? 3 : 2),
  );
  for (let once = 0; once < 3; once++)
    said = said.replaceAll(besideFigures, word => numbers.get(word.toLowerCase().replaceAll(/[\s-]+/g, ' ')) ?? word);
  return said;
}

const oneFigure = `(?:${Array.from({ length: 10 }, (_, value) => [numberEs(value), belowHundred(value)].join('|')).join('|')}|oh)`;
const mixed = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:(?:${oneFigure}|${spellingWord}|\\p{L}|\\d)(?![\\p{L}\\p{N}])[\\s,.-]*){5,}`,
  'giu',
);

/** A code said letter by letter and figure by figure: seven K L M four eight two, eight golf tango five. */
function codesSaid(text: string): string {
  return text.replaceAll(mixed, run => {
    const parts = run.match(/[\p{L}\p{N}]+/gu) ?? [];
    return `${parts.map(part => (part === 'oh' ? '0' : (numbers.get(part.toLowerCase()) ?? letterOf(part) ?? part))).join('')} `;
  });
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

/** Vowels drawn out: Ibaarroolaa. */
function shortened(text: string): string {
  return text.replaceAll(/([aeiou])\1+/gi, '$1');
}

/** An address of mail as it is said aloud: dw dot hutch at mail dot example. */
function saidAddress(text: string): string {
  return text.replaceAll(/\s*[([]?\b(?:dot|punto)\b[)\]]?\s*/gi, '.').replaceAll(/\s*[([]?\b(?:at|arroba)\b[)\]]?\s*/gi, '@');
}

export const playReadings: readonly Reader[] = [
  [/\b(?:dot|punto)\b/i, saidAddress],
  [/[aeiouáéíóú][lmnrsz]?[pf][aeiouáéíóú]/i, withoutRepeats],
  [new RegExp(places.source), placesInAlphabet],
  [/[ɐɔǝɟƃɥᴉɾʞɯɹʇʌʍʎ].?[ɐɔǝɟƃɥᴉɾʞɯɹʇʌʍʎ]/, uprightAgain],
  [/[a-z][\s-]?\d|\d[\s-]?[a-z]/i, figuresBesideFigures],
  [new RegExp(mixed.source, 'iu'), codesSaid],
  [/([aiu])\1\p{L}/iu, shortened],
  [isSpelled, namesOfLetters],
  [/(\w)\1(\w)\2(\w)\3(\w)\4|\w(\w)\w\5\w\5\w\5\w\5/, thinned],
];
