import { hashRaw } from '@node-rs/argon2';
import { Refusal } from '../../../shared/failure.ts';

/** What one derivation costs. */
export type KdfCost = { readonly memoryKiB: number; readonly passes: number; readonly lanes: number };

/** Where random bytes come from: the system, or what a test gives in its place. */
export type Chance = { readonly randomBytes: (length: number) => Uint8Array<ArrayBuffer> };

const MIB = 1024;
/** The least that a file may ask: also what tests use, and the recovery code, which holds 160 random bits. */
export const LEAST_COST: KdfCost = { memoryKiB: 64 * MIB, passes: 1, lanes: 1 };
const ARGON2ID = 2; // the library's enum is ambient, which type stripping cannot import

/** The most: what {@link calibratedCost} comes to on the quickest machine. */
const MOST_MEMORY_KIB = 256 * MIB;
const MOST_PASSES = 10;
/** What all derivations of one attempt may cost together, as memory times passes: 6 GiB, a few seconds on a slow machine. */
const MOST_OF_AN_ATTEMPT = 6 * 1024 * MIB;

/** A file's costs are refused before any work: too cheap helps a thief, too dear hangs the machine. */
export function refuseUnsafeCost({ memoryKiB, passes, lanes }: KdfCost): void {
  const within = (value: number, least: number, most: number) => Number.isInteger(value) && value >= least && value <= most;
  if (!within(memoryKiB, 64 * MIB, MOST_MEMORY_KIB) || !within(passes, 1, MOST_PASSES) || !within(lanes, 1, 4))
    throw new Refusal('vault/kdf-parameters');
}

/** Whether deriving under each of these costs in turn is more than one attempt at a passphrase may take. */
export function isTooMuchTogether(costs: readonly KdfCost[]): boolean {
  return costs.reduce((sum, { memoryKiB, passes }) => sum + memoryKiB * passes, 0) > MOST_OF_AN_ATTEMPT;
}

/** Argon2id (version 19) of the passphrase in NFC, UTF-8; 32 bytes, to be overwritten by the caller. */
export async function deriveKey(passphrase: string, kdf: KdfCost & { readonly salt: string }): Promise<Buffer> {
  return hashRaw(passphrase.normalize('NFC'), {
    algorithm: ARGON2ID,
    memoryCost: kdf.memoryKiB,
    timeCost: kdf.passes,
    parallelism: kdf.lanes,
    outputLen: 32,
    salt: Buffer.from(kdf.salt, 'base64'),
  });
}

/** The cost that takes about half a second on this machine, never below 64 MiB and three passes. */
export async function calibratedCost(elapsedMs: () => number = () => performance.now()): Promise<KdfCost> {
  const salt = Buffer.alloc(16).toString('base64');
  await deriveKey('warm-up', { ...LEAST_COST, salt }); // the first call is slow
  const from = elapsedMs();
  await deriveKey('measure', { memoryKiB: 64 * MIB, passes: 3, lanes: 1, salt });
  const perPassOf64 = (elapsedMs() - from) / 3;
  const memoryKiB = perPassOf64 * 4 * 3 <= 500 ? 256 * MIB : perPassOf64 * 2 * 3 <= 500 ? 128 * MIB : 64 * MIB;
  const passes = Math.floor(500 / ((perPassOf64 * memoryKiB) / (64 * MIB)));
  return { memoryKiB, passes: Math.min(MOST_PASSES, Math.max(3, passes)), lanes: 1 };
}
