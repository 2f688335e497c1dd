import { expect, it } from 'vitest';
import { docxOf, wordLine } from '../support/office-files.ts';
import { refusalOf, setWords } from '../support/set-files.ts';

const secret = 'ZANZIBAR77';
const style = (properties: string): string =>
  `<w:style w:type="character" w:styleId="S"><w:name w:val="S"/>${properties}</w:style>`;
const run = (properties: string): string => wordLine(secret, properties);
const shape = (wrap: string, more = ''): string =>
  `<w:p><w:r><w:drawing><wp:anchor ${more}><wp:extent cx="900000" cy="900000"/>${wrap}<wp:docPr id="1"/><a:graphic><a:graphicData><wps:wsp/></a:graphicData></a:graphic></wp:anchor></w:drawing></w:r></w:p>`;

const hides: Readonly<Record<string, readonly [body: string, parts?: Readonly<Record<string, string>>]>> = {
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
  'white by its style': [run('<w:rStyle w:val="S"/>'), { styles: style('<w:rPr><w:color w:val="FFFFFE"/></w:rPr>') }],
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

it.each(Object.entries(hides))('never takes words of a Word document that are %s', async (_, [body, parts]) => {
  const { words } = await setWords(await docxOf(wordLine('Ordinary text.') + body, parts));

  expect(words).toContain(parts?.['styles']?.includes('docDefaults') === true ? '' : 'Ordinary text.');
  expect(words.replaceAll(/\s/g, '')).not.toContain(secret);
});

it.each([
  ['a shape over words', shape('<wp:wrapNone/>')],
  ['a frame that is placed', `<w:p><w:pPr><w:framePr w:x="20000"/></w:pPr><w:r><w:t>${secret}</w:t></w:r></w:p>`],
  ['an older shape over words', `<w:p><w:r><w:pict><v:rect style="position:absolute;width:99pt"/></w:pict></w:r></w:p>`],
])('refuses a Word document with %s, since its layout alone tells what is seen', async (_, body) => {
  expect(await refusalOf(await docxOf(wordLine(secret) + body))).toBe('attachment/placed');
});

it('keeps what a page of a Word document shows', async () => {
  const body = [
    '<w:p><w:pPr><w:pStyle w:val="H"/></w:pPr><w:r><w:t>Constancia de entrega</w:t></w:r></w:p>',
    '<w:p><w:r><w:t xml:space="preserve">El niño acudió a la audiencia</w:t></w:r><w:ins><w:r><w:t>, según acta</w:t></w:r></w:ins><w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:t>.</w:t></w:r></w:p>',
    ...['Primero', 'Segundo'].map(
      text => `<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>${text}</w:t></w:r></w:p>`,
    ),
    `<w:tbl><w:tr><w:tc>${wordLine('Folio')}</w:tc><w:tc>${wordLine('Fecha')}</w:tc></w:tr><w:tr><w:tc>${wordLine('A-17')}</w:tc><w:tc>${wordLine('3 de mayo')}</w:tc></w:tr></w:tbl>`,
    wordLine('Blanco sobre azul', '<w:color w:val="FFFFFF"/><w:shd w:val="clear" w:fill="1F3864"/>'),
    '<w:sectPr><w:headerReference w:type="default" r:id="header"/><w:footerReference r:id="footer"/></w:sectPr>',
  ].join('');
  const { words, leftOut, set } = await setWords(
    await docxOf(body, {
      styles: '<w:style w:type="paragraph" w:styleId="H"><w:name w:val="heading 1"/></w:style>',
      numbering:
        '<w:abstractNum w:abstractNumId="0"><w:lvl><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1)"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
      footnotes: `<w:footnote w:id="2">${wordLine('Foja 12.')}</w:footnote>`,
      header: wordLine('Fiscalía Sintética'),
      footer: wordLine('Hoja única'),
    }),
  );

  for (const text of [
    'Constancia de entrega',
    'El niño acudió a la audiencia, según acta[1].',
    '1) Primero',
    '2) Segundo',
    'Folio',
    'A-17',
    '3 de mayo',
    'Blanco sobre azul',
    '[1] Foja 12.',
    'Fiscalía Sintética',
    'Hoja única',
  ])
    expect(words).toContain(text);
  expect(leftOut).toEqual({});
  expect(set.kind).toBe('docx');
});

it('says by counts alone what of a Word document it left out', async () => {
  const { leftOut } = await setWords(
    await docxOf(
      hides['deleted by a revision']![0] +
        run('<w:vanish/>') +
        run('<w:highlight w:val="black"/>') +
        run('<w:highlight w:val="black"/>'),
    ),
  );

  expect(leftOut).toEqual({ deleted: 1, hidden: 1, covered: 2 });
});

it('sets the same document as the same bytes', async () => {
  const file = await docxOf(wordLine('Siempre igual.'));

  expect((await setWords(file)).set.pdf).toEqual((await setWords(file)).set.pdf);
});
