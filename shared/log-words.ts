/**
 * A word as typed, without its comma, colon or full stop. `plain`: small letters without accents. `ends`: a clause ends with it; `stops`: a sentence does.
 * `start` and `end` are its place in the line, comma included.
 */
export type Word = {
  readonly text: string;
  readonly plain: string;
  readonly ends: boolean;
  readonly stops: boolean;
  readonly start: number;
  readonly end: number;
};

/** The words of a line. What ends in a comma, semicolon or full stop ends a clause, and so does a word with a colon. */
export function wordsOf(line: string): readonly Word[] {
  const typed = [...line.matchAll(/\S+/g)];
  return typed.flatMap(({ 0: whole, index }, at) => {
    const bare = whole.replace(/(?:[,;]+|(?<=[\p{L}\d]\.?):)$/u, '');
    const isSentence = bare === whole && isFullStop(whole, typed[at + 1]?.[0]);
    const text = isSentence ? whole.replace(/\.+$/, '') : bare;
    if (text === '') return [];
    const stops = isSentence || whole.endsWith(';');
    return [{ text, plain: plainOf(text), ends: text !== whole, stops, start: index, end: index + whole.length }];
  });
}

/** Whether the stop behind a word ends its sentence: at the line's end or before a capital, and not behind what is only written short. */
function isFullStop(word: string, next: string | undefined): boolean {
  if (!/[\p{L}\d)%]\.+$/u.test(word)) return false;
  if (next === undefined) return !/\..*\.$/.test(word); // the last of `p.m.` and `EE.UU.` belongs to it
  return /^[¿¡"“«(]*\p{Lu}/u.test(next) && !isShort(plainOf(word));
}

const short =
  'no num nos art arts av col exp of ofna pag pags p pp vs st dept depto edo mpio tel ext lic licda mtro mtra dr dra ing arq prof profa cap capt cmdte cmte com det sgt lt mr mrs ms mx sr sra srta insp min ausa';
const shortWords: ReadonlySet<string> = new Set(short.split(' '));

/** A title, an initial, or another word that is written short. */
const isShort = (plain: string): boolean =>
  /^\p{L}\.$/u.test(plain) || /\..*\.$/.test(plain) || shortWords.has(plain.replace(/\.+$/, ''));

export function plainOf(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[’‘]/g, "'").toLowerCase();
}

/** The longest entry of a table that the words begin with, and how many words it has. */
export function looked<Value>(words: readonly Word[], table: Readonly<Record<string, Value>>): readonly [Value, number] | null {
  for (const length of [3, 2, 1]) {
    const taken = words.slice(0, length);
    if (taken.length < length || taken.slice(0, -1).some(word => word.ends)) continue;
    const text = plainText(taken);
    if (Object.hasOwn(table, text)) return [table[text]!, length]; // just found
  }
  return null;
}

export function plainText(words: readonly Word[]): string {
  return words.map(({ plain }) => plain).join(' ');
}

export function written(words: readonly Word[]): string {
  return words.map(({ text }) => text).join(' ');
}

export function isCapital({ text }: Word): boolean {
  return /^\p{Lu}[\p{L}'’-]+$/u.test(text);
}

/** Words as a record holds them: the first letter is a capital. */
export function spoken(words: readonly Word[]): string {
  const text = written(words);
  return text.charAt(0).toLocaleUpperCase() + text.slice(1);
}
