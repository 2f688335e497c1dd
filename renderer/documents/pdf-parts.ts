import { canvasFactory } from '../../shared/drawing/canvas-factory.ts';
import { lettersOf } from '../../shared/drawing/font-letters.ts';
import { holdToOwnLetters, type OwnLetters } from '../../shared/drawing/own-letters.ts';

// Everything that pdf.js draws with is a part of the page. The content policy allows neither fetching nor WebAssembly, so maps and fonts are
// scripts that hold their bytes, loaded when a document asks for one, and pictures are decoded by its decoders without WebAssembly.
const contents = import.meta.glob<string>(
  ['../../node_modules/pdfjs-dist/cmaps/*.bcmap', '../../node_modules/pdfjs-dist/standard_fonts/*.{pfb,ttf}'],
  { query: '?url&inline', import: 'default' },
);
const parts = new Map(Object.entries(contents).map(([path, read]) => [path.slice(path.lastIndexOf('/') + 1), read]));

/** @throws Error for a name that pdf.js's package does not have. */
async function partNamed(name: string): Promise<Uint8Array<ArrayBuffer>> {
  const read = parts.get(name);
  if (read === undefined) throw new Error('no such part');
  const address = await read();
  return Uint8Array.from(atob(address.slice(address.indexOf(',') + 1)), letter => letter.charCodeAt(0));
}

/** As pdf.js asks for its maps and fonts. */
class OwnParts {
  fetch({ filename }: { readonly filename: string }): Promise<Uint8Array> {
    return partNamed(filename);
  }
}

const family = 'Enlace Stand-in';
const styles = [
  ['Regular', {}],
  ['Bold', { weight: 'bold' }],
  ['Italic', { style: 'italic' }],
  ['BoldItalic', { weight: 'bold', style: 'italic' }],
] as const;

let own: Promise<OwnLetters> | undefined;

/** The letters for fonts that a PDF names and does not carry, ready to be drawn. */
export function ownLetters(): Promise<OwnLetters> {
  return (own ??= loadLetters());
}

async function loadLetters(): Promise<OwnLetters> {
  const files = await Promise.all(styles.map(([style]) => partNamed(`LiberationSans-${style}.ttf`)));
  for (const [at, [, descriptors]] of styles.entries())
    document.fonts.add(await new FontFace(family, files[at]!, descriptors).load());
  const letters = lettersOf(files[0]!);
  return { family, has: codePoint => letters.has(codePoint) };
}

/** A canvas's context that writes with no font of the machine. */
export function contextOf(canvas: HTMLCanvasElement, letters: OwnLetters, alpha: boolean): CanvasRenderingContext2D {
  const context = canvas.getContext('2d', { alpha, willReadFrequently: true });
  if (context === null) throw new Error('no canvas here');
  holdToOwnLetters(context, letters);
  return context;
}

/** What every document is opened with. */
export function drawingParts(letters: OwnLetters) {
  return {
    enableXfa: false,
    useSystemFonts: false,
    disableFontFace: true,
    useWasm: false,
    useWorkerFetch: false,
    disableWorkerRendering: true, // another thread would draw with the machine's fonts
    wasmUrl: new URL('pdf/', document.baseURI).href, // where the build lays the decoders
    BinaryDataFactory: OwnParts,
    CanvasFactory: canvasFactory((width, height) => {
      const canvas = Object.assign(document.createElement('canvas'), { width, height });
      return { canvas, context: contextOf(canvas, letters, true) };
    }),
    verbosity: 0, // it would write what a document says to the console
  } as const;
}
