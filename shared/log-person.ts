import { isCapital, written, type Word } from './log-words.ts';

const titles =
  /^(lic|licda|licenciado|licenciada|maestro|maestra|doctor|doctora|lcdo|lcda|mtro|mtra|dr|dra|ing|arq|prof|profa|cap|capt|cmdte|cmte|com|det|sgt|lt|mr|mrs|ms|mx|sr|sra|srta|fiscal|ausa|usa|agent|agente|insp|inspector|inspectora|juez|jueza|judge|magistrado|magistrada|min|attache)\.?$/;

/** Small words within a surname: `de la Cruz`, `van der Berg`, `Ortega y Gasset`. */
const particles: ReadonlySet<string> = new Set('de del la las los y e i da das do dos di van von der den ter le du'.split(' '));

export const isTitle = ({ plain }: Word): boolean => titles.test(plain);

export function isNameWord(text: string): boolean {
  return /^[\p{L}][\p{L}'’.-]*$/u.test(text);
}

export function withoutTitle(words: readonly Word[]): readonly Word[] {
  const first = words.findIndex(word => !isTitle(word));
  return first < 0 ? [] : words.slice(first);
}

/**
 * The name that the words begin with, titles left out. Without a title it begins with a capital; with one it may begin with particles, and its
 * first word be written small. `titled`: only with a title. A comma ends it.
 */
export function nameAt(
  words: readonly Word[],
  which: 'titled' | 'any',
): { readonly name: string; readonly length: number } | null {
  let at = 0;
  while (at < words.length && isTitle(words[at]!) && (at === 0 || !words[at - 1]!.ends)) at += 1;
  const begins = at;
  const isTitled = begins > 0;
  if ((which === 'titled' && !isTitled) || (isTitled && words[begins - 1]!.ends)) return null;
  let end = begins;
  for (let taken = 0; taken < 5 && (end === begins || !words[end - 1]!.ends); taken += 1) {
    const name = afterParticles(words, end, taken > 0 || isTitled);
    const word = name === null ? undefined : words[name];
    const isName = word !== undefined && (isCapital(word) || (isTitled && taken === 0 && isSmallName(word)));
    if (name === null || !isName) break;
    end = name + 1;
  }
  return end === begins ? null : { name: written(words.slice(begins, end)), length: end };
}

const isSmallName = ({ text }: Word): boolean => /^\p{L}{3,}$/u.test(text);

/** Where the word stands that particles from `from` lead to; null where one of them ends a clause. */
function afterParticles(words: readonly Word[], from: number, mayLead: boolean): number | null {
  if (!mayLead) return from;
  for (let at = from; at < Math.min(words.length, from + 4); at += 1) {
    if (!particles.has(words[at]!.plain)) return at;
    if (words[at]!.ends) return null;
  }
  return null;
}
