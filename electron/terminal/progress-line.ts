import type { Events } from '../../shared/contract.ts';

/** How often a line is written anew, so that saying how far it is costs nothing beside the work. */
const EVERY_MS = 200;

/** A line at a terminal that says how far a call is, and is gone when the call is. */
export type ProgressLine = { readonly show: (progress: Events['job:progressed']) => void; readonly wipe: () => void };

/** @param terminal - Where a person reads; nothing is written where nobody does. */
export function progressLine(
  terminal: { readonly isTTY?: boolean; write(text: string): unknown },
  nowMs: () => number = () => performance.now(),
): ProgressLine {
  let shownMs = Number.NEGATIVE_INFINITY;
  let isThere = false;
  return {
    show({ done, total }) {
      if (terminal.isTTY !== true || nowMs() - shownMs < EVERY_MS) return;
      shownMs = nowMs();
      isThere = true;
      terminal.write(`\r\u001b[K${total > 0 ? `${Math.min(100, Math.floor((100 * done) / total))}%` : String(done)}`);
    },
    wipe() {
      if (isThere) terminal.write('\r\u001b[K');
      isThere = false;
    },
  };
}
