import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Refusal } from '../../../shared/failure.ts';

let travelling: Uint8Array<ArrayBuffer> | null | undefined;

/** The page as it travels in packets: read once; null in a checkout that has not built it. */
export function travellingVerifier(): Uint8Array<ArrayBuffer> | null {
  try {
    travelling ??= verifierPage();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    travelling = null;
  }
  return travelling;
}

/** Whether bytes are that page, which the program made and no case has touched. */
export function isOwnVerifier(bytes: Uint8Array): boolean {
  const own = travellingVerifier();
  return own !== null && Buffer.compare(own, bytes) === 0;
}

/**
 * The page with which somebody without Enlace checks a packet: beside the program where that was built, in `out/verifier` of a checkout
 * (`scripts/verifier.ts` makes it) or `out/main` of one that was built.
 *
 * @throws Refusal `verifier/not-built`.
 */
export function verifierPage(from = import.meta.dirname): Uint8Array<ArrayBuffer> {
  const above = ['verifier', 'main'].flatMap(folder =>
    [1, 2, 3].map(levels => join(from, ...Array<string>(levels).fill('..'), 'out', folder)),
  );
  const path = [from, ...above].map(folder => join(folder, 'VERIFY.html')).find(existsSync);
  if (path === undefined) throw new Refusal('verifier/not-built');
  return new Uint8Array(readFileSync(path));
}
