import { existsSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { Refusal } from '../../../shared/failure.ts';
import type { Bilingual } from '../../../shared/language.ts';
import type { Sink } from '../places/handles.ts';
import { writeBytes } from '../places/sinks.ts';
import type { Card } from './cards.ts';

/**
 * Put the twelve words of a card that was just written beside it, as text to print. The card itself has no place for them: an earlier program
 * reads it strictly. What stands there under that name and is no such text stays.
 *
 * @returns the text's file name, or null where none was written: a download, a name that is taken, a place that takes no second file.
 */
export async function writeWordsBeside(
  card: Sink,
  said: Pick<Card, 'agency' | 'names'>,
  words: Bilingual,
): Promise<string | null> {
  if (!('path' in card)) return null;
  const path = wordsPath(card.path);
  try {
    if (existsSync(path) && !readFileSync(path, 'utf8').startsWith(heading)) return null;
    await writeBytes({ ...card, path, name: basename(path) }, Buffer.from(cardText(said, words)));
    return basename(path);
  } catch (error) {
    if (error instanceof Refusal || (error instanceof Error && 'code' in error)) return null; // the system's own; the card is there
    throw error;
  }
}

/** `card.json` has its words in `card-words.txt`. */
export const wordsPath = (card: string): string => `${card.replace(/\.json$/i, '')}-words.txt`;

const heading = 'Enlace: tarjeta de autoridad / agency card';

/** Both lists line by line, so that the two sides can count along in different languages. */
export function cardText({ agency, names }: Pick<Card, 'agency' | 'names'>, words: Bilingual): string {
  const spanish = words.es.split(' ');
  const english = words.en.split(' ');
  const lines = spanish.map((word, at) => `${String(at + 1).padStart(2)}  ${word.padEnd(20)}${english[at]}`);
  return `${heading}
${agency}
${names.es}
${names.en}

    Español             English
${lines.join('\n')}

ES: Estas doce palabras son las de las llaves de la tarjeta que está junto a este texto. Léanlas por teléfono, a un
número que ya tenían, antes de confiar en la tarjeta: cada parte en su idioma, o en el de la otra. Este texto no está
firmado; quien recibe la tarjeta saca las palabras de ella y no de aquí.
EN: These twelve words are those of the keys on the card beside this text. Read them by telephone, on a number that you
already had, before you rely on the card: each side in its own language, or in the other's. This text is not signed;
whoever gets the card takes the words from the card, not from here.
`;
}
