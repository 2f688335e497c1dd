import { allCases, countCases, useCaseList } from './case-list/case-list-store.ts';
import { countRoom } from './frame/room-count-store.ts';
import { useReleases } from './releases/release-store.ts';
import { readWhenSettled } from './settled.ts';
import { dueCount, useToday } from './today/today-store.ts';

const SETTLE_MS = 1_000;

/** Keep the numbers beside the rooms as the rooms have them. Once, at the start: no room knows the sidebar, nor the sidebar a room. */
export function followRoomCounts(): void {
  useCaseList.subscribe(state => {
    const count = allCases(state);
    if (count !== null) countRoom('cases', { count });
  });
  // Cases come and go in other rooms too: with a packet, a new case, one that was deleted.
  readWhenSettled(['case:changed'], SETTLE_MS, async () => {
    const count = await countCases();
    if (count !== null) countRoom('cases', { count });
  });
  useReleases.subscribe(({ ledger, awaited }, { ledger: before }) => {
    if (ledger !== null && ledger !== before) countRoom('release', { count: awaited });
  });
  useToday.subscribe(state => {
    const count = dueCount(state);
    if (count !== null) countRoom('today', count);
  });
}
