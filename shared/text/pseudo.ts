import { english, type Reader } from '../reader.ts';
import { interpolate, type Values } from './fill.ts';
import { isPlural, type Words } from './words.ts';

const accents: Readonly<Record<string, string>> = {
  a: 'á', b: 'ƀ', c: 'ç', d: 'ð', e: 'é', f: 'ƒ', g: 'ĝ', h: 'ĥ', i: 'î', j: 'ĵ', k: 'ķ', l: 'ļ', m: 'ɱ', n: 'ñ', o: 'ó', p: 'þ',
  r: 'ŕ', s: 'š', t: 'ţ', u: 'û', v: 'ṽ', w: 'ŵ', x: 'ẋ', y: 'ý', z: 'ž',
}; // prettier-ignore

/**
 * The text as the pseudo-locale `en-XA` shows it: accented, a third longer, between ⟦ and ⟧. What stands on a screen without brackets
 * was written in the code; what is cut off would be cut off in another language too. `{{name}}` stays.
 */
export function pseudo(text: string): string {
  const accented = text
    .split(/(\{\{.*?\}\})/)
    .map(part => (part.startsWith('{{') ? part : part.replace(/[a-z]/g, letter => accents[letter] ?? letter)))
    .join('');
  return `⟦${accented}${'·'.repeat(Math.ceil(text.length / 3))}⟧`;
}

/** Whoever reads in the pseudo-locale: English, dressed up. What a text is filled with stays as it is. */
export const pseudoReader: Reader = {
  ...english,
  language: 'en-XA',
  say: (text, values = {}) =>
    interpolate(pseudo(templateOf(text, values)), values, { locale: 'en-US', say: value => pseudoReader.say(value) }),
};

function templateOf(text: Words, values: Values): string {
  return isPlural(text) ? text[values['count'] === 1 ? 'one' : 'other'].en : text.en;
}
