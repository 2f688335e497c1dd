import { z } from 'zod';
import {
  compareBounds,
  compareKinds,
  COMPARE_FORMAT,
  COMPARE_SUITE,
  proofsFor,
  TAG_BYTES,
  WITNESS_BYTES,
} from '../compare/kinds.ts';
import { agencyCode } from './scalars.ts';

// What is signed in a file of a blind comparison (docs/blind-comparison.md). Bytes are base64url; every length follows from the agreed sizes.

const bytes = z
  .string()
  .regex(/^[A-Za-z0-9_-]*$/)
  .max(4_000_000);
const run = z.string().regex(/^[0-9a-f]{32}$/);
const hash = z.string().regex(/^[A-Za-z0-9_-]{43}$/);
const size = z.int().min(1).max(compareBounds.values);

const head = {
  format: z.literal(COMPARE_FORMAT),
  run,
  from: agencyCode,
  to: agencyCode,
  /** The fingerprint of the packet key that it is sealed to. */
  recipient: z.string().max(100),
  issuedAt: z.iso.datetime().max(30),
};

const offer = z.strictObject({
  ...head,
  step: z.literal('offer'),
  suite: z.literal(COMPARE_SUITE),
  /** By which rules values are written alike. */
  rules: z.int().min(1).max(1_000_000),
  kinds: z.array(z.enum(compareKinds)).min(1).max(compareKinds.length),
  size,
  theirSize: size,
  tellsHits: z.boolean(),
  expiresAt: z.iso.datetime().max(30),
  elements: bytes,
});

const answer = z.strictObject({
  ...head,
  step: z.literal('answer'),
  /** The hash of the offer that it answers. */
  offer: hash,
  publicKey: bytes,
  evaluated: bytes,
  proofs: bytes,
  /** The answering side's outputs, cut to their tags, in the order of their bytes. */
  set: bytes,
});

const result = z.strictObject({
  ...head,
  step: z.literal('result'),
  /** The hash of the answer that it is of. */
  answer: hash,
  /** How many hits (four bytes), each with its tag and witness, and zeros up to the length that the sizes give. */
  hits: bytes,
});

export const compareClaims = z.discriminatedUnion('step', [offer, answer, result]);
export type CompareClaims = z.output<typeof compareClaims>;
export type OfferClaims = z.output<typeof offer>;
export type AnswerClaims = z.output<typeof answer>;
export type ResultClaims = z.output<typeof result>;

const textLength = (count: number): number => Math.ceil((count * 4) / 3);

/** Whether the parts of a file are as long as the sizes say. */
export function fitsSizes(claims: CompareClaims, sizes: { readonly size: number; readonly theirSize: number }): boolean {
  const isLong = (text: string, count: number): boolean => text.length === textLength(count);
  if (claims.step === 'offer') return isLong(claims.elements, 32 * sizes.size);
  if (claims.step === 'result') return isLong(claims.hits, hitsBytes(sizes));
  return (
    isLong(claims.publicKey, 32) &&
    isLong(claims.evaluated, 32 * sizes.size) &&
    isLong(claims.proofs, 64 * proofsFor(sizes.size)) &&
    isLong(claims.set, TAG_BYTES * sizes.theirSize)
  );
}

/** How long the hits of a result are, whatever their number. */
export function hitsBytes({ size: one, theirSize: other }: { readonly size: number; readonly theirSize: number }): number {
  return 4 + (TAG_BYTES + WITNESS_BYTES) * Math.min(one, other);
}
