import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { withPdf } from '../../electron/host/papers/draw/pdf-open.ts';
import { pictureOf } from '../../electron/host/papers/draw/page-picture.ts';
import { drawnPdfs } from './drawn-pdfs.ts';

/** A drawn page: a digest of its pixels, and how many of them are dark. */
export type DrawnPage = { readonly pixels: string; readonly dark: number };

/** The first page of every kind, as the program draws it on this machine. */
export async function drawPages(): Promise<Readonly<Record<string, DrawnPage>>> {
  const pages: Record<string, DrawnPage> = {};
  for (const [kind, make] of Object.entries(drawnPdfs))
    pages[kind] = await withPdf(make(), async pdf => {
      const { data } = await pictureOf(await pdf.getPage(1), 2);
      let dark = 0;
      for (let at = 0; at < data.length; at += 4) if (data[at]! < 128) dark++;
      return { pixels: createHash('sha256').update(data).digest('hex'), dark };
    });
  return pages;
}

// Run by itself on a machine whose fonts are hidden, it prints what it drew.
if (process.argv[1] === fileURLToPath(import.meta.url)) process.stdout.write(JSON.stringify(await drawPages()));
