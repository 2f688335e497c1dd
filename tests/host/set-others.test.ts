import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import UTIF from 'utif2';
import { describe, expect, it } from 'vitest';
import { createCanvas } from '@napi-rs/canvas';
import { kindOfFile } from '../../electron/host/papers/set/kind.ts';
import { cellOf, cellStyles, docxOf, wordLine, xlsxOf, zipOf } from '../support/office-files.ts';
import { refusalOf, setWords } from '../support/set-files.ts';

const secret = 'ZANZIBAR77';
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const latin = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'latin1'));
const png = new Uint8Array(createCanvas(40, 20).toBuffer('image/png'));

describe('a web page', () => {
  it.each([
    ['in a comment', `<!-- ${secret} -->`],
    ['in its title', `<title>${secret}</title>`],
    ['in a script', `<script>var x = '${secret}'</script>`],
    ['for browsers without scripts', `<noscript>${secret}</noscript>`],
    ['not displayed', `<p style="display:none">${secret}</p>`],
    ['not displayed within what is', `<div style="display: none !important"><p style="display:block">${secret}</p></div>`],
    ['invisible', `<p style="visibility:hidden">${secret}</p>`],
    ['transparent', `<p style="opacity:0">${secret}</p>`],
    ['hidden by its attribute', `<p hidden>${secret}</p>`],
    ['of no size', `<span style="font-size:0">${secret}</span>`],
    ['of a pixel', `<span style="font-size:1px">${secret}</span>`],
    ['white', `<font color="#ffffff">${secret}</font>`],
    ['white by its style', `<span style="color:#fff">${secret}</span>`],
    ['black on black', `<span style="background:#000;color:#000">${secret}</span>`],
    ['automatic on black', `<span style="background-color:black">${secret}</span>`],
    ['a picture’s other text', `<img src="x.png" alt="${secret}">`],
    ['an attribute', `<p title="${secret}" data-x="${secret}">x</p>`],
    ['a link’s address', `<a href="https://x.test/${secret}">x</a>`],
    ['a field’s value', `<input value="${secret}"><textarea>${secret}</textarea>`],
    ['in a template', `<template>${secret}</template>`],
    ['in a frame', `<iframe srcdoc="${secret}"></iframe>`],
    ['in a drawing', `<svg><text>${secret}</text></svg>`],
    ['hidden for Outlook', `<p style="mso-hide:all">${secret}</p>`],
    ['hidden in a cell', `<table><tr><td style="display:none">${secret}</td><td>x</td></tr></table>`],
    ['in an unknown element', `<x-note>${secret}</x-note>`],
  ])('never gives words that are %s', async (_, markup) => {
    const { words } = await setWords(bytes(`<!doctype html><body><p>Ordinary text.</p>${markup}</body>`));

    expect(words).toContain('Ordinary text.');
    expect(words).not.toContain(secret);
  });

  it.each([
    ['a rule hides by class', '<style>.x{display:none}</style><p class="x">a</p>'],
    ['a rule writes words', '<style>p:before{content:"a"}</style><p>b</p>'],
    ['a rule colours white', '<style>p{color:white}</style><p>b</p>'],
    ['a style places', '<p style="position:absolute;left:-9999px">b</p>'],
    ['a style indents away', '<p style="text-indent:-9999px">b</p>'],
    ['a style clips', '<p style="clip-path:inset(100%)">b</p>'],
    ['a style moves', '<p style="transform:translate(-999px)">b</p>'],
    ['a sheet is elsewhere', '<link rel="stylesheet" href="x.css"><p>b</p>'],
    ['a rule is imported', '<style>@import "x.css";</style><p>b</p>'],
  ])('is refused where %s', async (_, markup) => {
    expect(await refusalOf(bytes(`<html><body>${markup}</body></html>`))).toBe('attachment/placed');
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
  it.each([
    ['hidden', `{\\v ${secret}}`],
    ['hidden until it is not', `\\v ${secret}\\v0 x`],
    ['deleted', `{\\deleted ${secret}}`],
    ['in its properties', `{\\info{\\author ${secret}}}`],
    ['a comment', `{\\*\\annotation ${secret}}`],
    ['a field’s instruction', `{\\field{\\*\\fldinst HYPERLINK ${secret}}{\\fldrslt here}}`],
    ['in a group that is not known', `{\\*\\mystery ${secret}}`],
    ['in a group that is not known and is not marked so', `{\\mystery ${secret}}`],
    ['white', `{\\colortbl;\\red255\\green255\\blue255;}{\\cf1 ${secret}}`],
    ['black on black', `{\\colortbl;\\red0\\green0\\blue0;}{\\cf1\\highlight1 ${secret}}`],
    ['automatic on black', `{\\colortbl;\\red0\\green0\\blue0;}{\\chcbpat1 ${secret}}`],
    ['of one point', `{\\fs2 ${secret}}`],
    ['an object', `{\\object\\objemb{\\*\\objclass ${secret}}{\\result ${secret}}}`],
    ['a shape', `{\\shp{\\*\\shpinst{\\shptxt ${secret}}}}`],
    ['behind the end', `}{${secret}}`],
    ['off the page', `{\\pard\\li20000 ${secret}\\par}`],
  ])('never gives words that are %s', async (_, inside) => {
    const { words } = await setWords(latin(`{\\rtf1\\ansi Ordinary text.\\par ${inside}${inside.startsWith('}') ? '' : '}'}`));

    expect(words).toContain('Ordinary text.');
    expect(words).not.toContain(secret);
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
  const row = (cells: string, more = ''): string => `<row r="2" ${more}>${cells}</row>`;
  const data = (rows: string, before = '', after = ''): string =>
    `${before}<sheetData><row r="1">${cellOf('A1', 'Ordinary text.')}</row>${rows}</sheetData>${after}`;

  it.each([
    ['on a hidden sheet', { sheet: data(''), others: { Otra: { state: 'hidden', sheet: data(row(cellOf('A2', secret))) } } }],
    [
      'on a very hidden sheet',
      { sheet: data(''), others: { Otra: { state: 'veryHidden', sheet: data(row(cellOf('A2', secret))) } } },
    ],
    ['a hidden sheet’s name', { sheet: data(''), others: { [secret]: { state: 'hidden', sheet: data('') } } }],
    ['in a hidden row', { sheet: data(row(cellOf('A2', secret), 'hidden="1"')) }],
    ['in a row without height', { sheet: data(row(cellOf('A2', secret), 'ht="0" customHeight="1"')) }],
    [
      'in a hidden column',
      { sheet: data(row(cellOf('B2', secret)), '<cols><col min="2" max="2" width="9" hidden="1"/></cols>') },
    ],
    [
      'in a column without width',
      { sheet: data(row(cellOf('B2', secret)), '<cols><col min="2" max="2" width="0" customWidth="1"/></cols>') },
    ],
    ['white', { sheet: data(row(cellOf('A2', secret, 1))) }],
    ['white by theme', { sheet: data(row(cellOf('A2', secret, 5))) }],
    ['black on black', { sheet: data(row(cellOf('A2', secret, 2))) }],
    ['of one point', { sheet: data(row(cellOf('A2', secret, 3))) }],
    ['in a format that shows nothing', { sheet: data(row(cellOf('A2', secret, 4))) }],
    ['a formula', { sheet: data(row(`<c r="A2" t="str"><f>"${secret}"&amp;""</f><v>x</v></c>`)) }],
    [
      'a defined name',
      { sheet: data(''), names: `<definedNames><definedName name="${secret}">"${secret}"</definedName></definedNames>` },
    ],
    ['a header of print', { sheet: data('', '', `<headerFooter><oddHeader>${secret}</oddHeader></headerFooter>`) }],
    ['a comment', { sheet: data(''), parts: { 'xl/comments1.xml': `<comments>${secret}</comments>` } }],
  ])('never gives words that are %s', async (_, book) => {
    const { words } = await setWords(await xlsxOf({ styles: cellStyles, ...book }));

    expect(words).toContain('Ordinary text.');
    expect(words).not.toContain(secret);
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
  const mailOf = (parts: readonly string[], kind = 'mixed', more = ''): Uint8Array =>
    bytes(
      [
        `From: Mesa <mesa@x.test>`,
        'To: b@x.test',
        'Subject: =?utf-8?B?RGVjbGFyYWNpw7Nu?=',
        `${more}MIME-Version: 1.0`,
        `Content-Type: multipart/${kind}; boundary=b`,
        '',
        `preamble ${secret}`,
        ...parts.flatMap(part => ['--b', part]),
        '--b--',
        `epilogue ${secret}`,
      ].join('\r\n'),
    );
  const plainPart = 'Content-Type: text/plain; charset=utf-8\r\n\r\nOrdinary text.';
  const attached = (type: string, content: Uint8Array): string =>
    `Content-Type: ${type}\r\nContent-Transfer-Encoding: base64\r\nContent-Disposition: attachment; filename="${secret}.bin"\r\n\r\n${Buffer.from(content).toString('base64')}`;

  it.each([
    [
      'in other headers',
      mailOf([plainPart], 'mixed', `Received: from ${secret}\r\nX-Note: ${secret}\r\nBcc: ${secret}@x.test\r\n`),
    ],
    [
      'in another alternative',
      mailOf(
        [`Content-Type: text/plain\r\n\r\n${secret}`, 'Content-Type: text/html\r\n\r\n<p>Ordinary text.</p>'],
        'alternative',
      ),
    ],
    [
      'hidden in its page',
      mailOf([`Content-Type: text/html\r\n\r\n<p>Ordinary text.</p><div style="display:none">${secret}</div>`]),
    ],
    [
      'properties of an attachment',
      mailOf([plainPart, attached('application/rtf', latin(`{\\rtf1{\\info{\\author ${secret}}}Adentro}`))]),
    ],
    [
      'in an attachment that nobody reads',
      mailOf([plainPart, attached('image/svg+xml', bytes(`<svg><text>${secret}</text></svg>`))]),
    ],
  ])('never gives words that are %s', async (_, file) => {
    const { words } = await setWords(file);

    expect(words).toContain('Ordinary text.');
    expect(words).not.toContain(secret);
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

    expect(words).not.toContain(secret);
  });
});

function readableFolder(path: string): boolean {
  try {
    return readdirSync(path).length > 0;
  } catch {
    return false;
  }
}
