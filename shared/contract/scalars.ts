import { z } from 'zod';
import type { Direction } from '../case.ts';
import type { AgencyCode, CaseId, CivilDate, Json, PacketId, RecordId, UserId } from '../language.ts';

// Schemas check, trim and brand; they never reshape. Every string has a maximum length.

const uuid = z.uuid().max(36);
export const caseId = uuid.transform(id => id as CaseId);
export const recordId = uuid.transform(id => id as RecordId);
export const userId = uuid.transform(id => id as UserId);
export const packetId = uuid.transform(id => id as PacketId);
export const agencyCode = z
  .string()
  .regex(/^[A-Z]{2}-[A-Z0-9]+(?:[-/][A-Z0-9]+)*$/)
  .max(40)
  .transform(code => code as AgencyCode);
/** Who asks whom, by countries: `US-MX`. */
export const direction = z.custom<Direction>(text => typeof text === 'string' && /^[A-Z]{2}-[A-Z]{2}$/.test(text));
export const civilDate = z.iso.date().transform(date => date as CivilDate);
/** A one-time handle for a file or folder that a door (dialog, drop, argv) registered. Never a path. */
export const handle = z.string().regex(/^h-[0-9a-f]{32}$/);
/** A language to write for people in: `en`, `es`, or an overlay's BCP 47 tag. */
export const readingLanguage = z
  .string()
  .regex(/^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*$/)
  .max(35);
export const passphrase = z.string().min(1).max(1024);
export const shortText = z.string().trim().min(1).max(200);
export const longText = z.string().max(100_000);

export const fieldName = z.string().regex(/^[A-Za-z][A-Za-z0-9]{0,59}$/);
/** A field's value as JSON; the catalogue checks it. `null` takes the value away. */
export const fieldValue: z.ZodType<Json> = z.json();
/** The fields of one record, by name. */
export const recordFields = z.record(fieldName, fieldValue).refine(record => Object.keys(record).length <= 100);

/** An identifier of ours: a clock, an event type, a stage. */
export const word = z
  .string()
  .regex(/^[A-Za-z0-9_-]+$/)
  .max(60);
/** A profile with its version, `id@version`. */
export const profileKey = z
  .string()
  .regex(/^[A-Za-z0-9_-]+@[A-Za-z0-9.-]+$/)
  .max(101);
/** The part of a list that is asked for. */
export const page = { offset: z.int().min(0).max(10_000_000).optional(), limit: z.int().min(1).max(500).optional() };
/** Where a mark stands: a field, or `*` for the whole record. */
export const markedPlace = z.union([fieldName, z.literal('*')]);
