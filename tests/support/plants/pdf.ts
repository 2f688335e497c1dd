import { deflateSync } from 'node:zlib';
import { line, pdfWith, planted, shown, stream, type Plant } from '../planted-pdfs.ts';

const form = '/Type/XObject/Subtype/Form/BBox[0 0 300 200]';
const image = '/Type/XObject/Subtype/Image/Width 1/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray';
const widget = '/Type/Annot/Subtype/Widget/Rect[10 10 200 30]/DA(/Helv 0 Tf)';
const group = '/Type/XObject/Subtype/Form/BBox[0 0 300 200]/Group<</S/Transparency/CS/DeviceGray>>';
const fieldOf = (more: string): Plant => ({
  page: '/Annots[10 0 R]',
  catalogue: '/AcroForm<</Fields[10 0 R]>>',
  objects: [`<<${widget}${more}>>`],
});
const appearing = (more: string): Plant => ({
  page: '/Annots[10 0 R]',
  objects: [`<</Type/Annot/Subtype/Stamp/Rect[10 50 290 80]${more}>>`, stream(line(planted), form)],
});

/** Further ways to hide words in a PDF, as changes to an ordinary page. */
const ways: Readonly<Record<string, Plant>> = {
  'words whose outline is white': { content: `1 G ${line(planted, '1 Tr')}` },
  'words squeezed to nothing': { content: line(planted, '1 Tz') },
  'words that blend into the paper': {
    content: `1 g 0 40 300 60 re f 0 g /Pale gs ${line(planted)}`, // on paint: on bare paper it would be seen
    resources: '/ExtGState<</Pale<</BM/Lighten>>>>',
  },
  'words behind a soft mask': {
    content: `/Masked gs ${line(planted)}`,
    resources: '/ExtGState<</Masked<</SMask<</S/Luminosity/G 10 0 R>>>>>>',
    objects: [stream('0 g 0 0 300 200 re f', group)],
  },
  'words of a font that draws nothing': {
    content: `BT /Blank 14 Tf 20 60 Td (${planted}) Tj ET`,
    fonts: '/Blank 10 0 R',
    objects: [
      `<</Type/Font/Subtype/Type3/FontBBox[0 0 9 9]/FontMatrix[0.1 0 0 0.1 0 0]/FirstChar 32/LastChar 122/Widths[${'6 '.repeat(91)}]/CharProcs<</b 11 0 R>>/Encoding<</Differences[32${'/b'.repeat(91)}]>>/Resources<<>>/ToUnicode 12 0 R>>`,
      stream('6 0 0 0 0 0 d1'),
      stream('begincmap 1 begincodespacerange <00> <ff> endcodespacerange 1 beginbfrange <20> <7a> <0020> endbfrange endcmap'),
    ],
  },
  'a tiled bar': {
    content: `${line(planted)} /Pattern cs /Tile scn 10 50 280 30 re f`,
    resources: '/Pattern<</Tile 10 0 R>>',
    objects: [
      stream(
        '0 g 0 0 4 4 re f',
        '/Type/Pattern/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 4 4]/XStep 4/YStep 4/Resources<<>>',
      ),
    ],
  },
  'a shaded bar': {
    content: `${line(planted)} q 10 50 280 30 re W n /Dark sh Q`,
    resources:
      '/Shading<</Dark<</ShadingType 2/ColorSpace/DeviceGray/Coords[0 0 300 0]/Function<</FunctionType 2/Domain[0 1]/C0[0]/C1[0.1]/N 1>>/Extend[true true]>>>>',
  },
  'a bar that a drawing holds': {
    content: `${line(planted)} /Bar Do`,
    resources: '/XObject<</Bar 10 0 R>>',
    objects: [stream('0 g 10 50 280 30 re f', form)],
  },
  'a bar over words of a drawing': {
    content: '/Words Do 0 g 10 50 280 30 re f',
    resources: '/XObject<</Words 10 0 R>>',
    objects: [stream(line(planted), `${form}/Resources<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>`)],
  },
  'a bar of many thin lines': {
    content: `${line(planted)} 0 G 1.2 w ${Array.from({ length: 31 }, (_, at) => `10 ${50 + at} m 290 ${50 + at} l`).join(' ')} S`,
  },
  'words that other words were written over': {
    content: `${line(planted)} ${line('MMMMMMMMMMMMMMMMMMMMM')} 0 g 10 50 280 30 re f`,
  },
  'the long form of a word': { content: `/Span <</E(${planted})>> BDC EMC` },
  'a mark of the content': { content: `/Note <</Said(${planted})>> DP` },
  'a name of the content': { content: `/${planted.replace(' ', '')} MP` },
  'the tree of its structure': {
    catalogue: '/MarkInfo<</Marked true>>/StructTreeRoot 10 0 R',
    objects: [`<</Type/StructTreeRoot/K<</Type/StructElem/S/Figure/P 10 0 R/Alt(${planted})/T(${planted})>>>>`],
  },
  'the labels of its pages': { catalogue: `/PageLabels<</Nums[0<</P(${planted})/S/D>>]>>` },
  'a place with a name': { catalogue: `/Dests<</${planted.replace(' ', '')}[3 0 R/Fit]>>` },
  'an article': { catalogue: '/Threads[10 0 R]', objects: [`<</Type/Thread/I<</Title(${planted})>>>>`] },
  'a profile of its colours': {
    catalogue: `/OutputIntents[<</Type/OutputIntent/S/GTS_PDFX/Info(${planted})/OutputConditionIdentifier(${planted})>>]`,
  },
  'the name of a layer': {
    catalogue: `/OCProperties<</OCGs[10 0 R]/D<</Name(${planted})/Order[10 0 R]>>>>`,
    objects: [`<</Type/OCG/Name(${planted})>>`],
  },
  'the name of a font': { fonts: `/Own <</Type/Font/Subtype/Type1/BaseFont/${planted.replace(' ', '')}>>` },
  'the name of an ink': {
    resources: `/ColorSpace<</Ink[/Separation/${planted.replace(' ', '')}/DeviceGray<</FunctionType 2/Domain[0 1]/C0[1]/C1[0]/N 1>>]>>`,
  },
  'metadata of a picture': {
    content: 'q 5 0 0 5 20 20 cm /Pic Do Q',
    resources: '/XObject<</Pic 10 0 R>>',
    objects: [stream('\u0080', `${image}/Metadata 11 0 R`), stream(planted, '/Type/Metadata/Subtype/XML')],
  },
  'another version of a picture': {
    content: 'q 5 0 0 5 20 20 cm /Pic Do Q',
    resources: '/XObject<</Pic 10 0 R>>',
    objects: [stream('\u0080', `${image}/Alternates[<</Image 11 0 R>>]`), stream(planted, `${image}/Note(${planted})`)],
  },
  'bytes behind the pixels of a picture': {
    content: 'q 5 0 0 5 20 20 cm /Pic Do Q',
    resources: '/XObject<</Pic 10 0 R>>',
    objects: [stream(`\u0080${planted}`, image)],
  },
  'a small picture of the page': { page: '/Thumb 10 0 R', objects: [stream(planted, image)] },
  'rich text of a note': {
    page: '/Annots[10 0 R]',
    objects: [`<</Type/Annot/Subtype/Text/Rect[10 10 30 30]/F 2/RC(<p>${planted}</p>)/Subj(${planted})>>`],
  },
  'an annotation that is hidden': appearing('/F 2/AP<</N 11 0 R>>'),
  'an annotation that is not to be viewed or printed': appearing('/F 32/AP<</N 11 0 R>>'),
  'an appearance when it is pressed': appearing('/F 4/AP<</D 11 0 R/R 11 0 R>>'),
  'an appearance of a state that is not on': appearing('/F 4/AS/Off/AP<</N<</On 11 0 R>>>>'),
  'the first value of a field': fieldOf(`/FT/Tx/T(x)/F 2/DV(${planted})`),
  'the tip of a field': fieldOf(`/FT/Tx/T(x)/F 2/TU(${planted})/TM(${planted})`),
  'choices that are not chosen': fieldOf(`/FT/Ch/T(x)/Ff 131072/Opt[(${planted})(a)]/F 2`),
  'a script of a field': fieldOf(`/FT/Tx/T(x)/F 2/AA<</F<</S/JavaScript/JS(var a="${planted}")>>>>`),
  'who signed': fieldOf(
    `/FT/Sig/T(x)/F 2/V<</Type/Sig/Filter/Adobe.PPKLite/Name(${planted})/Reason(${planted})/Location(${planted})/ContactInfo(${planted})>>`,
  ),
  'a form of XML': { catalogue: '/AcroForm<</Fields[]/XFA 10 0 R>>', objects: [stream(`<xdp><name>${planted}</name></xdp>`)] },
  'a name of the file’s own': { trailer: `/ID[(${planted})(${planted})]` },
  'words in 16 bits': {
    trailer: '/Info 10 0 R',
    objects: [`<</Subject<feff${Buffer.from(planted, 'utf16le').swap16().toString('hex')}>>>`],
  },
  'words in hexadecimal': { trailer: '/Info 10 0 R', objects: [`<</Keywords<${Buffer.from(planted).toString('hex')}>>>`] },
  'an address where the file opens': { catalogue: `/OpenAction<</S/URI/URI(https://example.org/${planted.replace(' ', '')})>>` },
  'objects packed into one': {
    objects: [
      stream(deflateSync(Buffer.from(`90 0 (${planted})`)).toString('latin1'), '/Type/ObjStm/N 1/First 5/Filter/FlateDecode'),
    ],
  },
};

/** A file in which the page was written again, as an editor that saves only changes does: the earlier page is still there. */
function earlierPage(): Uint8Array {
  const first = Buffer.from(pdfWith({ content: line(planted) })).toString('latin1');
  const now = stream(`BT /F 14 Tf 20 150 Td (${shown}) Tj ET`);
  const from = first.lastIndexOf('startxref\n') + 'startxref\n'.length;
  const before = Number.parseInt(first.slice(from), 10);
  const table = `xref\n4 1\n${String(first.length).padStart(10, '0')} 00000 n \n`;
  const added = `4 0 obj\n${now}\nendobj\n`;
  const end = `trailer\n<</Size 10/Root 1 0 R/Prev ${before}>>\nstartxref\n${first.length + added.length}\n%%EOF\n`;
  return new Uint8Array(Buffer.from(first + added + table + end, 'latin1'));
}

/** Further files that hide what {@link planted} says, by how. */
export const furtherPdfs: Readonly<Record<string, () => Uint8Array>> = {
  ...Object.fromEntries(Object.entries(ways).map(([way, plant]) => [way, () => pdfWith(plant)])),
  'an earlier version of its page': earlierPage,
  'bytes behind its end': () => new Uint8Array(Buffer.concat([pdfWith({}), Buffer.from(planted)])),
  'bytes before its beginning': () => new Uint8Array(Buffer.concat([Buffer.from(`${planted}\n`), pdfWith({})])),
};
