import { cellOf, cellStyles, xlsxOf } from '../office-files.ts';
import { officeSecret as secret } from './planted-file.ts';

/** The second row of a sheet. */
export const row = (cells: string, more = ''): string => `<row r="2" ${more}>${cells}</row>`;
/** A sheet that shows “Ordinary text.” in its first row. */
export const data = (rows: string, before = '', after = ''): string =>
  `${before}<sheetData><row r="1">${cellOf('A1', 'Ordinary text.')}</row>${rows}</sheetData>${after}`;

/** Workbooks that hide the office secret, by what its words are. */
export const sheetHides: readonly (readonly [way: string, book: Omit<Parameters<typeof xlsxOf>[0], 'styles'>])[] = [
  ['on a hidden sheet', { sheet: data(''), others: { Otra: { state: 'hidden', sheet: data(row(cellOf('A2', secret))) } } }],
  [
    'on a very hidden sheet',
    { sheet: data(''), others: { Otra: { state: 'veryHidden', sheet: data(row(cellOf('A2', secret))) } } },
  ],
  ['a hidden sheet’s name', { sheet: data(''), others: { [secret]: { state: 'hidden', sheet: data('') } } }],
  [
    'beneath a merged range',
    {
      sheet: data(
        row(cellOf('A2', 'Seen text.') + cellOf('B2', secret)),
        '',
        '<mergeCells count="1"><mergeCell ref="A2:B2"/></mergeCells>',
      ),
    },
  ],
  ['in a hidden row', { sheet: data(row(cellOf('A2', secret), 'hidden="1"')) }],
  ['in a row without height', { sheet: data(row(cellOf('A2', secret), 'ht="0" customHeight="1"')) }],
  ['in a hidden column', { sheet: data(row(cellOf('B2', secret)), '<cols><col min="2" max="2" width="9" hidden="1"/></cols>') }],
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
];

/** A workbook that shows “Ordinary text.” and hides. */
export function plantedSheet(book: (typeof sheetHides)[number][1]): Promise<Uint8Array> {
  return xlsxOf({ styles: cellStyles, ...book });
}
