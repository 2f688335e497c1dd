import { Buffer } from 'node:buffer';
import { ZipFile } from 'yazl';

/** A ZIP of these parts. */
export async function zipOf(parts: Readonly<Record<string, string | Uint8Array>>): Promise<Uint8Array> {
  const zip = new ZipFile();
  for (const [name, content] of Object.entries(parts)) zip.addBuffer(Buffer.from(content), name, { mtime: new Date(0) });
  zip.end();
  const chunks: Buffer[] = [];
  for await (const chunk of zip.outputStream) chunks.push(chunk as Buffer);
  return new Uint8Array(Buffer.concat(chunks));
}

const wordSpaces =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"';
const relation = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** A paragraph of one run with these properties. */
export function wordLine(text: string, properties = ''): string {
  return `<w:p><w:r><w:rPr>${properties}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;
}

/** A Word document of this body; `parts` by their relation's type, with what is inside their root element. */
export function docxOf(body: string, parts: Readonly<Record<string, string | Uint8Array>> = {}): Promise<Uint8Array> {
  const roots: Readonly<Record<string, string>> = {
    styles: 'styles',
    numbering: 'numbering',
    footnotes: 'footnotes',
    comments: 'comments',
    header: 'hdr',
    footer: 'ftr',
    settings: 'settings',
  };
  const files: Record<string, string | Uint8Array> = {};
  const relations: string[] = [];
  const { background, ...others } = parts;
  for (const [type, content] of Object.entries(others)) {
    const root = roots[type];
    const name = root === undefined ? `media/${type}` : `${type}.xml`;
    files[`word/${name}`] = root === undefined ? content : `<w:${root} ${wordSpaces}>${String(content)}</w:${root}>`;
    relations.push(`<Relationship Id="${type}" Type="${relation}/${root === undefined ? 'image' : type}" Target="${name}"/>`);
  }
  return zipOf({
    '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    '_rels/.rels': `<Relationships><Relationship Id="r" Type="${relation}/officeDocument" Target="word/document.xml"/></Relationships>`,
    'word/document.xml': `<?xml version="1.0"?><w:document ${wordSpaces}>${background === undefined ? '' : `<w:background w:color="${String(background)}"/>`}<w:body>${body}</w:body></w:document>`,
    'word/_rels/document.xml.rels': `<Relationships>${relations.join('')}</Relationships>`,
    ...files,
  });
}

const sheetSpaces =
  'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';

/** A workbook of one sheet, or of more by `others`: names with their state. */
export function xlsxOf({
  sheet,
  styles = '',
  others = {},
  names = '',
  parts = {},
}: {
  readonly sheet: string;
  readonly styles?: string;
  readonly others?: Readonly<Record<string, { readonly state: string; readonly sheet: string }>>;
  readonly names?: string;
  readonly parts?: Readonly<Record<string, string>>;
}): Promise<Uint8Array> {
  const all = [
    { name: 'Lista', state: 'visible', sheet },
    ...Object.entries(others).map(([name, other]) => ({ name, ...other })),
  ];
  return zipOf({
    '[Content_Types].xml': `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>${all.map((_, at) => `<Override PartName="/xl/worksheets/sheet${at + 1}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>`).join('')}</Types>`,
    '_rels/.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" Type="${relation}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook ${sheetSpaces}><sheets>${all.map(({ name, state }, at) => `<sheet name="${name}" sheetId="${at + 1}" state="${state}" r:id="s${at + 1}"/>`).join('')}</sheets>${names}</workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="st" Type="${relation}/styles" Target="styles.xml"/>${all.map((_, at) => `<Relationship Id="s${at + 1}" Type="${relation}/worksheet" Target="worksheets/sheet${at + 1}.xml"/>`).join('')}</Relationships>`,
    'xl/styles.xml': `<styleSheet ${sheetSpaces}>${styles}</styleSheet>`,
    ...Object.fromEntries(
      all.map(({ sheet: inside }, at) => [`xl/worksheets/sheet${at + 1}.xml`, `<worksheet ${sheetSpaces}>${inside}</worksheet>`]),
    ),
    ...parts,
  });
}

/** Styles of cells: 0 as usual, 1 white, 2 black on black, 3 of one point, 4 a format that shows nothing. */
export const cellStyles = `<numFmts count="1"><numFmt numFmtId="164" formatCode=";;;"/></numFmts>
<fonts><font><sz val="11"/></font><font><sz val="11"/><color rgb="FFFFFFFF"/></font><font><sz val="11"/><color rgb="FF000000"/></font><font><sz val="1"/></font><font><sz val="11"/><color theme="0"/></font></fonts>
<fills><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FF000000"/></patternFill></fill></fills>
<borders><border/></borders><cellStyleXfs><xf/></cellStyleXfs>
<cellXfs><xf numFmtId="0" fontId="0" fillId="0"/><xf numFmtId="0" fontId="1" fillId="0"/><xf numFmtId="0" fontId="2" fillId="2"/><xf numFmtId="0" fontId="3" fillId="0"/><xf numFmtId="164" fontId="0" fillId="0"/><xf numFmtId="0" fontId="4" fillId="0"/><xf numFmtId="0" fontId="1" fillId="2"/></cellXfs>`;

/** A cell of text. */
export function cellOf(address: string, text: string, style = 0): string {
  return `<c r="${address}" s="${style}" t="inlineStr"><is><t>${text}</t></is></c>`;
}
