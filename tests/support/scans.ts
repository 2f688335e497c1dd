import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createCanvas, GlobalFonts, type Canvas } from '@napi-rs/canvas';
import PDFDocument from 'pdfkit';

const font = createRequire(import.meta.url).resolve('@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf');
GlobalFonts.register(readFileSync(font), 'Scanned');

export type Scan = {
  /** Pixels of a letter's height as it is printed; 28 is 10 points at 200 dpi. */
  readonly size?: number;
  /** How unsharp: the radius of the blur in pixels. */
  readonly blur?: number;
  /** Grains of the scanner, of 255. */
  readonly noise?: number;
};

/** A sheet with these lines as a scanner would give it: pixels, and no letter in the file. */
export function scanned(lines: readonly string[], { size = 28, blur = 0, noise = 0 }: Scan = {}): Canvas {
  const canvas = createCanvas(
    Math.ceil(Math.max(...lines.map(line => line.length)) * size * 0.62) + 80,
    lines.length * size * 2 + 80,
  );
  const context = canvas.getContext('2d');
  context.fillStyle = '#fdfcf8';
  context.fillRect(0, 0, canvas.width, canvas.height);
  if (blur > 0) context.filter = `blur(${blur}px)`;
  context.fillStyle = '#222';
  context.font = `${size}px Scanned`;
  lines.forEach((line, at) => context.fillText(line, 40, 40 + size + at * size * 2));
  if (noise > 0) addNoise(canvas, noise);
  return canvas;
}

export function pngOf(lines: readonly string[], scan: Scan = {}): Uint8Array {
  return new Uint8Array(scanned(lines, scan).toBuffer('image/png'));
}

/** A PDF of scans, one a page; a page given as a text is set as text. */
export function scannedPdf(pages: readonly (readonly string[] | string | Canvas)[]): Promise<Uint8Array> {
  const document = new PDFDocument({ autoFirstPage: false });
  const pieces: Uint8Array[] = [];
  document.on('data', (piece: Uint8Array) => pieces.push(piece));
  for (const page of pages) {
    document.addPage({ size: 'A5', margin: 20 });
    if (typeof page === 'string') document.font(font).fontSize(12).text(page);
    else {
      const canvas = 'toBuffer' in page ? page : scanned(page);
      document.image(canvas.toBuffer('image/png'), 20, 40, { width: (canvas.width * 72) / 200 });
    }
  }
  return new Promise(resolve => {
    document.on('end', () => resolve(new Uint8Array(Buffer.concat(pieces))));
    document.end();
  });
}

function addNoise(canvas: Canvas, most: number): void {
  const context = canvas.getContext('2d');
  const image = context.getImageData(0, 0, canvas.width, canvas.height);
  let seed = 1;
  for (let at = 0; at < image.data.length; at++) {
    seed = (seed * 1_103_515_245 + 12_345) & 0x7fffffff;
    if (at % 4 !== 3) image.data[at] = image.data[at]! + (seed / 0x7fffffff - 0.5) * most;
  }
  context.putImageData(image, 0, 0);
}
