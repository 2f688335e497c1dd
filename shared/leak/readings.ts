import { furtherCodes } from './code-readings.ts';
import { digitsForWords } from './number-words.ts';
import {
  asHeard,
  inConsonants,
  inOurLetters,
  inSyllables,
  otherAlphabet,
  scriptOfSyllables,
  scriptWithoutVowels,
} from './other-alphabet.ts';
import { joinedReadings } from './joined-readings.ts';
import { playReadings } from './play-readings.ts';
import { fromMorse, morseWords, spelledWords, unspelled } from './spelling-alphabet.ts';

/** Which disguises of a text are read: `codes` are what a program makes of words, `all` also what a person does to their letters. */
export type Disguises = 'all' | 'codes' | 'none';

/**
 * What a text says to whoever decodes it: entities, escapes, percent signs, quoted-printable, base64 and hex runs, letters by their numbers
 * or cut by tags, letters written as figures and figures as letters, accounts that join words, numbers in words, letters in Morse, by the words that radios spell with, or of another alphabet. None where nothing of the kind stands in it, which is nearly every text.
 */
export function otherReadings(text: string, disguises: Disguises = 'all', depth = 0): readonly string[] {
  if (disguises === 'none') return [];
  const readings = new Set<string>();
  for (const [pattern, read] of disguises === 'codes' ? runCodes : [...codes, ...spellings]) {
    const said = disguises === 'codes' ? linesAround(text, pattern) : pattern.test(text) ? text : '';
    const decoded = said === '' ? '' : read(said);
    if (decoded !== said) readings.add(decoded);
  }
  readings.delete('');
  if (depth >= 1) return [...readings];
  const deeper = [...readings]
    .filter(reading => reading.length < 20_000)
    .flatMap(reading => otherReadings(reading, disguises, depth + 1));
  return [...new Set([...readings, ...deeper])];
}

const named: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  shy: '',
  szlig: 'ß',
  zwnj: '',
  zwj: '',
};
const marks: Readonly<Record<string, string>> = {
  acute: '\u0301',
  grave: '\u0300',
  circ: '\u0302',
  tilde: '\u0303',
  uml: '\u0308',
  cedil: '\u0327',
};

function entities(text: string): string {
  return text.replaceAll(
    /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,8}));?/gi,
    (whole, decimal?: string, hex?: string, name?: string) => {
      if (name === undefined) return character(decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal)) ?? whole;
      const [, letter, mark = ''] = /^([a-z])(acute|grave|circ|tilde|uml|cedil)$/i.exec(name) ?? [];
      return letter === undefined ? (named[name.toLowerCase()] ?? whole) : letter + (marks[mark.toLowerCase()] ?? '');
    },
  );
}

function character(code: number): string | null {
  return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : null;
}

function bytesText(bytes: readonly number[]): string {
  const array = new Uint8Array(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(array);
  } catch {
    return new TextDecoder('windows-1252').decode(array);
  }
}

/** Runs of escaped bytes, each run as one text: an accent takes two of them in UTF-8. */
function escapedBytes(run: RegExp, one: RegExp): (text: string) => string {
  return text =>
    text.replaceAll(run, found => bytesText([...found.matchAll(one)].map(([, hex = '']) => Number.parseInt(hex, 16))));
}

const percent = escapedBytes(/(?:%[0-9a-f]{2})+/gi, /%([0-9a-f]{2})/gi);
const quoted = escapedBytes(/(?:=[0-9a-f]{2})+/gi, /=([0-9a-f]{2})/gi);

function escapes(text: string): string {
  const unicode = text.replaceAll(
    /\\u(?:\{([0-9a-f]{1,6})\}|([0-9a-f]{4}))/gi,
    (whole, braced?: string, four?: string) => character(Number.parseInt(braced ?? four ?? '', 16)) ?? whole,
  );
  const bytes = escapedBytes(/(?:\\x[0-9a-f]{2})+/gi, /\\x([0-9a-f]{2})/gi)(unicode);
  return bytes.replaceAll(/\\([0-9a-f]{2,6})\s?/gi, (whole, hex: string) => character(Number.parseInt(hex, 16)) ?? whole); // of style sheets
}

/** Marks of hypertext gone, without a space: they cut words. */
function withoutTags(text: string): string {
  return text.replaceAll(/<[!/a-z][^<>]*>/gi, '');
}

/** Letters by their numbers, in tens or in noughts and ones. */
function numbered(text: string): string {
  const found: string[] = [];
  for (const [run] of text.matchAll(/(?:\b\d{2,3}\b[\s,;.-]*){5,}/g)) add(run, 10);
  for (const [run] of text.matchAll(/(?:[01]{8}[\s,;.-]*){5,}/g)) add(run.replaceAll(/[^01]/g, '').replaceAll(/.{8}/g, '$& '), 2);
  return found.join('\n');

  function add(run: string, base: number): void {
    const bytes = run.split(/\D+/).flatMap(part => (part === '' ? [] : [Number.parseInt(part, base)]));
    const decoded = bytes.every(byte => byte < 256) ? bytesText(bytes) : '';
    if (decoded !== '' && isText.test(decoded)) found.push(decoded);
  }
}

const likeFigures: Readonly<Record<string, string>> = {
  o: '0',
  O: '0',
  l: '1',
  I: '1',
  S: '5',
  s: '5',
  B: '8',
  Z: '2',
  z: '2',
  G: '6',
  q: '9',
};

/** Letters that look like figures as figures, beside one: 662 555 O148. */
function figuresOfLetters(text: string): string {
  const plain = (letters: string): string => letters.replaceAll(/[oOlISsBZzGq]/g, letter => likeFigures[letter] ?? letter);
  return text
    .replaceAll(/(?<![\p{L}\p{N}])[\doOlISsBZz]+(?![\p{L}\p{N}])/gu, word => (/\d/.test(word) ? plain(word) : word))
    .replaceAll(/(?<=\d[\s.-]?)[oOlISsBZzGq]{1,2}(?=[\s.-]?\d|\b)|\b[oOlI](?=\d)/g, plain);
}

/** The same in a code that begins with letters: CO3OO5988. */
function figuresInCodes(text: string): string {
  return text.replaceAll(/(?<![\p{L}\p{N}])[A-Z][A-Z0-9]{5,}(?![\p{L}\p{N}])/gu, word =>
    (word.match(/\d/g)?.length ?? 0) < 3 ? word : word[0]! + word.slice(1).replaceAll('O', '0').replaceAll('I', '1'),
  );
}

const isText = /^(?!.*\ufffd)[\p{L}\p{N}\p{P}\p{Z}\p{S}\p{M}\n\r\t]+$/su;

function base64(text: string): string {
  const found = new Set<string>();
  for (const [run] of text.matchAll(/[A-Za-z0-9+/_-]{8,}={0,2}(?:\r?\n[A-Za-z0-9+/_-]{8,}={0,2})*/g))
    for (const piece of new Set([run.replaceAll(/\s/g, ''), ...blocksOf(run), ...run.split(/[\s/_-]+/)])) {
      const decoded = piece.length < 8 ? null : decoded64(piece);
      if (decoded !== null && isText.test(decoded)) found.add(decoded);
    }
  return [...found].join('\n');
}

/** Lines of one width and a shorter last one, as encoders write them: what stands on the line before or in an address before it is not part of it. */
function blocksOf(run: string): readonly string[] {
  const blocks: string[] = [];
  let width = 0;
  for (const line of run.split(/\r?\n/)) {
    if (line.length <= width) blocks.push(blocks.pop()! + line);
    else blocks.push(line);
    width = line.length < width ? 0 : line.length;
  }
  return blocks;
}

function decoded64(run: string): string | null {
  try {
    const binary = atob(run.replaceAll('-', '+').replaceAll('_', '/').replace(/=+$/, ''));
    const decoded = new TextDecoder().decode(Uint8Array.from(binary.replaceAll('\0', ''), char => char.charCodeAt(0))); // UTF-16 of Latin letters
    return decoded.replaceAll(/^\ufffd{1,3}|\ufffd{1,3}$/g, ''); // a letter that was cut, as at the edges of a piece
  } catch {
    return null;
  }
}

function hex(text: string): string {
  const found: string[] = [];
  for (const [run] of text.matchAll(/(?:\b(?:0x)?[0-9a-f]{2}[\s:,-]*){5,}/gi)) add(run);
  for (const [run] of text.matchAll(/\b(?:0x)?(?:[0-9a-f]{2}){5,}\b/gi)) add(run);
  return found.join('\n');

  function add(run: string): void {
    const bytes = [...run.replaceAll(/0x|[^0-9a-f]/gi, '').matchAll(/../g)].map(([pair]) => Number.parseInt(pair, 16));
    const decoded = bytesText(bytes.filter(byte => byte !== 0)); // UTF-16 of Latin letters
    if (isText.test(decoded)) found.push(decoded);
  }
}

const leet: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '6': 'g',
  '7': 't',
  '8': 'b',
  '@': 'a',
  $: 's',
  '!': 'i',
  '|': 'l',
  '€': 'e',
};

/** Figures and signs as letters, in the words that have a letter too. `one` is i or l. */
function unleet(one: string): (text: string) => string {
  return text =>
    text.replaceAll(/[\p{L}0-9@$!|€]+/gu, word => {
      if (!/\p{L}/u.test(word) || !/[0-9@$!|€]/u.test(word)) return word;
      return word.replaceAll(/[0-9@$!|€]/gu, sign => (sign === '1' ? one : (leet[sign] ?? sign)));
    });
}

/** An account cut where its words meet: ramonaIbarrola79 is three. */
function cut(text: string): string {
  return text
    .replaceAll(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .replaceAll(/(\p{L})(\d)/gu, '$1 $2')
    .replaceAll(/(\d)(\p{L})/gu, '$1 $2');
}

type Reader = readonly [RegExp, (text: string) => string];
const codes: readonly Reader[] = [
  [/&(?:#\d|#x[0-9a-f]|[a-z]{2,8};)/i, entities],
  [/%[0-9a-f]{2}/i, percent],
  [/=[0-9a-f]{2}|=\r?\n/i, text => quoted(text.replaceAll(/=\r?\n/g, ''))],
  [/\\u\{?[0-9a-f]{1,4}|\\x?[0-9a-f]{2}/i, escapes],
  [/[A-Za-z0-9+/_-]{12,}|[A-Za-z0-9+/_-]{8,}=/, base64],
  [/(?:(?:0x)?[0-9a-f]{2}[\s:,-]*){5}/i, hex],
  [/(?:\b\d{2,3}\b[\s,;.-]*){5}|(?:[01]{8}[\s,;.-]*){5}/, numbered],
  [/<[!/a-z][^<>]*>/i, withoutTags],
  [morseWords, fromMorse],
  ...furtherCodes,
];
const spellings: readonly Reader[] = [
  [/\d[\s.-]?[oOlISsBZzGq]|\b[oOlI]\d/, figuresOfLetters],
  [/\b[A-Z]+[OI][A-Z]*\d/, figuresInCodes],
  [/\p{L}[0-9@$!|€]|[0-9@$!|€]\p{L}/u, unleet('i')],
  [/\p{L}1|1\p{L}/u, unleet('l')],
  [/\p{Ll}\p{Lu}|\p{L}\d|\d\p{L}/u, cut],
  [otherAlphabet, inOurLetters],
  [otherAlphabet, asHeard],
  [scriptWithoutVowels, inConsonants],
  [scriptOfSyllables, inSyllables],
  [spelledWords, unspelled],
  [
    /\b(?:cero|uno|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|zero|one|two|three|four|five|six|seven|eight|nine|mil|thousand|hundred|cien|deux|trois|quatre|cinq|sept|huit|neuf|vingt|dois|quatro|sete|oito|nove)\b|z[eé]ro/i,
    digitsForWords,
  ],
  ...playReadings,
  ...joinedReadings,
];

const runCodes: readonly Reader[] = codes.map(([{ source, flags }, read]) => [new RegExp(source, `${flags}g`), read]);
const LINES_BESIDE = 4;

/**
 * The lines of a text in which a pattern stands, and those beside them, in which a name may go on. Runs of letters in bytes that may be no
 * text stand each on a line of its own, and few of them are in any disguise.
 */
function linesAround(text: string, pattern: RegExp): string {
  const spans: { readonly from: number; to: number }[] = [];
  for (const { 0: found, index } of text.matchAll(pattern)) {
    const from = linesBefore(text, index);
    const to = linesAfter(text, index + found.length);
    const last = spans.at(-1);
    if (last === undefined || from > last.to) spans.push({ from, to });
    else last.to = to;
  }
  return spans.map(({ from, to }) => text.slice(from, to)).join('\n');
}

function linesBefore(text: string, at: number): number {
  for (let lines = 0; lines <= LINES_BESIDE && at > 0; lines++) at = text.lastIndexOf('\n', at - 1);
  return Math.max(0, at);
}

function linesAfter(text: string, at: number): number {
  for (let lines = 0; lines <= LINES_BESIDE; lines++) {
    const end = text.indexOf('\n', at);
    if (end < 0) return text.length;
    at = end + 1;
  }
  return at;
}
