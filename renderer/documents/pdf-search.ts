import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { PageHit } from './document-store.ts';
import { countIn } from './found-text.ts';

/** Where a word or phrase stands, page by page; what is broken over two runs of the page is not found. */
export async function findInPdf(pdf: PDFDocumentProxy, query: string): Promise<readonly PageHit[]> {
  if (query.trim() === '') return [];
  const hits: PageHit[] = [];
  for (let page = 1; page <= pdf.numPages; page += 1) {
    const found = await pdf.getPage(page);
    const [x0 = 0, y0 = 0, x1 = 1, y1 = 1] = found.view;
    const { items } = await found.getTextContent();
    for (const item of items) {
      if (!('str' in item) || countIn(item.str, query) === 0) continue;
      const [, , , , x = 0, y = 0] = item.transform as readonly number[]; // a PDF matrix: its last two are the place
      hits.push({
        page,
        left: (x - x0) / (x1 - x0),
        top: 1 - (y + item.height - y0) / (y1 - y0),
        width: item.width / (x1 - x0),
        height: (item.height * 1.25) / (y1 - y0),
      });
    }
  }
  return hits;
}
