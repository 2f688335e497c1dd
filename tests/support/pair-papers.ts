import { createCanvas } from '@napi-rs/canvas';
import type { PageBox } from '../../shared/pages.ts';
import { line, pdfWith, stream } from './planted-pdfs.ts';
import { scanned } from './scans.ts';

/** What a document of a pair hides: what stands beneath its box, and words in its frame. */
export type Hidden = {
  /** Words beneath the box, how they stand there, and whether they run on from the word before it. */
  readonly words?: string;
  readonly size?: number;
  readonly colour?: readonly [number, number, number];
  readonly slant?: number;
  readonly isPicture?: boolean;
  /** Words in comments, metadata, a file inside, an author, white on white. */
  readonly frame?: string;
};

const page = { width: 300, height: 200 };
/** Over the line that begins with a word which stays. */
const covered = { left: 100, bottom: 50, width: 190, height: 30 };
export const boxOnPaper: PageBox = {
  left: covered.left / page.width,
  top: (page.height - covered.bottom - covered.height) / page.height,
  width: covered.width / page.width,
  height: covered.height / page.height,
};

/** A page of text; what is hidden is drawn within its box alone, or nowhere. */
export function paperWith({
  words = '',
  size = 14,
  colour = [0, 0, 0],
  slant = 0,
  isPicture = false,
  frame = '',
}: Hidden): Uint8Array {
  const { left, bottom, width, height } = covered;
  const clip = `${left + 1} ${bottom + 1} ${width - 2} ${height - 2} re W n`;
  const picture = isPicture ? `q 150 0 0 26 120 52 cm BI /W 128 /H 104 /BPC 1 /CS /G /F /AHx ID ${'5a3c'.repeat(832)}> EI Q` : '';
  const under = `BT /F ${size} Tf ${colour.join(' ')} rg 1 ${slant} 0 1 ${left + 1} 60 Tm (${latin(words)}) Tj ET`;
  const white = `1 g BT /F 10 Tf 20 120 Td (${latin(frame)}) Tj ET 0 g`;
  return pdfWith({
    // What is beneath the box comes in the middle of a word that is seen.
    content: `${line('Nombre:')}\n${drawn}\n${text('Fir', 20)}\nq ${clip} ${picture} ${under} Q\n${text('ma al margen', 34)}\n${white}`,
    before: frame === '' ? '' : `% ${latin(frame)}\n`,
    catalogue: frame === '' ? '' : '/Metadata 11 0 R',
    trailer: frame === '' ? '' : '/Info 10 0 R',
    objects: frame === '' ? [] : [`<</Author(${latin(frame)})>>`, stream(`<x>${latin(frame)}</x>`, '/Type/Metadata/Subtype/XML')],
  });
}

/** A line of the page's foot. */
const text = (said: string, left: number) => `BT /F 12 Tf ${left} 20 Td (${said}) Tj ET`;
/** Four letters as bars, which are no text: who wants them must read the picture. */
const drawn = [
  [180, 105, 3, 24],
  [194, 105, 3, 24],
  [180, 115, 16, 3],
  [204, 105, 3, 24],
  [214, 105, 3, 24],
  [214, 105, 14, 3],
  [234, 105, 3, 24],
  [234, 105, 14, 3],
]
  .map(bar => `${bar.join(' ')} re f`)
  .join(' ');

const printed = [
  'FISCALIA GENERAL DE LA REPUBLICA',
  `La testigo${' '.repeat(40)}declaro que vio la`,
  'barca atracar de noche en el muelle viejo de Guaymas',
];
const at = { left: 200, top: 94, width: 230, height: 48 };
const sheet = scanned(printed, { blur: 0.6, noise: 40 });
export const boxOnScan: PageBox = {
  left: at.left / sheet.width,
  top: at.top / sheet.height,
  width: at.width / sheet.width,
  height: at.height / sheet.height,
};

/** A scanned sheet, which holds no letter; beneath its box and behind its picture it says anything. */
export function scanWith({
  words = '',
  size = 28,
  colour = [0, 0, 0],
  slant = 0,
  isPicture = false,
  frame = '',
}: Hidden): Uint8Array {
  const canvas = createCanvas(sheet.width, sheet.height);
  const context = canvas.getContext('2d');
  context.drawImage(sheet, 0, 0);
  context.save();
  context.beginPath();
  context.rect(at.left, at.top, at.width, at.height);
  context.clip();
  if (isPicture) context.fillRect(at.left + 20, at.top + 8, at.width / 2, at.height - 16);
  context.fillStyle = `rgb(${colour.map(part => Math.round(part * 255)).join(',')})`;
  context.font = `${size * 2}px Scanned`;
  context.setTransform(1, slant, 0, 1, at.left + 6, at.top + 38);
  context.fillText(words, 0, 0);
  context.restore();
  const plain = canvas.toBuffer('image/png');
  return new Uint8Array(frame === '' ? plain : Buffer.concat([plain, Buffer.from(frame)]));
}

/** Letters that a page's own font has, with nothing that ends a text. */
function latin(text: string): string {
  return text.replaceAll(/[^ -~\u00a1-\u00ff]/g, '?').replaceAll(/[()\\]/g, '?');
}
