import type { BoardCase } from '../../shared/board.ts';
import { go } from '../frame/route-store.ts';

/** Open a card's case; of a request or an asset, at its record. */
export function openCard({ id, matter }: Pick<BoardCase, 'id' | 'matter'>): void {
  go({ screen: 'case', caseId: id, ...(matter === null ? {} : { at: { kind: 'record', record: matter.record } }) });
}
