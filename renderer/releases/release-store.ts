import { create } from 'zustand';
import type { BuiltPacket, LedgerDetail, LedgerLine } from '../../shared/contract/packets.ts';
import type { CaseSummary } from '../../shared/case-view.ts';
import type { Failure } from '../../shared/failure.ts';
import type { PacketId } from '../../shared/language.ts';
import type { LeakFinding } from '../../shared/leak/finding.ts';
import { awaitsReceipt } from '../../shared/packet-kinds.ts';
import { door } from '../host.ts';
import { forgetOnLock } from '../stores.ts';

const MOST_LINES = 500; // of each direction

export type Building =
  | { readonly phase: 'idle'; readonly mended: number } // how many values were withheld since the last try
  | {
      readonly phase: 'busy';
      readonly act: 'check' | 'build';
      readonly job: string;
      readonly done: number;
      readonly total: number | null;
    }
  | { readonly phase: 'refused'; readonly failure: Failure }
  /** Read through, nothing written. `failure`: what a build was refused for, after which it was read again. */
  | { readonly phase: 'checked'; readonly findings: readonly LeakFinding[]; readonly failure: Failure | null }
  | { readonly phase: 'built'; readonly packet: BuiltPacket; readonly place: string; readonly isFolder: boolean };

type Releases = {
  /** The last of each direction, newest first, then those before them that still await a receipt; null: not read yet. */
  readonly lines: readonly LedgerLine[] | null;
  readonly awaited: number; // receipts, of all that left
  readonly refusal: Failure | null;
  readonly cases: readonly CaseSummary[]; // that a typed text found
  readonly building: Building;
  readonly detail: LedgerDetail | null;
  readonly receiptRefusal: Failure | null;
};

export const useReleases = forgetOnLock(
  create<Releases>(() => ({
    lines: null,
    awaited: 0,
    refusal: null,
    cases: [],
    building: { phase: 'idle', mended: 0 },
    detail: null,
    receiptRefusal: null,
  })),
);

/** The ledger, both directions. */
export async function readLedger(): Promise<void> {
  const [sent, received, awaited] = await Promise.all([
    door.request('packet:list', { direction: 'out', limit: MOST_LINES }),
    door.request('packet:list', { direction: 'in', limit: MOST_LINES }),
    door.request('packet:awaited', { limit: MOST_LINES }),
  ]);
  const refused = [sent, received, awaited].find(answer => !answer.ok);
  if (refused && !refused.ok) return useReleases.setState({ refusal: refused.failure });
  if (!sent.ok || !received.ok || !awaited.ok) return;
  const { lines, total } = awaited.value;
  const last = [...sent.value, ...received.value];
  const known = new Set(last.map(({ packetId }) => packetId));
  const older = lines.filter(({ packetId }) => !known.has(packetId)).toReversed(); // still awaited, however long ago they left
  useReleases.setState({ lines: [...last, ...older], awaited: total, refusal: null });
}

export function isAwaited({ direction, kind, state, acknowledged }: LedgerLine): boolean {
  return direction === 'out' && awaitsReceipt(kind) && state === 'sent' && acknowledged === null;
}

export async function findCases(typed: string): Promise<void> {
  const text = typed.trim();
  const answer = await door.request('case:list', { limit: 30, ...(text === '' ? {} : { text }) });
  if (answer.ok) useReleases.setState({ cases: answer.value.cases });
}

export async function copyDigest(hash: string): Promise<void> {
  await door.copy(hash);
}

export function cancelBuilding(): void {
  const { building } = useReleases.getState();
  if (building.phase === 'busy') door.cancel(building.job);
}

/** What was built or refused no longer speaks of what is seen now. */
export function forgetBuilding(): void {
  useReleases.setState({ building: { phase: 'idle', mended: 0 } });
}

export function followBuilding(): () => void {
  return door.listen('job:progressed', ({ job, done, total }) => {
    const { building } = useReleases.getState();
    if (building.phase === 'busy' && building.job === job) useReleases.setState({ building: { ...building, done, total } });
  });
}

/** Read the ledger whenever something left or came in, wherever in the window that was done. */
export function followLedger(): void {
  door.listen('ledger:changed', () => void readLedger());
}

export async function showPacket(packetId: PacketId): Promise<void> {
  useReleases.setState({ detail: null, receiptRefusal: null });
  const sent = await door.request('packet:show', { packetId, direction: 'out' });
  const answer = sent.ok ? sent : await door.request('packet:show', { packetId, direction: 'in' });
  if (answer.ok) useReleases.setState({ detail: answer.value, refusal: null });
  else useReleases.setState({ refusal: answer.failure });
}

/** A receipt that somebody read to us. Gives whether it was taken. */
export async function enterReceipt(packetId: PacketId, hash: string, by: string): Promise<boolean> {
  const answer = await door.request('packet:acknowledge', { packetId, hash, by });
  if (!answer.ok) {
    useReleases.setState({ receiptRefusal: answer.failure });
    return false;
  }
  await showPacket(packetId);
  return true;
}
