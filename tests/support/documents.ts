import { createCanvas } from '@napi-rs/canvas';
import PDFDocument from 'pdfkit';
import { ZipFile } from 'yazl';

/** A small picture as a camera would write it: a JPEG whose Exif says where, when, with what and by whom, and a comment. */
export function jpegWithExif(words: { readonly artist: string; readonly comment: string }): Uint8Array {
  const canvas = createCanvas(16, 16);
  const context = canvas.getContext('2d');
  context.fillStyle = '#356';
  context.fillRect(0, 0, 9, 16);
  const plain = canvas.toBuffer('image/jpeg');
  const segments = Buffer.concat([segment(0xe1, exif(words.artist)), segment(0xfe, Buffer.from(words.comment, 'utf8'))]);
  return new Uint8Array(Buffer.concat([plain.subarray(0, 2), segments, plain.subarray(2)]));
}

function segment(marker: number, body: Buffer): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([head, body]);
}

/** Exif with an artist and a GPS position 29°5′20″ N, 110°57′40″ W (TIFF 6, little-endian). */
function exif(artist: string): Buffer {
  const name = Buffer.from(`${artist}\0`, 'utf8');
  const tiff = Buffer.alloc(8 + 2 + 24 + 4 + 2 + 48 + 4 + 48 + name.length);
  tiff.write('II*\0', 0, 'latin1');
  tiff.writeUInt32LE(8, 4);
  tiff.writeUInt16LE(2, 8);
  const gpsAt = 8 + 2 + 24 + 4;
  const ratiosAt = gpsAt + 2 + 48 + 4;
  entry(tiff, 10, 0x013b, 2, name.length, ratiosAt + 48);
  entry(tiff, 22, 0x8825, 4, 1, gpsAt);
  tiff.writeUInt16LE(4, gpsAt);
  entry(tiff, gpsAt + 2, 1, 2, 2, 'N'.charCodeAt(0));
  entry(tiff, gpsAt + 14, 2, 5, 3, ratiosAt);
  entry(tiff, gpsAt + 26, 3, 2, 2, 'W'.charCodeAt(0));
  entry(tiff, gpsAt + 38, 4, 5, 3, ratiosAt + 24);
  [29, 1, 5, 1, 20, 1, 110, 1, 57, 1, 40, 1].forEach((value, at) => tiff.writeUInt32LE(value, ratiosAt + at * 4));
  name.copy(tiff, ratiosAt + 48);
  return Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff]);
}

function entry(tiff: Buffer, at: number, tag: number, type: number, count: number, value: number): void {
  tiff.writeUInt16LE(tag, at);
  tiff.writeUInt16LE(type, at + 2);
  tiff.writeUInt32LE(count, at + 4);
  tiff.writeUInt32LE(value, at + 8);
}

/** A PNG with a text chunk and something behind its end. */
export function pngWithText(words: string): Uint8Array {
  const plain = createCanvas(8, 8).toBuffer('image/png');
  const body = Buffer.concat([Buffer.from('tEXtComment\0', 'latin1'), Buffer.from(words, 'latin1')]);
  const chunk = Buffer.concat([Buffer.alloc(4), body, Buffer.alloc(4)]);
  chunk.writeUInt32BE(body.length - 4, 0);
  return new Uint8Array(Buffer.concat([plain.subarray(0, 33), chunk, plain.subarray(33), Buffer.from(words)]));
}

export type DocxParts = Readonly<Record<string, string | Uint8Array>>;

export function docxParagraph(text: string, more = ''): string {
  return (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">' +
    `<w:body><w:p w:rsidR="00A1B2C3"><w:r><w:t>${text}</w:t></w:r>${more}</w:p></w:body></w:document>`
  );
}

/** A DOCX of the given parts, with the frame that Word needs. */
export async function docx(parts: DocxParts): Promise<Uint8Array> {
  const relations = (list: string) =>
    `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${list}</Relationships>`;
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const all: Record<string, string | Uint8Array> = {
    '[Content_Types].xml':
      '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>' +
      '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>',
    '_rels/.rels': relations(
      `<Relationship Id="r1" Type="${office}/officeDocument" Target="word/document.xml"/><Relationship Id="r2" Type="${office}/core-properties" Target="docProps/core.xml"/>`,
    ),
    'word/_rels/document.xml.rels': relations(`<Relationship Id="r3" Type="${office}/comments" Target="comments.xml"/>`),
    ...parts,
  };
  const zip = new ZipFile();
  for (const [name, content] of Object.entries(all)) zip.addBuffer(Buffer.from(content as string), name, { mtime: new Date(0) });
  zip.end();
  const chunks: Buffer[] = [];
  for await (const chunk of zip.outputStream) chunks.push(chunk as Buffer);
  return new Uint8Array(Buffer.concat(chunks));
}

export type PdfWords = {
  readonly text: string;
  readonly author?: string;
  readonly note?: string;
  readonly attached?: string;
  readonly picture?: Uint8Array;
};

/** A PDF as an office program would write it, with whatever is asked hidden in its frame. */
export async function pdf({ text, author, note, attached, picture }: PdfWords): Promise<Uint8Array> {
  const document = new PDFDocument({ info: { Title: 'Oficio', Author: author ?? 'Mesa 4', CreationDate: new Date(0) } });
  const chunks: Buffer[] = [];
  document.on('data', (chunk: Buffer) => chunks.push(chunk));
  document.fontSize(12).text(text, 72, 72);
  if (picture !== undefined) document.image(Buffer.from(picture), 72, 300, { width: 40 });
  if (note !== undefined) document.note(100, 200, 80, 40, note);
  if (attached !== undefined) document.file(Buffer.from(attached), { name: 'notas.txt' });
  const ended = new Promise(resolve => document.on('end', resolve));
  document.end();
  await ended;
  return new Uint8Array(Buffer.concat(chunks));
}
