import { z } from 'zod';
import type { Country } from '../country.ts';
import type { AgencyCode, Json } from '../language.ts';
import { reasonCodes } from '../decision/types.ts';
import { evidenceTags } from '../profile.ts';

const line = z.string().min(1).max(2000);
const bilingual = z.strictObject({ en: line, es: line });
const countryCode = z.string().regex(/^[A-Z]{2}$/);
const agencyCode = z
  .string()
  .regex(/^[A-Z]{2}-[A-Z0-9/-]+$/)
  .max(40)
  .transform(code => code as AgencyCode); // its form is checked
const monthDay = z.string().regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/);
const year = z.int().min(1900).max(2200);

const calendar = z.strictObject({
  id: z.string().regex(/^[a-z-]+$/),
  label: bilingual,
  source: z.strictObject({ law: z.string().max(60), at: z.string().max(200), tag: z.enum(evidenceTags) }),
  library: countryCode.nullable(),
  observed: z.literal('nearest-weekday').nullable(),
  days: z
    .array(
      z.strictObject({
        monthDay,
        through: monthDay.exactOptional(),
        name: bilingual,
        firstYear: year.exactOptional(),
        everyYears: z.int().min(1).max(100).exactOptional(),
      }),
    )
    .readonly(),
  recesses: z
    .array(z.strictObject({ monthDay, through: monthDay, name: bilingual, tag: z.enum(evidenceTags) }))
    .readonly()
    .exactOptional(),
  without: z.array(z.strictObject({ monthDay, sinceYear: year })).readonly(),
});

/** What a country file must be. */
const countrySchema: z.ZodType<Country> = z.strictObject({
  code: countryCode,
  name: bilingual,
  called: bilingual,
  short: bilingual,
  zone: z.string().max(60),
  usualCounterpart: agencyCode.nullable(),
  regions: z.array(z.strictObject({ name: line, also: z.array(line).readonly(), cities: z.array(line).readonly() })).readonly(),
  agencies: z
    .array(
      z.strictObject({
        code: agencyCode,
        names: bilingual,
        isCourt: z.literal(true).exactOptional(),
        isEverywhere: z.literal(true).exactOptional(),
        cities: z.array(line).readonly().exactOptional(),
      }),
    )
    .readonly(),
  aliases: z.record(z.string().regex(/^[a-z ]+$/), z.array(agencyCode).readonly()),
  calendars: z.array(calendar).readonly(),
  reasons: z
    .partialRecord(z.enum(reasonCodes), z.array(z.strictObject({ statute: line, version: line, article: line })).readonly())
    .readonly(),
  reserved: z
    .array(
      z.strictObject({
        powers: z.literal('coercive'),
        source: z.strictObject({ law: z.string().max(60), at: z.string().max(200), tag: z.enum(evidenceTags) }),
        says: bilingual,
      }),
    )
    .readonly()
    .exactOptional(),
});

/** A country file's content as a country, or what does not fit, by path. */
export function readCountry(json: Json): { readonly country: Country } | { readonly issues: readonly string[] } {
  const read = countrySchema.safeParse(json);
  return read.success
    ? { country: read.data }
    : { issues: read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`) };
}
