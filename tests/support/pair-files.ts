import fc from 'fast-check';
import type { PageBox, PageWord } from '../../shared/pages.ts';
import { newBox, papers } from './pair-office.ts';
import { boxOnPaper, boxOnScan, paperWith, scanWith, type Hidden } from './pair-papers.ts';
import type { PairsOf } from './pair-hidden.ts';
import type { Change, OtherFile } from './whole-packets.ts';

const anyHidden: fc.Arbitrary<Hidden> = fc.record({
  words: fc.oneof(
    fc.constantFrom('Silvia Paredes Ontiveros', 'Ñ', 'il1', '10.4.2027', 'ggyyy', ''),
    fc.string({ unit: 'grapheme-ascii', maxLength: 24 }),
  ),
  size: fc.constantFrom(3, 9, 14, 22, 40),
  colour: fc.constantFrom([0, 0, 0], [1, 1, 1], [0.8, 0.1, 0.1], [0.5, 0.5, 0.5]),
  slant: fc.constantFrom(0, 0, 0.1, -0.3),
  isPicture: fc.boolean(),
  frame: fc.oneof(fc.constant(''), fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 60 })),
});

/** What was read in the page before it had its box: words beneath it, and more or fewer of those beside it. */
const anyRead = (box: PageBox): fc.Arbitrary<readonly PageWord[]> => {
  const beneath = fc.record({
    text: fc.string({ minLength: 1, maxLength: 9 }),
    box: fc.constant(box),
    confidence: fc.nat({ max: 100 }),
  });
  const beside = fc.record({
    text: fc.constantFrom('Acta', 'Firma', 'muelle'),
    box: fc.constant({ left: 0.05, top: 0.05, width: 0.2, height: 0.08 }),
    confidence: fc.nat({ max: 100 }),
  });
  return fc.array(fc.oneof(beneath, beside), { maxLength: 4 });
};

/** In one pair of five, other files: of the leaving ones beneath their boxes and in their frames; of the staying one anything or nothing. */
export function anyFiles({ from }: PairsOf): fc.Arbitrary<readonly OtherFile[]> {
  const there = new Set<string>(from.file.records.map(({ id }) => id));
  const paper = fc
    .tuple(anyHidden, anyRead(boxOnPaper))
    .map(([hidden, read]): OtherFile => ({ record: papers.paper, bytes: paperWith(hidden), read }));
  const scan = fc
    .tuple(anyHidden, anyRead(boxOnScan))
    .map(([hidden, read]): OtherFile => ({ record: papers.scan, bytes: scanWith(hidden), read }));
  const staying = fc
    .option(fc.uint8Array({ minLength: 1, maxLength: 200 }))
    .map((bytes): OtherFile => ({ record: papers.staying, bytes, read: [] }));
  const some = fc.tuple(fc.option(paper), fc.option(scan), fc.option(staying));
  return fc
    .oneof({ weight: 4, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: some })
    .map(files => files.filter(file => file !== null && there.has(file.record)) as readonly OtherFile[]); // nulls are out
}

/** Boxes that hold for others. */
export function anyOtherBoxes({ us }: PairsOf): fc.Arbitrary<NonNullable<Change['boxes']>> {
  const box = fc.tuple(
    fc.constantFrom(papers.paper, papers.scan, papers.staying),
    fc.constantFrom('agency:GT-MP' as const, 'standing:other' as const, 'standing:vetted' as const),
  );
  const place = { left: 0.1, top: 0.1, width: 0.5, height: 0.2 };
  return fc
    .array(box, { maxLength: 2 })
    .map(boxes => boxes.map(([document, audience], at) => newBox(us, document, place, audience as never, at + 1)));
}
