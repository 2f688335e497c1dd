import { randomBytes } from 'node:crypto';
import PDFDocument from 'pdfkit';
import { expect, it, vi } from 'vitest';
import { readPdfTexts } from '../../electron/host/packets/guard/pdf-reader.ts';
import { withPdf } from '../../electron/host/papers/draw/pdf-open.ts';
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

it('a PDF whose reading takes beyond its time is given up, and the next one is read', async () => {
  const bytes = await numberedPages(1);

  await expect(readPdfApart(bytes, { heapMB: 512, jobMs: 0 })).rejects.toThrow('ended');
  expect((await readPdfApart(bytes)).length).toBeGreaterThan(0);
});

it.each([1, 3, 9])('two threads read of a PDF of %i pages what one reader reads, in its order', async count => {
  const bytes = await numberedPages(count);

  const texts = await readPdfApart(bytes);

  expect(texts).toEqual(await readPdfTexts(bytes));
  expect(texts.filter(({ part }) => part === 'info')).toHaveLength(1);
  expect(texts.filter(({ part }) => part === 'text')).toHaveLength(count);
});

it('a PDF is read without a word about it on the terminal', async () => {
  const said = (['log', 'info', 'warn', 'error'] as const).map(name => vi.spyOn(console, name).mockReturnValue());

  await readPdfTexts(await numberedPages(1)); // in a font that it does not carry

  expect(said.flatMap(({ mock }) => mock.calls)).toEqual([]);
  vi.restoreAllMocks();
});

it('a PDF that is damaged is refused by the threads as by a reader here', async () => {
  await expect(readPdfApart(Buffer.from('%PDF-1.7 no more'))).rejects.toThrow();
});

it('a reader that met a damaged PDF reads the next one whole', async () => {
  const bytes = await numberedPages(3);
  const before = await readPdfTexts(bytes);
  await expect(readPdfTexts(Buffer.from('%PDF-1.7 no more'))).rejects.toThrow();

  const [one, other] = await Promise.all([readPdfTexts(bytes), readPdfTexts(bytes)]);

  expect(one).toEqual(before);
  expect(other).toEqual(before);
});

it('a text is read over the direct port as over a port that copies', async () => {
  const bytes = await numberedPages(3);

  const copied = await withPdf(bytes, async pdf => {
    const pages = Array.from({ length: pdf.numPages }, async (_, at) => (await pdf.getPage(at + 1)).getTextContent());
    return (await Promise.all(pages)).map(({ items }) => items.map(item => ('str' in item ? item.str : '')).join(''));
  });

  const read = (await readPdfTexts(bytes)).filter(({ part }) => part === 'text').map(({ text }) => text.trim());
  expect(read).toEqual(copied.map(text => text.trim()));
});
