import type PDFDocument from 'pdfkit';
import { cellOf, cellStyles, docxOf, wordLine, xlsxOf } from '../office-files.ts';
import { drawnPdfs } from '../drawn-pdfs.ts';
import { paperOf } from '../paper.ts';
import { plainPdf } from '../planted-pdfs.ts';
import { mailOf } from './mail.ts';

const words = ['Compareció', 'Ubalda', 'Zárate', 'ante', 'la', 'autoridad', 'el', '12', 'de', 'marzo'];
const sentence = words.join(' ');
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/** A file that hides nothing, and the words that it shows. */
export type OrdinaryFile = {
  readonly what: string;
  readonly make: () => Uint8Array | Promise<Uint8Array>;
  readonly shown: readonly string[];
};

function turned(document: InstanceType<typeof PDFDocument>): void {
  document
    .save()
    .rotate(20, { origin: [100, 300] })
    .fontSize(14)
    .text(sentence, 100, 300)
    .restore();
}
function inColours(document: InstanceType<typeof PDFDocument>): void {
  document.rect(50, 50, 500, 60).fill('#1f3864').fill('#ffffff').fontSize(14).text(sentence, 60, 70);
}

/** As Word's own grid tables are: white on dark in the first row and column, bands of one ground. */
const darkPart = (type: string): string =>
  `<w:tblStylePr w:type="${type}"><w:rPr><w:b/><w:color w:val="FFFFFF" w:themeColor="background1"/></w:rPr><w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="4472C4"/></w:tcPr></w:tblStylePr>`;
const band = (type: string): string =>
  `<w:tblStylePr w:type="${type}"><w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="B4C6E7"/></w:tcPr></w:tblStylePr>`;
const darkStyle = `<w:style w:type="table" w:styleId="G"><w:name w:val="Grid Table 5 Dark"/><w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="D9E2F3"/></w:tcPr>${['firstRow', 'lastRow', 'firstCol', 'lastCol'].map(darkPart).join('')}${['band1Vert', 'band1Horz'].map(band).join('')}</w:style>`;
function darkTable(text: string): string {
  const row = (said: string): string => `<w:tr><w:tc>${wordLine(said)}</w:tc></w:tr>`;
  return `<w:tbl><w:tblPr><w:tblStyle w:val="G"/></w:tblPr>${row('Folio')}${row(text)}</w:tbl>`;
}

/** Files as offices write them every day. */
export const ordinaryFiles: readonly OrdinaryFile[] = [
  { what: 'a PDF', make: () => paperOf(sentence), shown: words },
  { what: 'a PDF of two pages', make: () => paperOf('Primera hoja', sentence), shown: ['Primera', 'hoja', ...words] },
  { what: 'a PDF whose words are turned', make: () => paperOf(turned), shown: words },
  { what: 'a PDF with pale words on dark ground', make: () => paperOf(inColours), shown: words },
  { what: 'a PDF of an office program', make: () => plainPdf('Firma del notario'), shown: ['Firma', 'del', 'notario'] },
  ...['Helvetica', 'Times', 'Courier', 'Arial'].map(face => ({
    what: `a PDF in ${face}`,
    make: () => drawnPdfs[`${face}, not inside`]!(),
    shown: ['Los', 'vecinos'],
  })),
  { what: 'a Word document', make: () => docxOf(wordLine(sentence)), shown: words },
  { what: 'a Word document in bold', make: () => docxOf(wordLine(sentence, '<w:b/>')), shown: words },
  {
    what: 'a Word document with a table of a dark style',
    make: () => docxOf(darkTable(sentence), { styles: darkStyle }),
    shown: ['Folio', ...words],
  },
  {
    what: 'a workbook',
    make: () =>
      xlsxOf({
        styles: cellStyles,
        sheet: `<sheetData><row r="1">${cellOf('A1', 'Folio')}${cellOf('B1', 'Peña')}</row></sheetData>`,
      }),
    shown: ['Lista', 'Folio', 'Peña'],
  },
  { what: 'a mail', make: () => mailOf([`Content-Type: text/plain; charset=utf-8\r\n\r\n${sentence}`]), shown: words },
  {
    what: 'a web page',
    make: () => bytes(`<html><body><h1>Acta</h1><p>${sentence}</p></body></html>`),
    shown: ['Acta', ...words],
  },
  {
    what: 'rich text',
    make: () => new Uint8Array(Buffer.from(`{\\rtf1\\ansi\\ansicpg1252 ${sentence}}`, 'latin1')),
    shown: words,
  },
  { what: 'plain text', make: () => bytes(sentence), shown: words },
];
