import PDFDocument from 'pdfkit';
import { redraw } from '../../electron/host/papers/redraw/redraw.ts';
import { piecesOf } from '../../electron/host/places/pieces.ts';
import { onceMs, type BenchRow } from './measure.ts';

/** A document of many pages of text redrawn, as it is before it leaves. */
export async function redrawBench(pages: number): Promise<readonly BenchRow[]> {
  const file = await textPages(pages);
  await redrawn(await textPages(1)); // fonts and programs are loaded before anything is measured
  globalThis.gc?.(); // of making the document above, nothing counts
  const peak = watchMemory();
  const processor = process.cpuUsage();
  let sizeBytes = 0;
  const ms = await onceMs(async () => {
    sizeBytes = await redrawn(file);
  });
  const { user, system } = process.cpuUsage(processor);
  const worked = `of the processor, in all threads, ${((user + system) / 1e6).toFixed(1)} s`;
  const perPage = `${Math.round(sizeBytes / pages / 1024)} KiB a page`;
  return [
    {
      what: `${pages} pages of text redrawn`,
      measured: `${(ms / 1000).toFixed(1)} s, ${worked}; ${perPage}`,
      promise: 'under 20 s',
    },
    { what: `${pages} pages of text redrawn: memory of the process`, measured: `${peak()} MB`, promise: 'under 400 MB' },
  ];
}

async function redrawn(file: Uint8Array): Promise<number> {
  const { content } = await redraw({ sizeBytes: file.length, open: async () => piecesOf(file) });
  let sizeBytes = 0;
  for await (const piece of content) sizeBytes += piece.length;
  return sizeBytes;
}

/** Letter pages full of invented sentences, about 500 words each. */
async function textPages(pages: number): Promise<Uint8Array> {
  const document = new PDFDocument({ size: 'LETTER', autoFirstPage: false });
  const chunks: Buffer[] = [];
  document.on('data', (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise(resolve => document.on('end', resolve));
  for (let page = 1; page <= pages; page++) {
    document.addPage().font('Times-Roman').fontSize(11);
    for (let line = 0; line < 44; line++)
      document.text(
        `${page}.${line} La barca ${line * 37} zarpó del muelle sin luces, y nadie vio a quién llevaba.`,
        72,
        72 + line * 14.5,
      );
  }
  document.end();
  await ended;
  return new Uint8Array(Buffer.concat(chunks));
}

/** The most resident memory, in MB, looked at every 20 ms. */
function watchMemory(): () => number {
  let peak = 0;
  const look = () => (peak = Math.max(peak, process.memoryUsage.rss()));
  const watch = setInterval(look, 20);
  return () => {
    clearInterval(watch);
    return Math.round(look() / 1e6);
  };
}
