import { createRequire } from 'node:module';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { lettersOf } from '../../../../shared/drawing/font-letters.ts';
import { plainFont } from './plain-font.ts';

const folders = {
  inter: join(dirname(createRequire(import.meta.url).resolve('@fontsource/inter/LICENSE')), 'files'),
  mono: join(dirname(createRequire(import.meta.url).resolve('@fontsource/jetbrains-mono/LICENSE')), 'files'),
  noto: dirname(createRequire(import.meta.url).resolve('@expo-google-fonts/noto-sans/LICENSE')),
  liberation: join(dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json')), 'standard_fonts'),
} as const;

type Group = { readonly folder: string; readonly named: RegExp };

// WOFF, not WOFF2: fontkit's subsetter cannot take accented letters out of WOFF2's transformed outlines.
const inter = (weight: 400 | 600): Group => ({ folder: folders.inter, named: new RegExp(`-${weight}-normal\\.woff$`) });
const noto = (folder: string): Group => ({ folder: join(folders.noto, folder), named: /\.ttf$/ });
const liberation = (style: string): Group => ({
  folder: folders.liberation,
  named: new RegExp(`^LiberationSans-${style}\\.ttf$`),
});
const mono: Group = { folder: folders.mono, named: /-400-normal\.woff$/ };

/** The faces of our PDFs: Inter for words, JetBrains Mono for identifiers, Liberation Sans for documents set anew, Noto Sans for letters that those lack (all OFL). */
const faces = {
  regular: [inter(400), noto('400Regular')],
  semibold: [inter(600), noto('600SemiBold')],
  mono: [mono, inter(400), noto('400Regular')],
  // For documents set anew: when they are redrawn, each letter is known by the form that it has in these. Inter draws signs otherwise beside
  // figures and capitals.
  paper: [liberation('Regular'), noto('400Regular')],
  'paper-bold': [liberation('Bold'), noto('600SemiBold')],
} as const;
export type Face = keyof typeof faces;

/** One font file. `has` says of a character whether the font itself has a glyph for it. */
export type FontFile = { readonly name: string; readonly has: (codePoint: number) => boolean; readonly bytes: () => Uint8Array };

const opened = new Map<string, FontFile>();
const files = new Map<Face, readonly FontFile[]>();

/** The files of a face in the order in which they are asked: its own family's first, Latin before the rest of it. */
export function filesOf(face: Face): readonly FontFile[] {
  let list = files.get(face);
  if (list === undefined) {
    list = faces[face].flatMap(({ folder, named }) => {
      const names = readdirSync(folder).filter(name => named.test(name));
      return names.sort(byScript).map(name => fileAt(join(folder, name)));
    });
    files.set(face, list);
  }
  return list;
}

/** The font behind a name that `filesOf` gave, as TrueType. */
export function fontSource(name: string): Uint8Array {
  const file = opened.get(name);
  if (file === undefined) throw new Error('no such font');
  return file.bytes();
}

function fileAt(path: string): FontFile {
  const name = basename(path).replace(/\.\w+$/, '');
  const known = opened.get(name);
  if (known !== undefined) return known;
  let bytes: Uint8Array | undefined;
  let letters: ReadonlySet<number> | undefined;
  const read = () => (bytes ??= plainFont(readFileSync(path)));
  const file: FontFile = { name, bytes: read, has: codePoint => (letters ??= lettersOf(read())).has(codePoint) };
  opened.set(name, file);
  return file;
}

function byScript(one: string, other: string): number {
  const rank = (file: string) =>
    ['-latin-4', '-latin-6', '-latin-ext-', '-vietnamese-'].findIndex(part => file.includes(part)) >>> 0; // others last
  return rank(one) - rank(other) || (one < other ? -1 : 1);
}
