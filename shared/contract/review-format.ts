import { z } from 'zod';
import { agencyCode, civilDate, direction } from './scalars.ts';

const count = z.int().min(0).max(10_000_000);
/** A count as it was published. */
const cell = z.union([
  z.strictObject({ kind: z.enum(['shown', 'about']), count }),
  z.strictObject({ kind: z.enum(['few', 'hidden', 'held']) }),
]);

/** The figures of a review that one office gives another, `enlace-figures/1`: its signed payload. */
export const figuresPayload = z.strictObject({
  format: z.literal('enlace-figures/1'),
  agency: agencyCode,
  direction,
  from: civilDate,
  to: civilDate,
  asOf: civilDate,
  figures: z.record(z.string().max(60), cell).refine(all => Object.keys(all).length <= 200),
});

/** The file: the payload as base64url of RFC 8785 JSON, and an Ed25519 signature over its ASCII text. */
export const figuresFile = z.strictObject({
  format: z.literal('enlace-figures/1'),
  payload: z.string().max(60_000),
  signature: z.string().max(100),
});
