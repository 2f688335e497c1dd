import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import UTIF from 'utif2';
import { describe, expect, it } from 'vitest';
import { createCanvas } from '@napi-rs/canvas';
import { kindOfFile } from '../../electron/host/papers/set/kind.ts';
import { cellOf, cellStyles, docxOf, wordLine, xlsxOf, zipOf } from '../support/office-files.ts';
import { attached, mailHides, mailOf, plainPart } from '../support/plants/mail.ts';
import { officeSecret as secret } from '../support/plants/planted-file.ts';
import { plantedRich, richHides } from '../support/plants/rich.ts';
import { data, plantedSheet, row, sheetHides } from '../support/plants/sheet.ts';
import { plantedWeb, webHides } from '../support/plants/web.ts';
import { refusalOf, setWords } from '../support/set-files.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const latin = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'latin1'));
const png = new Uint8Array(createCanvas(40, 20).toBuffer('image/png'));

describe('a web page', () => {
  it.each(webHides)('never gives words that are %s', async (_, markup) => {
    const { words } = await setWords(plantedWeb(markup));

    expect(words).toContain('Ordinary text.');
    expect(words.replaceAll(' ', '')).not.toContain(secret); // a narrow column breaks words
  });

  it.each([
    ['a rule hides by class', '<style>.x{display:none}</style><p class="x">a</p>'],
    ['a rule writes words', '<style>p:before{content:"a"}</style><p>b</p>'],
    ['a rule colours white', '<style>p{color:white}</style><p>b</p>'],
    ['a style places', '<p style="position:absolute;left:-9999px">b</p>'],
    ['a style indents away', '<p style="text-indent:-9999px">b</p>'],
    ['a style clips', '<p style="clip-path:inset(100%)">b</p>'],
    ['a style moves', '<p style="transform:translate(-999px)">b</p>'],
    ['a style moves by a unit of the window', '<p style="margin-left:-999vw">b</p>'],
    ['a style sizes by a sum', '<p style="font-size:calc(0px)">b</p>'],
    ['a style sizes by a unit of the window', '<p style="font:0.01vw serif">b</p>'],
    ['a style is opaque by a sum', '<p style="opacity:calc(0)">b</p>'],
    ['a rule sizes in short', '<style>p{font:0/0 serif}</style><p>b</p>'],
    ['a sheet is elsewhere', '<link rel="stylesheet" href="x.css"><p>b</p>'],
    ['a rule is imported', '<style>@import "x.css";</style><p>b</p>'],
  ])('is refused where %s', async (_, markup) => {
    expect(await refusalOf(bytes(`<html><body>${markup}</body></html>`))).toBe('attachment/placed');
  });

  it.each([
    'font:italic bold 12pt/1.4 "Segoe UI", serif',
    'font:inherit',
    'font:700 small serif',
    'font-size:1.2em',
    'opacity:90%',
    'margin:0 auto 2% 1em',
  ])('keeps words of the style %s', async style => {
    expect((await setWords(bytes(`<html><body><p style='${style}'>A-9</p></body></html>`))).words).toContain('A-9');
  });

  it('keeps the words that a browser shows', async () => {
    const { words } = await setWords(
      bytes(
        '<html><head><style>p.MsoNormal{margin:0;font-family:Calibri;color:#1F497D}</style></head><body><h1>Acta</h1><p class=MsoNormal>El ni&ntilde;o &amp; <b>su</b> t&iacute;a</p><ol><li>Uno<li>Dos</ol><table><tr><th>Folio<td>A-9</table></body></html>',
      ),
    );

    for (const text of ['Acta', 'El niño & su tía', '1. Uno', '2. Dos', 'Folio', 'A-9']) expect(words).toContain(text);
  });
});

describe('rich text', () => {
  it.each(richHides)('never gives words that are %s', async (_, inside) => {
    const { words } = await setWords(plantedRich(inside));

    expect(words).toContain('Ordinary text.');
    expect(words.replaceAll(' ', '')).not.toContain(secret); // a narrow column breaks words
  });

  it('keeps what it shows, in any of its ways to write a letter', async () => {
    const { words } = await setWords(
      latin(
        "{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0 Arial;}}\\b Acta\\b0\\par El ni\\'f1o y la se\\u241?ora {\\field{\\*\\fldinst PAGE}{\\fldrslt 7}}\\par\\trowd\\cellx1000\\cellx2000 Folio\\cell A-9\\cell\\row\\pard Fin\\{\\}\\par}",
      ),
    );

    for (const text of ['Acta', 'El niño y la señora 7', 'Folio', 'A-9', 'Fin{}']) expect(words).toContain(text);
  });
});

describe('a spreadsheet', () => {
  it.each(sheetHides)('never gives words that are %s', async (_, book) => {
    const { words } = await setWords(await plantedSheet(book));

    expect(words).toContain('Ordinary text.');
    expect(words.replaceAll(' ', '')).not.toContain(secret); // a narrow column breaks words
  });

  it('keeps displayed values, not what is behind them', async () => {
    const sheet = data(row(`<c r="A2"><f>1+1</f><v>2</v></c>${cellOf('B2', 'Peña')}${cellOf('C2', 'claro sobre negro', 6)}`));
    const { words, leftOut } = await setWords(await xlsxOf({ sheet, styles: cellStyles }));

    for (const text of ['Lista', 'Ordinary text.', '2', 'Peña', 'claro sobre negro']) expect(words).toContain(text);
    expect(words).not.toContain('1+1');
    expect(leftOut).toEqual({});
  });

  it('is refused where a rule could turn its letters white', async () => {
    const styles = `${cellStyles}<dxfs><dxf><font><color rgb="FFFFFFFF"/></font></dxf></dxfs>`;

    expect(await refusalOf(await xlsxOf({ sheet: data(''), styles }))).toBe('attachment/placed');
  });
});

describe('a mail', () => {
  it.each(mailHides)('never gives words that are %s', async (_, file) => {
    const { words } = await setWords(file);

    expect(words).toContain('Ordinary text.');
    expect(words.replaceAll(' ', '')).not.toContain(secret); // a narrow column breaks words
  });

  it('keeps who, about what, the body, and each attachment on pages of its own', async () => {
    const inner = mailOf([plainPart.replace('Ordinary', 'Forwarded')]);
    const { words, leftOut } = await setWords(
      mailOf([
        plainPart,
        attached('application/octet-stream', await docxOf(wordLine('Dentro del anexo'))),
        attached('image/png', png),
        attached('message/rfc822', inner),
        attached('x/y', bytes('BEGIN:VCARD\nEND:VCARD')),
      ]),
    );

    for (const text of [
      'De / From: Mesa <mesa@x.test>',
      'Asunto / Subject: Declaración',
      'Ordinary text.',
      'Anexo 1 / Attachment 1',
      'Dentro del anexo',
      'Forwarded text.',
      'Left out: it cannot be read.',
    ])
      expect(words).toContain(text);
    expect(leftOut).toEqual({ attachment: 1 });
  });

  it('keeps every page of an attached TIFF', async () => {
    const tiff = new Uint8Array(UTIF.encodeImage(new Uint8Array(40 * 20 * 4).fill(120), 40, 20));
    const { words, leftOut } = await setWords(mailOf([plainPart, attached('image/tiff', tiff)]));

    expect(words).toContain('Anexo 1 / Attachment 1');
    expect(leftOut).toEqual({});
  });

  it('stops at mails in mails in mails', async () => {
    let file = mailOf([plainPart]);
    for (let depth = 0; depth < 6; depth++) file = mailOf([plainPart, attached('message/rfc822', file)]);

    expect((await setWords(file)).leftOut).toEqual({ attachment: 1 });
  });
});

describe('what a file is', () => {
  it.each([
    ['a web page behind blank lines', bytes('\n\n  <html><p>x</p></html>'), 'html'],
    ['a web page without its head', bytes('Hola <span style="display:none">x</span>'), 'html'],
    ['rich text behind a blank', latin(' {\\rtf1 x}'), 'rtf'],
    ['text that holds rich text', latin('x {\\rtf1 x}'), 'mixed'],
    ['text before a PDF', latin('hola\n%PDF-1.7\n'), 'mixed'],
    ['text around a PDF', latin(`${'x'.repeat(5000)}%PDF-1.7`), 'mixed'],
    ['a drawing', bytes('<?xml version="1.0"?><svg xmlns="x"/>'), 'svg'],
    ['a card', bytes('BEGIN:VCARD\nFN:x\nEND:VCARD'), 'card'],
    ['a mail', bytes('From: a@x.test\nSubject: x\n\nhola'), 'mail'],
    ['a table', bytes('a,b\n1,2\n'), 'text'],
    ['text in Windows’ letters', latin('ni\xf1o'), 'text'],
    ['text in UTF-16', new Uint8Array(Buffer.from('\ufeffniño', 'utf16le')), 'text'],
    ['text with a bell in it', latin('x\x07'), 'unknown'],
    ['other XML', bytes('<?xml version="1.0"?><note/>'), 'xml'],
  ])('is told by its bytes: %s', (_, file, kind) => {
    expect(kindOfFile(file)).toBe(kind);
  });

  it('is told of an archive by what is in it', async () => {
    expect(kindOfFile(await zipOf({ 'a.txt': 'x' }))).toBe('zip');
    expect(
      kindOfFile(await zipOf({ '[Content_Types].xml': '<Types/>', 'word/document.xml': '<x/>', 'xl/workbook.xml': '<x/>' })),
    ).toBe('mixed');
  });

  it('is refused with the advice to print where nothing reads it', async () => {
    expect(await refusalOf(bytes('BEGIN:VCARD\nEND:VCARD'))).toBe('attachment/print-to-pdf');
    expect(await refusalOf(latin('x {\\rtf1 x}'))).toBe('attachment/mixed');
  });
});

describe('plain text', () => {
  it('stands as it was written, without the characters that nobody sees', async () => {
    const { words, leftOut } = await setWords(bytes('El ni\u200bño\u202e firmó\nFolio,Fecha'));

    expect(words).toContain('El niño firmó Folio,Fecha');
    expect(leftOut).toEqual({ invisible: 2 });
  });
});

const plants = join(import.meta.dirname, '..', '..', '..', 'shared', 'data', 'plants');
describe('what ends a line in other programs', () => {
  const ends = '&#13;';
  it.each<[string, () => Uint8Array | Promise<Uint8Array>]>([
    ['plain text', () => bytes('Ubalda\rfirmó')],
    ['a web page', () => bytes(`<html><body><pre>Ubalda${ends}firmó</pre></body></html>`)],
    ['a Word document', () => docxOf(wordLine(`Ubalda${ends}firmó`))],
    ['a workbook', () => xlsxOf({ sheet: `<sheetData><row r="1">${cellOf('A1', `Ubalda${ends}firmó`)}</row></sheetData>` })],
    ['a mail', () => bytes('From: a@x.test\r\nSubject: s\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nUbalda\rfirmó')],
  ])('keeps two words apart in %s', async (_, make) => {
    expect((await setWords(await make())).words).toContain('Ubalda firmó');
  });
});

describe.skipIf(!readableFolder(plants))('planted files', () => {
  it.each([
    'doc.rtf',
    'docx-alt-descr+title.docx',
    'docx-blackhighlight.docx',
    'docx-otherprefix-del.docx',
    'docx-sdt.docx',
    'draw.svg',
    'card.vcf',
  ])('give nothing of what they hide: %s', async name => {
    const file = new Uint8Array(readFileSync(join(plants, name)));
    const words = await setWords(file).then(
      set => set.words,
      () => '',
    );

    expect(words.replaceAll(' ', '')).not.toContain(secret); // a narrow column breaks words
  });
});

function readableFolder(path: string): boolean {
  try {
    return readdirSync(path).length > 0;
  } catch {
    return false;
  }
}
