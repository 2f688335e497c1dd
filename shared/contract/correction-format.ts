import { z } from 'zod';
import { bilingual, endingsOf, id, list, source, tolls } from './profile-format.ts';

const clock = z.strictObject({
  startsOn: list(id).exactOptional().describe('More events that start it.'),
  after: list(z.strictObject({ clock: id, source }))
    .exactOptional()
    .describe('Clocks that start it when they run out by themselves.'),
  tolls: tolls.exactOptional(),
  ends: endingsOf.exactOptional(),
  replaced: source.exactOptional(),
  counsel: endingsOf.exactOptional(),
});

/** A file of `shared/corrections/`: what released profiles left out about when their clocks start, stand still and end. It only adds. */
export const correctionsSchema = z.strictObject({
  on: z.iso.date(),
  why: bilingual,
  corrections: list(z.strictObject({ of: list(z.string().regex(/^[\w-]+@[\w.-]+$/)), clocks: z.record(id, clock).readonly() })),
});
export type Corrections = z.infer<typeof correctionsSchema>;
