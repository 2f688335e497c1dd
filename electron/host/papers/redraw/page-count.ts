import type { Pieces } from '../../places/pieces.ts';

const head = /^\/Type\/Pages\/Count (\d+)\/Kids/m;
const headBytes = 4096;

/** A file of {@link pdfOfPages} as it flows, and how many pages it says that it has: its tree of pages stands at its head. */
export function countingPages(content: Pieces): { readonly content: Pieces; readonly pages: () => number | null } {
  let begin = '';
  async function* flowing(): AsyncGenerator<Uint8Array> {
    for await (const piece of content) {
      if (begin.length < headBytes) begin += Buffer.from(piece.subarray(0, headBytes)).toString('latin1');
      yield piece;
    }
  }
  return { content: flowing(), pages: () => Number(head.exec(begin.replaceAll('<<', '\n'))?.[1] ?? NaN) || null };
}
