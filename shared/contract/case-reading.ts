import { z } from 'zod';
import type { CaseView, LooseningProposal } from '../case-view.ts';
import type { AgencyCode } from '../language.ts';
import type { DeadlineRow } from '../pipeline.ts';
import type { AgencyView } from './agencies.ts';
import type { LedgerLine, PacketPreview } from './packets.ts';
import { ask, caseReaders } from './row.ts';
import { agencyCode, caseId } from './scalars.ts';
import type { StageView } from './stages.ts';
import type { TwoValues } from './stations.ts';

/** Everything that the screen of one case shows, read together. */
export type CaseReading = {
  /** How far the vault was when this was read (see the event `case:changed`). */
  readonly revision: number;
  readonly view: CaseView;
  /** null where no profile says where the case stands. */
  readonly stage: StageView | null;
  readonly clocks: readonly DeadlineRow[]; // at most 50, soonest first
  readonly ledger: readonly LedgerLine[]; // at most 200, newest first
  /** Loosenings that wait for a second person; none for an auditor. */
  readonly loosenings: readonly LooseningProposal[];
  /** Fields that got two values at two stations and nobody has settled; none for an auditor. */
  readonly twoValues: readonly TwoValues[];
  readonly agencies: readonly AgencyView[];
  /** Whose eyes the preview shows: as asked, or the office's usual one; null where none may receive anything. */
  readonly counterpart: AgencyCode | null;
  /** What that counterpart would get for the same case; null where that cannot be decided. */
  readonly preview: PacketPreview | null;
};

export const caseReadingCalls = {
  'case:show': ask(z.strictObject({ caseId }), caseReaders).gives<CaseView>(),
  'case:read': ask(z.strictObject({ caseId, counterpart: agencyCode.optional() }), caseReaders).gives<CaseReading>(),
};
