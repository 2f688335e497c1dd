import { openPicture } from '../draw/picture-open.ts';
import type { LeftOut, Picture } from './model.ts';

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
    const picture = await encoded((await openPicture(bytes)).draw(1), crop);
    return { ...picture, widthPt: widthPt ?? picture.widthPt, heightPt: heightPt ?? picture.heightPt };
  } catch {
    leftOut.add('picture');
    return null;
  }
}

const mostPages = 60;

/** All pictures of a file that is one: a fax in TIFF has many. None, and counted, for what cannot be decoded. */
export async function picturesFrom(bytes: Uint8Array, leftOut: LeftOut): Promise<readonly Picture[]> {
  try {
    const { pages, draw } = await openPicture(bytes);
    if (pages > mostPages) throw new RangeError('more than a document has');
    const pictures: Picture[] = [];
    for (let page = 1; page <= pages; page++) pictures.push(await encoded(draw(page), whole));
    return pictures;
  } catch {
    leftOut.add('picture');
    return [];
  }
}

type Drawn = Awaited<ReturnType<Awaited<ReturnType<typeof openPicture>>['draw']>>;

async function encoded(drawing: Promise<Drawn>, crop: Crop): Promise<Picture> {
  const { context, widthPt, heightPt } = await drawing;
  const { canvas } = context;
  const [wide, high] = [1 - crop.left - crop.right, 1 - crop.top - crop.bottom];
  const [width, height] = [Math.round(canvas.width * wide), Math.round(canvas.height * high)];
  if (!(width > 0 && height > 0)) throw new RangeError('nothing of it is shown');
  const { createCanvas } = await import('@napi-rs/canvas');
  const shown = createCanvas(width, height);
  shown
    .getContext('2d')
    .drawImage(canvas, canvas.width * crop.left, canvas.height * crop.top, width, height, 0, 0, width, height);
  return { bytes: new Uint8Array(await shown.encode('jpeg', 92)), widthPt: widthPt * wide, heightPt: heightPt * high };
}
