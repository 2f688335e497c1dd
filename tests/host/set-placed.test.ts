import { describe, expect, it } from 'vitest';
import { plantedSheet, sheetRefused } from '../support/plants/sheet.ts';
import { plantedWeb, webRefused } from '../support/plants/web.ts';
import { plantedWord, wordRefused } from '../support/plants/word.ts';
import { refusalOf } from '../support/set-files.ts';

const files: readonly (readonly [string, () => Uint8Array | Promise<Uint8Array>])[] = [
  ...Object.entries(wordRefused).map(([way, hides]) => [`a Word document that is ${way}`, () => plantedWord(hides)] as const),
  ...webRefused.map(([way, markup]) => [`a web page with words ${way}`, () => plantedWeb(markup)] as const),
  ...sheetRefused.map(([way, book]) => [`a workbook with a cell ${way}`, () => plantedSheet(book)] as const),
];

describe('a file whose layout alone could tell what is seen', () => {
  it.each(files)('is refused with the advice to print it: %s', async (_, make) => {
    expect(await refusalOf(await make())).toBe('attachment/placed');
  });
});
