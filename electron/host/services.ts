import { randomFillSync } from 'node:crypto';
import type { Services } from './ground/context.ts';
import { upkeep } from './host.ts';
import { newHandles } from './places/handles.ts';

/** The real clock, the system's randomness, and no open vault yet. */
export function realServices(tell: Services['tell']): Services {
  return {
    nowMs: () => Date.now(),
    randomBytes: length => randomFillSync(new Uint8Array(length)),
    handles: newHandles(),
    tell,
    state: { session: null },
    upkeep,
  };
}
