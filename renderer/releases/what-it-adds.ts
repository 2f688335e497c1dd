import type { AgencyCode, CaseId } from '../../shared/language.ts';
import { go } from '../frame/route-store.ts';
import { lookAs } from '../view-as/sight-store.ts';
import { forgetBuilding } from './release-store.ts';

/** The desk of a case and this counterpart, where each value says what a packet would add. */
export function seeWhatItAdds(caseId: CaseId, agency: AgencyCode): void {
  forgetBuilding();
  void lookAs(caseId, agency);
  go({ screen: 'release' });
}
