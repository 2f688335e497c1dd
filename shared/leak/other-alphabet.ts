import { wordsOf } from './fold.ts';

// A letter of no living script, which no text has: it keeps what is heard apart from what is written.
const heard = 'ꙮ';

const pairsOf = (text: string): ReadonlyMap<string, string> =>
  new Map(text.split(/\s+/).map(pair => [pair[0]!, pair.slice(1)] as const));
const cyrillic = pairsOf(
  `аa бb вv гg дd еe ёio жzh зz иi йi кk лl мm нn оo пp рr сs тt уu фf хh цts чch шsh щsh ъ ыi ь эe юiu яia іi їi єe ґg јi љl њn ќk ћch џch`,
);
const greek = pairsOf(`αa βv γg δd εe ζz ηi θth ιi κk λl μm νn ξx οo πp ρr σs ςs τt υi φf χh ψps ωo`);
const armenian = pairsOf(
  `աa բb գg դd եe զz էe ըe թt ժzh իi լl խh ծts կk հh ձdz ղgh ճch մm յi նn շsh ոo չch պp ջdz ռr սs վv տt րr ցts ւu փp քk օo ֆf`,
);
const georgian = pairsOf(
  `აa ბb გg დd ეe ვv ზz თt იi კk ლl მm ნn ოo პp ჟzh რr სs ტt უu ფp ქk ღgh ყk შsh ჩch ცts ძdz წts ჭch ხh ჯdz ჰh`,
);
const alphabets = [cyrillic, greek, armenian, georgian];
const greekPairs: readonly (readonly [RegExp, string])[] = [
  [/ου/g, 'u'],
  [/αυ/g, 'au'],
  [/ευ/g, 'eu'],
  [/μπ/g, 'b'],
  [/ντ/g, 'd'],
  [/γκ|γγ/g, 'g'],
  [/τσ/g, 'ch'],
];
const foreignWords = /[\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Armenian}\p{Script=Georgian}\p{M}]{2,}/gu;

/** Whether a word of another alphabet stands in a text. */
export const otherAlphabet = /[\u0370-\u058f\u10a0-\u10ff\u1f00-\u1fff]{2}/;

/** Words in Greek and Cyrillic letters by ours, as a table of letters gives them. */
export function inOurLetters(text: string): string {
  return text.replaceAll(foreignWords, latin);
}

/** The same words as they are heard, for {@link heardForm}. */
export function asHeard(text: string): string {
  return text.replaceAll(foreignWords, word => heard + soundOf(latin(word)));
}

/** How a word of ours is heard, whoever writes it down: as it is found in what {@link asHeard} gives. Empty where too little is left. */
export function heardForm(word: string): string {
  const sound = soundOf(spoken(word));
  return sound.length < 3 ? '' : heard + sound;
}

function latin(word: string): string {
  let plain = word.normalize('NFD').toLowerCase();
  // Accents of Greek and Russian go; what makes another letter in Cyrillic stays one.
  plain = plain.replaceAll('\u0438\u0306', 'й').replaceAll('\u0435\u0308', 'ё').replaceAll(/\p{M}/gu, '');
  for (const [pair, letters] of greekPairs) plain = plain.replaceAll(pair, letters);
  return [...plain].map(letter => alphabets.find(letters => letters.has(letter))?.get(letter) ?? letter).join('');
}

/** A Spanish or English spelling by what it says. */
function spoken(word: string): string {
  return wordsOf(word)
    .join('')
    .replaceAll(/qu(?=[ei])/g, 'k')
    .replaceAll('q', 'k')
    .replaceAll(/gu(?=[ei])/g, 'G')
    .replaceAll(/g(?=[ei])/g, 'h')
    .replaceAll('ch', 'C')
    .replaceAll(/c(?=[ei])/g, 's')
    .replaceAll('c', 'k')
    .replaceAll('j', 'h')
    .replaceAll('ll', 'l')
    .replaceAll('y', 'i')
    .replaceAll('w', 'u')
    .toLowerCase()
    .replaceAll('C', 'c');
}

/** What is left of a word that two alphabets agree on: no doubled letter, no silent one, one sibilant, no glide. */
function soundOf(letters: string): string {
  return letters
    .replaceAll(/ch|sh/g, 'c')
    .replaceAll('th', 's')
    .replaceAll(/ks|x/g, 's')
    .replaceAll(/z|ts/g, 's')
    .replaceAll('v', 'b')
    .replaceAll('mb', 'b')
    .replaceAll('mp', 'b')
    .replaceAll('nt', 'd')
    .replaceAll('nd', 'd')
    .replaceAll('ng', 'g')
    .replaceAll('h', '')
    .replaceAll(/(.)\1+/g, '$1')
    .replaceAll(/(?<=[aeoul])i|i(?=[aeou])/g, '');
}

// Hebrew and Arabic write few vowels: what is compared are the consonants.
const consonants = pairsOf(
  `בb גg דd וּ זs חh טt כk ךk לl מm םm נn ןn סs עּ פp ףp צs ץs קk רr שs תt אּ הּ יּ
  بb تt ثs جg حh خh دd ذd رr زs سs شs صs ضd طt ظs عّ غg فf قk كk لl مm نn هّ وّ يّ ىّ اّ أّ إّ آّ ءّ ةّ پb ڤb چs ژs گg ئّ ؤّ`,
);
const withoutVowels = /[\p{Script=Hebrew}\p{Script=Arabic}\p{M}]{2,}/gu;

/** Whether a word stands in a text that is written without vowels. */
export const scriptWithoutVowels = /[\u05d0-\u05ea\u0621-\u06cc]{2}/;

/** Words in Hebrew and Arabic letters by their consonants, for {@link heardConsonants}. */
export function inConsonants(text: string): string {
  return text.replaceAll(withoutVowels, word => {
    const plain = [...word.normalize('NFC')].map(letter => consonants.get(letter) ?? '').join('');
    return bare + consonantsOf(sibilants(plain));
  });
}

/** The consonants of a word of ours as they are heard; empty where too few are left. */
export function heardConsonants(word: string): string {
  const left = consonantsOf(sibilants(spoken(word)));
  return left.length < 2 ? '' : bare + left;
}

const syllabic = heard + heard + heard;
const syllables = /[\u3041-\u3096\u30a1-\u30fa\u30fc]{2,}|[\uac00-\ud7a3]{2,}/gu;

/** Whether a word stands in a text in kana or Hangul, which write by syllables. */
export const scriptOfSyllables = /[\u3041-\u3096\u30a1-\u30fa]{2}|[\uac00-\ud7a3]{2}/;

const kana = new Map(
  'カキクケコk ガギグゲゴg サシスセソザジズゼゾチツヂヅs タテトt ダデドd ナニヌネノンn バビブベボパピプペポフヴb マミムメモm ラリルレロr'
    .split(' ')
    .flatMap(row => Array.from(row.slice(0, -1), sign => [sign, row.slice(-1)] as const)),
);
const firstJamo = ['g', 'k', 'n', 'd', 't', 'r', 'm', 'b', 'b', 's', 's', '', 's', 's', 's', 'k', 't', 'b', ''];
const lastJamo: Readonly<Record<number, string>> = {
  1: 'k',
  2: 'k',
  4: 'n',
  7: 't',
  8: 'r',
  16: 'm',
  17: 'b',
  19: 's',
  20: 's',
  21: 'n',
  24: 'k',
  25: 't',
  26: 'b',
};

/** Words in kana and Hangul by their consonants, for {@link heardSyllables}: the vowels are often not ours. */
export function inSyllables(text: string): string {
  return text.replaceAll(syllables, word => syllabic + ofSyllables(Array.from(word, consonantsOfSign).join('')));
}

function consonantsOfSign(sign: string): string {
  const code = sign.codePointAt(0)!;
  if (code < 0xac00) return kana.get(code < 0x30a0 ? String.fromCodePoint(code + 0x60) : sign) ?? '';
  const at = code - 0xac00;
  return firstJamo[Math.floor(at / 588)]! + (lastJamo[at % 28] ?? '');
}

/** The consonants of a word of ours as such a script has them; empty where too few are left. */
export function heardSyllables(word: string): string {
  const left = ofSyllables(consonantsOf(sibilants(spoken(word))));
  return left.length < 2 ? '' : syllabic + left;
}

const ofSyllables = (consonants: string): string =>
  consonants
    .replaceAll('l', 'r')
    .replaceAll('mb', 'nb')
    .replaceAll(/(.)\1+/g, '$1');

const bare = heard + heard;

/** Sounds that are one to scripts of consonants, without what joins those between which a vowel is left out. */
function sibilants(letters: string): string {
  return letters
    .replaceAll(/ch|sh/g, 'c')
    .replaceAll('th', 's')
    .replaceAll(/ks|x/g, 's')
    .replaceAll(/z|ts/g, 's')
    .replaceAll('v', 'b');
}

function consonantsOf(sound: string): string {
  return sound
    .replaceAll(/[\p{M}aeiouh]/gu, '')
    .replaceAll('c', 's')
    .replaceAll('p', 'b')
    .replaceAll('f', 'b')
    .replaceAll(/(.)\1+/g, '$1');
}
