import { expect, it } from 'vitest';
import { docxOf, wordLine } from '../support/office-files.ts';
import { officeSecret as secret } from '../support/plants/planted-file.ts';
import { plantedWord, wordHides } from '../support/plants/word.ts';
import { refusalOf, setWords } from '../support/set-files.ts';

const run = (properties: string): string => wordLine(secret, properties);
const shape = (wrap: string, more = ''): string =>
  `<w:p><w:r><w:drawing><wp:anchor ${more}><wp:extent cx="900000" cy="900000"/>${wrap}<wp:docPr id="1"/><a:graphic><a:graphicData><wps:wsp/></a:graphicData></a:graphic></wp:anchor></w:drawing></w:r></w:p>`;

it.each(Object.entries(wordHides))('never takes words of a Word document that are %s', async (_, planted) => {
  const { words } = await setWords(await plantedWord(planted));
  const [, parts] = planted;

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
      wordHides['deleted by a revision']![0] +
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
