import PDFDocument from 'pdfkit';
import { ZipFile } from 'yazl';
import { newCanvas } from '../papers/draw/page-canvas.ts';
import picture from './picture.json' with { type: 'json' };

/** A real file of the demo office, with the metadata that such files carry and that must not leave. */
export type Paper = { readonly name: string; readonly bytes: Uint8Array };

/** The PDF, DOCX, photograph and scan that the cases of the demo office attach. */
export async function officePapers(): Promise<readonly Paper[]> {
  return [
    { name: 'affidavit.pdf', bytes: await pdf('Affidavit in support of extradition', affidavit) },
    { name: 'order.pdf', bytes: await pdf('Orden de aprehensión', order) },
    { name: 'translation.docx', bytes: await docx('Traducción de la declaración', translation) },
    { name: 'warehouse.jpg', bytes: Buffer.from(picture.jpegBase64, 'base64') },
    { name: 'statement.jpg', bytes: scan() },
  ];
}

const affidavit = [
  'SYNTHETIC DOCUMENT. No person, number or case is real.',
  'I, a Special Agent of the United States, state the following in support of the request.',
  'Between March 2023 and August 2025 the person sought coordinated the movement of fentanyl from Sonora to Tucson, Arizona.',
  'On 14 August 2025 officers at the Mariposa port of entry seized 41.7 kilograms of a substance that tested positive for fentanyl.',
  'The driver identified the person sought from a photograph. Payments for the transport were made in cash and by bank deposit.',
];

const order = [
  'DOCUMENTO SINTÉTICO. Ninguna persona, número o caso es real.',
  'Orden de aprehensión OA 88/2025, causa penal 214/2025.',
  'Se libra orden de aprehensión por el delito de secuestro agravado, previsto en los artículos 9 y 10 de la Ley General.',
];

const translation = [
  'DOCUMENTO SINTÉTICO. Ninguna persona, número o caso es real.',
  'Yo, Agente Especial de los Estados Unidos, declaro lo siguiente en apoyo de la solicitud.',
  'Entre marzo de 2023 y agosto de 2025 el reclamado coordinó el traslado de fentanilo de Sonora a Tucson, Arizona.',
];

const statement = [
  'DOCUMENTO SINTÉTICO. Ninguna persona, número o caso es real.',
  'Guaymas, Sonora, a 12 de junio de 2026.',
  'Compareció la C. Eulalia Ponce Arriaga, vecina del lugar, y manifestó:',
  'Que desde su ventana vio entrar a la bodega, de madrugada, una camioneta',
  'blanca con placas de Arizona, y que bajaron de ella cajas de madera.',
  'Que no conoce a los hombres, y que no desea que se diga quién habló.',
];
const [sheetWidth, sheetHeight, margin, linePx, firstLine] = [1700, 2200, 190, 78, 320];

/** Where the name stands on the scan, as parts of the sheet: what the demo office has blacked out. */
export const namedOnScan = {
  left: 0.296,
  top: (firstLine + linePx * 2 - 44) / sheetHeight,
  width: 0.232,
  height: 60 / sheetHeight,
};

/** A sheet as a scanner gives it: a picture of grey paper, words and all. */
function scan(): Uint8Array {
  const { canvas, context } = newCanvas(sheetWidth, sheetHeight);
  context.fillStyle = '#f3f1ec';
  context.fillRect(0, 0, sheetWidth, sheetHeight);
  context.fillStyle = '#26241f';
  context.font = '40px sans-serif';
  statement.forEach((line, at) => context.fillText(line, margin, firstLine + linePx * at));
  return canvas.encodeSync('jpeg', 82);
}

function pdf(title: string, paragraphs: readonly string[]): Promise<Uint8Array> {
  const document = new PDFDocument({
    size: 'LETTER',
    margin: 72,
    info: { Title: title, Author: 'D. Whitlock', Subject: 'Source 4471-Q', CreationDate: new Date(Date.UTC(2026, 9, 22)) },
  });
  document.fontSize(15).text(title).moveDown();
  document.fontSize(11);
  for (const paragraph of paragraphs) document.text(paragraph, { align: 'justify' }).moveDown(0.6);
  document.end();
  return bytesOf(document);
}

/** The least that a word processor opens: content types, one relation, the text, and the properties that give an author away. */
function docx(title: string, paragraphs: readonly string[]): Promise<Uint8Array> {
  const zip = new ZipFile();
  const add = (name: string, xml: string): void => {
    zip.addBuffer(Buffer.from(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>${xml}`), name, {
      mtime: new Date(Date.UTC(2026, 10, 5)),
    });
  };
  const main = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';
  const relations = 'http://schemas.openxmlformats.org/package/2006/relationships';
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  add(
    '[Content_Types].xml',
    `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${main}"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>`,
  );
  add(
    '_rels/.rels',
    `<Relationships xmlns="${relations}"><Relationship Id="rId1" Type="${office}/officeDocument" Target="word/document.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`,
  );
  add(
    'word/document.xml',
    `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${[title, ...paragraphs].map(text => `<w:p><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`).join('')}</w:body></w:document>`,
  );
  add(
    'docProps/core.xml',
    `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${title}</dc:title><dc:creator>Leonor Quiroga</dc:creator><cp:lastModifiedBy>D. Whitlock</cp:lastModifiedBy></cp:coreProperties>`,
  );
  zip.end();
  return bytesOf(zip.outputStream);
}

async function bytesOf(stream: AsyncIterable<unknown>): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(Buffer.from(chunk as Uint8Array)); // both libraries stream Buffers
  return Buffer.concat(chunks);
}
