import { z } from 'zod';
import { digest } from './packet-format.ts';
import { agencyCode } from './scalars.ts';

const text = z.string().min(1).max(200);
const bilingual = z.strictObject({ en: text, es: text });

/** What an agency says of itself on its card, signed with the key that the card brings. */
export const cardPayload = z.strictObject({
  version: z.literal(1),
  agency: agencyCode,
  names: bilingual,
  desk: bilingual, // a role, such as the duty desk; never a person
  signingKey: digest, // 32 bytes, base64url
  recipient: z.string().regex(/^age1[a-z0-9]{10,3000}$/),
  epoch: z.string().regex(/^[A-Za-z0-9_-]{1,64}$/),
  issuedAt: z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
  state: z.enum(['current', 'revoked']),
  /** Fingerprint of the key that this one follows; that key signs too. */
  replaces: digest.nullable(),
});

/**
 * What the office's program reads, in the protected header of a signature of its own. Members that a later program adds say nothing to
 * this one.
 */
export const cardReading = z.object({
  catalogue: z.int().min(1).max(1_000_000),
  packets: z.array(z.int().min(1).max(1_000_000)).min(1).max(20),
  /** `asks`: its office wants what comes to it approved by a second person. `by`: the keys with which its own approvers sign. */
  approvals: z
    .object({
      asks: z.boolean(),
      by: z.array(z.strictObject({ role: z.string().regex(/^[a-z][a-z-]{0,39}$/), key: digest })).max(12),
    })
    .optional(),
  /** The public keys of the office's other machines, each of which signs packets of its own. A program that writes this also reads it. */
  senders: z.array(digest).max(100).optional(),
});

/** A card's file once it was read. */
export type CardFile = z.output<typeof cardFile>;

/**
 * A card as a file: JWS general JSON serialization, one signature by its own key, a second one by the key it replaces or a second one by
 * its own that says what its program reads. A reader of the first release takes no more than two, and an earlier program
 * no header of more than 1,000 characters.
 */
export const cardFile = z.strictObject({
  payload: z.string().max(20_000),
  signatures: z
    .array(z.strictObject({ protected: z.string().max(8_000), signature: z.string().regex(/^[A-Za-z0-9_-]{86}$/) }))
    .min(1)
    .max(4),
});
