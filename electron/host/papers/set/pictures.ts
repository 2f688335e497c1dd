import type { LeftOut, Picture } from './model.ts';
import { kindOfFile } from './kind.ts';

const mostPixels = 40_000_000;
const decodable = new Set(['jpeg', 'png', 'webp', 'gif', 'bmp']);

/** What of a picture is shown, in shares of its sides cut away. */
export type Crop = { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number };
const whole: Crop = { left: 0, top: 0, right: 0, bottom: 0 };

/** A picture decoded and encoded again from the pixels that are shown; null, and counted, for what cannot be decoded. */
export async function pictureFrom(
  bytes: Uint8Array,
  leftOut: LeftOut,
  { widthPt, heightPt, crop = whole }: { readonly widthPt?: number; readonly heightPt?: number; readonly crop?: Crop } = {},
): Promise<Picture | null> {
  try {
    if (!decodable.has(kindOfFile(bytes))) throw new Error('no decoder');
    const { createCanvas, loadImage } = await import('@napi-rs/canvas');
    const image = await loadImage(Buffer.from(bytes));
    const width = Math.round(image.width * (1 - crop.left - crop.right));
    const height = Math.round(image.height * (1 - crop.top - crop.bottom));
    if (!(width > 0 && height > 0 && image.width * image.height <= mostPixels)) throw new RangeError('no picture of this size');
    const shrink = Math.min(1, 2200 / Math.max(width, height)); // a page at 200 dpi has as many
    const canvas = createCanvas(Math.max(1, Math.round(width * shrink)), Math.max(1, Math.round(height * shrink)));
    const context = canvas.getContext('2d');
    context.fillStyle = '#ffffff'; // a transparent picture lies on paper
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.drawImage(image, image.width * crop.left, image.height * crop.top, width, height, 0, 0, canvas.width, canvas.height);
    return {
      bytes: new Uint8Array(await canvas.encode('jpeg', 92)),
      widthPt: widthPt ?? width * 0.75,
      heightPt: heightPt ?? height * 0.75,
    };
  } catch {
    leftOut.add('picture');
    return null;
  }
}
