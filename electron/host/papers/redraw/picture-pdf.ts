import { deflateSync } from 'node:zlib';
import type { PageWord } from '../../../../shared/pages.ts';
import type { PageImage } from '../draw/page-image.ts';
import { wordFonts, type WordFonts } from './word-fonts.ts';
import { slantsOf, type Slant } from './word-slants.ts';
import { isUpright, turnsOf } from './word-turns.ts';

/** A page to be written: one picture, and the words that a reader sees in it. */
export type WrittenPage = {
  readonly widthPt: number;
  readonly heightPt: number;
  readonly image: PageImage;
  readonly words: readonly PageWord[];
};

/**
 * A PDF of pictures with a layer of invisible words, piece by piece (PDF 1.7, ISO 32000-1). Its objects are these alone: catalogue, page
 * tree, and for each page itself, its content and its picture; then fonts without any ink and what their codes mean. No dates, no
 * identifiers, no information: the same pages give the same bytes.
 */
export async function* pdfOfPages(pages: AsyncIterable<WrittenPage>, count: number): AsyncGenerator<Uint8Array> {
  const offsets: number[] = [];
  let at = 0;
  const piece = (text: string | Uint8Array): Uint8Array => {
    const bytes = typeof text === 'string' ? Buffer.from(text, 'latin1') : text;
    at += bytes.length;
    return bytes;
  };
  const object = function* (number: number, dictionary: string, stream?: Uint8Array): Generator<Uint8Array> {
    offsets[number] = at;
    if (stream === undefined) {
      yield piece(`${number} 0 obj\n<<${dictionary}>>\nendobj\n`);
      return;
    }
    yield piece(`${number} 0 obj\n<<${dictionary}/Length ${stream.length}>>\nstream\n`);
    yield piece(stream);
    yield piece('\nendstream\nendobj\n');
  };
  // Numbers are given by place: catalogue, tree, the table of fonts, then three for each page.
  const [catalogue, tree, resources, firstPage] = [1, 2, 3, 4];
  const pageNumber = (page: number) => firstPage + page * 3;
  const fonts = wordFonts();
  yield piece('%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n');
  yield* object(catalogue, `/Type/Catalog/Pages ${tree} 0 R`);
  const kids = Array.from({ length: count }, (_, page) => `${pageNumber(page)} 0 R`).join(' ');
  yield* object(tree, `/Type/Pages/Count ${count}/Kids[${kids}]`);
  let page = 0;
  for await (const written of pages) {
    const number = pageNumber(page++);
    const [width, height] = [points(written.widthPt), points(written.heightPt)];
    yield* object(
      number,
      `/Type/Page/Parent ${tree} 0 R/MediaBox[0 0 ${width} ${height}]/Contents ${number + 1} 0 R` +
        `/Resources<</XObject<</P ${number + 2} 0 R>>/Font ${resources} 0 R>>`,
    );
    const content = `q ${width} 0 0 ${height} 0 0 cm /P Do Q\n${wordOperators(written, fonts)}`;
    yield* object(number + 1, '/Filter/FlateDecode', deflateSync(Buffer.from(content, 'latin1')));
    yield* object(number + 2, imageDictionary(written.image), written.image.bytes);
  }
  const firstFont = pageNumber(page);
  const listed = fonts.objects(firstFont);
  for (const [index, { dictionary, stream }] of listed.objects.entries()) yield* object(firstFont + index, dictionary, stream);
  yield* object(resources, listed.table);
  const size = firstFont + listed.objects.length;
  const from = at;
  const rows = Array.from({ length: size - 1 }, (_, index) => `${String(offsets[index + 1]).padStart(10, '0')} 00000 n \n`);
  yield piece(
    `xref\n0 ${size}\n0000000000 65535 f \n${rows.join('')}trailer\n<</Size ${size}/Root ${catalogue} 0 R>>\nstartxref\n${from}\n%%EOF\n`,
  );
}

function imageDictionary({ width, height, coding, bits, palette }: PageImage): string {
  const space =
    palette === null
      ? coding === 'jpeg'
        ? '/DeviceRGB'
        : '/DeviceGray'
      : `[/Indexed/DeviceRGB ${palette.length / 3 - 1}<${Buffer.from(palette).toString('hex')}>]`;
  const filter = coding === 'jpeg' ? '/DCTDecode' : '/FlateDecode';
  return `/Type/XObject/Subtype/Image/Width ${width}/Height ${height}/BitsPerComponent ${bits}/ColorSpace${space}/Filter${filter}`;
}

/** Each word where it is seen, as wide as it is seen, and in the direction in which it is read. */
function wordOperators({ words, widthPt, heightPt }: WrittenPage, fonts: WordFonts): string {
  const aspect = widthPt / heightPt;
  const turns = turnsOf(words, aspect);
  const slants = slantsOf(words, { widthPt, heightPt });
  const lines = words.map((word, at) => {
    const { text, box } = word;
    const runs = fonts.codes(text);
    const [width, height] = [box.width * widthPt, box.height * heightPt];
    const letters = runs.reduce((sum, run) => sum + run.codes.length / 2, 0);
    if (letters === 0 || !(width > 0 && height > 0)) return '';
    const shownAt = (size: number): string =>
      runs.map(({ font, codes }) => `/${font} ${points(size)} Tf <${codes}> Tj`).join(' ');
    const stretchTo = (length: number, size: number): string => points((length / (letters * size * fonts.widthEm)) * 100);
    const slant = slants[at];
    if (slant !== null && slant !== undefined)
      return `BT 3 Tr ${stretchTo(slant.length, slant.size)} Tz ${slantedMatrix(slant, heightPt)} Tm ${shownAt(slant.size)} ET`;
    const stands = isUpright(word, aspect);
    const [size, length] = stands ? [width, height] : [height, width];
    const [left, bottom] = [box.left * widthPt, (1 - box.top - box.height) * heightPt];
    const matrix = {
      right: `1 0 0 1 ${points(left)} ${points(bottom + height * 0.22)}`,
      left: `-1 0 0 -1 ${points(left + width)} ${points(bottom + height * 0.78)}`,
      up: `0 1 -1 0 ${points(left + width * 0.78)} ${points(bottom)}`,
      down: `0 -1 1 0 ${points(left + width * 0.22)} ${points(bottom + height)}`,
    }[stands ? turns.upright : turns.level];
    return `BT 3 Tr ${stretchTo(length, size)} Tz ${matrix} Tm ${shownAt(size)} ET`;
  });
  return lines.filter(line => line !== '').join('\n');
}

/** Where a slanted word's first letter stands, a little below its middle line, and which way it runs: y goes up in a PDF. */
function slantedMatrix({ x, y, cos, sin, size, length }: Slant, heightPt: number): string {
  const [left, bottom] = [x - (cos * length) / 2 - sin * size * 0.28, heightPt - y + (sin * length) / 2 - cos * size * 0.28];
  return [exact(cos), exact(-sin), exact(sin), exact(cos), points(left), points(bottom)].join(' ');
}

const exact = (value: number): string => String(Math.round(value * 10_000) / 10_000);

function points(value: number): string {
  return String(Math.round(value * 100) / 100);
}
