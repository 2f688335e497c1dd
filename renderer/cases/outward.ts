import type { AgencyCode, CaseId } from '../../shared/language.ts';
import { go, stay } from '../frame/route-store.ts';
import { forgetBuilding } from '../releases/release-store.ts';
import { lookAs } from '../view-as/sight-store.ts';

/** The case as the counterpart would see it, in the place of the case itself. */
export function viewCaseAs(caseId: CaseId, counterpart: AgencyCode): void {
  stay({ screen: 'case', caseId, viewAs: counterpart });
}

/** The release desk with this case and counterpart already chosen. */
export function prepareRelease(caseId: CaseId, counterpart: AgencyCode): void {
  forgetBuilding();
  void lookAs(caseId, counterpart);
  go({ screen: 'release' });
}
