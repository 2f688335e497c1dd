import type { RetentionRow } from '../../shared/contract/retention.ts';
import type { DraftPlace } from '../kept-drafts.ts';

/** Where what is typed about a row is kept. */
export function placeOfRow(act: 'look' | 'erase', { caseId, rule, what }: RetentionRow): DraftPlace {
  return `retention ${act} ${caseId} ${rule} ${what}`;
}
