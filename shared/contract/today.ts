import { z } from 'zod';
import { dutyKinds, type Promised } from '../duties.ts';
import type { Bilingual, CaseId, RecordId } from '../language.ts';
import type { Snooze } from '../snooze.ts';
import { ask, writers } from './row.ts';
import { caseId, civilDate, recordId, shortText } from './scalars.ts';

type OfCase = {
  readonly caseId: CaseId;
  readonly reference: string;
  readonly title: string;
  readonly officer: string | null;
};
/** A document of a package that came back as deficient. */
export type ReturnedPaper = OfCase & {
  readonly record: RecordId;
  readonly item: Bilingual;
  readonly deficiency: string | null;
};
export type PromisedRow = OfCase & Promised;

const row = z.discriminatedUnion('kind', [
  // '' stands for a deadline that the office entered
  z.strictObject({
    kind: z.literal('clock'),
    caseId,
    clock: z.string().max(60),
    startEvent: recordId,
  }),
  z.strictObject({ kind: z.literal('duty'), caseId: caseId.nullable(), duty: z.enum(dutyKinds), record: recordId.nullable() }),
  z.strictObject({ kind: z.literal('loosening'), caseId, id: z.uuid().max(36) }),
  z.strictObject({ kind: z.literal('document'), caseId, record: recordId }),
]);

export const todayCalls = {
  /** Papers of packages that came back as deficient, of every case. */
  'today:returned': ask(z.strictObject({}), writers).gives<readonly ReturnedPaper[]>(),
  /** What other sides promised in exchanges and have not done. */
  'today:promised': ask(z.strictObject({}), writers).gives<readonly PromisedRow[]>(),
  /** What this person put off, by the row's name. */
  'snooze:list': ask(z.strictObject({}), writers).gives<readonly Snooze[]>(),
  /** Put a row off until a day. A hard stop comes back at the latest on the day that it warns. */
  'snooze:set': ask(z.strictObject({ row, until: civilDate, reason: shortText }), writers).gives<readonly Snooze[]>(),
  'snooze:end': ask(z.strictObject({ row }), writers).gives<readonly Snooze[]>(),
};
