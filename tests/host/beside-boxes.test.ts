import { describe, expect, it } from 'vitest';
import { readPdfTexts } from '../../electron/host/packets/guard/pdf-reader.ts';
import { readPictureApart } from '../../electron/host/papers/ocr/picture-reader.ts';
import { redraw, type RedrawOptions } from '../../electron/host/papers/redraw/redraw.ts';
import { piecesOf, wholeOf } from '../../electron/host/places/pieces.ts';
import { boxOnPaper, boxOnScan, paperWith, scanWith, type Hidden } from '../support/pair-papers.ts';

const beneath: Readonly<Record<string, Hidden>> = {
  'a word that runs on from the one beside the box': { words: 'Zarzamora', size: 14 },
  'a word too small to be read': { words: 'Zarzamora', size: 2 },
  'a word cut off by the box': { words: 'Zarzamora Quintanilla', size: 40, slant: 0.2 },
  'one letter': { words: 'Ñ' },
  'one small letter': { words: 'a' },
  'a picture': { isPicture: true },
  'a coloured word': { words: 'Zarzamora', colour: [0.9, 0.1, 0.1] },
};

/** As a document leaves: what is in the picture of a page with boxes is read there. */
const words: NonNullable<RedrawOptions['words']> = async (_, picture) =>
  picture === null ? [] : (await readPictureApart(await picture())).words;

async function redrawn(bytes: Uint8Array, box: typeof boxOnPaper): Promise<Uint8Array> {
  const boxes = [{ ...box, page: 1, code: 'R-INV' }];
  const { content } = await redraw({ sizeBytes: bytes.length, open: async () => piecesOf(bytes) }, { boxes, words });
  return wholeOf(content);
}

const textOf = async (file: Uint8Array) => (await readPdfTexts(file)).map(({ text }) => text).join('\n');

describe.each([
  ['a page of text', paperWith, boxOnPaper, /Firma/],
  ['a scan', scanWith, boxOnScan, /declaro/],
] as const)('%s with a box', (_, make, box, kept) => {
  it.each(Object.keys(beneath))('is the same file, word for word, whether beneath is %s or nothing', async what => {
    const bare = await redrawn(make({}), box);

    expect(await textOf(bare)).toMatch(kept);
    expect(Buffer.compare(await redrawn(make(beneath[what]!), box), bare)).toBe(0);
  });
});
