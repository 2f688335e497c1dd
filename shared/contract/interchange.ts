import { z } from 'zod';
import type { Field, FieldType } from '../catalogue-types.ts';
import { catalogue, childrenOf, fieldsOf, type EntityName } from '../catalogue.ts';
import { mayBeSaid } from '../field-setters.ts';
import type { FileRecord } from '../interchange.ts';
import type { Json } from '../language.ts';
import { agencyPattern, decimalPattern, maxElements, maxLengths } from '../values.ts';
import { markShape } from './mark.ts';

// The case interchange format, generated from the catalogue: `{ format, version, cases: [ { id?, FIELD…, marks?, subjects: [ … ] … } ] }`.
// The shapes here are what `enlace schema case` prints; what a shape cannot say (a date exists, a CURP fits) is checked by the catalogue's
// own rules on top.

export const FORMAT = 'enlace-case';
export const VERSION = 1;

const localId = z
  .string()
  .max(64)
  .regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/)
  .describe('Names this record inside the file. A UUID is kept; anything else is given a new one.');

/** One record as a file writes it: its own fields, its marks, and the lists of what hangs from it. */
export type InterchangeRecord = FileRecord;
export type InterchangeFile = {
  readonly format: typeof FORMAT;
  readonly version: typeof VERSION;
  readonly cases: readonly InterchangeRecord[];
};

const built = new Map<EntityName, z.ZodType>();

/** The schema of one entity's record, with all that may hang from it. */
export function recordSchema(entity: EntityName): z.ZodType {
  const held = built.get(entity);
  if (held !== undefined) return held;
  const shape: Record<string, z.ZodType> = { id: localId.optional() };
  for (const [name, field] of fieldsOf(entity)) {
    if (!mayBeSaid(entity, name, 'taken-over')) continue;
    const value = described(valueShape(field), field);
    shape[name] = field.required === true ? value : value.optional();
  }
  shape['marks'] = z
    .strictObject(Object.fromEntries(['*', ...Object.keys(catalogue[entity].fields)].map(name => [name, markShape.optional()])))
    .optional();
  if (entity === 'document')
    shape['file'] = z.string().min(1).max(255).optional().describe('A file beside this one, by its name.');
  for (const child of childrenOf(entity)) {
    const list = catalogue[child].list;
    if (list !== null) shape[list] = z.array(recordSchema(child)).max(100_000).optional();
  }
  const schema = z.strictObject(shape);
  built.set(entity, schema);
  return schema;
}

/** The schema of a whole file, for `enlace schema case`. */
export function fileSchema(): z.ZodType {
  return z.strictObject({
    format: z.literal(FORMAT),
    version: z.literal(VERSION),
    cases: z.array(recordSchema('case')).max(100_000),
  });
}

/** JSON Schema (2020-12) of the interchange format. */
export function interchangeJsonSchema(): Json {
  return z.toJSONSchema(fileSchema(), { reused: 'ref', io: 'input' }) as Json; // plain JSON by what it is
}

function described(shape: z.ZodType, { label, category, level, flags }: Field): z.ZodType {
  return shape.describe(`${label.en} / ${label.es} (${[category, level, ...(flags ?? [])].join(' ')})`);
}

const countryShape = z.string().max(maxLengths.name).describe('ISO 3166-1 code, or the name in English or Spanish.');

const shapes: Readonly<Record<Exclude<FieldType, 'enum' | 'codes'>, () => z.ZodType>> = {
  text: () => z.string().max(maxLengths.text),
  name: () => z.string().max(maxLengths.name),
  identifier: () => z.string().max(maxLengths.identifier),
  phone: () => z.string().max(60),
  email: () => z.string().max(254),
  decimal: () => z.string().max(30).regex(decimalPattern),
  agency: () => z.string().max(40).regex(agencyPattern),
  country: () => countryShape,
  reference: () => localId,
  date: () => z.string().meta({ format: 'date' }),
  instant: () => z.string().meta({ format: 'date-time' }),
  boolean: () => z.boolean(),
  integer: () => z.int(),
  texts: () => z.array(z.string().max(maxLengths.element)).max(maxElements),
  place: () =>
    z.strictObject({
      text: z.string().max(maxLengths.place),
      locality: z.string().max(maxLengths.name).optional(),
      state: z.string().max(maxLengths.name).optional(),
      country: countryShape.optional(),
      lat: z.number().optional(),
      lon: z.number().optional(),
    }),
  money: () =>
    z.union([
      z.strictObject({ minor: z.int(), currency: z.string().max(3) }),
      z.string().max(maxLengths.sum).describe('A sum in units with its currency, such as 1,240,000.50 MXN.'),
    ]),
  quantity: () => z.strictObject({ amount: z.string().max(30), unit: z.string().max(maxLengths.unit) }),
  account: () => z.strictObject({ institution: z.string().max(200), country: countryShape, number: z.string().max(60) }),
};

// As far as it is known; what a person would write is read too: `April 1987`, `c. 1987`.
const partialDate = z.string().meta({ examples: ['1987-04-12', '1987-04', '1987', '1987~'] });

function valueShape(field: Field): z.ZodType {
  const options = Object.keys(field.options ?? {});
  if (field.type === 'enum') return z.enum(options);
  if (field.type === 'codes') return z.array(z.enum(options)).max(maxElements);
  return field.partial === true ? partialDate : shapes[field.type]();
}
