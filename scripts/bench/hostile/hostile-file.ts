import { closeSync, ftruncateSync, openSync, writeSync } from 'node:fs';
import type { SigningPair } from '../../../electron/host/keys/ed25519.ts';

/** What a hostile file is made for: the office it comes to, and a counterpart whose key that office trusts. */
export type Target = {
  /** An empty folder of this file's own. */
  readonly folder: string;
  /** The vault that stands open to it. */
  readonly vault: string;
  /** How a packet is sealed to that office, and by whose hand. */
  readonly recipient: string;
  readonly counterpart: SigningPair;
};

/** One hostile file: what it is, and how it comes to the terminal door. `write` gives the command's words. */
export type HostileFile = {
  readonly what: string;
  /** The code that it is refused with; null where the command answers well all the same. */
  readonly refusal: string | null;
  readonly write: (target: Target) => readonly string[] | Promise<readonly string[]>;
};

/** A file of pieces, each written `times` over, so that gigabytes cost no memory here. */
export function writeRepeated(path: string, pieces: readonly (readonly [text: string, times: number])[]): void {
  const file = openSync(path, 'w');
  for (const [text, times] of pieces) {
    const perBlock = Math.max(1, Math.min(times, Math.floor(4_000_000 / text.length)));
    const block = Buffer.from(text.repeat(perBlock));
    for (let left = times; left > 0; left -= perBlock) writeSync(file, left >= perBlock ? block : Buffer.from(text.repeat(left)));
  }
  closeSync(file);
}

/** A file of this many zero bytes, which takes no room on most disks. */
export function writeHollow(path: string, sizeBytes: number, beginning = ''): void {
  const file = openSync(path, 'w');
  writeSync(file, beginning);
  ftruncateSync(file, sizeBytes);
  closeSync(file);
}
