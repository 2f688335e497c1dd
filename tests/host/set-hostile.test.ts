import { describe, expect, it } from 'vitest';
import { setAnew } from '../../electron/host/papers/set/set-anew.ts';
import { cellOf, docxOf, wordLine, xlsxOf, zipOf } from '../support/office-files.ts';

const bytes = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'latin1'));
const part = (file: Uint8Array, share: number): Uint8Array => file.slice(0, Math.floor(file.length * share));
const nested = (open: string, close: string, depth: number): string => open.repeat(depth) + 'x' + close.repeat(depth);

/** What becomes of a file: the code of its refusal, or `set`. */
async function endOf(file: Uint8Array): Promise<string> {
  return setAnew(file).then(
    () => 'set',
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  );
}

const word = () => docxOf(wordLine('x'.repeat(2000)));
const book = () => xlsxOf({ sheet: `<sheetData><row r="1">${cellOf('A1', 'x')}</row></sheetData>` });
const mail = 'From: a@x.test\r\nSubject: x\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n';

describe('a hostile file', () => {
  it.each<readonly [string, () => Uint8Array | Promise<Uint8Array>, RegExp]>([
    ['a Word document cut in half', async () => part(await word(), 0.5), /^attachment\//],
    [
      'a Word document without its body',
      () => zipOf({ '[Content_Types].xml': '<Types/>', 'word/x.xml': '<x/>' }),
      /^attachment\/damaged$/,
    ],
    [
      'a Word document nested beyond reason',
      () => docxOf(nested('<w:sdt><w:sdtContent>', '</w:sdtContent></w:sdt>', 5_000)),
      /^attachment\/too-large$/,
    ],
    [
      'a Word document that declares entities',
      () =>
        zipOf({
          '[Content_Types].xml': '<Types/>',
          '_rels/.rels': '<Relationships><Relationship Id="r" Type="x/officeDocument" Target="word/d.xml"/></Relationships>',
          'word/d.xml': '<!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>',
        }),
      /^attachment\/damaged$/,
    ],
    [
      'a Word document whose style is its own base',
      () => docxOf(wordLine('x', '<w:rStyle w:val="S"/>'), { styles: '<w:style w:styleId="S"><w:basedOn w:val="S"/></w:style>' }),
      /^set$/,
    ],
    ['an archive that unpacks a thousandfold', () => docxOf(wordLine('a'.repeat(60 * 1024 * 1024))), /^attachment\/too-large$/],
    ['a spreadsheet cut in half', async () => part(await book(), 0.5), /^attachment\//],
    [
      'a spreadsheet that says it has a billion cells',
      () =>
        xlsxOf({
          sheet: `<dimension ref="A1:XFD1048576"/><sheetData><row r="1048576">${cellOf('XFD1048576', 'x')}</row><row r="1">${cellOf('A1', 'x')}</row></sheetData>`,
        }),
      /^attachment\//,
    ],
    ['rich text that never closes', () => bytes('{\\rtf1 {{{ x'), /^attachment\/damaged$/],
    ['rich text nested beyond reason', () => bytes(`{\\rtf1 ${nested('{', '}', 50_000)}}`), /^attachment\/too-large$/],
    ['rich text with a length beyond its end', () => bytes('{\\rtf1 \\bin999999999 x}'), /^attachment\/damaged$/],
    [
      'a web page nested beyond reason',
      () => bytes(`<html>${nested('<div>', '</div>', 20_000)}</html>`),
      /^attachment\/too-large$/,
    ],
    [
      'a web page with a picture that is none',
      () => bytes('<html><p>x</p><img src="data:image/png;base64,iVBORw0KGgo="></html>'),
      /^set$/,
    ],
    ['a mail whose parts never end', () => bytes(`${mail}--b\r\nContent-Type: text/plain\r\n\r\nx`), /^set$/],
    [
      'a mail nested beyond reason',
      () =>
        bytes(
          Array.from({ length: 400 }, (_, at) => `Content-Type: multipart/mixed; boundary=b${at}\r\n\r\n--b${at}\r\n`).reduce(
            (all, one) => all + one,
            'From: a@x.test\r\nSubject: x\r\n',
          ),
        ),
      /^(?:set|attachment\/\S+)$/,
    ],
    [
      'a text of a line break ten million times',
      () => bytes('\n'.repeat(10_000_000)),
      /^attachment\/(?:too-large|print-to-pdf)$/,
    ],
    ['a web page of a million elements', () => bytes(`<html>${'<b>x</b>'.repeat(1_000_000)}</html>`), /^attachment\/too-large$/],
    ['a Word document of a million paragraphs', () => docxOf('<w:p/>'.repeat(1_000_000)), /^attachment\/too-large$/],
    ['rich text of a million groups', () => bytes(`{\\rtf1 ${'{\\b x}'.repeat(1_000_000)}}`), /^attachment\/too-large$/],
    ['a text of nothing but long lines', () => bytes('x'.repeat(400_000)), /^set$/],
  ])('is set or refused within seconds: %s', async (_, make, expected) => {
    const file = await make();
    const before = performance.now();

    expect(await endOf(file)).toMatch(expected);
    expect(performance.now() - before).toBeLessThan(30_000); // a few seconds alone; machines that do much else take longer
  });

  it('ends with its thread where it takes longer than it may', async () => {
    const file = bytes('palabra '.repeat(240_000));

    await expect(setAnew(file, { most: { heapMB: 256, jobMs: 300 } })).rejects.toThrow('attachment/too-long');
  });

  it('ends at once when nobody waits for it any longer', async () => {
    const stop = new AbortController();
    const setting = setAnew(bytes('palabra '.repeat(240_000)), { signal: stop.signal });
    stop.abort(new Error('let go'));

    await expect(setting).rejects.toThrow('let go');
  });
});
