import { alikeLetters } from '../alike-letters.ts';
/**
 * A text as the leak guard reads it: words without case, diacritics, ligatures, soft hyphens or zero-width characters, and the same
 * words run together (`dense`), so that neither spelling nor line breaks hide a value. Offsets lead back into the text as it was.
 */
export type Folded = {
  readonly words: readonly string[];
  readonly starts: readonly number[]; // offset in the text of each word's first character
  readonly dense: string;
  readonly wordAt: Int32Array; // for each character of `dense`: its word's index
};

// NFKD leaves these whole; a reader takes them for the plain letter.
const plainLetters: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
  ħ: 'h',
  ...alikeLetters, // a name in such a script is folded alike, so it is still found
};
const invisible = /[\p{M}\p{Cf}\u180e\u115f\u1160\u3164]/u; // marks, soft hyphen, zero-width and bidirectional controls, fillers
const alphanumeric = /[\p{L}\p{N}]/u;
const standsAlone = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u; // scripts without spaces between words

/** Letters that are written with characters of their own which no reader sees, or sees as flags: the plain ones. */
function spelledOut(code: number): string | null {
  if (code > 0xe0020 && code < 0xe007f) return String.fromCharCode(code - 0xe0000); // tags
  if (code >= 0x1f1e6 && code <= 0x1f1ff) return String.fromCharCode(0x61 + code - 0x1f1e6); // halves of flags
  return null;
}

const figure = /\p{Nd}/u;

/** A figure of any script as ours. Each script has its ten in a row, from zero. */
function figureOf(character: string): string | null {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x80 || !figure.test(character)) return null;
  let first = code;
  while (code - first < 9 && figure.test(String.fromCodePoint(first - 1))) first--;
  return String(code - first);
}

/** What one character becomes: `''` when it leaves no trace, `' '` when it separates words. */
function foldCharacter(character: string): string {
  const plain = spelledOut(character.codePointAt(0) ?? 0);
  if (plain !== null) return foldCharacter(plain);
  if (invisible.test(character)) return '';
  let folded = '';
  for (const part of character.normalize('NFKD').toLowerCase()) {
    if (invisible.test(part)) continue;
    const plain = plainLetters[part] ?? figureOf(part) ?? part;
    folded += alphanumeric.test(plain) ? plain : ' ';
  }
  return folded === '' ? '' : folded.trim() === '' ? ' ' : folded.replaceAll(' ', '');
}

/** Which ASCII characters are part of a word; all others separate words. */
const inWord = Uint8Array.from({ length: 128 }, (_, code) => (alphanumeric.test(String.fromCharCode(code)) ? 1 : 0));
const otherFold = new Map<string, string>();

/** Where the run of ASCII letters and figures that begins here ends: nearly all of nearly every text, and read at once. */
function asciiEnd(text: string, from: number): number {
  let at = from;
  while (at < text.length && inWord[text.charCodeAt(at)] === 1) at += 1;
  return at;
}

function folded(character: string): string {
  let known = otherFold.get(character);
  if (known === undefined) otherFold.set(character, (known = foldCharacter(character)));
  return known;
}

/** Read a text the way the guard compares. Linear in its length. */
export function fold(text: string): Folded {
  const words: string[] = [];
  const starts: number[] = [];
  let word = '';
  let start = 0;
  const close = () => {
    if (word === '') return;
    words.push(word);
    starts.push(start);
    word = '';
  };
  for (let at = 0; at < text.length;) {
    const code = text.charCodeAt(at);
    if (code < 128) {
      const end = asciiEnd(text, at);
      if (end === at) {
        close();
        at += 1;
      } else {
        if (word === '') start = at;
        word += text.slice(at, end).toLowerCase();
        at = end;
      }
      continue;
    }
    const character = code >= 0xd800 && code < 0xdc00 ? String.fromCodePoint(text.codePointAt(at)!) : text[at]!;
    const plain = folded(character);
    if (plain === ' ') close();
    else if (plain !== '') {
      const alone = code > 0x0e00 && standsAlone.test(character);
      if (alone) close();
      if (word === '') start = at;
      word += plain;
      if (alone) close();
    }
    at += character.length;
  }
  close();
  return { words, starts, ...runTogether(words) };
}

/** The words of a short text, folded. */
export function wordsOf(text: string): readonly string[] {
  return fold(text).words;
}

function runTogether(words: readonly string[]): { readonly dense: string; readonly wordAt: Int32Array } {
  const dense = words.join('');
  const wordAt = new Int32Array(dense.length);
  let at = 0;
  for (let word = 0; word < words.length; word++) {
    for (const end = at + words[word]!.length; at < end; at++) wordAt[at] = word; // `fill` takes longer to call than words are
  }
  return { dense, wordAt };
}
