import type { PDFWorker } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { parserHere, withPdfBy, type Pdf } from '../../papers/draw/pdf-open.ts';

/** One piece of text in a PDF and where it was: a page from 1, or none for what belongs to the whole file. */
export type PdfText = { readonly part: string; readonly page: number | null; readonly text: string };

let parser: Promise<PDFWorker> | undefined; // it stays for the next file

/** Every `of`th page beginning with the one after `at`; the first share also holds what belongs to the whole file. */
export type PageShare = { readonly at: number; readonly of: number };

/** Every text of a PDF: runs of each page, what is drawn for readers alone (alternative texts), notes, forms, outline, metadata. */
export async function readPdfTexts(bytes: Uint8Array, { at, of }: PageShare = { at: 0, of: 1 }): Promise<readonly PdfText[]> {
  return withPdfBy(await (parser ??= parserHere()), bytes, async pdf => {
    const texts: PdfText[] = [];
    for (let page = 1 + at; page <= pdf.numPages; page += of) texts.push(...(await pageTexts(pdf, page)));
    if (at > 0) return texts.filter(({ text }) => text.trim() !== '');
    const { info, metadata } = await pdf.getMetadata();
    texts.push({ part: 'info', page: null, text: strings(info).join('\n') });
    if (metadata !== null) texts.push({ part: 'xmp', page: null, text: String(metadata.getRaw()) });
    for (const [part, value] of [
      ['outline', await pdf.getOutline()],
      ['form', await pdf.getFieldObjects()],
      ['script', await pdf.getJSActions()],
      ['layers', await pdf.getOptionalContentConfig().then(layers => layers.serializable)],
      ['page-labels', await pdf.getPageLabels()],
      ['destinations', await pdf.getDestinations()],
    ] as const)
      texts.push({ part, page: null, text: strings(value).join('\n') });
    for (const file of await attachedFiles(pdf)) texts.push({ part: 'attached-file', page: null, text: file });
    return texts.filter(({ text }) => text.trim() !== '');
  });
}

async function pageTexts(pdf: Pdf, number: number): Promise<readonly PdfText[]> {
  const page = await pdf.getPage(number);
  const [content, annotations, tree] = await Promise.all([
    page.getTextContent({ includeMarkedContent: false, disableNormalization: true }),
    page.getAnnotations({ intent: 'any' }),
    page.getStructTree(),
  ]);
  let text = '';
  for (const item of content.items) if ('str' in item) text += item.str + (item.hasEOL ? '\n' : '');
  const notes = strings(annotations).join('\n');
  const alternatives = strings(tree).join('\n');
  page.cleanup();
  return [
    { part: 'text', page: number, text },
    { part: 'notes', page: number, text: notes },
    { part: 'alternatives', page: number, text: alternatives },
  ];
}

async function attachedFiles(pdf: Pdf): Promise<readonly string[]> {
  const files = (await pdf.getAttachments()) ?? new Map<string, unknown>();
  const texts: string[] = [];
  for (const [id, file] of files) {
    const content = ((await pdf.getAttachmentContent(id)) as { content?: unknown } | Uint8Array | null) ?? null;
    const bytes = content instanceof Uint8Array ? content : content?.content;
    const decoded =
      bytes instanceof Uint8Array ? ['utf-8', 'utf-16le', 'utf-16be'].map(as => new TextDecoder(as).decode(bytes)) : [];
    texts.push([id, ...strings(file), ...decoded].join('\n'));
  }
  return texts;
}

/** Every string and key inside a value, at any depth. */
function strings(value: unknown): readonly string[] {
  const found: string[] = [];
  const seen = new Set<object>();
  const look = (inside: unknown): void => {
    if (typeof inside === 'string') found.push(inside);
    if (inside === null || typeof inside !== 'object' || seen.has(inside) || ArrayBuffer.isView(inside)) return;
    seen.add(inside);
    if (inside instanceof Map)
      for (const [key, item] of inside) {
        look(key);
        look(item);
      }
    else for (const item of Array.isArray(inside) ? inside : Object.values(inside)) look(item);
  };
  look(value);
  return found;
}
