import { describe, expect, it } from 'vitest';
import { openPicture } from '../../electron/host/papers/draw/picture-open.ts';
import { heicPicture, tiffOf } from '../support/picture-files.ts';

const [red, blue] = [
  [255, 0, 0],
  [0, 0, 255],
] as const;

/** The colour at the foot of each page, red, green and blue. */
async function footsOf(file: Uint8Array): Promise<number[][]> {
  const { pages, draw } = await openPicture(file);
  const foots: number[][] = [];
  for (let page = 1; page <= pages; page++) {
    const { context } = await draw(page);
    foots.push([...context.getImageData(5, context.canvas.height - 3, 1, 1).data.subarray(0, 3)]);
  }
  return foots;
}

describe('a picture that is opened', () => {
  it('has every page of a TIFF of two pages, each with its own pixels', async () => {
    expect(await footsOf(tiffOf([red, blue]))).toEqual([[...red], [...blue]]);
  });

  it('has the pixels of a HEIC picture', async () => {
    const [foot] = await footsOf(heicPicture());

    expect(foot?.[0]).toBeLessThan(10);
    expect(foot?.[2]).toBeGreaterThan(245);
  });

  it.each([0.98, 0.9, 0.5, 0.1, 0.02])('is refused where a TIFF ends after %d of its bytes', async part => {
    const file = tiffOf([red, blue]);
    await expect(footsOf(file.subarray(0, file.length * part))).rejects.toMatchObject({ code: 'attachment/damaged' });
  });

  it.each([0.98, 0.9, 0.5, 0.1, 0.02])('is refused where a HEIC picture ends after %d of its bytes', async part => {
    const file = heicPicture();
    await expect(footsOf(file.subarray(0, file.length * part))).rejects.toMatchObject({ code: 'attachment/damaged' });
  });
});
