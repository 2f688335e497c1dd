import type { AgencyCode, CaseId } from '../../shared/language.ts';
import type { DraftPlace } from '../kept-drafts.ts';
import type { Terms } from '../view-as/sight-store.ts';

/** Where the reason for the guard is typed: one for each case and counterpart. */
export function placeOfReason(terms: Terms | null): DraftPlace {
  return `acceptance ${terms?.caseId ?? ''} ${terms?.recipient ?? ''}`;
}

/** Of which case, to whom, such a reason was; as {@link placeOfReason} wrote it. */
export function ofReason(place: string): readonly [CaseId, AgencyCode] {
  const [, caseId, recipient] = place.split(' ');
  return [caseId as CaseId, recipient as AgencyCode];
}
