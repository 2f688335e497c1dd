import { renameSync } from 'node:fs';

/** What Windows says while a scanner or an indexer still has a file open that was just written. */
const HELD = new Set(['EBUSY', 'EPERM', 'EACCES']);
const PATIENCE_MS = 2_000;
const FIRST_WAIT_MS = 10;

/** How it is done: replaced by tests, which have no Windows and no scanner. */
export type Renaming = {
  readonly platform: NodeJS.Platform;
  readonly rename: (from: string, to: string) => void;
  readonly wait: (ms: number) => void;
};
const real: Renaming = { platform: process.platform, rename: (from, to) => renameSync(from, to), wait: waitHere };

/** Give a file or folder its name. On Windows another program may hold it for a moment: that is waited for, two seconds at most. */
export function renamed(from: string, to: string, { platform, rename, wait }: Renaming = real): void {
  let waitedMs = 0;
  for (let waitMs = FIRST_WAIT_MS; ; waitMs *= 2) {
    try {
      return rename(from, to);
    } catch (error) {
      const isHeld = platform === 'win32' && error instanceof Error && 'code' in error && HELD.has(String(error.code));
      if (!isHeld || waitedMs + waitMs > PATIENCE_MS) throw error;
    }
    wait(waitMs);
    waitedMs += waitMs;
  }
}

/** The host has a thread of its own, which does nothing else meanwhile: what is written is not to be seen half-done by another call. */
function waitHere(ms: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
}
