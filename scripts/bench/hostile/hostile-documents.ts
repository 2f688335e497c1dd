import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import PDFDocument from 'pdfkit';
import { cellOf, docxOf, wordLine, xlsxOf, zipOf } from '../../../tests/support/office-files.ts';

/** A document near or beyond what is read: `refusal` null where it is read all the same. */
export type HostileDocument = {
  readonly what: string;
  readonly refusal: string | null;
  /** Writes it into a folder. @returns its path. */
  readonly write: (folder: string) => Promise<string>;
};

type Making = () => string | Uint8Array | Promise<Uint8Array>;

function document(what: string, refusal: string | null, make: Making): HostileDocument {
  return {
    what,
    refusal,
    async write(folder) {
      const path = join(folder, 'document');
      writeFileSync(path, await make());
      return path;
    },
  };
}

const TOO_LARGE = 'attachment/too-large';
const line = 'La barca zarpó del muelle sin luces, y nadie vio a quién llevaba, ni por qué, ni a qué hora volvió.';
/** Of these letters, in lines of a hundred. */
const letters = (count: number): string => `${line}\n`.repeat(Math.ceil(count / 100)).slice(0, count);
const paragraphs = (count: number, text: string): string => wordLine(text).repeat(count);
const nested = (open: string, close: string, depth: number): string => `${open.repeat(depth)}x${close.repeat(depth)}`;
/** Text that packs about fifty times: no bomb by its ratio. */
const dense = (bytes: number): string =>
  Array.from({ length: Math.ceil(bytes / 4_096) }, () => `${'palabra '.repeat(500)}${randomBytes(48).toString('hex')}`).join('');

function sheet(cells: number, columns = 50): Promise<Uint8Array> {
  const names = Array.from({ length: columns }, (_, at) => `${at < 26 ? '' : 'A'}${String.fromCharCode(65 + (at % 26))}`);
  const rows = Array.from(
    { length: Math.ceil(cells / columns) },
    (_, at) => `<row r="${at + 1}">${names.map(name => cellOf(`${name}${at + 1}`, 'dato')).join('')}</row>`,
  );
  return xlsxOf({ sheet: `<sheetData>${rows.join('')}</sheetData>` });
}

/** A mail in a mail in a mail, each with a line of its own. */
const mailIn = (depth: number): string =>
  Array.from({ length: depth }).reduce<string>(
    inner =>
      `From: a@x.test\r\nTo: b@x.test\r\nSubject: Nota\r\nContent-Type: multipart/mixed; boundary=b${inner.length}\r\n\r\n` +
      `--b${inner.length}\r\nContent-Type: text/plain\r\n\r\nDentro.\r\n` +
      `--b${inner.length}\r\nContent-Type: message/rfc822\r\n\r\n${inner}\r\n--b${inner.length}--\r\n`,
    'From: a@x.test\r\nTo: b@x.test\r\nSubject: Primera\r\n\r\nFin.',
  );

async function pdf(pages: number, draw: (document: PDFKit.PDFDocument, page: number) => void): Promise<Uint8Array> {
  const made = new PDFDocument({ size: 'LETTER', autoFirstPage: false });
  const chunks: Buffer[] = [];
  made.on('data', (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise(resolve => made.on('end', resolve));
  for (let page = 1; page <= pages; page++) draw(made.addPage(), page);
  made.end();
  await ended;
  return new Uint8Array(Buffer.concat(chunks));
}

/** One PDF object tree that names itself as its own child, or is deep beyond reason. */
const pdfTree = (depth: number): string => {
  const kids = Array.from(
    { length: depth },
    (_, at) => `${at + 2} 0 obj<</Type/Pages/Count 1/Kids[${at + 3} 0 R]>>endobj\n`,
  ).join('');
  return `%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n${kids}${depth + 2} 0 obj<</Type/Pages/Count 1/Kids[2 0 R]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF`;
};

/** Office files, web pages, mail, rich text and PDF near their bounds and beyond. */
export const hostileDocuments: readonly HostileDocument[] = [
  document('Word, 530 pages', null, () => docxOf(paragraphs(500 * 40, 'Renglón breve.'))),
  document('Word, 740 pages', TOO_LARGE, () => docxOf(paragraphs(700 * 40, 'Renglón breve.'))),
  document('Word, 1,500,000 letters', null, () => docxOf(paragraphs(3_000, letters(500)))),
  document('Word, 2,100,000 letters', TOO_LARGE, () => docxOf(paragraphs(4_200, letters(500)))),
  document('Word, 150,000 elements', null, () => docxOf(`<w:p>${'<w:r><w:t>x </w:t></w:r>'.repeat(74_000)}</w:p>`)),
  document('Word, 170,000 elements', TOO_LARGE, () => docxOf(`<w:p>${'<w:r><w:t>x </w:t></w:r>'.repeat(85_000)}</w:p>`)),
  document('Word, 9.5 MiB of XML that says little', null, () => docxOf(`${wordLine('x')}<!--${'y'.repeat(9.5 * 1024 ** 2)}-->`)),
  document('Word, 11 MiB of XML', TOO_LARGE, () => docxOf(`${wordLine('x')}<!--${'y'.repeat(11 * 1024 ** 2)}-->`)),
  document('Word, 60 MiB unpacked in parts that are not read', null, () =>
    docxOf(wordLine('x'), { 'a.bin': dense(30 * 1024 ** 2), 'b.bin': dense(30 * 1024 ** 2) }),
  ),
  document('Word, 70 MiB unpacked', TOO_LARGE, () =>
    docxOf(wordLine('x'), { 'a.bin': dense(31 * 1024 ** 2), 'b.bin': dense(31 * 1024 ** 2), 'c.bin': dense(9 * 1024 ** 2) }),
  ),
  document('Word, a bomb of 600 MiB', TOO_LARGE, () => docxOf(wordLine('x'), { 'a.bin': Buffer.alloc(600 * 1024 ** 2) })),
  document('Word, 3,000 parts', TOO_LARGE, () =>
    docxOf(wordLine('x'), Object.fromEntries(Array.from({ length: 3_000 }, (_, at) => [`${at}.bin`, 'x']))),
  ),
  document('Word, tables in tables, 40 deep', null, () => docxOf(nestedTables(40))),
  document('Word, tables in tables, 5,000 deep', TOO_LARGE, () => docxOf(nestedTables(5_000))),
  document('spreadsheet, 48,000 cells', null, () => sheet(48_000)),
  document('spreadsheet, 60,000 cells', TOO_LARGE, () => sheet(60_000)),
  document('spreadsheet, 48,000 cells in one row each', TOO_LARGE, () => sheet(48_000, 1)),
  document('spreadsheet, 2,000 merged ranges', null, () =>
    xlsxOf({
      sheet: `<sheetData>${Array.from({ length: 2_000 }, (_, at) => `<row r="${at + 1}">${cellOf(`A${at + 1}`, 'x')}</row>`).join('')}</sheetData><mergeCells>${Array.from({ length: 2_000 }, (_, at) => `<mergeCell ref="A${at + 1}:H${at + 1}"/>`).join('')}</mergeCells>`,
    }),
  ),
  document('spreadsheet, one cell at the last row and column', TOO_LARGE, () =>
    xlsxOf({
      sheet: `<sheetData><row r="1">${cellOf('A1', 'x')}</row><row r="1048576">${cellOf('XFD1048576', 'x')}</row></sheetData>`,
    }),
  ),
  document('spreadsheet, a bomb of 300 MiB', TOO_LARGE, () =>
    xlsxOf({ sheet: '<sheetData/>', parts: { 'xl/sharedStrings.xml': ' '.repeat(300 * 1024 ** 2) } }),
  ),
  document('OpenDocument spreadsheet, not read', 'attachment/print-to-pdf', () =>
    zipOf({ mimetype: 'application/vnd.oasis.opendocument.spreadsheet', 'content.xml': dense(30 * 1024 ** 2) }),
  ),
  document('rich text, 1,900,000 letters', null, () => `{\\rtf1 ${letters(1_900_000).replaceAll('\n', '\\par\n')}}`),
  document('rich text, 3,900,000 letters', TOO_LARGE, () => `{\\rtf1 ${letters(3_900_000).replaceAll('\n', '\\par\n')}}`),
  document('rich text, 290,000 words of command', null, () => `{\\rtf1 ${'\\b x'.repeat(140_000)}}`),
  document('rich text, 50,000 groups in each other', TOO_LARGE, () => `{\\rtf1 ${nested('{', '}', 50_000)}}`),
  document(
    'rich text, a picture of 31 MiB of zeros',
    'attachment/too-long',
    () => `{\\rtf1 x{\\pict\\pngblip ${'0'.repeat(31 * 1024 ** 2)}}}`,
  ),
  document('web page, 1,900,000 letters', null, () => `<html>${`<p>${letters(500)}</p>`.repeat(3_800)}</html>`),
  document('web page, 2,900,000 letters', TOO_LARGE, () => `<html>${`<p>${letters(500)}</p>`.repeat(5_800)}</html>`),
  document('web page, 95,000 tags', null, () => `<html>${'<b>x </b>'.repeat(47_000)}</html>`),
  document('web page, 60 divisions in each other', null, () => `<html>${nested('<div>', '</div>', 60)}</html>`),
  document('web page, 40,000 divisions in each other', TOO_LARGE, () => `<html>${nested('<div>', '</div>', 40_000)}</html>`),
  document(
    'web page, 20,000 rules of style for 2,000 elements',
    null,
    () =>
      `<html><style>${Array.from({ length: 20_000 }, (_, at) => `.c${at} b{color:#00${at % 10}}`).join('')}</style>${'<p><b>x</b></p>'.repeat(1_000)}</html>`,
  ),
  document(
    'web page, a table of 40,000 cells',
    null,
    () => `<html><table>${`<tr>${'<td>x</td>'.repeat(20)}</tr>`.repeat(2_000)}</table></html>`,
  ),
  document(
    'web page, cells that span 1,000 columns and rows',
    null,
    () => `<html><table>${`<tr><td colspan=1000 rowspan=65534>x</td></tr>`.repeat(1_000)}</table></html>`,
  ),
  document('mail, 10 mails in each other', null, () => mailIn(10)),
  document('mail, 200 mails in each other', null, () => mailIn(200)),
  document('mail, 100 attached notes', null, () => attached(100, 'Nota adjunta.')),
  document('mail, 400 attached notes', TOO_LARGE, () => attached(400, 'Nota adjunta.')),
  document('mail, 90 attached texts of 30,000 letters', TOO_LARGE, () => attached(90, letters(30_000))),
  document(
    'mail, 30 MiB of base64',
    null,
    () =>
      `From: a@x.test\r\nTo: b@x.test\r\nContent-Type: application/octet-stream; name=a.bin\r\nContent-Transfer-Encoding: base64\r\n\r\n${'QUJD'.repeat(7.5 * 1024 ** 2)}`,
  ),
  document('plain text, 1,900,000 letters', null, () => letters(1_900_000)),
  document('plain text, 60 MB', TOO_LARGE, () => letters(60_000_000)),
  document('PDF, 1,900 pages', null, () => pdf(1_900, (made, page) => void made.text(`Página ${page}`))),
  document('PDF, 2,100 pages', TOO_LARGE, () => pdf(2_100, (made, page) => void made.text(`Página ${page}`))),
  document('PDF, a page of 100,000 letters', null, () =>
    pdf(1, made => {
      for (let at = 0; at < 1_000; at++) made.fontSize(4).text(line, 20, 20 + (at % 150) * 5, { lineBreak: false });
    }),
  ),
  document('PDF, a page of 300,000 lines', 'attachment/not-drawn', () =>
    pdf(1, made => {
      for (let at = 0; at < 300_000; at++) made.moveTo(at % 600, 0).lineTo((at * 7) % 600, 780);
      made.stroke();
    }),
  ),
  document('PDF, a tree of pages that comes back to itself', 'attachment/not-drawn', () => pdfTree(1)),
  document('PDF, a tree of pages 50,000 deep', 'attachment/not-drawn', () => pdfTree(50_000)),
];

function nestedTables(depth: number): string {
  return `${'<w:tbl><w:tr><w:tc>'.repeat(depth)}${wordLine('x')}${'</w:tc></w:tr></w:tbl>'.repeat(depth)}`;
}

function attached(count: number, text: string): string {
  const part = `--b\r\nContent-Type: text/plain; name=nota.txt\r\nContent-Disposition: attachment; filename=nota.txt\r\n\r\n${text}\r\n`;
  return `From: a@x.test\r\nTo: b@x.test\r\nSubject: Notas\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n${part.repeat(count)}--b--\r\n`;
}
