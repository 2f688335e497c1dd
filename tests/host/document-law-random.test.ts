import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, it } from 'vitest';
import { readPdfTexts } from '../../electron/host/packets/guard/pdf-reader.ts';
import { redraw } from '../../electron/host/papers/redraw/redraw.ts';
import { piecesOf, wholeOf } from '../../electron/host/places/pieces.ts';
import { hasOutsideTool } from '../support/outside.ts';
import { objectsOf, strangeObjects } from '../support/pdf-objects.ts';
import { pdfWith, shown, stream } from '../support/planted-pdfs.ts';

const folder = mkdtempSync(join(tmpdir(), 'enlace-law-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const anyWord = (first: string) =>
  fc.string({ unit: fc.constantFrom(...'abcdefghlmnoprstu'), minLength: 5, maxLength: 9 }).map(rest => first + rest);
const at = (x: number, y: number, word: string, font = '/F 14') => `BT ${font} Tf ${x} ${y} Td (${word}) Tj ET`;
/** Ways in which a word is in a page's own drawing and nobody sees it. */
const ways: readonly ((word: string) => string)[] = [
  word => `1 g ${at(20, 60, word)} 0 g`,
  word => `${at(20, 60, word)} 0 g 15 55 200 20 re f`,
  word => `3 Tr ${at(20, 60, word)} 0 Tr`,
  word => `q 0 0 4 4 re W n ${at(20, 60, word)} Q`,
  word => at(400, 60, word),
  word => at(20, 60, word, '/F 1'),
  word => `BT /F 14 Tf -1 0 0 1 280 60 Tm (${word}) Tj ET`,
  word => at(20, 60, word.replaceAll(/./g, 'a'), '/T 14'), // a Type 3 font of squares that claims to be letters
  word => `/Span <</ActualText(${word})>> BDC ${at(20, 60, 'x')} EMC`,
  word => `% ${word}\n`,
];

/** A Type 3 font whose every letter is a square; its table says that `a` is the first letter of the hidden word. */
const squares =
  '/T <</Type/Font/Subtype/Type3/FontBBox[0 0 700 700]/FontMatrix[0.001 0 0 0.001 0 0]/FirstChar 97/LastChar 97/Widths[750]' +
  '/CharProcs<</s 10 0 R>>/Encoding<</Type/Encoding/Differences[97/s]>>/Resources<<>>/ToUnicode 11 0 R>>';
const meaning =
  '/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <00> <ff> endcodespacerange 1 beginbfchar <61> <005A> endbfchar endcmap end';

const anyPage = fc.record({
  seen: fc.array(anyWord('K'), { minLength: 1, maxLength: 3 }),
  hidden: fc.array(fc.tuple(anyWord('Z'), fc.constantFrom(...ways)), { minLength: 1, maxLength: 2 }),
  turned: fc.constantFrom(0, 90, 180, 270),
  author: anyWord('Z'),
});

const hasPdftotext = hasOutsideTool(
  'pdftotext',
  'the words of a random file that leaves are seen on its page, by another reader too',
);

/** Every word that any reader finds: ours, another, and each text of each object. */
async function wordsIn(file: Uint8Array): Promise<ReadonlySet<string>> {
  const path = join(folder, 'left.pdf');
  writeFileSync(path, file);
  const other = hasPdftotext ? spawnSync('pdftotext', [path, '-'], { encoding: 'utf8' }).stdout : '';
  const own = (await readPdfTexts(file)).map(({ text }) => text).join(' ');
  return new Set(`${other} ${own}`.match(/[\p{L}]{2,}/gu) ?? []);
}

it('holds no word that its page does not show, in our writer’s objects alone, whatever came in (document law)', async () => {
  let kept = 0;
  let drawn = 0;
  await fc.assert(
    fc.asyncProperty(anyPage, async ({ seen, hidden, turned, author }) => {
      const bytes = pdfWith({
        content: [...seen.map((word, line) => at(20, 120 - line * 22, word)), ...hidden.map(([word, hide]) => hide(word))].join(
          '\n',
        ),
        page: `/Rotate ${turned}`,
        fonts: squares,
        trailer: '/Info 12 0 R',
        objects: [stream('750 0 0 0 700 700 d1 0 0 700 700 re f'), stream(meaning), `<</Author(${author})>>`],
      });
      const { content } = await redraw({ sizeBytes: bytes.length, open: async () => piecesOf(bytes) });
      const left = await wholeOf(content);

      // Readers join words of a page that was turned; so what is left of each without those that are seen is looked at.
      const visible = [...seen, ...shown.split(' '), 'x'].sort((one, other) => other.length - one.length);
      const words = await wordsIn(left);
      const others = [...words].filter(word => visible.reduce((left, each) => left.replaceAll(each, ''), word) !== '');
      expect(others).toEqual([]);
      const objects = objectsOf(left);
      expect(strangeObjects(objects)).toEqual([]);
      const everything = objects
        .map(({ dictionary, stream: unpacked }) => dictionary + (unpacked?.toString('latin1') ?? ''))
        .join('\n');
      for (const word of [author, ...hidden.map(([hiddenWord]) => hiddenWord)]) expect(everything).not.toContain(word);
      drawn += seen.length;
      kept += seen.filter(word => [...words].some(found => found.includes(word))).length;
    }),
    { numRuns: 40, seed: 9, endOnFailure: true },
  );
  expect(kept).toBeGreaterThan(drawn * 0.7); // the law would hold of a file without words
}, 120_000);
