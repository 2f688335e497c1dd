import type PDFDocument from 'pdfkit';
import { msOf } from '../../../../shared/clocks/civil-day.ts';
import type { Disclosure } from '../../../../shared/packet.ts';
import { packetKindTable } from '../../../../shared/packet-kinds.ts';
import { drawClosing } from './close.ts';
import { drawCover, packetNumber } from './cover.ts';
import { drawFrames } from './frame.ts';
import { drawContents } from './contents.ts';
import { drawFiles } from './files.ts';
import { drawRecord } from './record.ts';
import { namesIn } from './released.ts';
import { newPage, page, tag, type Element, type Sheet } from './sheet.ts';

/**
 * The packet for people: what `packet.json` says, in both languages, as a tagged PDF with its fonts inside. It is laid out from what is
 * released and from the codes of gaps alone; the same disclosure always gives the same bytes.
 */
export async function layOutPacketPdf(disclosure: Disclosure): Promise<Uint8Array> {
  const { header, content, synthetic, files = [] } = disclosure;
  const kind = packetKindTable[header.kind].title;
  const title = `${kind.en} / ${kind.es} ${packetNumber(header)}`;
  return taggedPdf({ title, author: header.from.agency, onMs: msOf(header.issuedAt) }, (sheet, root) => {
    drawCover(sheet, root, disclosure);
    const contents = tag(sheet, root, 'Sect');
    newPage(sheet);
    const names = namesIn(content);
    drawRecord(sheet, root, content, 0, { names, files: new Map(files.map(file => [file.document, file.name])) });
    drawFiles(sheet, root, files, names);
    drawClosing(sheet, root, disclosure);
    drawContents(sheet, contents);
    drawFrames(sheet, header, synthetic);
  });
}

type About = { readonly title: string; readonly author: string; readonly onMs: number };

/** A tagged PDF of both languages with its fonts inside, and what `draw` puts on its pages: the same always gives the same bytes. */
export async function taggedPdf(
  { title, author, onMs }: About,
  draw: (sheet: Sheet, root: Element) => void,
): Promise<Uint8Array> {
  const on = new Date(onMs);
  const { default: Pdf } = await import('pdfkit'); // read when the first paper is laid out: it costs the start too much
  const pdf = new Pdf({
    size: [page.width, page.height],
    margin: 0, // nothing is left to pdfkit's own page breaks
    bufferPages: true,
    autoFirstPage: true,
    pdfVersion: '1.7',
    subset: 'PDF/UA' as 'PDF/A-3', // pdfkit knows PDF/UA, its types do not yet
    tagged: true,
    displayTitle: true,
    lang: 'en-US',
    info: { Title: title, Author: author, Creator: 'Enlace', Producer: 'Enlace', CreationDate: on, ModDate: on },
  });
  const bytes = collect(pdf);
  const root = pdf.struct('Document');
  pdf.addStructure(root);
  draw({ pdf, root, headings: [], yPt: page.top, owner: null }, root);
  root.end();
  pdf.end();
  return bytes;
}

/** What pdfkit writes with; its types do not tell of it. */
type Writing = { _offset: number; _write: (part: string | Uint8Array) => void };

/**
 * The document's bytes. pdfkit would send each line of each object through a stream by itself, tens of thousands in a large packet; they
 * are kept as text until something else comes.
 */
function collect(pdf: InstanceType<typeof PDFDocument>): Promise<Uint8Array> {
  const writing = pdf as unknown as Writing;
  const chunks: Uint8Array[] = [pdf.read() as Uint8Array]; // the file's first lines, written when it was made
  let text = '';
  const close = () => {
    if (text !== '') chunks.push(Buffer.from(text, 'latin1'));
    text = '';
  };
  writing._write = part => {
    if (typeof part === 'string') text += `${part}\n`;
    else {
      close();
      chunks.push(part);
    }
    writing._offset += part.length + (typeof part === 'string' ? 1 : 0);
  };
  return new Promise((resolve, reject) => {
    pdf.on('error', reject);
    pdf.on('end', () => {
      close();
      resolve(new Uint8Array(Buffer.concat(chunks)));
    });
    pdf.resume();
  });
}
