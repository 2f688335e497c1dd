import { z } from 'zod';
import type { Duty, MonthlyFiling, OfficeDuties } from '../duties.ts';
import type { CaseId } from '../language.ts';
import { ask, caseReaders, everyRole, writers } from './row.ts';
import { caseId, civilDate, shortText } from './scalars.ts';

export type DutyRow = Duty & {
  readonly caseId: CaseId | null;
  readonly reference: string | null;
  readonly title: string | null;
  readonly officer: string | null;
};

export const dutyCalls = {
  /** Everything owed; without `caseId` also what the office owes for no case, its monthly report. */
  'duty:list': ask(z.strictObject({ caseId: caseId.optional() }), caseReaders).gives<readonly DutyRow[]>(),
  /** Enter that the monthly report (LSN 71-V) was filed, so that the next falls due after it. */
  'duty:file-monthly': ask(z.strictObject({ on: civilDate }), writers).gives<readonly DutyRow[]>(),
  /** The monthly reports that were entered, newest first, retracted ones too. */
  'duty:list-monthly': ask(z.strictObject({}), writers).gives<readonly MonthlyFiling[]>(),
  /** Take back a monthly report that was entered by mistake. It stays on record; the next falls due from the one before. */
  'duty:retract-monthly': ask(z.strictObject({ id: z.string().min(1).max(36), reason: shortText }), writers).gives<
    readonly MonthlyFiling[]
  >(),
  'duty:settings': ask(z.strictObject({}), everyRole).gives<OfficeDuties>(),
  'duty:set': ask(
    z.strictObject({
      standing: z.enum(['federal', 'state', 'municipal', 'borough', 'foreign']),
      monthlyDay: z.int().min(1).max(31),
      reviewMonths: z.int().min(1).max(60).optional(),
    }),
    ['supervisor'],
  ).gives<OfficeDuties>(),
};
