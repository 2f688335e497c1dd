import { randomBytes } from 'node:crypto';
import PDFDocument from 'pdfkit';
import { expect, it } from 'vitest';
import { readPdfTexts } from '../../electron/host/packets/guard/pdf-reader.ts';
import { readPdfApart } from '../../electron/host/packets/guard/pdf-readers.ts';

/** A PDF of numbered pages, large for what it carries beside them. */
async function numberedPages(count: number): Promise<Buffer> {
  const pdf = new PDFDocument({ compress: false, info: { Title: 'inventado' } });
  const chunks: Buffer[] = [];
  pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise(resolve => pdf.on('end', resolve));
  for (let page = 1; page <= count; page++) {
    if (page > 1) pdf.addPage();
    pdf.text(`página ${page}`);
  }
  pdf.file(randomBytes(300_000), { name: 'inventado.bin' });
  pdf.end();
  await ended;
  return Buffer.concat(chunks);
}

it.each([1, 3, 9])('two threads read of a PDF of %i pages what one reader reads, in its order', async count => {
  const bytes = await numberedPages(count);

  const texts = await readPdfApart(bytes);

  expect(texts).toEqual(await readPdfTexts(bytes));
  expect(texts.filter(({ part }) => part === 'info')).toHaveLength(1);
  expect(texts.filter(({ part }) => part === 'text')).toHaveLength(count);
});

it('a PDF that is damaged is refused by the threads as by a reader here', async () => {
  await expect(readPdfApart(Buffer.from('%PDF-1.7 no more'))).rejects.toThrow();
});
