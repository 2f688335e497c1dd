import { z } from 'zod';
import { knownEvents } from '../decision/event-name.ts';
import { categories, levels, papLabels, purposes, statuteGates, tlpLabels, type Loosened, type Mark } from '../mark.ts';
import { agencyPattern, dateExists } from '../values.ts';
import { hasForbiddenCharacter } from '../text-rules.ts';

// The shapes of `shared/mark.ts`, for marks that come through a door.

const plain = (longest: number) =>
  z
    .string()
    .min(1)
    .max(longest)
    .refine(text => !hasForbiddenCharacter(text));
const set = <T extends z.ZodType>(element: T) =>
  z
    .array(element)
    .min(1)
    .max(100)
    .refine(list => new Set(list).size === list.length);
const releasable = z
  .string()
  .max(40)
  .regex(/^(?:[A-Z]{2}|[A-Z]{2}-[A-Z0-9]+(?:[-/][A-Z0-9]+)*)$/);
const until = z.union([
  z.strictObject({ date: z.string().max(10).refine(dateExists) }),
  z.strictObject({
    event: z
      .string()
      .max(60)
      .regex(/^[a-z0-9][a-z0-9-]*$/i),
  }),
]);

export const caveat = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.enum(['ORCON', 'NO_ONWARD', 'NO_COURT', 'NOFORN', 'DISPLAY_ONLY', 'EXISTENCE_HIDDEN', 'MUST_TELL']) }),
  z.strictObject({ kind: z.enum(['REL', 'NOREL']), to: set(releasable) }),
  z.strictObject({ kind: z.literal('EYES'), contacts: set(plain(200)) }),
  z.strictObject({ kind: z.literal('PURPOSE'), purposes: set(z.enum(purposes)) }),
  z.strictObject({ kind: z.literal('PAP'), label: z.enum(papLabels) }),
  z.strictObject({ kind: z.literal('TLP'), label: z.enum(tlpLabels) }),
  z.strictObject({ kind: z.enum(['EMBARGO', 'SEALED']), until }),
  z.strictObject({ kind: z.literal('STATUTE'), gate: z.enum(statuteGates) }),
]);

/** As a case file writes it. The lock of an imported mark is the program's, so it is not among what may be given. */
export const markShape = z.strictObject({
  level: z.enum(levels).optional(),
  categories: set(z.enum(categories)).optional(),
  caveats: z.array(caveat).max(40).optional(),
  originator: z.string().max(40).regex(agencyPattern).optional(),
  tearLine: z.strictObject({ text: plain(5_000), level: z.enum(levels), categories: set(z.enum(categories)) }).optional(),
});

const events = new Set(knownEvents());
const isKnown = (one: z.output<typeof caveat>): boolean =>
  !('until' in one) || !('event' in one.until) || events.has(one.until.event);

/** As a call takes it: the shape above, as the words of `shared/mark.ts`. What waits for an event that nobody can record would wait for ever. */
// Its codes are checked; `undefined` never comes out of JSON, which is what the exact types ask.
const knownShape = markShape.refine(({ caveats }) => caveats?.every(isKnown) !== false, { path: ['caveats'] });
export const mark = knownShape.transform(value => value as unknown as Mark);

/** What is to stand instead of the catalogue's level or category. Only a proposal that another person decides may ask for it. */
// As above.
export const loosened = z
  .strictObject({ level: z.enum(levels).optional(), categories: set(z.enum(categories)).optional() })
  .transform(value => value as unknown as Loosened);
