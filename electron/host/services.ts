import { randomFillSync } from 'node:crypto';
import type { Services } from './ground/context.ts';
import { upkeep } from './host.ts';
import { newHandles } from './places/handles.ts';

/** The real clock, the system's randomness, and no open vault yet. */
export function realServices(tell: Services['tell']): Services {
  return {
    nowMs: () => Date.now(),
    randomBytes: randomSource(),
    handles: newHandles(),
    tell,
    state: { session: null },
    upkeep,
  };
}

const POOLED_BYTES = 4096;
const LONGEST_POOLED = 16; // ids and salts; keys come from the system directly

/** The system's randomness, fetched by the block for what is asked many times. What was handed out is overwritten here. */
function randomSource(): Services['randomBytes'] {
  const pool = new Uint8Array(POOLED_BYTES);
  let used = POOLED_BYTES;
  return length => {
    if (length > LONGEST_POOLED) return randomFillSync(new Uint8Array(length));
    if (used + length > POOLED_BYTES) {
      randomFillSync(pool);
      used = 0;
    }
    const bytes = pool.slice(used, used + length);
    pool.fill(0, used, used + length);
    used += length;
    return bytes;
  };
}
