import { z } from 'zod';
import type { EvidenceTag } from '../profile.ts';
import { DEATH, type CompetingFacts, type Criterion, type Preference } from '../competing.ts';
import type { Bilingual, CaseId } from '../language.ts';
import { ask, writers } from './row.ts';
import { caseId, civilDate, shortText } from './scalars.ts';

/** One of the requests compared. `caseId` null: its case is not in this vault. `stated` names the facts that the asker gave. */
export type CompetingLine = CompetingFacts & {
  readonly caseId: CaseId | null;
  readonly reference: string;
  readonly agency: string | null;
  readonly stated: readonly string[];
};

/** Several States' requests for one person, compared in the order of the profile of the case; ids are references. */
export type Competition = {
  readonly order: readonly Criterion[]; // empty: the profile gives none
  readonly source: { readonly law: Bilingual; readonly at: string; readonly tag: EvidenceTag } | null;
  readonly requests: readonly CompetingLine[];
  readonly preference: Preference;
};

export const competingCalls = {
  /**
   * The case beside those linked to it as competing. Facts come from their records; `stated` adds what a person knows beyond them, for
   * this comparison alone.
   */
  'case:compete': ask(
    z.strictObject({
      caseId,
      stated: z
        .array(
          z.strictObject({
            reference: shortText,
            byTreaty: z.boolean().optional(),
            offenceInItsTerritory: z.boolean().optional(),
            gravestPenaltyMonths: z.int().min(0).max(DEATH).optional(),
            firstAskedOn: civilDate.optional(),
          }),
        )
        .max(50)
        .optional(),
    }),
    writers,
  ).gives<Competition>(),
};
