import { existsSync, readFileSync } from 'node:fs';
import { Refusal } from '../../../shared/failure.ts';

// SQLite's WAL (sqlite.org/fileformat2.html#walformat). Its checksums run over the encrypted pages, so they can be followed without a key.
const HEADER_BYTES = 32;
const FRAME_HEADER_BYTES = 24;

/**
 * Refuse a journal that may have lost confirmed work. SQLite takes a journal up to its first bad frame and forgets the rest without a
 * word. A program that ended leaves no bad frame with a commit at or after it; damage does, and so may a power cut that reordered the
 * last writes: the two look alike, so a person decides.
 *
 * @throws Refusal `vault/journal-damaged`. Nothing is touched.
 */
export function refuseDamagedJournal(dbPath: string): void {
  const path = `${dbPath}-wal`;
  if (!existsSync(path)) return;
  const wal = readFileSync(path);
  if (wal.length < HEADER_BYTES) return;
  if (wal.length === HEADER_BYTES) return;
  const isBigEndian = (wal.readUInt32BE(0) & 1) === 1;
  if (!sumsAre(wal, 24, checksum(wal.subarray(0, 24), [0, 0], isBigEndian))) throw new Refusal('vault/journal-damaged');
  const frameBytes = FRAME_HEADER_BYTES + wal.readUInt32BE(8);
  let sums: Sums = [wal.readUInt32BE(24), wal.readUInt32BE(28)];
  let isBroken = false;
  for (let at = HEADER_BYTES; at + frameBytes <= wal.length; at += frameBytes) {
    if (!isOfThisRound(wal, at)) return;
    if (!isBroken) {
      sums = checksum(wal.subarray(at, at + 8), sums, isBigEndian);
      sums = checksum(wal.subarray(at + FRAME_HEADER_BYTES, at + frameBytes), sums, isBigEndian);
      isBroken = !sumsAre(wal, at + 16, sums) || !wal.subarray(at + 8, at + 16).equals(wal.subarray(16, 24));
    }
    const isCommit = wal.readUInt32BE(at + 4) !== 0;
    if (isBroken && isCommit) throw new Refusal('vault/journal-damaged');
  }
}

/** Frames left from an earlier round of the journal have two other salts; a damaged frame of this round keeps at least one. */
function isOfThisRound(wal: Buffer, at: number): boolean {
  return wal.readUInt32BE(at + 8) === wal.readUInt32BE(16) || wal.readUInt32BE(at + 12) === wal.readUInt32BE(20);
}

type Sums = readonly [number, number];

function checksum(bytes: Buffer, [first, second]: Sums, isBigEndian: boolean): Sums {
  const read = (at: number) => (isBigEndian ? bytes.readUInt32BE(at) : bytes.readUInt32LE(at));
  let one = first;
  let two = second;
  for (let at = 0; at < bytes.length; at += 8) {
    one = (one + read(at) + two) >>> 0;
    two = (two + read(at + 4) + one) >>> 0;
  }
  return [one, two];
}

function sumsAre(wal: Buffer, at: number, [one, two]: Sums): boolean {
  return wal.readUInt32BE(at) === one && wal.readUInt32BE(at + 4) === two;
}
