import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { readPdfTexts } from '../../electron/host/packets/guard/pdf-reader.ts';
import { fontSource } from '../../electron/host/papers/type/faces.ts';
import { runsOf } from '../../electron/host/papers/type/fonts.ts';
import { layOutPacketPdf } from '../../electron/host/packets/pdf/pdf.ts';
import { emission, released, sampleDisclosure } from '../support/disclosure.ts';

/** Another reader of fonts than the one that chose; no code is shared with it. Its package describes no types. */
const { create } = createRequire(import.meta.url)('fontkit') as { readonly create: (bytes: Buffer) => Glyphs };

type Glyphs = { readonly glyphForCodePoint: (codePoint: number) => { readonly id: number } };

const readers = new Map<string, Glyphs>();

function glyphsOf(font: string): Glyphs {
  let reader = readers.get(font);
  if (reader === undefined) readers.set(font, (reader = create(Buffer.from(fontSource(font)))));
  return reader;
}

/** Characters of a run that its font would draw as an empty box. */
function emptyBoxes(face: 'regular' | 'semibold' | 'mono', text: string): readonly string[] {
  return runsOf(face, text).flatMap(run =>
    [...run.text].filter(character => glyphsOf(run.font).glyphForCodePoint(character.codePointAt(0)!).id === 0),
  );
}

const assigned = /^[^\p{Cn}\p{Cs}\p{Co}\p{Cc}\p{Cf}]$/u;

describe('a letter in the packet’s PDF', () => {
  it.each(['regular', 'semibold', 'mono'] as const)(
    'is drawn by some font or written as its code point: every character there is, %s',
    face => {
      const boxes: string[] = [];
      for (let codePoint = 0x20; codePoint < 0x20000; codePoint++) {
        const character = String.fromCodePoint(codePoint);
        if (assigned.test(character) && emptyBoxes(face, character).length > 0) boxes.push(codePoint.toString(16));
      }

      expect(boxes).toEqual([]);
    },
  );

  it.each([
    ['saltillo', 'Ju\ua78can'],
    ['Cyrillic of Ukraine', 'Ґалаґан'],
    ['Cyrillic of Kazakhstan', 'Ұлттық'],
    ['Latin of African languages', 'Ŋɔɛ ƙɓ'],
    ['Greek with its breathings', 'Ἀθῆναι'],
    ['Vietnamese', 'Nguyễn Thị Ước'],
  ])('is drawn as itself: %s', (_, text) => {
    expect(
      runsOf('regular', text)
        .map(run => run.text)
        .join(''),
    ).toBe(text);
  });

  it('keeps its marks: a base and what stands over or under it are of one font, or one row of code points', () => {
    const letters = ['x\u030c', 'q\u0323\u0301', 'Э\u0301', 'n\u0303\u0331', '\u5f20\u0301', '\u0915\u094d\u0937'];

    const runs = letters.map(letter => runsOf('regular', letter));

    expect(runs.map(list => list.length)).toEqual([1, 1, 1, 1, 1, 1]);
    expect(runs.slice(0, 4).map(([run]) => run!.font)).toEqual(Array(4).fill('NotoSans_400Regular')); // which says where marks stand
    expect(runs.at(-2)![0]!.text).toBe('[U+5F20][U+0301]');
    expect(runs.at(-1)![0]!.text).toBe('[U+0915][U+094D][U+0937]');
  });

  it('can be read again out of the PDF, where it was drawn', async () => {
    const title = 'Ju\ua78can Ґалаґан Ұлт x\u030c';

    const bytes = await layOutPacketPdf(sampleDisclosure({ content: emission('case', 'CAS-1', { title: released(title) }) }));

    const texts = await readPdfTexts(bytes);
    const said = texts.filter(({ part }) => part === 'text').map(({ text }) => text.normalize('NFC').replaceAll(/\s+/g, ' '));
    expect(said.join(' ')).toContain(title);
  });
});
