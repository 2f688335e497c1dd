import {
  EncryptedPDFError,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFName,
  PDFRawStream,
  PDFRef,
  PDFStream,
  type PDFObject,
} from '@cantoo/pdf-lib';
import { Refusal } from '../../../../shared/failure.ts';
import { withPdf } from '../../papers/draw/pdf-open.ts';
import { scrubJpeg, type Scrubbed } from './scrub-image.ts';

/** Keys that say something a page does not need in order to be drawn: notes, actions, forms, thumbnails, private data, dates. */
const unneeded = [
  'AA',
  'A',
  'AF',
  'Alternates',
  'Annots',
  'B',
  'Dur',
  'ID',
  'LastModified',
  'Measure',
  'Metadata',
  'OPI',
  'PieceInfo',
  'PresSteps',
  'StructParent',
  'StructParents',
  'Tabs',
  'Thumb',
  'Trans',
  'VP',
];

/**
 * A PDF written anew from what its pages draw. Nothing of the old file's frame comes along: no information, XMP, earlier revisions,
 * scripts, actions, forms, notes, signatures, attached files, outline, or tags. Pictures in it lose their own metadata. What the pages
 * themselves contain is unchanged, hidden text included: that is for the leak guard and the redaction check, which read it.
 *
 * @throws Refusal `attachment/encrypted`, `attachment/hidden-layers`, `attachment/damaged`
 */
export async function scrubPdf(bytes: Uint8Array): Promise<Scrubbed> {
  const source = await load(bytes);
  if (source.catalog.get(PDFName.of('OCProperties')) !== undefined) throw new Refusal('attachment/hidden-layers');
  const removed = new Set(frameOf(source));
  // Stripped before it is copied: copying takes what pages still reach, so nothing stripped stays behind as an orphan.
  for (const [ref, object] of source.context.enumerateIndirectObjects()) stripObject(source, ref, object, removed);
  const clean = await PDFDocument.create({ updateMetadata: false });
  for (const page of await clean.copyPages(source, source.getPageIndices())) clean.addPage(page);
  const written = await clean.save({ useObjectStreams: false, addDefaultPage: false, updateFieldAppearances: false });
  await compare(bytes, written);
  return { bytes: written, removed: [...removed].sort() };
}

async function load(bytes: Uint8Array): Promise<PDFDocument> {
  try {
    const source = await PDFDocument.load(bytes, { updateMetadata: false, throwOnInvalidObject: true });
    if (source.isEncrypted) throw new Refusal('attachment/encrypted');
    source.getPages(); // a damaged page tree shows here
    return source;
  } catch (error) {
    if (error instanceof Refusal) throw error;
    const isLocked = error instanceof EncryptedPDFError || (await asksForPassword(bytes));
    throw new Refusal(isLocked ? 'attachment/encrypted' : 'attachment/damaged', { cause: error });
  }
}

async function asksForPassword(bytes: Uint8Array): Promise<boolean> {
  return withPdf(bytes, async () => false).catch(
    (error: unknown) => error instanceof Error && error.name === 'PasswordException',
  );
}

/** What the old frame holds that will not come along, for the person's information. */
function frameOf(source: PDFDocument): readonly string[] {
  const has = (dictionary: PDFDict | undefined, key: string) => dictionary?.get(PDFName.of(key)) !== undefined;
  const names = source.catalog.lookupMaybe(PDFName.of('Names'), PDFDict);
  return [
    ...(source.context.trailerInfo.Info === undefined ? [] : ['information']),
    ...(has(source.catalog, 'Metadata') ? ['XMP'] : []),
    ...(has(source.catalog, 'AcroForm') ? ['form'] : []),
    ...(has(source.catalog, 'Outlines') ? ['outline'] : []),
    ...(has(source.catalog, 'StructTreeRoot') ? ['tags'] : []),
    ...(has(source.catalog, 'OpenAction') || has(source.catalog, 'AA') ? ['actions'] : []),
    ...(has(names, 'JavaScript') ? ['scripts'] : []),
    ...(has(names, 'EmbeddedFiles') || has(source.catalog, 'AF') ? ['attached-files'] : []),
  ];
}

function stripObject(pdf: PDFDocument, ref: PDFRef, object: PDFObject, removed: Set<string>): void {
  stripNested(object, removed, 0);
  if (!(object instanceof PDFRawStream)) return;
  const filter = object.dict.lookup(PDFName.of('Filter'));
  const only = filter instanceof PDFArray && filter.size() === 1 ? filter.lookup(0) : filter;
  if (only !== PDFName.of('DCTDecode')) return;
  const picture = scrubJpeg(object.getContents());
  if (picture.removed.length === 0) return;
  removed.add('picture-metadata');
  pdf.context.assign(ref, PDFRawStream.of(object.dict, picture.bytes));
}

function stripNested(object: PDFObject | undefined, removed: Set<string>, depth: number): void {
  if (depth > 60) throw new Refusal('attachment/damaged');
  if (object instanceof PDFStream) return stripNested(object.dict, removed, depth);
  if (object instanceof PDFArray) return object.asArray().forEach(item => stripNested(item, removed, depth + 1));
  if (!(object instanceof PDFDict)) return;
  for (const key of unneeded) {
    const name = PDFName.of(key);
    if (!object.has(name) || isResourceTable(object)) continue;
    removed.add(key === 'Annots' ? 'notes' : key);
    object.delete(name);
  }
  for (const [, value] of object.entries()) stripNested(value, removed, depth + 1);
}

/** In a table of resources the keys are names that pages use (a font may be called `A`); they are not keys of the format. */
function isResourceTable(dictionary: PDFDict): boolean {
  if (dictionary.has(PDFName.of('Type')) || dictionary.has(PDFName.of('S'))) return false;
  return dictionary.entries().every(([, value]) => value instanceof PDFRef || value instanceof PDFDict);
}

/** Read the new file with the other reader: it must say what the old one said, and have nothing attached, scripted or noted. */
async function compare(before: Uint8Array, after: Uint8Array): Promise<void> {
  const [old, fresh] = [await textsOf(before), await textsOf(after)];
  if (fresh.extras > 0 || old.pages.length !== fresh.pages.length || old.pages.some((text, at) => text !== fresh.pages[at]))
    throw new Refusal('attachment/damaged');
}

async function textsOf(bytes: Uint8Array): Promise<{ readonly pages: readonly string[]; readonly extras: number }> {
  return withPdf(bytes, async pdf => {
    const pages: string[] = [];
    let extras = 0;
    for (let number = 1; number <= pdf.numPages; number++) {
      const page = await pdf.getPage(number);
      const { items } = await page.getTextContent();
      pages.push(items.map(item => ('str' in item ? item.str : '')).join(''));
      extras += (await page.getAnnotations()).length;
      page.cleanup();
    }
    const things: readonly unknown[] = [
      await pdf.getAttachments(),
      await pdf.getJSActions(),
      await pdf.getOutline(),
      await pdf.getFieldObjects(),
    ];
    const { metadata } = await pdf.getMetadata();
    extras += [...things, metadata].filter(thing => thing !== null && thing !== undefined).length;
    return { pages, extras };
  });
}
