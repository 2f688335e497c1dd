/** A word as typed, without its comma or colon. `plain`: small letters without accents. `start` and `end` are its place in the line, comma included. */
export type Word = {
  readonly text: string;
  readonly plain: string;
  readonly ends: boolean;
  readonly start: number;
  readonly end: number;
};

/** The words of a line. What ends in a comma or semicolon ends a clause, and so does a word with a colon. */
export function wordsOf(line: string): readonly Word[] {
  return [...line.matchAll(/\S+/g)].flatMap(({ 0: typed, index }) => {
    const text = typed.replace(/(?:[,;]+|(?<=\p{L}\.?):)$/u, '');
    if (text === '') return [];
    return [{ text, plain: plainOf(text), ends: text !== typed, start: index, end: index + typed.length }];
  });
}

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
