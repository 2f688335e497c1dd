import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

type Collect = (options?: { readonly type: 'minor' }) => void;

/** So many pixels may wait to be freed, four bytes each: looking for them takes a tenth of a second. */
const mostWaiting = 8_000_000;
let waiting = 0;
let found: Collect | undefined;

/** Tell that pixels were taken which the engine knows nothing of: the canvas does not say how large it is. */
export function pixelsTaken(count: number): void {
  waiting += count;
}

/** Free the pixels that nobody holds any longer, once they are many: else the engine lets hundreds of megabytes stand before it looks. */
export function freePixels(): void {
  if (waiting < mostWaiting) return;
  waiting = 0;
  collector()();
}

/** Free what was just let go, which is found at once. It goes when the thread next waits. */
export function freeLatest(): void {
  collector()({ type: 'minor' });
}

function collector(): Collect {
  if (found === undefined) {
    setFlagsFromString('--expose-gc');
    const gc: unknown = runInNewContext('gc');
    found = typeof gc === 'function' ? (gc as Collect) : () => undefined; // V8's own
  }
  return found;
}
