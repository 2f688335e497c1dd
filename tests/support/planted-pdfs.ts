import { deflateSync } from 'node:zlib';

/** The words that each plant hides; nobody sees them on its page. */
export const planted = 'Zarzamora Quintanilla';
/** What every planted page shows. */
export const shown = 'Los vecinos vieron la barca';

/** What is added to an ordinary page. Objects are numbered from 10. */
export type Plant = {
  readonly content?: string;
  readonly page?: string;
  readonly catalogue?: string;
  readonly fonts?: string;
  readonly resources?: string;
  readonly objects?: readonly string[];
  readonly trailer?: string;
  readonly before?: string;
};

const helvetica = '/F <</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>';
/** A line of text in the page's lower half. */
export const line = (text: string, more = '') => `BT /F 14 Tf ${more} 20 60 Td (${text}) Tj ET`;
/** A stream of these Latin-1 characters. */
export const stream = (text: string, dictionary = '') =>
  `<<${dictionary}/Length ${Buffer.byteLength(text, 'latin1')}>>\nstream\n${text}\nendstream`;

/** A page of 300 × 200 points as an office program writes it, with one thing that hides words. Objects of the plant are numbered from 10. */
export function pdfWith({
  content = '',
  page = '',
  catalogue = '',
  fonts = '',
  resources = '',
  objects = [],
  trailer = '',
  before = '',
}: Plant): Uint8Array {
  const drawn = `BT /F 14 Tf 20 150 Td (${shown}) Tj ET\n${content}`;
  const numbered = new Map<number, string>([
    [1, `<</Type/Catalog/Pages 2 0 R${catalogue}>>`],
    [2, '<</Type/Pages/Kids[3 0 R]/Count 1>>'],
    [
      3,
      `<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]/Contents 4 0 R/Resources<</Font<<${helvetica}${fonts}>>${resources}>>${page}>>`,
    ],
    [4, stream(drawn)],
    ...objects.map((object, at): [number, string] => [10 + at, object]),
  ]);
  let file = `%PDF-1.7\n${before}`;
  const rows = ['0000000000 65535 f \n'];
  for (let number = 1; number < 10 + objects.length; number++) {
    const object = numbered.get(number);
    rows.push(object === undefined ? '0000000000 65535 f \n' : `${String(file.length).padStart(10, '0')} 00000 n \n`);
    if (object !== undefined) file += `${number} 0 obj\n${object}\nendobj\n`;
  }
  const end = `trailer\n<</Size ${rows.length}/Root 1 0 R${trailer}>>\nstartxref\n${file.length}\n%%EOF\n`;
  return new Uint8Array(Buffer.from(`${file}xref\n0 ${rows.length}\n${rows.join('')}${end}`, 'latin1'));
}

const annotation = (kind: string, more: string, appearance: string): Plant => ({
  content: line(planted),
  page: '/Annots[10 0 R]',
  objects: [
    `<</Type/Annot/Subtype/${kind}/Rect[10 50 290 80]/F 4${more}/AP<</N 11 0 R>>>>`,
    stream(appearance, '/Type/XObject/Subtype/Form/BBox[0 0 280 30]'),
  ],
});
const bar = '0 g 0 0 280 30 re f';
const toUnicode = (from: string, to: string) =>
  stream(
    `/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def 1 begincodespacerange <00> <ff> endcodespacerange ` +
      `${from.length} beginbfchar\n${Array.from(from, (code, at) => `<${hex(code)}> <${utf16(to[at] ?? ' ')}>`).join('\n')}\nendbfchar endcmap end end`,
  );
const hex = (letter: string) => letter.charCodeAt(0).toString(16).padStart(2, '0');
const utf16 = (letter: string) => letter.charCodeAt(0).toString(16).padStart(4, '0');
const letters = 'abcdefghijklmnopqrstu';
const hatch = Array.from({ length: 70 }, (_, at) => `${10 + at * 4} 50 m ${22 + at * 4} 80 l`).join(' ');

/** Files that hide {@link planted}, each in one way, by what the way is. */
export const plantedPdfs: Readonly<Record<string, () => Uint8Array>> = Object.fromEntries(
  Object.entries({
    'a square annotation over words': annotation('Square', '/IC[0 0 0]/C[0 0 0]', bar),
    'a free text annotation over words': annotation('FreeText', '/DA(/F 12 Tf)/Contents(x)', bar),
    'a stamp over words': annotation('Stamp', '', bar),
    'a redaction that was marked and never applied': annotation('Redact', '/OverlayText(x)', bar),
    'a highlight in black': annotation('Highlight', '/QuadPoints[10 80 290 80 10 50 290 50]/C[0 0 0]', bar),
    'a black bar': { content: `${line(planted)} 0 g 10 50 280 30 re f` },
    'a white box': { content: `${line(planted)} 1 g 10 50 280 30 re f` },
    'a slanted bar': { content: `${line(planted)} q 1 0.05 -0.05 1 0 0 cm 0 g 10 40 290 32 re f Q` },
    'a hatched bar': { content: `${line(planted)} 0 G 3.2 w ${hatch} S` },
    'a picture over words': {
      content: `${line(planted)} q 280 0 0 30 10 50 cm BI /W 1 /H 1 /BPC 8 /CS /G ID \u0080 EI Q`,
    },
    'white words': { content: `1 g ${line(planted)}` },
    'words nearly as white as the paper': { content: `0.96 g ${line(planted)}` },
    'words in the colour of their ground': { content: `0.2 0.3 0.6 rg 10 50 280 30 re f ${line(planted)}` },
    'words that are wholly transparent': { content: `/Gone gs ${line(planted)}`, resources: '/ExtGState<</Gone<</ca 0>>>>' },
    'words of one point': { content: `BT /F 1 Tf 20 60 Td (${planted}) Tj ET` },
    'words flattened to a line': { content: `BT /F 14 Tf 1 0 0 0.05 20 60 Tm (${planted}) Tj ET` },
    'words that are not painted': { content: line(planted, '3 Tr') },
    'words that only clip': { content: `q ${line(planted, '7 Tr')} Q` },
    'words outside a clip': { content: `q 0 0 5 5 re W n ${line(planted)} Q` },
    'words beside the page': { content: `BT /F 14 Tf 400 60 Td (${planted}) Tj ET` },
    'words outside the crop box': { content: line(planted), page: '/CropBox[0 100 300 200]' },
    'words in mirror writing': { content: `BT /F 14 Tf -1 0 0 1 280 60 Tm (${planted}) Tj ET` },
    'a layer that is off': {
      content: `/OC /Off BDC ${line(planted)} EMC`,
      catalogue: '/OCProperties<</OCGs[10 0 R]/D<</OFF[10 0 R]>>>>',
      resources: '/Properties<</Off 10 0 R>>',
      objects: ['<</Type/OCG/Name(Layer)>>'],
    },
    'a layer for the screen that paper does not show': {
      content: `/OC /Off BDC ${line(planted)} EMC`,
      catalogue: '/OCProperties<</OCGs[10 0 R]/D<</AS[<</Event/Print/Category[/Print]/OCGs[10 0 R]>>]>>>>',
      resources: '/Properties<</Off 10 0 R>>',
      objects: ['<</Type/OCG/Name(Layer)/Usage<</Print<</PrintState/OFF>>>>>>'],
    },
    'another text for a word': { content: `/Span <</ActualText(${planted})>> BDC ${line('x')} EMC` },
    'a description of a picture': { content: `/Figure <</Alt(${planted})>> BDC 0 g 20 20 5 5 re f EMC` },
    'a font that says other letters than it draws': {
      content: `BT /Lie 14 Tf 20 60 Td (${letters}) Tj ET`,
      fonts: '/Lie <</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding/ToUnicode 10 0 R>>',
      objects: [toUnicode(letters, planted)],
    },
    'a comment between operators': { content: `% ${planted}\n` },
    'a comment at the head of the file': { before: `% ${planted}\n` },
    'an author': { trailer: '/Info 10 0 R', objects: [`<</Author(${planted})/Title(${planted})>>`] },
    metadata: {
      catalogue: '/Metadata 10 0 R',
      objects: [stream(`<x:xmpmeta xmlns:x="adobe:ns:meta/">${planted}</x:xmpmeta>`, '/Type/Metadata/Subtype/XML')],
    },
    'a file inside': {
      catalogue: '/Names<</EmbeddedFiles<</Names[(x) 10 0 R]>>>>',
      objects: [`<</Type/Filespec/F(${planted})/EF<</F 11 0 R>>>>`, stream(planted, '/Type/EmbeddedFile')],
    },
    'a drawing that no page uses': {
      resources: '/XObject<</Unused 10 0 R>>',
      objects: [stream(`BT /F 14 Tf 0 0 Td (${planted}) Tj ET`, '/Type/XObject/Subtype/Form/BBox[0 0 300 200]')],
    },
    'an object that nothing names': { objects: [`(${planted})`] },
    'a script': { catalogue: `/OpenAction<</S/JavaScript/JS(app.alert\\("${planted}"\\))>>` },
    'an outline': {
      catalogue: '/Outlines 10 0 R',
      objects: ['<</First 11 0 R/Last 11 0 R/Count 1>>', `<</Title(${planted})/Parent 10 0 R>>`],
    },
    'a note': {
      page: '/Annots[10 0 R]',
      objects: [`<</Type/Annot/Subtype/Text/Rect[10 10 30 30]/Contents(${planted})/T(${planted})>>`],
    },
    'a field that is hidden': {
      page: '/Annots[10 0 R]',
      catalogue: '/AcroForm<</Fields[10 0 R]>>',
      objects: [`<</Type/Annot/Subtype/Widget/FT/Tx/T(${planted})/V(${planted})/F 2/Rect[10 10 200 30]/DA(/Helv 0 Tf)>>`],
    },
    'a link': {
      page: '/Annots[10 0 R]',
      objects: [
        `<</Type/Annot/Subtype/Link/Rect[10 140 100 160]/A<</S/URI/URI(https://example.org/${planted.replace(' ', '')})>>>>`,
      ],
    },
    'private data of a program': { page: `/PieceInfo<</Own<</Private(${planted})>>>>` },
    'a packed stream that nothing names': {
      objects: [stream(deflateSync(Buffer.from(planted)).toString('latin1'), '/Filter/FlateDecode')],
    },
  } satisfies Record<string, Plant>).map(([way, plant]) => [way, () => pdfWith(plant)]),
);

/** A page that hides nothing; for boxes. */
export const plainPdf = (text: string): Uint8Array => pdfWith({ content: line(text) });
