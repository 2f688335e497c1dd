import { docxOf, wordLine } from '../office-files.ts';
import { officeSecret as secret } from './planted-file.ts';

const style = (properties: string): string =>
  `<w:style w:type="character" w:styleId="S"><w:name w:val="S"/>${properties}</w:style>`;
const run = (properties: string): string => wordLine(secret, properties);

const white = '<w:rPr><w:color w:val="FFFFFF"/></w:rPr>';
const textFill = (inside: string): string =>
  `<w14:textFill xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml">${inside}</w14:textFill>`;
const tableStyle = (attributes: string, inside: string): string =>
  `<w:style w:type="table" w:styleId="T" ${attributes}>${inside}</w:style>`;
const table = (styleId: string, properties = '', more = ''): string =>
  `<w:tbl><w:tblPr>${styleId === '' ? '' : `<w:tblStyle w:val="${styleId}"/>`}${more}</w:tblPr><w:tr><w:tc>${run(properties)}</w:tc></w:tr></w:tbl>`;
const stylePart = (type: string, colour: string, fill: string): string =>
  `<w:tblStylePr w:type="${type}">${colour === '' ? '' : `<w:rPr><w:color w:val="${colour}"/></w:rPr>`}${fill === '' ? '' : `<w:tcPr><w:shd w:val="clear" w:fill="${fill}"/></w:tcPr>`}</w:tblStylePr>`;

/** Bodies of Word documents, with their parts, that hide the office secret, by where. */
export const wordHides: Readonly<Record<string, readonly [body: string, parts?: Readonly<Record<string, string>>]>> = {
  'deleted by a revision': [
    `<w:p><w:del w:id="1" w:author="${secret}"><w:r><w:delText>${secret}</w:delText></w:r></w:del></w:p>`,
  ],
  'deleted with ordinary text in it': [`<w:p><w:del><w:r><w:t>${secret}</w:t></w:r></w:del></w:p>`],
  'moved from here': [`<w:p><w:moveFrom><w:r><w:t>${secret}</w:t></w:r></w:moveFrom></w:p>`],
  hidden: [run('<w:vanish/>')],
  'hidden by its style': [run('<w:rStyle w:val="S"/>'), { styles: style('<w:rPr><w:vanish/></w:rPr>') }],
  'hidden by a style below its style': [
    run('<w:rStyle w:val="T"/>'),
    {
      styles: `${style('<w:rPr><w:vanish/></w:rPr>')}<w:style w:type="character" w:styleId="T"><w:basedOn w:val="S"/></w:style>`,
    },
  ],
  'hidden by the defaults': [
    run(''),
    { styles: '<w:docDefaults><w:rPrDefault><w:rPr><w:vanish/></w:rPr></w:rPrDefault></w:docDefaults>' },
  ],
  white: [run('<w:color w:val="FFFFFF"/>')],
  'nearly white': [run('<w:color w:val="FAFAFA"/>')],
  'white by theme': [run('<w:color w:themeColor="background1"/>')],
  'nearly white by a tint of the theme': [run('<w:color w:val="000000" w:themeColor="text1" w:themeTint="05"/>')],
  'white by its style': [run('<w:rStyle w:val="S"/>'), { styles: style('<w:rPr><w:color w:val="FFFFFE"/></w:rPr>') }],
  'white by a style below its style': [
    run('<w:rStyle w:val="T"/>'),
    {
      styles: `${style('<w:rPr><w:color w:val="FFFFFF"/></w:rPr>')}<w:style w:type="character" w:styleId="T"><w:basedOn w:val="S"/></w:style>`,
    },
  ],
  'hidden by a style below its paragraph’s': [
    `<w:p><w:pPr><w:pStyle w:val="Q"/></w:pPr><w:r><w:t>${secret}</w:t></w:r></w:p>`,
    {
      styles:
        '<w:style w:type="paragraph" w:styleId="P"><w:rPr><w:vanish/></w:rPr></w:style><w:style w:type="paragraph" w:styleId="Q"><w:basedOn w:val="P"/></w:style>',
    },
  ],
  'hidden by the letters’ half of a linked style': [
    run('<w:rStyle w:val="S"/>'),
    {
      styles: `<w:style w:type="paragraph" w:styleId="P"><w:link w:val="S"/></w:style>${style('<w:link w:val="P"/><w:rPr><w:vanish/></w:rPr>')}`,
    },
  ],
  'filled with white': [run(textFill('<w14:solidFill><w14:srgbClr w14:val="FFFFFF"/></w14:solidFill>'))],
  'filled with nothing': [run(textFill('<w14:noFill/>'))],
  'filled with what is seen through': [
    run(textFill('<w14:solidFill><w14:srgbClr w14:val="000000"><w14:alpha w14:val="100000"/></w14:srgbClr></w14:solidFill>')),
  ],
  'white by the style of all tables': [table(''), { styles: tableStyle('w:default="1"', white) }],
  'white by its table’s style': [table('T'), { styles: tableStyle('', white) }],
  'white on a white highlight, by the first row of its table’s style': [
    table('T', '<w:highlight w:val="white"/>'),
    { styles: tableStyle('', stylePart('firstRow', 'FFFFFF', '1F3864')) },
  ],
  'of the colour that the first row of its table’s style is shaded with': [
    table('T', '<w:color w:val="1F3864"/>'),
    { styles: tableStyle('', stylePart('firstRow', 'FFFFFF', '1F3864')) },
  ],
  'of the colour of the whole table': [table('', '<w:color w:val="2F5496"/>', '<w:shd w:val="clear" w:fill="2F5496"/>')],
  'of the theme’s white, whatever is written beside it': [run('<w:color w:val="000000" w:themeColor="background1"/>')],
  'hidden as the mark of a style’s separator': [run('<w:specVanish/>')],
  'pressed together letter on letter': [run('<w:spacing w:val="-400"/>')],
  'fitted into nothing': [run('<w:fitText w:val="1"/>')],
  'black on a pattern that is nearly black': [
    run('<w:color w:val="000000"/><w:shd w:val="pct95" w:color="000000" w:fill="FFFFFF"/>'),
  ],
  'in a cell too narrow for a letter': [
    `<w:tbl><w:tblPr><w:tblLayout w:type="fixed"/></w:tblPr><w:tr><w:tc><w:tcPr><w:tcW w:w="1" w:type="dxa"/></w:tcPr>${run('')}</w:tc></w:tr></w:tbl>`,
  ],
  'of the page’s colour': [run('<w:color w:val="203864"/>'), { background: '203864' }],
  'of one point': [run('<w:sz w:val="2"/>')],
  'squeezed to nothing': [run('<w:w w:val="1"/>')],
  'raised off the line': [run('<w:position w:val="400"/>')],
  'under a black highlight': [run('<w:highlight w:val="black"/>')],
  'black on black': [run('<w:color w:val="000000"/><w:shd w:val="clear" w:fill="000000"/>')],
  'automatic on a black run': [run('<w:shd w:val="solid" w:color="000000"/>')],
  'blue on blue': [run('<w:color w:val="0000FF"/><w:highlight w:val="blue"/>')],
  'black in a black cell': [
    `<w:tbl><w:tr><w:tc><w:tcPr><w:shd w:val="clear" w:fill="000000"/></w:tcPr>${run('<w:color w:val="000000"/>')}</w:tc></w:tr></w:tbl>`,
  ],
  'in a deleted row': [`<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc>${run('')}</w:tc></w:tr></w:tbl>`],
  'in a row without height': [
    `<w:tbl><w:tr><w:trPr><w:trHeight w:val="10" w:hRule="exact"/></w:trPr><w:tc>${run('')}</w:tc></w:tr></w:tbl>`,
  ],
  'off the page': [`<w:p><w:pPr><w:ind w:left="20000"/></w:pPr><w:r><w:t>${secret}</w:t></w:r></w:p>`],
  'on a line without height': [
    `<w:p><w:pPr><w:spacing w:line="10" w:lineRule="exact"/></w:pPr><w:r><w:t>${secret}</w:t></w:r></w:p>`,
  ],
  'in a comment': [
    `<w:p><w:commentRangeStart w:id="0"/><w:r><w:commentReference w:id="0"/></w:r></w:p>`,
    { comments: `<w:comment w:id="0" w:author="${secret}"><w:p><w:r><w:t>${secret}</w:t></w:r></w:p></w:comment>` },
  ],
  'a field’s code': [
    `<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>HYPERLINK ${secret}</w:instrText></w:r><w:r><w:t>${secret}</w:t></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>shown</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>`,
  ],
  'a simple field’s code': [`<w:p><w:fldSimple w:instr="QUOTE ${secret}"><w:r><w:t>shown</w:t></w:r></w:fldSimple></w:p>`],
  'a control’s title': [
    `<w:sdt><w:sdtPr><w:alias w:val="${secret}"/><w:tag w:val="${secret}"/></w:sdtPr><w:sdtContent>${wordLine('x')}</w:sdtContent></w:sdt>`,
  ],
  'a link’s address': [
    `<w:p><w:hyperlink w:anchor="${secret}" w:tooltip="${secret}"><w:r><w:t>here</w:t></w:r></w:hyperlink></w:p>`,
  ],
  'a bookmark’s name': [`<w:p><w:bookmarkStart w:name="${secret}"/><w:r><w:t>x</w:t></w:r></w:p>`],
  'a text box': [
    `<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:txbxContent>${run('')}</w:txbxContent></mc:Choice></mc:AlternateContent></w:r></w:p>`,
  ],
  'another vocabulary’s text': [`<w:p xmlns:x="urn:x"><w:r><x:t>${secret}</x:t></w:r><x:r><w:t>${secret}</w:t></x:r></w:p>`],
  'a footnote that nothing refers to': [wordLine('x'), { footnotes: `<w:footnote w:id="5">${run('')}</w:footnote>` }],
  'a first page’s header that is off': [
    `${wordLine('x')}<w:sectPr><w:headerReference w:type="first" r:id="header"/></w:sectPr>`,
    { header: run('') },
  ],
  'in a symbol font': [run('<w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/>')],
  'a revision’s earlier look': [wordLine('x', `<w:rPrChange w:author="${secret}"><w:rPr><w:vanish/></w:rPr></w:rPrChange>`)],
  'zero-width letters': [wordLine('a\u200bb')],
  'an embedded object': [`<w:p><w:r><w:object><v:shape alt="${secret}"/></w:object></w:r></w:p>`],
};

/** The same where only a layout could tell, so that the file is refused. */
export const wordRefused: typeof wordHides = {
  'where a row and a column of its table’s style meet': [
    table('T'),
    { styles: tableStyle('', stylePart('firstRow', '', '101010') + stylePart('firstCol', '0A0A0A', '')) },
  ],
  'white in the first row of a table’s style': [
    table('T'),
    { styles: tableStyle('', `<w:tblStylePr w:type="firstRow">${white}</w:tblStylePr>`) },
  ],
  'black on the black of its table’s style': [
    table('T'),
    {
      styles: tableStyle('', '<w:tcPr><w:shd w:val="clear" w:fill="000000"/></w:tcPr><w:rPr><w:color w:val="000000"/></w:rPr>'),
    },
  ],
};

/** A Word document that shows “Ordinary text.” and hides. */
export function plantedWord([body, parts]: (typeof wordHides)[string]): Promise<Uint8Array> {
  return docxOf(wordLine('Ordinary text.') + body, parts);
}
