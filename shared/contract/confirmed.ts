import { z } from 'zod';

export const CONFIRMED_FORMAT = 'enlace-confirmed/1';

/** A line of confirmed.jsonl: the entry of the audit chain up to which everything was confirmed to a person, signed by that user. */
export const confirmedSchema = z.strictObject({
  format: z.literal(CONFIRMED_FORMAT),
  vaultId: z.string().max(60),
  number: z.int().min(0), // 0: no entry yet
  hash: z.string().max(60), // SHA-256 of the entry's body, base64url
  atMs: z.int(),
  by: z.base64().length(44), // a raw Ed25519 public key
  signature: z.base64().length(88), // over the rest as RFC 8785 JSON
});
export type ConfirmedLine = z.output<typeof confirmedSchema>;
