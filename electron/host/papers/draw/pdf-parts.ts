import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

const folder = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));

/** What pdf.js itself brings along, so that no font, map or decoder of the machine is asked: every machine reads and draws the same. */
export const ownParts = {
  cMapUrl: `${join(folder, 'cmaps')}/`,
  standardFontDataUrl: `${join(folder, 'standard_fonts')}/`,
  wasmUrl: `${join(folder, 'wasm')}/`,
  useSystemFonts: false,
  disableFontFace: true,
} as const;

/** The half of pdf.js that parses. */
export const parser = pathToFileURL(join(folder, 'legacy/build/pdf.worker.min.mjs')).href;

/** The faces that stand in for fonts which a file names and does not carry, in all four styles (OFL). */
export const standInFiles = ['Regular', 'Bold', 'Italic', 'BoldItalic'].map(style =>
  join(folder, 'standard_fonts', `LiberationSans-${style}.ttf`),
);

/** Faces of the usual kinds, all in the program: what a letter is known by, whatever font a file brings for it. */
export const knownFaces = [
  ...['Sans-Regular', 'Sans-Bold', 'Sans-Italic'].map(face => `Liberation${face}.ttf`),
  ...['Serif', 'SerifBold', 'SerifItalic', 'Fixed', 'FixedBold'].map(face => `Foxit${face}.pfb`),
].map(file => join(folder, 'standard_fonts', file));
