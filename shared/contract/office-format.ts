import { z } from 'zod';

// What stations send each other. It comes from a carrier that nobody trusts, so each part is checked before anything is made of it.

export const BUNDLE_FORMAT = 'enlace-bundle/1';

const hex = (bytes: number) => z.string().regex(new RegExp(`^[0-9A-Fa-f]{${2 * bytes}}$`));
const count = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER);
const json = z.json();
const text = z.string().nullable();

const writeSchema = z.strictObject({
  table: z.string().max(64),
  row: z.string().max(2000),
  kind: z.enum(['put', 'set', 'gone', 'ended']),
  cells: z.record(z.string().regex(/^[a-z]/i), json).nullable(),
});

const changeSchema = z.strictObject({
  position: count,
  caseId: text,
  record: z.string(),
  entity: z.string(),
  field: z.string(),
  old: text,
  new: text,
  salt: hex(16).nullable(),
  commitment: hex(32),
});

/**
 * One entry with all that it says: its text and the author's signature, the rows that it wrote, and its typed changes or their commitments. `run`:
 * its station's signature over it, as the last of what it put.
 */
export const sentEntrySchema = z.strictObject({
  body: z.string().max(100_000),
  signature: hex(64),
  salt: hex(16).nullable(),
  rows: z.array(writeSchema),
  changes: z.array(changeSchema),
  closed: z.array(z.strictObject({ position: count, commitment: hex(32) })),
  run: hex(64).exactOptional(),
});
export type SentEntry = z.output<typeof sentEntrySchema>;

/** The version of the program that wrote it, which an older one names as what it needs. */
const program = z.string().regex(/^[0-9A-Za-z.+-]{1,40}$/);

/**
 * A run of one station's entries: of the one that signs it, or where it passes on another's, of that one (`of`), which signed the last of them. `schema`: the newest migration that its program knows; an older one keeps it until it is
 * brought up.
 */
export const bundleSchema = z.strictObject({
  format: z.literal(BUNDLE_FORMAT),
  office: z.string(),
  station: z.number().int().min(1).max(9999),
  schema: count,
  program: program.optional(),
  of: z.number().int().min(1).max(9999).exactOptional(),
  entries: z.array(sentEntrySchema).min(1),
});
/** Enough of any later program's bundle to say that it is one, and which version it waits for. */
const laterOf = (format: RegExp) =>
  z.looseObject({
    format: z.string().regex(format),
    office: z.string(),
    station: z.number().int().min(1).max(9999),
    schema: count,
    program: program.optional().catch(undefined),
  });
export const laterBundleSchema = laterOf(/^enlace-bundle\/[1-9][0-9]{0,3}$/);
export const laterPartsSchema = laterOf(/^enlace-compartment\/[1-9][0-9]{0,3}$/);
export type Bundle = z.output<typeof bundleSchema>;

export const PARTS_FORMAT = 'enlace-compartment/1';

const seen = z.record(z.string().regex(/^[1-9][0-9]{0,3}$/), count.min(1));
const station = z.number().int().min(1).max(9999);
/** `by`: of what came with a case, whose each cell was in the office. */
const partWriteSchema = writeSchema.extend({ by: z.record(z.string(), z.tuple([station, count.min(1)])).exactOptional() });
const baseSchema = partWriteSchema.omit({ kind: true });

/** What an entry of the office wrote into a compartment, and the changes that the office's own chain commits to. */
export const sentPartSchema = z.strictObject({
  station,
  number: count.min(1),
  previous: text,
  seen,
  rows: z.array(partWriteSchema),
  base: z.array(baseSchema),
  changes: z.array(changeSchema),
});
export type SentPart = z.output<typeof sentPartSchema>;

/**
 * Parts of a compartment's log, sealed to its people's own keys. `tags`: by which they tell its entries; `base`: what stood in it before the office
 * had several stations; `history`: what came into it with cases, by entry (station 0: from before);
 * `late`: what entries wrote to its cases that had not known of it.
 */
export const partsSchema = z.strictObject({
  format: z.literal(PARTS_FORMAT),
  office: z.string(),
  station,
  schema: count,
  program: program.optional(),
  compartment: z.uuid(),
  people: z.array(z.string()),
  tags: z.array(hex(32)),
  parts: z.array(sentPartSchema),
  base: z.array(baseSchema),
  late: z.array(z.strictObject({ station, number: count.min(1), rows: z.array(writeSchema), changes: z.array(changeSchema) })),
  history: z.array(changeSchema.extend({ station: count.max(9999), number: count.min(1) })),
});
export type PartsBundle = z.output<typeof partsSchema>;

/** An entry's own text, of an office of several stations. */
export const entryBodySchema = z.strictObject({
  v: z.literal(2),
  number: count.min(1),
  previous: text,
  atMs: z.number().int(),
  user: z.string(),
  action: z.string().max(100),
  changes: count,
  digest: z.string(),
  station,
  seen,
  clock: z.strictObject({ ms: z.number().int(), count }),
  rows: text,
});
export type SentBody = z.output<typeof entryBodySchema>;
