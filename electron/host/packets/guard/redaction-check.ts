import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { PageFault } from '../../../../shared/leak/page-fault.ts';
import type { PageBox } from '../../../../shared/pages.ts';
import { isWhole } from '../../../../shared/drawing/undrawn.ts';
import { pictureOf, type Picture } from '../../papers/draw/page-picture.ts';
import { pdfJs, withPdf } from '../../papers/draw/pdf-open.ts';

/**
 * Text in a PDF that a reader's eye does not see and a copying hand does, or a page that could not be drawn whole. The words are not
 * repeated here.
 */
export type BadRedaction = {
  readonly page: number;
  readonly kind: PageFault;
  readonly box: PageBox;
};
/** `box` in points, as they are drawn: left, top, width, height. */
type Seen = Omit<BadRedaction, 'page' | 'box'> & { readonly box: readonly [number, number, number, number] };

const scale = 2; // pixels per point: enough to see the strokes of small print
const inkContrast = 24; // of 255 luminance steps; less than that is no stroke
const darkGround = 200;
// Some programs write the reason under the bar, in the bar's colour. That is all there is, and it may be read.
const label =
  /^[\W_]*(?:redact(?:ed|ion)?|privileged?|confidential|sealed|personal|withheld|testado|reservad[ao]|confidencial|suprimid[ao]|eliminad[ao])[\W_]*$/i;

/**
 * Find failed redactions by looking: each page is drawn, and where the file has words but the picture has a plain surface, they are
 * hidden. Finds bars, white boxes and pictures over text, and white or background-coloured text, in any painting order. Text set at an
 * angle is not looked at. A finding is a reason to look at the page, not a proof.
 *
 * @throws whatever pdf.js throws for a file that is no PDF, is damaged or asks for a password.
 */
export async function findBadRedactions(bytes: Uint8Array, signal?: AbortSignal): Promise<readonly BadRedaction[]> {
  return withPdf(bytes, async pdf => {
    const found: BadRedaction[] = [];
    for (let number = 1; number <= pdf.numPages; number++) {
      signal?.throwIfAborted();
      const page = await pdf.getPage(number);
      const { width, height } = page.getViewport({ scale: 1 });
      for (const { kind, box } of await lookAt(page)) {
        const [left, top, wide, high] = box;
        found.push({
          page: number,
          kind,
          box: { left: left / width, top: top / height, width: wide / width, height: high / height },
        });
      }
      page.cleanup();
    }
    return found;
  });
}

type Written = {
  readonly text: string;
  readonly left: number;
  readonly baseline: number;
  readonly width: number;
  readonly height: number;
};

/** What is found on a page; one that pdf.js gives up on was not looked at. */
async function lookAt(page: PDFPageProxy): Promise<readonly Seen[]> {
  try {
    return await hiddenOn(page);
  } catch {
    return [wholePage(page)];
  }
}

async function hiddenOn(page: PDFPageProxy): Promise<readonly Seen[]> {
  const written = await writtenOn(page);
  const picture = await pictureOf(page, scale);
  const undrawn = isWhole(picture.undrawn) ? [] : [wholePage(page)];
  const hidden = written.flatMap(item => hiddenIn(item, picture));
  // Where something is not drawn, words without strokes are no news.
  const unapplied = await markedIn(page, written);
  return [
    ...undrawn,
    ...unapplied,
    ...hidden.filter(({ kind }) => undrawn.length === 0 || kind !== 'invisible'),
    ...overlaidIn(written),
  ];
}

/** Words at a place that somebody marked for redaction, in a file to which the mark was never applied: they are seen, and were not to be. */
async function markedIn(page: PDFPageProxy, written: readonly Written[]): Promise<readonly Seen[]> {
  const annotations = (await page.getAnnotations()) as readonly {
    readonly subtype?: string;
    readonly rect?: readonly number[];
  }[];
  const [a, b, c, d, e, f] = page.getViewport({ scale }).transform as [number, number, number, number, number, number]; // typed any
  return annotations.flatMap(({ subtype, rect }) => {
    if (subtype !== 'Redact' || rect?.length !== 4) return [];
    const [left1, bottom1, right1, top1] = rect as readonly [number, number, number, number];
    const [x1, y1] = [a * left1 + c * bottom1 + e, b * left1 + d * bottom1 + f];
    const [x2, y2] = [a * right1 + c * top1 + e, b * right1 + d * top1 + f];
    const [left, right] = [Math.min(x1, x2), Math.max(x1, x2)];
    const [top, bottom] = [Math.min(y1, y2), Math.max(y1, y2)];
    const isOver = (item: Written): boolean =>
      item.left < right && item.left + item.width > left && item.baseline - item.height < bottom && item.baseline > top;
    if (!written.some(isOver)) return [];
    return [{ kind: 'covered', box: [left / scale, top / scale, (right - left) / scale, (bottom - top) / scale] }];
  });
}

function wholePage(page: PDFPageProxy): Seen {
  const { width, height } = page.getViewport({ scale: 1 });
  return { kind: 'undrawn', box: [0, 0, width, height] };
}

/** Items that share their place with another of other words; the same words twice are bold print. */
function overlaidIn(written: readonly Written[]): readonly Seen[] {
  const lines = [...written].sort((a, b) => a.baseline - b.baseline);
  return lines.flatMap((item, at) => {
    for (let next = at + 1; next < lines.length && lines[next]!.baseline - item.baseline < item.height * 0.5; next++)
      if (sharesPlace(item, lines[next]!)) return [{ kind: 'overlaid', box: boxOf(item, item.left, item.left + item.width) }];
    return [];
  });
}

function sharesPlace(a: Written, b: Written): boolean {
  const overlap = Math.min(a.left + a.width, b.left + b.width) - Math.max(a.left, b.left);
  if (overlap < Math.min(a.width, b.width) * 0.6 || overlap < a.height) return false;
  return !a.text.includes(b.text.trim()) && !b.text.includes(a.text.trim());
}

async function writtenOn(page: PDFPageProxy): Promise<readonly Written[]> {
  const { Util } = await pdfJs();
  const { transform } = page.getViewport({ scale });
  const { items } = await page.getTextContent();
  return items.flatMap(item => {
    if (!('str' in item) || !/[\p{L}\p{N}]/u.test(item.str) || label.test(item.str)) return [];
    const matrix = Util.transform(transform, item.transform) as number[]; // six numbers, typed any
    if (Math.abs(matrix[1]!) > 0.01) return [];
    const height = Math.hypot(matrix[2]!, matrix[3]!);
    return [{ text: item.str, left: matrix[4]!, baseline: matrix[5]!, width: item.width * scale, height }];
  });
}

type Ground = 'light' | 'dark' | null; // null: a stroke crosses it

/** The stretches of an item that show no stroke although letters should stand there. */
function hiddenIn(item: Written, picture: Picture): readonly Seen[] {
  const found: Seen[] = [];
  const from = Math.max(0, Math.round(item.left));
  const to = Math.min(picture.width, Math.round(item.left + item.width));
  let start = from;
  let ground: Ground = null;
  for (let x = from; x <= to; x++) {
    const here = x < to ? groundOf(picture, x, item) : null;
    if (here === ground && x < to) continue;
    const kind = verdict(item, start, x, ground);
    if (kind !== null) found.push({ kind, box: boxOf(item, start, x) });
    start = x;
    ground = here;
  }
  return found;
}

function groundOf(picture: Picture, x: number, item: Written): Ground {
  let low = 255;
  let high = 0;
  const top = Math.max(0, Math.round(item.baseline - item.height * 0.68));
  const bottom = Math.min(picture.height, Math.round(item.baseline - item.height * 0.04));
  for (let y = top; y < bottom; y++) {
    const at = (y * picture.width + x) * 4;
    const light = picture.data[at]! * 0.3 + picture.data[at + 1]! * 0.59 + picture.data[at + 2]! * 0.11;
    if (light < low) low = light;
    if (light > high) high = light;
  }
  if (high - low >= inkContrast) return null;
  return high < darkGround ? 'dark' : 'light';
}

/** Whether a plain stretch hides letters. A dark one must be wider than a letter's stem, a light one wider than any space. */
function verdict(item: Written, start: number, end: number, ground: Ground): BadRedaction['kind'] | null {
  if (ground === null) return null;
  const ems = (end - start) / item.height;
  const letters = lettersBetween(item, start, end);
  if (ground === 'dark') return ems >= 0.7 && letters >= 1 ? 'covered' : null;
  const whole = end - start > item.width * 0.9 && letters >= 2;
  return whole || (ems >= 2.5 && letters >= 5) ? 'invisible' : null;
}

/** About how many letters and figures of an item fall into a stretch, as if all characters were equally wide. */
function lettersBetween(item: Written, start: number, end: number): number {
  const characters = [...item.text];
  const share = (x: number) => ((x - item.left) / item.width) * characters.length;
  const inside = characters.slice(Math.max(0, Math.round(share(start))), Math.round(share(end)));
  return inside.filter(character => /[\p{L}\p{N}]/u.test(character)).length;
}

function boxOf(item: Written, start: number, end: number): Seen['box'] {
  const points = (pixels: number) => Math.round((pixels / scale) * 10) / 10;
  return [points(start), points(item.baseline - item.height), points(end - start), points(item.height * 1.2)];
}
