import { describe, expect, it } from 'vitest';
import { setAnew } from '../../electron/host/papers/set/set-anew.ts';
import { cellOf, docxOf, wordLine, xlsxOf } from '../support/office-files.ts';
import { refusalOf } from '../support/set-files.ts';

const sentence = 'The boat left the pier without lights, and nobody saw whom it carried, or why. ';
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const times = (count: number, each: (at: number) => string): string =>
  Array.from({ length: count }, (_, at) => each(at)).join('');
const row = (at: number): string =>
  `<row r="${at}">${['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H'].map(column => cellOf(`${column}${at}`, `value ${at}`)).join('')}</row>`;
const book = (rows: number) => xlsxOf({ sheet: `<sheetData>${times(rows, at => row(at + 1))}</sheetData>` });
const pages = (count: number) => docxOf(times(count * 12, () => wordLine(sentence.repeat(4))));

describe('a large document', () => {
  it.each<readonly [string, () => Uint8Array | Promise<Uint8Array>]>([
    ['a filing of two hundred pages', () => pages(200)],
    ['a sheet of five thousand rows', () => book(5_000)],
    ['a text of two hundred pages', () => bytes(`${sentence}\n`.repeat(200 * 46))],
    ['a web page of two hundred pages', () => bytes(`<html>${`<p>${sentence.repeat(4)}</p>`.repeat(2_400)}</html>`)],
    ['rich text of two hundred pages', () => bytes(`{\\rtf1 ${`${sentence.repeat(4)}\\par\n`.repeat(2_400)}}`)],
  ])(
    'is set: %s',
    async (_, file) => {
      expect((await setAnew(await file())).pdf.length).toBeGreaterThan(50_000);
    },
    60_000,
  );

  it.each<readonly [string, () => Uint8Array | Promise<Uint8Array>]>([
    ['a sheet of seven thousand rows', () => book(7_000)],
    ['a text of three million letters', () => bytes(`${sentence}\n`.repeat(37_500))],
    ['a web page of four million letters', () => bytes(`<html><p>${sentence.repeat(50_000)}</p></html>`)],
    ['rich text of seven million letters', () => bytes(`{\\rtf1 ${sentence.repeat(90_000)}}`)],
    ['a Word document of twelve million letters', () => docxOf(wordLine(sentence.repeat(150_000)))],
  ])(
    'is refused with the advice to print it in parts: %s',
    async (_, file) => {
      expect(await refusalOf(await file())).toBe('attachment/too-large');
    },
    60_000,
  );
});
