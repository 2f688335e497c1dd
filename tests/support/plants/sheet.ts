import { cellOf, cellStyles, xlsxOf } from '../office-files.ts';
import { officeSecret as secret } from './planted-file.ts';

/** The second row of a sheet. */
export const row = (cells: string, more = ''): string => `<row r="2" ${more}>${cells}</row>`;
/** A sheet that shows “Ordinary text.” in its first row. */
export const data = (rows: string, before = '', after = ''): string =>
  `${before}<sheetData><row r="1">${cellOf('A1', 'Ordinary text.')}</row>${rows}</sheetData>${after}`;

const empty = '&quot;&quot;';
/** Styles whose second is of this format, and a rule's look. */
const formatted = (code: string, rule = ''): string =>
  `<numFmts count="1"><numFmt numFmtId="170" formatCode="${code}"/></numFmts><fonts><font><sz val="11"/></font></fonts>` +
  '<fills><fill><patternFill patternType="none"/></fill></fills><borders><border/></borders><cellStyleXfs><xf/></cellStyleXfs>' +
  `<cellXfs><xf/><xf numFmtId="170" applyNumberFormat="1"/></cellXfs><dxfs count="1"><dxf>${rule}</dxf></dxfs>`;
const ruled = (look: string): Parameters<typeof xlsxOf>[0] => ({
  sheet: data(
    row(cellOf('A2', secret)),
    '',
    '<conditionalFormatting sqref="A2:A9"><cfRule type="expression" dxfId="0" priority="1"><formula>TRUE</formula></cfRule></conditionalFormatting>',
  ),
  styles: formatted('General', look),
});

const shownAs = (sign: 'dataBar' | 'iconSet'): string =>
  `<conditionalFormatting sqref="A2:A9"><cfRule type="${sign}" priority="1"><${sign} showValue="0"><cfvo type="min"/><cfvo type="max"/></${sign}></cfRule></conditionalFormatting>`;

/** Workbooks that hide the office secret, by what its words are. */
export const sheetHides: readonly (readonly [way: string, book: Parameters<typeof xlsxOf>[0]])[] = [
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
  ['in a format that writes white', { sheet: data(row(cellOf('A2', secret, 1))), styles: formatted('[White]General') }],
  [
    'in a format of white by its number',
    { sheet: data(row(cellOf('A2', secret, 1))), styles: formatted('[Color2]General;[Color 2]@') },
  ],
  [
    'in a format of empty words',
    { sheet: data(row(cellOf('A2', secret, 1))), styles: formatted(`${empty};${empty};${empty};${empty}`) },
  ],
  ['a formula', { sheet: data(row(`<c r="A2" t="str"><f>"${secret}"&amp;""</f><v>x</v></c>`)) }],
  [
    'a defined name',
    { sheet: data(''), names: `<definedNames><definedName name="${secret}">"${secret}"</definedName></definedNames>` },
  ],
  ['a header of print', { sheet: data('', '', `<headerFooter><oddHeader>${secret}</oddHeader></headerFooter>`) }],
  ['a comment', { sheet: data(''), parts: { 'xl/comments1.xml': `<comments>${secret}</comments>` } }],
];

/** The same where only a spreadsheet program could tell, so that the file is refused. */
export const sheetRefused: typeof sheetHides = [
  ['white by a rule', ruled('<font><color rgb="FFFFFFFF"/></font>')],
  ['white of the theme by a rule', ruled('<font><color theme="0"/></font>')],
  ['on black by a rule', ruled('<fill><patternFill><bgColor rgb="FF000000"/></patternFill></fill>')],
  ['in no format by a rule', ruled('<numFmt numFmtId="171" formatCode=";;;"/>')],
  ['behind a bar in the place of its value', { sheet: data(row(cellOf('A2', secret)), '', shownAs('dataBar')) }],
  ['behind a sign in the place of its value', { sheet: data(row(cellOf('A2', secret)), '', shownAs('iconSet')) }],
];

/** A workbook that shows “Ordinary text.” and hides. */
export function plantedSheet(book: (typeof sheetHides)[number][1]): Promise<Uint8Array> {
  return xlsxOf({ styles: cellStyles, ...book });
}
