import type { Role } from '../shared/contract/row.ts';
import { roomsFor, type RoomId } from './frame/rooms.ts';
import { whenIdle } from './idle.ts';
import { readLedger } from './releases/release-store.ts';
import { openToday, useToday } from './today/today-store.ts';
import { useVault } from './vault/vault-store.ts';

/**
 * Have the rooms that are gone to most read what they show, once the first room stands and nobody waits: going there then shows it at
 * once, and it is read again as at any visit; the numbers beside the rooms come of it too. Nothing where the role has no such rooms, or the vault was locked meanwhile.
 */
export function fillRooms(role: Role): void {
  const has = new Set(roomsFor(role).map(({ id }) => id));
  const fill = (room: RoomId, read: () => Promise<void>) => async (): Promise<void> => {
    if (has.has(room) && useVault.getState().phase === 'open') await read();
  };
  whenIdle(
    fill('today', async () => {
      if (useToday.getState().day.phase !== 'ready') await openToday();
    }),
    fill('release', readLedger),
    fill('cases', async () => (await import('./case-list/case-list-store.ts')).openCaseList()),
    fill('pipeline', async () => (await import('./pipeline/pipeline-store.ts')).openPipeline()),
    fill('reports', async () => (await import('./reports/report-store.ts')).openReports()),
  );
}
