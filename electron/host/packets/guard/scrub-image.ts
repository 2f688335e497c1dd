import { Refusal } from '../../../../shared/failure.ts';
import { jpegSegments, pngSegments, type Segment } from './image-segments.ts';

/** What a file became: its bytes without what it hid, and the names of what was taken out. */
export type Scrubbed = { readonly bytes: Uint8Array; readonly removed: readonly string[] };

/**
 * A JPEG without comments and application segments: Exif with its place, time, camera and thumbnail, XMP, IPTC, colour profiles, second
 * pictures behind the end. Pixels are not touched. A picture that Exif turned is given as it was stored.
 *
 * @throws Refusal `attachment/damaged`
 */
export function scrubJpeg(bytes: Uint8Array): Scrubbed {
  return keepDrawing(bytes, jpegSegments(bytes), 0);
}

/**
 * A PNG with its drawing chunks alone: no text, Exif, time or profile, nothing behind its end.
 *
 * @throws Refusal `attachment/damaged`
 */
export function scrubPng(bytes: Uint8Array): Scrubbed {
  return keepDrawing(bytes, pngSegments(bytes), 8);
}

function keepDrawing(bytes: Uint8Array, segments: readonly Segment[] | null, signatureBytes: number): Scrubbed {
  if (segments === null) throw new Refusal('attachment/damaged');
  const kept = segments.filter(segment => segment.draws).map(({ from, to }) => bytes.subarray(from, to));
  return {
    bytes: new Uint8Array(Buffer.concat([bytes.subarray(0, signatureBytes), ...kept])),
    removed: segments.filter(segment => !segment.draws).map(segment => segment.name),
  };
}
