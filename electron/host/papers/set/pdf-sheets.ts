import { Refusal } from '../../../../shared/failure.ts';
import { withPdf } from '../draw/pdf-open.ts';
import { pictureOf } from '../draw/page-picture.ts';
import type { Block } from './model.ts';

const mostPages = 60;
const perPt = 150 / 72;

/** The pages of a PDF that came in another document, as the pictures that a reader sees. @throws Refusal `attachment/too-large`. */
export function readPdfSheets(bytes: Uint8Array): Promise<readonly Block[]> {
  return withPdf(bytes, async pdf => {
    if (pdf.numPages > mostPages) throw new Refusal('attachment/too-large');
    const { createCanvas } = await import('@napi-rs/canvas');
    const blocks: Block[] = [];
    for (let number = 1; number <= pdf.numPages; number++) {
      const { width, height, data } = await pictureOf(await pdf.getPage(number), perPt);
      const canvas = createCanvas(width, height);
      const context = canvas.getContext('2d');
      const image = context.createImageData(width, height);
      image.data.set(data);
      context.putImageData(image, 0, 0);
      const picture = {
        bytes: new Uint8Array(await canvas.encode('jpeg', 88)),
        widthPt: width / perPt,
        heightPt: height / perPt,
      };
      blocks.push({ kind: 'sheet', picture });
    }
    return blocks;
  });
}
