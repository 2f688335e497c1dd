/** A piece of an image file: where it stands, what it is called, and whether a viewer needs it to draw the picture. */
export type Segment = { readonly name: string; readonly from: number; readonly to: number; readonly draws: boolean };

export function isJpeg(bytes: Uint8Array): boolean {
  return bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff;
}

const pngSignature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

export function isPng(bytes: Uint8Array): boolean {
  return pngSignature.every((byte, at) => bytes[at] === byte);
}

const neededPngChunks = new Set([
  'IHDR',
  'PLTE',
  'IDAT',
  'IEND',
  'tRNS',
  'gAMA',
  'cHRM',
  'sRGB',
  'sBIT',
  'bKGD',
  'pHYs',
  'cICP',
  'mDCV',
  'cLLI',
]);

/**
 * The chunks of a PNG in order, what follows its end as the last one (`trailing`); null if it is malformed. Kept are the chunks that
 * give size, palette, colour and pixels; an embedded colour profile can carry text and is not.
 */
export function pngSegments(bytes: Uint8Array): readonly Segment[] | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const segments: Segment[] = [];
  let at = pngSignature.length;
  while (at + 12 <= bytes.length) {
    const to = at + 12 + view.getUint32(at);
    const name = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    if (to > bytes.length || !/^[A-Za-z]{4}$/.test(name)) return null;
    segments.push({ name, from: at, to, draws: neededPngChunks.has(name) });
    at = to;
    if (name !== 'IEND') continue;
    if (at < bytes.length) segments.push({ name: 'trailing', from: at, to: bytes.length, draws: false });
    return segments[0]?.name === 'IHDR' ? segments : null;
  }
  return null;
}

/**
 * The segments of a JPEG in order, entropy-coded data with the scan that it follows; null if it is malformed. Of the application
 * segments only Adobe's is kept, which says how colours are coded: without it CMYK and RGB files turn into other pictures.
 */
export function jpegSegments(bytes: Uint8Array): readonly Segment[] | null {
  if (!isJpeg(bytes)) return null;
  const segments: Segment[] = [{ name: 'SOI', from: 0, to: 2, draws: true }];
  let at = 2;
  while (at + 1 < bytes.length) {
    if (bytes[at] !== 0xff) return null;
    let marker = bytes[at + 1]!;
    while (marker === 0xff && at + 2 < bytes.length) marker = bytes[++at + 1]!; // fill bytes
    if (marker === 0xd9) {
      segments.push({ name: 'EOI', from: at, to: at + 2, draws: true });
      if (at + 2 < bytes.length) segments.push({ name: 'trailing', from: at + 2, to: bytes.length, draws: false });
      return segments;
    }
    const body = at + 2;
    if (body + 2 > bytes.length) return null;
    const length = bytes[body]! * 256 + bytes[body + 1]!;
    let to = body + length;
    if (length < 2 || to > bytes.length) return null;
    if (marker === 0xda) to = endOfScan(bytes, to);
    segments.push({ name: markerName(marker), from: at, to, draws: draws(marker, bytes, body + 2, length - 2) });
    at = to;
  }
  return null;
}

function endOfScan(bytes: Uint8Array, from: number): number {
  for (let at = from; at + 1 < bytes.length; at++) {
    const next = bytes[at + 1]!;
    if (bytes[at] === 0xff && next !== 0x00 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at;
  }
  return bytes.length;
}

function draws(marker: number, bytes: Uint8Array, from: number, length: number): boolean {
  if (marker === 0xfe) return false;
  if (marker < 0xe0 || marker > 0xef) return true;
  // Exactly Adobe's twelve bytes: a longer segment could carry anything after them.
  return marker === 0xee && length === 12 && new TextDecoder('latin1').decode(bytes.subarray(from, from + 5)) === 'Adobe';
}

function markerName(marker: number): string {
  if (marker === 0xfe) return 'COM';
  return marker >= 0xe0 && marker <= 0xef ? `APP${marker - 0xe0}` : `M${marker.toString(16)}`;
}
