import { read } from '@e965/xlsx';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvOf } from '../../shared/tables.ts';

const cellIn = (cell: string) => csvOf([{ title: '', lines: [[cell]] }]).replace(/^\u{feff}|\r\n$/gu, '');
/** How a spreadsheet program takes the line apart whose habit is this separator. */
const cellsBy = (separator: string, text: string) => {
  const sheet = read(text, { type: 'string', FS: separator, cellFormula: true, raw: true });
  return Object.values(sheet.Sheets[sheet.SheetNames[0]!]!).flatMap(cell =>
    typeof cell === 'object' && 'v' in cell ? [String((cell as { readonly v: unknown }).v)] : [],
  );
};

describe('separated values', () => {
  it.each([
    ['=1+1', "'=1+1"],
    ['  =1+1', "  '=1+1"],
    ['＝1+1', "'＝1+1"],
    ['＋52 55', "'＋52 55"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['＠SUM(A1)', "'＠SUM(A1)"],
    ['﹦1+1', "'﹦1+1"],
    ['\u200b=1+1', "\u200b'=1+1"],
    ['\u00a0\u200e=1+1', "\u00a0\u200e'=1+1"],
    ['\u00ad\u2060＝1+1', "\u00ad\u2060'＝1+1"],
    ['\u0000\ufeff@x', "\u0000\ufeff'@x"],
    ['x;\u200b=1', `"x;\u200b'=1"`],
    ['x;=1', `"x;'=1"`],
    ['x;"=1"', `"x;""'=1"""`],
    ['x\t-1', `"x\t'-1"`],
    ['two\n=1', `"two\n'=1"`],
    ['EX-2026-0001', 'EX-2026-0001'],
    ['Fiscalía; Dirección', '"Fiscalía; Dirección"'],
  ])('give no program a formula to run, in any habit of separating: %j', (cell, written) => {
    expect(cellIn(cell)).toBe(written);
  });

  it('never begin a cell with a formula’s sign, whoever separates them', () => {
    const piece = fc.constantFrom(
      '=',
      '+',
      '-',
      '@',
      '＝',
      '＠',
      ';',
      ',',
      '\t',
      '\n',
      '|',
      '"',
      "'",
      ' ',
      'x',
      '1',
      '\u200b',
      '\u200e',
      '\u00ad',
    );
    const cell = fc.array(piece, { maxLength: 12 }).map(pieces => pieces.join(''));
    fc.assert(
      fc.property(fc.array(cell, { minLength: 1, maxLength: 4 }), cells => {
        const text = csvOf([{ title: '', lines: [cells] }]);
        for (const separator of [',', ';', '\t', '|'])
          for (const one of cellsBy(separator, text)) expect(one.replace(/^[\s\p{Cf}]+/u, '')).not.toMatch(/^"?[=+\-@＝＋－＠]/u);
      }),
    );
  });
});
