import { z } from 'zod';
import type { Json } from '../language.ts';
import { checklistConditions, countings, evidenceTags, profileKinds, type Profile } from '../profile.ts';

export const id = z
  .string()
  .regex(/^[A-Za-z0-9_-]+$/)
  .max(60);
const line = z.string().min(1).max(2000);
export const bilingual = z.strictObject({ en: line, es: line });
export const source = z
  .strictObject({ law: id, at: z.string().max(200), tag: z.enum(evidenceTags) })
  .describe('Where a rule stands. V: its text was read; P: a partial text was read; M: from memory, to be confirmed by counsel.');
export const list = <T extends z.ZodType>(item: T) => z.array(item).max(200).readonly();
const map = <T extends z.ZodType>(value: T) => z.record(id, value).readonly();

const exit = z.strictObject({ to: id, event: id, label: bilingual, requires: list(id), source });

const owed = z
  .strictObject({
    act: bilingual,
    by: z.enum(['requesting', 'requested']),
    authority: z.string().max(40).nullable(),
    meets: list(id),
    askAfterDays: z.int().min(1).max(3660),
  })
  .describe(
    'What is expected of whom while a case stands here, which of the stage’s clocks it meets, and after how many days without one it is asked about.',
  );

const stage = z.strictObject({
  id,
  label: bilingual,
  entering: bilingual,
  owners: list(z.string().max(40)),
  side: z.enum(['requesting', 'requested']),
  clocks: list(id),
  owed: owed.exactOptional(),
  exits: list(exit),
  source,
});

const outcome = z.strictObject({
  id,
  label: bilingual,
  counts: z.enum(countings),
  fromAny: z.boolean(),
  event: id,
  requires: list(id),
  continues: id.nullable(),
  reopens: list(
    z.strictObject({ to: id, event: id, when: z.union([z.literal('lapse-reopens'), z.strictObject({ enteredBy: id })]), source }),
  ),
  source,
});

/** What events do to a clock, each with its source. */
export const endingsOf = list(z.strictObject({ event: id, source, why: bilingual.exactOptional() }));
export const tolls = list(z.strictObject({ from: id, to: id, source }));

const clock = z.strictObject({
  id,
  label: bilingual,
  by: z.literal('defence').exactOptional(),
  length: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('days'), days: z.int().min(1).max(3660) }),
    z
      .strictObject({
        kind: z.literal('months'),
        months: z.int().min(1).max(120),
        office: z.literal('reviewMonths').exactOptional(),
      })
      .describe('`office`: no law sets the number, and the office may set another.'),
    z.strictObject({ kind: z.literal('date'), fact: id }),
    z.strictObject({ kind: z.literal('same-as'), clock: id, otherwise: bilingual }),
    z.strictObject({ kind: z.literal('monthly') }),
  ]),
  days: z
    .discriminatedUnion('type', [
      z.strictObject({ type: z.literal('calendar') }),
      z.strictObject({ type: z.literal('business'), calendar: id }),
      z.strictObject({ type: z.literal('unspecified'), calendar: id, says: bilingual.exactOptional() }),
    ])
    .describe('`unspecified`: the text says only "days", or two things (`says`); both counts are shown.'),
  start: z.strictObject({
    events: list(id),
    firstDay: z.enum(['same', 'next']),
    dateFact: id.exactOptional(),
    after: list(z.strictObject({ clock: id, source }))
      .exactOptional()
      .describe('Clocks that start it when they run out by themselves.'),
  }),
  stop: z.union([z.strictObject({ events: list(id) }), z.strictObject({ none: bilingual })]),
  lapse: z.strictObject({ text: bilingual, reopens: z.boolean() }),
  extension: z.strictObject({ by: bilingual }).nullable(),
  tolls,
  ends: endingsOf.exactOptional().describe('Events after which it no longer applies, though nothing met it.'),
  replaced: source.exactOptional().describe('Another start of the same rule takes its place.'),
  counsel: endingsOf.exactOptional().describe('Events after which the sources do not say whether it runs on.'),
  weight: z.enum(['hard', 'soft']),
  bound: z.enum(['exact', 'lower']),
  plusDaysFact: id.exactOptional(),
  premature: list(id),
  warnDays: list(z.int().min(0).max(365)),
  source,
  note: bilingual.exactOptional(),
});

const named = { id, label: bilingual, source };

/** What a profile file must be. `enlace schema profile` prints it as JSON Schema. */
export const profileSchema = z.strictObject({
  id,
  version: z
    .string()
    .regex(/^[A-Za-z0-9.-]+$/)
    .max(40),
  kind: z.enum(profileKinds),
  label: bilingual,
  direction: z
    .enum(['US_REQ', 'MX_REQ'])
    .nullable()
    .exactOptional()
    .describe('How earlier versions said the parties; nothing reads it.'),
  parties: z.strictObject({ requesting: z.string().max(2), requested: z.string().max(2) }),
  inForce: z
    .strictObject({ from: z.iso.date().nullable(), until: z.iso.date().nullable() })
    .exactOptional()
    .describe('Cases opened on these days may begin under it.'),
  zone: z.string().max(60),
  asOf: z.iso.date(),
  laws: map(bilingual),
  events: map(bilingual),
  facts: map(
    z.strictObject({
      label: bilingual,
      type: z.enum(['date', 'integer', 'boolean', 'text', 'enum', 'document']),
      options: map(bilingual).exactOptional(),
    }),
  ),
  initial: id.nullable(),
  stages: list(stage),
  outcomes: list(outcome),
  clocks: list(clock),
  refusalGrounds: list(z.strictObject({ ...named, mandatory: z.boolean() })),
  assurances: list(z.strictObject({ ...named, required: z.enum(['always', 'death-exposure', 'no-treaty', 'optional']) })),
  checklist: list(
    z.strictObject({ ...named, when: z.enum(checklistConditions), translate: z.boolean(), authenticate: z.boolean() }),
  ),
  papers: z
    .strictObject({
      language: z.enum(['en', 'es']),
      accepts: list(id),
      source,
      rejects: list(z.strictObject({ kind: id, why: bilingual, source })),
    })
    .nullable(),
  board: list(
    z.strictObject({
      id,
      label: bilingual,
      stages: list(id),
      isLate: z.literal(true).exactOptional(),
      milestone: bilingual.exactOptional(),
    }),
  )
    .exactOptional()
    .describe(
      'How a board groups the stages into columns, in their order. A late column shows only while a case stands in it. `milestone` says what reaching a column means, for reports.',
    ),
  competing: z.strictObject({ order: list(z.enum(['treaty', 'place', 'gravity', 'first'])), source }).nullable(),
});

/** The profile in a parsed file, or undefined if it does not fit the schema. */
export function readProfile(json: unknown): Profile | undefined {
  const read = profileSchema.safeParse(json);
  return read.success ? (read.data as Profile) : undefined; // its dates are ISO dates
}

/** What a file has that the format does not allow; empty if {@link readProfile} reads it. */
export function profileIssues(json: unknown): readonly z.core.$ZodIssue[] {
  return profileSchema.safeParse(json).error?.issues ?? [];
}

/** The schema as JSON Schema (draft 2020-12). */
export function profileJsonSchema(): Json {
  return z.toJSONSchema(profileSchema, { io: 'input' }) as Json; // plain JSON by what it is
}
