import type { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** One piece of text in a PDF and where it was: a page from 1, or none for what belongs to the whole file. */
export type PdfText = { readonly part: string; readonly page: number | null; readonly text: string };

type Pdf = Awaited<ReturnType<typeof getDocument>['promise']>;

/**
 * Open a PDF with pdf.js, which shares no code with the writer. Nothing in the file is run, and no font or image is fetched.
 *
 * @throws whatever pdf.js throws for a file that is no PDF, is damaged or asks for a password.
 */
export async function withPdf<T>(bytes: Uint8Array, read: (pdf: Pdf) => Promise<T>): Promise<T> {
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const task = getDocument({
    data: new Uint8Array(bytes), // a copy: pdf.js keeps and empties what it is given
    verbosity: 0,
    useSystemFonts: false,
    disableFontFace: true,
    stopAtErrors: false,
    enableXfa: false,
  });
  try {
    return await read(await task.promise);
  } finally {
    await task.destroy();
  }
}

/** Every text of a PDF: runs of each page, what is drawn for readers alone (alternative texts), notes, forms, outline, metadata. */
export async function readPdfTexts(bytes: Uint8Array): Promise<readonly PdfText[]> {
  return withPdf(bytes, async pdf => {
    const texts: PdfText[] = [];
    for (let page = 1; page <= pdf.numPages; page++) texts.push(...(await pageTexts(pdf, page)));
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
  const content = await page.getTextContent({ includeMarkedContent: false, disableNormalization: true });
  let text = '';
  for (const item of content.items) if ('str' in item) text += item.str + (item.hasEOL ? '\n' : '');
  const notes = strings(await page.getAnnotations({ intent: 'any' })).join('\n');
  const alternatives = strings(await page.getStructTree()).join('\n');
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
function strings(value: unknown, seen = new Set<object>()): readonly string[] {
  if (typeof value === 'string') return [value];
  if (value === null || typeof value !== 'object' || seen.has(value) || ArrayBuffer.isView(value)) return [];
  seen.add(value);
  if (value instanceof Map) return [...value.entries()].flatMap(([key, item]) => [...strings(key, seen), ...strings(item, seen)]);
  if (Array.isArray(value)) return value.flatMap(item => strings(item, seen));
  return Object.values(value).flatMap(item => strings(item, seen));
}
