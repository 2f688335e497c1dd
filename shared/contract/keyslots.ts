import { z } from 'zod';

const base64 = z.base64().max(8192);
const key = z.base64().length(44);

/** Argon2id, version 19. The range is checked apart, before any work, so that it has its own refusal. */
const kdf = z.strictObject({
  alg: z.literal('argon2id'),
  memoryKiB: z.int(),
  passes: z.int(),
  lanes: z.int(),
  salt: z.base64().length(24),
});

/** AES-256-GCM; the box is ciphertext and 16-byte tag. */
const sealed = z.strictObject({ nonce: z.base64().length(16), box: base64 });

/** What a supervisor signed: who may do what in which vault, under which keys. */
export const grantSchema = z.strictObject({
  format: z.literal('enlace-grant/1'),
  vaultId: z.uuid(),
  user: z.uuid(),
  /** The first account of the same person, where that is another. */
  person: z.uuid().exactOptional(),
  role: z.enum(['officer', 'supervisor', 'auditor', 'recovery']),
  signingKey: key,
  ageRecipient: z.string().max(200),
  issuedAtMs: z.int(),
});
export type Grant = z.output<typeof grantSchema>;

export const slotSchema = z.strictObject({
  id: z.uuid(),
  label: z.string().max(200),
  kdf,
  sealed,
  grant: grantSchema,
  grantBy: key,
  grantSignature: z.base64().length(88),
  handover: z.string().max(20_000).optional(),
  checksum: z.string().length(64),
});
export type Slot = z.output<typeof slotSchema>;

/** keyslots.json. Slots are checked one by one, so that one damaged slot does not lock out the others. */
export const keyslotsSchema = z.strictObject({
  format: z.literal('enlace-keyslots/1'),
  vaultId: z.uuid(),
  synthetic: z.boolean(),
  slots: z.array(z.record(z.string(), z.unknown())).max(200),
  recovery: z.record(z.string(), z.unknown()),
});
export type KeyslotsFile = z.output<typeof keyslotsSchema>;
