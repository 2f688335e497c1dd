import { filesOf, type Face, type FontFile } from './faces.ts';

/** Part of a text that one font file can draw. */
export type Run = { readonly text: string; readonly font: string };

const clusters = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** A text cut into what a reader takes for one letter: a base with its marks is never torn apart. */
export function lettersIn(text: string): readonly string[] {
  return /^[\u0020-\u007e\u00a0-\u02ff]*$/.test(text) ? [...text] : Array.from(clusters.segment(text), ({ segment }) => segment); // most texts have no marks
}

/**
 * Cut a text into runs, each with a font that has a glyph for every character of it: the font itself is asked. Letters that no bundled font
 * has are written as their code points (`[U+5F20]`), with all their marks: readable, exact, and never an empty box, which looks like a
 * redaction; `packet.json` has them as they are.
 */
export function runsOf(face: Face, text: string): readonly Run[] {
  const runs: { text: string; font: string }[] = [];
  for (const letter of lettersIn(text)) {
    const font = fontFor(face, letter);
    const name = (font ?? filesOf(face)[0]!).name; // each face has a font of Latin letters
    const drawn = font === undefined ? Array.from(letter, codePointOf).join('') : letter;
    const last = runs.at(-1);
    if (last?.font === name) last.text += drawn;
    else runs.push({ text: drawn, font: name });
  }
  return runs;
}

/** Whether a bundled font draws a letter; else {@link runsOf} writes its code points. */
export function isDrawn(face: Face, letter: string): boolean {
  return fontFor(face, letter) !== undefined;
}

// Scripts whose letters stand beside each other as they are. Others need substitutions, which the fonts here are without.
const plain = /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Common}\p{Script=Inherited}]*$/u;

const mostLetters = 5_000;
const known = new Map<Face, Map<string, FontFile | undefined>>();

function fontFor(face: Face, letter: string): FontFile | undefined {
  let fonts = known.get(face);
  if (fonts === undefined) known.set(face, (fonts = new Map<string, FontFile | undefined>()));
  if (fonts.has(letter)) return fonts.get(letter);
  const codePoints = Array.from(letter, character => character.codePointAt(0)!);
  // The first families' files are pieces that have marks and do not say where they stand; the last is whole.
  const files = codePoints.length > 1 ? filesOf(face).toReversed() : filesOf(face);
  const font = plain.test(letter) ? files.find(({ has }) => codePoints.every(has)) : undefined;
  if (fonts.size >= mostLetters) fonts.clear();
  fonts.set(letter, font);
  return font;
}

function codePointOf(character: string): string {
  return `[U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}]`;
}
