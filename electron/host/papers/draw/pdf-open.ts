import type * as pdfjsModule from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { getDocument, PDFWorker } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { PageCanvasFactory } from './page-canvas.ts';
import { ownParts, parser } from './pdf-parts.ts';
import { directPort } from './pdf-port.ts';

export type Pdf = Awaited<ReturnType<typeof getDocument>['promise']>;

/** The half of pdf.js that asks, told where the other is. Both in their short form: what is packed is smaller by a third. */
export async function pdfJs(): Promise<typeof pdfjsModule> {
  const pdfjs = await import('pdfjs-dist/legacy/build/pdf.min.mjs');
  pdfjs.GlobalWorkerOptions.workerSrc = parser;
  return pdfjs;
}

/**
 * Open a PDF with pdf.js, which shares no code with the writer. Nothing in the file is run; fonts, maps and decoders are the program's own.
 *
 * @throws whatever pdf.js throws for a file that is no PDF, is damaged or asks for a password.
 */
export function withPdf<T>(bytes: Uint8Array, read: (pdf: Pdf) => Promise<T>): Promise<T> {
  return withPdfBy(null, bytes, read);
}

/** As {@link withPdf}, parsed by a given half of pdf.js; null: by one of its own. */
export async function withPdfBy<T>(worker: PDFWorker | null, bytes: Uint8Array, read: (pdf: Pdf) => Promise<T>): Promise<T> {
  const { pdf, close } = await openPdf(bytes, worker);
  try {
    return await read(pdf);
  } finally {
    await close();
  }
}

/** As {@link withPdf}, for whoever closes it. */
export async function openPdf(
  bytes: Uint8Array,
  worker: PDFWorker | null = null,
): Promise<{ readonly pdf: Pdf; readonly close: () => Promise<void> }> {
  const { getDocument } = await pdfJs();
  const task = getDocument({
    ...(worker === null ? {} : { worker }),
    data: new Uint8Array(bytes), // a copy: pdf.js keeps and empties what it is given
    verbosity: 0,
    ...ownParts,
    CanvasFactory: PageCanvasFactory,
    stopAtErrors: false,
    enableXfa: false,
  });
  const close = () => task.destroy();
  try {
    return { pdf: await task.promise, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Both halves of pdf.js in this thread, without copies between them; for texts alone, as nothing drawn was tried on it. */
export async function parserHere(): Promise<PDFWorker> {
  const [{ PDFWorker }, { WorkerMessageHandler }] = await Promise.all([
    pdfJs(),
    import('pdfjs-dist/legacy/build/pdf.worker.min.mjs'),
  ]);
  const port = directPort();
  WorkerMessageHandler.initializeFromPort(port);
  return new PDFWorker({ port: port as never, verbosity: 0 }); // what pdf.js uses of a worker; its types know none
}
