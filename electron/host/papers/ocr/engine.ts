import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { PageWord } from '../../../../shared/pages.ts';
import { greyOf, type GreyPicture, type PagePixels } from './grey-picture.ts';
import type { PictureReading } from '../../../../shared/page-reading.ts';

/** What of Tesseract's own interface is used. Its files lie in the memory of the module, never on a disk. */
type Core = {
  readonly FS: { readonly writeFile: (path: string, bytes: Uint8Array) => void; readonly unlink: (path: string) => void };
  readonly TessBaseAPI: new () => {
    readonly Init: (folder: null, languages: string, mode: number) => number;
    readonly SetVariable: (name: string, value: string) => void;
    readonly SetImageFile: (orientation: number, angle: number) => number;
    readonly Recognize: (progress: null) => number;
    readonly GetJSONText: () => string;
    readonly Clear: () => void;
  };
};
type Read = {
  readonly blocks: readonly {
    readonly paragraphs: readonly { readonly lines: readonly { readonly words: readonly ReadWord[] }[] }[];
  }[];
};
type ReadWord = {
  readonly text: string;
  readonly confidence: number;
  readonly bbox: { readonly x0: number; readonly y0: number; readonly x1: number; readonly y1: number };
};

const byNeuralNet = 1;

/**
 * Read the words of a page's picture, in Spanish and English at once. For a thread of its own: a page takes seconds. Nothing is asked of a
 * network, and nothing written to a disk.
 */
export async function readPicture(pixels: PagePixels): Promise<PictureReading> {
  const picture = greyOf(pixels);
  if (!picture.hasInk) return { words: [], hasInk: false };
  const { core, api } = await (engine ??= newEngine());
  try {
    core.FS.writeFile('/input', asPgm(picture));
    if (api.SetImageFile(1, 0) !== 0) throw new Error('the picture could not be set');
    if (api.Recognize(null) !== 0) throw new Error('the picture could not be read');
    // What Tesseract writes down of a page.
    const { blocks } = JSON.parse(api.GetJSONText()) as Read;
    const words = blocks.flatMap(block => block.paragraphs.flatMap(({ lines }) => lines.flatMap(line => line.words)));
    return { words: words.map(word => wordOf(word, picture)).filter(({ text }) => text !== ''), hasInk: true };
  } finally {
    api.Clear();
    core.FS.unlink('/input');
  }
}

let engine: ReturnType<typeof newEngine> | undefined; // it stays for the next page

async function newEngine() {
  // The build with SIMD alone is packed: every processor that Electron runs on has it, and without it a page takes four times as long.
  const begin = createRequire(import.meta.url)('tesseract.js-core/tesseract-core-simd-lstm.js') as (
    given: object,
  ) => Promise<Core>;
  const silent = () => undefined;
  const core = await begin({ print: silent, printErr: silent, TesseractProgress: silent });
  const [spanish, english] = [
    createRequire(import.meta.url).resolve('@tesseract.js-data/spa/package.json'),
    createRequire(import.meta.url).resolve('@tesseract.js-data/eng/package.json'),
  ];
  for (const [language, beside] of [
    ['spa', spanish],
    ['eng', english],
  ] as const) {
    const packed = join(dirname(beside), '4.0.0_best_int', `${language}.traineddata.gz`);
    core.FS.writeFile(`${language}.traineddata`, gunzipSync(readFileSync(packed)));
  }
  const api = new core.TessBaseAPI();
  if (api.Init(null, 'spa+eng', byNeuralNet) !== 0) throw new Error('the reader of pictures did not begin');
  return { core, api };
}

function wordOf({ text, confidence, bbox }: ReadWord, { width, height }: GreyPicture): PageWord {
  const [left, top] = [bbox.x0 / width, bbox.y0 / height];
  const box = { left, top, width: bbox.x1 / width - left, height: bbox.y1 / height - top };
  return { text: text.trim(), box, confidence };
}

/** The plainest picture file: a line of measures, then one byte a pixel. */
function asPgm({ width, height, grey }: GreyPicture): Uint8Array {
  const head = Buffer.from(`P5\n${width} ${height}\n255\n`, 'latin1');
  return Buffer.concat([head, grey]);
}
