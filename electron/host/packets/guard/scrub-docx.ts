import { ZipFile } from 'yazl';
import { Refusal } from '../../../../shared/failure.ts';
import { isJpeg, isPng } from './image-segments.ts';
import { readZipParts, type ZipPart } from './office-reader.ts';
import { scrubJpeg, scrubPng, type Scrubbed } from './scrub-image.ts';

/** Parts that come along; every other part of a document is about it or its authors, not of it. */
const kept =
  /^(?:\[Content_Types\]\.xml|_rels\/\.rels|word\/(?:_rels\/[\w.-]+\.rels|document|styles|numbering|settings|fontTable|webSettings|header\d*|footer\d*|footnotes|endnotes|theme\/theme\d*)(?:\.xml)?|word\/media\/[\w.-]+)$/;
const refused = /vbaProject|\/embeddings\/|\/activeX\/|\.bin$/i;
const trackedChange =
  /<w:(?:ins|del|moveFrom|moveTo|rPrChange|pPrChange|sectPrChange|tblPrChange|trPrChange|tcPrChange|cellIns|cellDel|cellMerge)\b/;
const hiddenText = /<w:(?:vanish|webHidden)\b(?![^>]*w:val="(?:0|false|off)")/;

/**
 * A DOCX without properties, comments, people, custom data, revision marks and thumbnails; its pictures without their metadata. Rebuilt
 * with fixed dates, so that the same document gives the same bytes.
 *
 * @throws Refusal `attachment/tracked-changes`, `attachment/hidden-text`, `attachment/embedded-object`, `attachment/damaged`
 */
export async function scrubDocx(bytes: Uint8Array): Promise<Scrubbed> {
  const parts = await partsOf(bytes);
  if (!parts.some(part => part.name === 'word/document.xml')) throw new Refusal('attachment/type-refused');
  if (parts.some(part => refused.test(part.name))) throw new Refusal('attachment/embedded-object');
  const removed = new Set<string>();
  const clean = parts.flatMap(part => {
    if (part.name.endsWith('/')) return [];
    if (kept.test(part.name)) return [scrubPart(part, removed)];
    removed.add(part.name);
    return [];
  });
  const names = new Set(clean.map(part => part.name));
  const linked = clean.map(part => dropDeadLinks(part, names));
  return { bytes: await zipOf(linked), removed: [...removed].sort() };
}

async function partsOf(bytes: Uint8Array): Promise<readonly ZipPart[]> {
  try {
    return await readZipParts(bytes);
  } catch (error) {
    throw new Refusal('attachment/damaged', { cause: error });
  }
}

function scrubPart(part: ZipPart, removed: Set<string>): ZipPart {
  if (part.name.startsWith('word/media/')) return scrubPicture(part, removed);
  if (part.name.endsWith('.rels') || part.name === '[Content_Types].xml') return part;
  const xml = new TextDecoder('utf-8', { fatal: true }).decode(part.bytes);
  if (trackedChange.test(xml)) throw new Refusal('attachment/tracked-changes');
  if (hiddenText.test(xml)) throw new Refusal('attachment/hidden-text');
  if (/<w:object\b|<o:OLEObject\b|<w:altChunk\b/.test(xml)) throw new Refusal('attachment/embedded-object');
  const clean = xml
    .replaceAll(/<!--[\s\S]*?-->/g, '')
    .replaceAll(/ w:rsid\w*="[^"]*"/g, '')
    .replaceAll(/ w1[45]:(?:paraId|textId)="[^"]*"/g, '')
    .replaceAll(/<w:(?:commentRangeStart|commentRangeEnd|commentReference|proofErr)\b[^>]*\/>/g, '')
    .replaceAll(
      /<w:rsids>[\s\S]*?<\/w:rsids>|<w:docVars>[\s\S]*?<\/w:docVars>|<w:(?:attachedTemplate|trackRevisions|rsid\w*)\b[^>]*\/>/g,
      '',
    )
    // Word writes a picture's path or a guess at its content here.
    .replaceAll(/(<(?:wp:docPr|pic:cNvPr|v:shape|v:imagedata)\b[^>]*?) (?:descr|title|alt|o:title)="[^"]*"/g, '$1')
    .replaceAll(/(<(?:wp:docPr|pic:cNvPr)\b[^>]*? name=)"[^"]*"/g, '$1""');
  if (clean.length !== xml.length) removed.add(`${part.name}: marks`);
  return { name: part.name, bytes: new TextEncoder().encode(clean) };
}

function scrubPicture(part: ZipPart, removed: Set<string>): ZipPart {
  // Other kinds (EMF, SVG, TIFF) hold texts and programs that are not looked into here.
  if (!isJpeg(part.bytes) && !isPng(part.bytes)) throw new Refusal('attachment/embedded-object');
  const picture = isJpeg(part.bytes) ? scrubJpeg(part.bytes) : scrubPng(part.bytes);
  if (picture.removed.length > 0) removed.add(`${part.name}: ${picture.removed.join(', ')}`);
  return { name: part.name, bytes: picture.bytes };
}

/** Drop references to parts that stayed behind; a document that names a missing part does not open. */
function dropDeadLinks(part: ZipPart, names: ReadonlySet<string>): ZipPart {
  const isTypes = part.name === '[Content_Types].xml';
  if (!isTypes && !part.name.endsWith('.rels')) return part;
  const base = part.name === '_rels/.rels' ? '' : 'word/';
  const xml = new TextDecoder().decode(part.bytes).replaceAll(/<(?:Override|Relationship)\b[^>]*\/>/g, element => {
    const target = /(?:PartName|Target)="([^"]*)"/.exec(element)?.[1] ?? '';
    if (/TargetMode="External"/.test(element)) return /\/hyperlink"/.test(element) ? element : '';
    return names.has(target.startsWith('/') ? target.slice(1) : base + target) ? element : '';
  });
  return { name: part.name, bytes: new TextEncoder().encode(xml) };
}

const epoch = new Date(Date.UTC(1980, 0, 1));

async function zipOf(parts: readonly ZipPart[]): Promise<Uint8Array> {
  const zip = new ZipFile();
  for (const { name, bytes } of parts)
    zip.addBuffer(Buffer.from(bytes), name, { mtime: epoch, mode: 0o100644, forceDosTimestamp: true });
  zip.end();
  const chunks: Buffer[] = [];
  for await (const chunk of zip.outputStream) chunks.push(chunk as Buffer);
  return new Uint8Array(Buffer.concat(chunks));
}
