import type { AgencyCode, CaseId } from '../../shared/language.ts';
import { go, stay, useRoute } from '../frame/route-store.ts';
import { forgetBuilding } from '../releases/release-store.ts';
import { lookAs } from '../view-as/sight-store.ts';

/** The case as the counterpart would see it, in the place of the case itself; the tab is kept, to come back to. */
export function viewCaseAs(caseId: CaseId, counterpart: AgencyCode): void {
  stay({ screen: 'case', caseId, viewAs: counterpart, ...tabOf(caseId) });
}

/** Our own view again, at the tab from which the other was opened. */
export function viewAsOurselves(caseId: CaseId): void {
  stay({ screen: 'case', caseId, ...tabOf(caseId) });
}

function tabOf(caseId: CaseId): { readonly tab?: string } {
  const { route } = useRoute.getState();
  return route.screen === 'case' && route.caseId === caseId && route.tab !== undefined ? { tab: route.tab } : {};
}

/** The release desk with this case and counterpart already chosen. */
export function prepareRelease(caseId: CaseId, counterpart: AgencyCode): void {
  forgetBuilding();
  void lookAs(caseId, counterpart);
  go({ screen: 'release' });
}
