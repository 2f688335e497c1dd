import { create } from 'zustand';
import type { ExchangeLine } from '../../shared/case-view.ts';
import type { LedgerLine } from '../../shared/contract/packets.ts';
import type { DutyRow } from '../../shared/contract/stages.ts';
import type { Failure } from '../../shared/failure.ts';
import type { DeadlineRow } from '../../shared/pipeline.ts';
import { todayHere } from '../format.ts';
import { countRoom } from '../frame/room-count-store.ts';
import { door } from '../host.ts';
import { forgetOnLock } from '../stores.ts';
import { useVault } from '../vault/vault-store.ts';
import { groupOf, movesOf } from './moves.ts';

const MOST_CLOCKS = 500;
const SETTLE_MS = 300;

type Today = {
  readonly rows: readonly DeadlineRow[] | null; // open clocks, soonest first; null: not read yet
  readonly duties: readonly DutyRow[];
  readonly exchanges: readonly ExchangeLine[];
  readonly packets: readonly LedgerLine[];
  readonly failure: Failure | null;
};

export const useToday = forgetOnLock(
  create<Today>(() => ({ rows: null, duties: [], exchanges: [], packets: [], failure: null })),
);

/** The open vault's agency code; empty while none is open. */
export function useOffice(): string {
  return useVault(state => (state.phase === 'open' ? state.vault.agency.code : ''));
}

/** Read everything that the day shows. What was shown stays until the new state has come. */
export async function openToday(): Promise<void> {
  const [clocks, duties, exchanges, packets] = await Promise.all([
    door.request('deadline:list', { limit: MOST_CLOCKS }),
    door.request('duty:list', {}),
    door.request('exchange:list', { limit: 3 }),
    door.request('packet:list', { limit: 100 }),
  ]);
  const vault = useVault.getState();
  if (vault.phase !== 'open') return; // locked meanwhile
  const refused = [clocks, duties, exchanges, packets].find(answer => !answer.ok);
  useToday.setState(before => ({
    rows: clocks.ok ? clocks.value.rows : (before.rows ?? []),
    duties: duties.ok ? duties.value : before.duties,
    exchanges: exchanges.ok ? exchanges.value.exchanges : before.exchanges,
    packets: packets.ok ? packets.value : before.packets,
    failure: refused && !refused.ok ? refused.failure : null,
  }));
  countDue(vault.vault.agency.code);
}

/** Read again after changes, once a burst of them has settled. Returns how to stop. */
export function followToday(): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stop = door.listen('case:changed', () => {
    clearTimeout(timer);
    timer = setTimeout(() => void openToday(), SETTLE_MS);
  });
  return () => {
    clearTimeout(timer);
    stop();
  };
}

/** The sidebar's number: what is overdue and due today. */
function countDue(office: string): void {
  const { rows, duties } = useToday.getState();
  const groups = movesOf(rows ?? [], duties, office, todayHere()).map(groupOf);
  const overdue = groups.filter(group => group === 'overdue').length;
  countRoom('today', { count: overdue + groups.filter(group => group === 'today').length, isHot: overdue > 0 });
}
