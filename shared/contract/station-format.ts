import { z } from 'zod';
import { grantSchema } from './keyslots.ts';

// What a new machine and its office hand each other, by any way: neither is trusted before people have compared the twelve words.

export const STATION_REQUEST = 'enlace-station-request/1';
export const STATION_ANSWER = 'enlace-station-answer/1';

const keys = z.strictObject({ signingKey: z.base64().length(44), recipient: z.string().max(200) });
const name = z.string().trim().min(1).max(60);

/** A machine that asks to join: its name, its first person's, and the public keys of both and of its own recovery code. */
export const stationRequestSchema = z.strictObject({
  format: z.literal(STATION_REQUEST),
  station: name,
  label: name,
  synthetic: z.boolean(),
  person: keys,
  machine: keys,
  recovery: keys,
});
export type StationRequest = z.output<typeof stationRequestSchema>;

const signed = z.strictObject({ grant: grantSchema, by: z.base64().length(44), signature: z.base64().length(88) });

/** What comes before the office's record in the answer: who the machine and its person now are, the record's key and what its bytes are. */
export const stationAnswerSchema = z.strictObject({
  format: z.literal(STATION_ANSWER),
  number: z.number().int().min(1).max(9999),
  request: z.string().length(64),
  vaultId: z.uuid(),
  key: z.string().length(64),
  person: signed,
  recovery: signed,
  database: z.strictObject({ sizeBytes: z.number().int().positive(), sha256: z.string().length(64) }),
  files: z.array(z.strictObject({ name: z.string().regex(/^[0-9a-f]{32}$/), sizeBytes: z.number().int().min(0) })),
});
export type StationAnswer = z.output<typeof stationAnswerSchema>;
