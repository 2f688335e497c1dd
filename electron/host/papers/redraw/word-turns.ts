import type { PageBox, PageWord } from '../../../../shared/pages.ts';

/** Which way the words of a page run: level ones to the right or upside down to the left, upright ones up or down. */
export type WordTurns = { readonly level: 'right' | 'left'; readonly upright: 'up' | 'down' };

/** Whether a word stands upright: taller than wide, and no single letter. */
export function isUpright({ text, box }: PageWord, aspect: number): boolean {
  return box.height > box.width * aspect * 1.5 && text.length > 2;
}

/**
 * How a page is turned, by where each word's next one stands: words come in the order in which the file writes them. Writing that runs to
 * the left by itself says nothing of it.
 *
 * @param aspect - The page's width by its height.
 */
export function turnsOf(words: readonly PageWord[], aspect: number): WordTurns {
  let [toTheLeft, down] = [0, 0];
  for (const [at, word] of words.entries()) {
    const next = words[at + 1];
    if (next === undefined || !isWritten(word) || !isWritten(next)) continue;
    const upright = isUpright(word, aspect);
    if (upright !== isUpright(next, aspect)) continue;
    if (upright && overlaps(word.box, next.box, 'left', 'width')) down += Math.sign(next.box.top - word.box.top);
    if (!upright && overlaps(word.box, next.box, 'top', 'height')) toTheLeft += Math.sign(word.box.left - next.box.left);
  }
  return { level: toTheLeft > 0 ? 'left' : 'right', upright: down > 0 ? 'down' : 'up' };
}

/** In letters that run to the right. */
function isWritten({ text }: PageWord): boolean {
  return /\p{Script=Latin}|\p{N}/u.test(text);
}

/** Whether two boxes share more than half of the smaller one's length this way. */
function overlaps(one: PageBox, other: PageBox, from: 'left' | 'top', length: 'width' | 'height'): boolean {
  const shared = Math.min(one[from] + one[length], other[from] + other[length]) - Math.max(one[from], other[from]);
  return shared > Math.min(one[length], other[length]) / 2;
}
