import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

// Small PDF files of the kinds that court scanners and office programs of four continents write. Each shows one thing, and each of them is
// drawn only by who has the decoder, character map or font that it asks for. All bytes are made here; the JPEG 2000 picture alone came out
// of an encoder (OpenJPEG), which nobody writes by hand.

type Part = string | Uint8Array;
/** One object of a PDF: what stands between `obj` and `endobj`. */
type PdfObject = { readonly dictionary: string; readonly stream?: Uint8Array };

/** The PDF file of some objects, numbered from 1; the first is the catalogue. */
function pdfOf(objects: readonly PdfObject[]): Uint8Array {
  const parts: Part[] = ['%PDF-1.7\n'];
  const size = () => parts.reduce((sum, part) => sum + part.length, 0);
  const offsets = objects.map(({ dictionary, stream }, at) => {
    const offset = size();
    const length = stream === undefined ? '' : `/Length ${stream.length} `;
    parts.push(`${at + 1} 0 obj\n${dictionary.replace('<<', `<<${length}`)}\n`);
    if (stream !== undefined) parts.push('stream\n', stream, '\nendstream\n');
    parts.push('endobj\n');
    return offset;
  });
  const table = offsets.map(offset => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const count = objects.length + 1;
  const end = `xref\n0 ${count}\n0000000000 65535 f \n${table}trailer\n<</Size ${count}/Root 1 0 R>>\nstartxref\n${size()}\n%%EOF\n`;
  return new Uint8Array(Buffer.concat([...parts, end].map(part => Buffer.from(part as string, 'latin1')))); // each kind of part is taken as it is
}

/** One page of 200 × 100 points; `resources` may name further objects from 5 on. */
function pageOf(content: string, resources: string, more: readonly PdfObject[]): Uint8Array {
  return pdfOf([
    { dictionary: '<</Type/Catalog/Pages 2 0 R>>' },
    { dictionary: '<</Type/Pages/Kids[3 0 R]/Count 1>>' },
    { dictionary: `<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 100]/Contents 4 0 R/Resources<<${resources}>>>>` },
    { dictionary: '<<>>', stream: Buffer.from(content, 'latin1') },
    ...more,
  ]);
}

function scan(filter: string, sidePixels: number, bits: 1 | 8, stream: Uint8Array, parameters = ''): Uint8Array {
  const dictionary =
    `<</Type/XObject/Subtype/Image/Width ${sidePixels}/Height ${sidePixels}/BitsPerComponent ${bits}` +
    `/ColorSpace/DeviceGray/Filter/${filter}${parameters}>>`;
  return pageOf('q 200 0 0 100 0 0 cm /Scan Do Q', '/XObject<</Scan 5 0 R>>', [{ dictionary, stream }]);
}

/** A black bar down the middle of a white square of 64 pixels, in Group 4 (T.6): the first row spelt out, each next the same. */
function group4(): Uint8Array {
  const white16 = '101010';
  const black32 = '000001101010';
  const horizontal = '001';
  const same = '1';
  const rows = horizontal + white16 + black32 + same + (same + same + same).repeat(63);
  const bits = `${rows}${'000000000001'.repeat(2)}`;
  const bytes = bits.match(/.{1,8}/g) ?? [];
  return Uint8Array.from(bytes, byte => Number.parseInt(byte.padEnd(8, '0'), 2));
}

/** The same square as JBIG2 (T.88) carries it in PDF: a page, and one region coded in Group 4. */
function jbig2(): Uint8Array {
  const coded = group4();
  const u32 = (value: number) => [value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255];
  const segment = (number: number, type: number, data: readonly number[]) => [
    ...u32(number),
    type,
    0,
    1,
    ...u32(data.length),
    ...data,
  ];
  const page = [...u32(64), ...u32(64), ...u32(0), ...u32(0), 0, 0, 0];
  const region = [...u32(64), ...u32(64), ...u32(0), ...u32(0), 0, 1, ...coded];
  return Uint8Array.from([...segment(0, 48, page), ...segment(1, 38, region)]);
}

/** A black bar down the middle of a white square of 16 pixels. */
const jpeg2000 =
  '/0//UQApAAAAAAAQAAAAEAAAAAAAAAAAAAAAEAAAABAAAAAAAAAAAAABBwEB/1IADAAAAAEAAAICAAD/XAAFQkAA/2QAJQABQ3JlYXRlZCBieSBPcGVuSlBFRyB2ZXJzaW9uIDIuNS4w/5AACgAAAAAAKQAB/5PfAwAmiQzGQqtZrb0tlbWE3hegAAAAwZdB9Rb/2Q==';

const liberation = join(
  dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json')),
  'standard_fonts',
  'LiberationSans-Regular.ttf',
);

/** Text whose codes are read by one of Adobe's predefined maps, which no file carries; the font itself is inside. */
function mappedText(map: string, order: string, code: string): Uint8Array {
  const glyphOfCapitalA = 36;
  return pageOf(`BT /F 40 Tf 20 30 Td <${code.repeat(4)}> Tj ET`, '/Font<</F 5 0 R>>', [
    { dictionary: `<</Type/Font/Subtype/Type0/BaseFont/Own/Encoding/${map}/DescendantFonts[6 0 R]>>` },
    {
      dictionary: `<</Type/Font/Subtype/CIDFontType2/BaseFont/Own/CIDSystemInfo<</Registry(Adobe)/Ordering(${order})/Supplement 2>>/FontDescriptor 7 0 R/CIDToGIDMap 8 0 R/DW 700>>`,
    },
    {
      dictionary:
        '<</Type/FontDescriptor/FontName/Own/Flags 4/FontBBox[0 -200 1000 900]/ItalicAngle 0/Ascent 900/Descent -200/CapHeight 700/StemV 80/FontFile2 9 0 R>>',
    },
    { dictionary: '<<>>', stream: Uint8Array.from({ length: 2 * 1000 }, (_, at) => (at % 2 === 0 ? 0 : glyphOfCapitalA)) },
    { dictionary: '<<>>', stream: readFileSync(liberation) },
  ]);
}

function plainText(font: string, text = 'Los vecinos'): Uint8Array {
  return pageOf(`BT /F 24 Tf 10 40 Td (${text}) Tj ET`, '/Font<</F 5 0 R>>', [{ dictionary: `<</Type/Font${font}>>` }]);
}

/** Text in a Chinese font that the file names and does not carry. */
function foreignText(): Uint8Array {
  return pageOf('BT /F 24 Tf 10 40 Td <5F204F1F5F204F1F> Tj ET', '/Font<</F 5 0 R>>', [
    { dictionary: '<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[6 0 R]>>' },
    {
      dictionary:
        '<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>/FontDescriptor 7 0 R/DW 1000>>',
    },
    {
      dictionary:
        '<</Type/FontDescriptor/FontName/STSong-Light/Flags 4/FontBBox[0 -200 1000 900]/ItalicAngle 0/Ascent 900/Descent -200/CapHeight 700/StemV 80>>',
    },
  ]);
}

const group4Parameters = '/DecodeParms<</K -1/Columns 64/Rows 64>>';

/** Pages that every machine draws alike, by what they need. */
export const drawnPdfs: Readonly<Record<string, () => Uint8Array>> = {
  'a JPEG 2000 scan': () => scan('JPXDecode', 16, 8, Buffer.from(jpeg2000, 'base64')),
  'a JBIG2 scan': () => scan('JBIG2Decode', 64, 1, jbig2()),
  'a fax-coded scan': () => scan('CCITTFaxDecode', 64, 1, group4(), group4Parameters),
  'text by the map UniGB-UCS2-H': () => mappedText('UniGB-UCS2-H', 'GB1', '0041'),
  'text by the map 90ms-RKSJ-H': () => mappedText('90ms-RKSJ-H', 'Japan1', '41'),
  'Helvetica, not inside': () => plainText('/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding'),
  'Times, not inside': () => plainText('/Subtype/Type1/BaseFont/Times-Italic/Encoding/WinAnsiEncoding'),
  'Courier, not inside': () => plainText('/Subtype/Type1/BaseFont/Courier-Bold/Encoding/WinAnsiEncoding'),
  'Symbol, not inside': () => plainText('/Subtype/Type1/BaseFont/Symbol'),
  'Arial, not inside': () => plainText('/Subtype/TrueType/BaseFont/Arial/Encoding/WinAnsiEncoding'),
  'a font that nobody has': () => plainText('/Subtype/TrueType/BaseFont/Zarzamora/Encoding/WinAnsiEncoding'),
};

/** Pages of which a part cannot be drawn on any machine. */
export const undrawnPdfs: Readonly<Record<string, () => Uint8Array>> = {
  'a damaged JPEG 2000 scan': () => scan('JPXDecode', 16, 8, Buffer.from(jpeg2000, 'base64').subarray(0, 60)),
  'a damaged JBIG2 scan': () => scan('JBIG2Decode', 64, 1, jbig2().subarray(0, 24)),
  'letters of a script whose font is not inside': foreignText,
  'text by a map that nobody has': () => mappedText('UniZarza-UCS2-H', 'GB1', '0041'),
};
