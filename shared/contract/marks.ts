import { z } from 'zod';
import type { Action } from '../decision/types.ts';
import type { JudgedMark } from '../judged-mark.ts';
import type { AgencyCode } from '../language.ts';
import { categories, levels } from '../mark.ts';
import type { AskedMark, MarkDraft, MarkPlace } from '../mark-draft.ts';
import { caveat } from './mark.ts';
import { ask, caseReaders, writers } from './row.ts';
import { agencyCode, caseId, markedPlace, recordId } from './scalars.ts';

/** What stands or is to stand at a place, whole; its caveats say what they have to. */
const draft = z
  .strictObject({
    level: z.enum(levels),
    categories: z.array(z.enum(categories)).max(categories.length),
    caveats: z.array(caveat).max(40),
    originator: agencyCode.nullable(),
    tearText: z.string().max(5_000),
  })
  .transform(value => value as unknown as MarkDraft); // its codes are checked, as a mark's are

/** What a draft of a mark comes to. Nothing of it is written. */
export type MarkWeighing = {
  readonly place: MarkPlace;
  /** What was weighed: the draft, or without one what stands now. */
  readonly draft: MarkDraft;
  /** What one person may set, or must propose to a second. */
  readonly asked: AskedMark;
  /** Under what the place would be judged. */
  readonly judged: JudgedMark;
  /** What the asked counterpart would see; null where none was asked about, or nothing can be decided for it. */
  readonly seen: SeenUnderMark | null;
};

/** What is decided for a counterpart and the same case: how often each, which is once for a value. */
export type SeenUnderMark = { readonly recipient: AgencyCode; readonly counts: Readonly<Partial<Record<Action, number>>> };

/** How several places of a case are handled together, with what the case is called. */
export type MarksTogether = { readonly reference: string; readonly title: string; readonly mark: JudgedMark };

export const markCalls = {
  /** As the whole case, where none of the places is a value of it. */
  'mark:together': ask(
    z.strictObject({ caseId, places: z.array(z.strictObject({ record: recordId, field: markedPlace })).max(20_000) }),
    caseReaders,
  ).gives<MarksTogether>(),
  'mark:weigh': ask(
    z.strictObject({ caseId, record: recordId, field: markedPlace, draft: draft.optional(), recipient: agencyCode.optional() }),
    writers,
  ).gives<MarkWeighing>(),
};
