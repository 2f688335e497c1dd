/** A picture's pixels, row by row from the top: one byte a pixel (grey), or four (red, green, blue, and how opaque). */
export type PagePixels = { readonly width: number; readonly height: number; readonly data: Uint8Array | Uint8ClampedArray };

/** One byte a pixel. `hasInk`: something stands out from the paper. */
export type GreyPicture = {
  readonly width: number;
  readonly height: number;
  readonly grey: Uint8Array;
  readonly hasInk: boolean;
};

/** A page of A4 at 300 dpi; what is larger is halved until it fits, as reading takes time by the pixel. */
const mostPixels = 9_000_000;
/** How far a pixel differs from the paper to count, and how many of a million must: one letter of 8 points on a page is more. */
const standsOut = 40;
const inkInMillion = 20;

/** A picture in grey, as large as is worth reading. What lets the ground through stands on white, as on paper. */
export function greyOf({ width, height, data }: PagePixels): GreyPicture {
  if (data.length !== width * height && data.length !== width * height * 4) throw new Error('a picture of other measures');
  let picture = { width, height, grey: data.length === width * height ? Uint8Array.from(data) : fromColours(data) };
  while (picture.width * picture.height > mostPixels) picture = halved(picture);
  return { ...picture, hasInk: hasInk(picture.grey) };
}

function fromColours(data: PagePixels['data']): Uint8Array<ArrayBuffer> {
  const grey = new Uint8Array(data.length / 4);
  for (let at = 0; at < grey.length; at++) {
    const [red, green, blue, opaque] = [data[at * 4]!, data[at * 4 + 1]!, data[at * 4 + 2]!, data[at * 4 + 3]!];
    const light = (red * 299 + green * 587 + blue * 114) / 1000; // as the eye weighs them (ITU-R BT.601)
    grey[at] = 255 - ((255 - light) * opaque) / 255;
  }
  return grey;
}

function halved({ width, height, grey }: Omit<GreyPicture, 'hasInk'>) {
  const [half, lines] = [width >> 1, height >> 1];
  const small = new Uint8Array(half * lines);
  for (let y = 0; y < lines; y++)
    for (let x = 0; x < half; x++) {
      const at = 2 * y * width + 2 * x;
      small[y * half + x] = (grey[at]! + grey[at + 1]! + grey[at + width]! + grey[at + width + 1]!) / 4;
    }
  return { width: half, height: lines, grey: small };
}

function hasInk(grey: Uint8Array): boolean {
  const counts = new Uint32Array(256);
  for (const value of grey) counts[value]!++;
  const paper = counts.indexOf(Math.max(...counts));
  let ink = 0;
  for (let value = 0; value < 256; value++) if (Math.abs(value - paper) > standsOut) ink += counts[value]!;
  return ink * 1_000_000 > grey.length * inkInMillion;
}
