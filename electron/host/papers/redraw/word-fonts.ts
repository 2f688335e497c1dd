/** A font's part of a word: the font's name, and two hexadecimal digits for each letter. */
export type Codes = { readonly font: string; readonly codes: string };
type PdfObject = { readonly dictionary: string; readonly stream?: Uint8Array };

export type WordFonts = {
  /** How wide each letter counts, in sizes. */
  readonly widthEm: number;
  readonly codes: (text: string) => readonly Codes[];
  /** Their objects, numbered from `first` on, and the table that names them. */
  readonly objects: (first: number) => { readonly objects: readonly PdfObject[]; readonly table: string };
};

const mostInFont = 255;
const widthEm = 0.5;

/**
 * Fonts without ink for words that are searched and copied, as their picture shows them already: a code for each character in the order in
 * which it is first written, a table that says which, and one empty drawing for all. So any script can stand there, and no font file is inside.
 */
export function wordFonts(): WordFonts {
  const places = new Map<string, number>();
  return {
    widthEm,
    codes(text) {
      const runs: { font: string; codes: string }[] = [];
      for (const letter of text) {
        let place = places.get(letter);
        if (place === undefined) places.set(letter, (place = places.size));
        const font = `F${Math.floor(place / mostInFont)}`;
        const code = ((place % mostInFont) + 1).toString(16).padStart(2, '0');
        const last = runs.at(-1);
        if (last?.font === font) last.codes += code;
        else runs.push({ font, codes: code });
      }
      return runs;
    },
    objects(first) {
      const letters = [...places.keys()];
      const fonts = Array.from({ length: Math.ceil(letters.length / mostInFont) }, (_, at) =>
        letters.slice(at * mostInFont, (at + 1) * mostInFont),
      );
      const nothing = Buffer.from(`${widthEm * 1000} 0 0 0 0 0 d1\n`, 'latin1');
      const objects = fonts.flatMap((own, at): readonly PdfObject[] => [
        { dictionary: fontDictionary(own.length, first, first + 2 + at * 2) },
        { dictionary: '', stream: Buffer.from(meanings(own), 'latin1') },
      ]);
      const names = fonts.map((_, at) => `/F${at} ${first + 1 + at * 2} 0 R`);
      return { objects: [{ dictionary: '', stream: nothing }, ...objects], table: names.join('') };
    },
  };
}

function fontDictionary(letters: number, nothing: number, meaning: number): string {
  const names = Array.from({ length: letters }, (_, at) => `g${at + 1}`);
  return (
    `/Type/Font/Subtype/Type3/FontBBox[0 0 ${widthEm * 1000} 1000]/FontMatrix[0.001 0 0 0.001 0 0]/FirstChar 1/LastChar ${letters}` +
    `/Widths[${names.map(() => widthEm * 1000).join(' ')}]/CharProcs<<${names.map(name => `/${name} ${nothing} 0 R`).join('')}>>` +
    `/Encoding<</Type/Encoding/Differences[1${names.map(name => `/${name}`).join('')}]>>/Resources<<>>/ToUnicode ${meaning} 0 R`
  );
}

/** A map from codes to characters (ISO 32000-1 §9.10.3). */
function meanings(letters: readonly string[]): string {
  const rows = letters.map((letter, at) => `<${(at + 1).toString(16).padStart(2, '0')}> <${utf16(letter)}>`);
  const blocks: string[] = [];
  for (let at = 0; at < rows.length; at += 100)
    blocks.push(`${Math.min(100, rows.length - at)} beginbfchar\n${rows.slice(at, at + 100).join('\n')}\nendbfchar`);
  return (
    '/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CMapName /Words def\n/CMapType 2 def\n' +
    `1 begincodespacerange\n<01> <ff>\nendcodespacerange\n${blocks.join('\n')}\nendcmap\nend\nend\n`
  );
}

function utf16(letter: string): string {
  return Array.from({ length: letter.length }, (_, at) => letter.charCodeAt(at).toString(16).padStart(4, '0')).join('');
}
