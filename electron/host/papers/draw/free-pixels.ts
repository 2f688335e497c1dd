import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

let collect: (() => void) | undefined;

/**
 * Free the pixels that nobody holds any longer. The canvas does not tell the engine how large they are, so that it would let hundreds of
 * megabytes of them stand before it looks.
 */
export function freePixels(): void {
  if (collect === undefined) {
    setFlagsFromString('--expose-gc');
    const found: unknown = runInNewContext('gc');
    collect = typeof found === 'function' ? (found as () => void) : () => undefined; // V8's own, which takes nothing
  }
  collect();
}
