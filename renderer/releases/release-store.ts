import { create } from 'zustand';
import type { BuiltPacket, LedgerDetail, LedgerLine } from '../../shared/contract/packets.ts';
import type { CaseSummary } from '../../shared/case-view.ts';
import type { Failure } from '../../shared/failure.ts';
import type { PacketId } from '../../shared/language.ts';
import { awaitsReceipt } from '../../shared/packet-kinds.ts';
import { legalBases } from '../../shared/legal-bases.ts';
import { countRoom } from '../frame/room-count-store.ts';
import { door } from '../host.ts';
import { forgetOnLock } from '../stores.ts';
import { changeTerms, useSight } from '../view-as/sight-store.ts';
import { keptFrom, spotAt, type GuardFinding } from './findings.ts';

export type Building =
  | { readonly phase: 'idle'; readonly mended: number } // how many values were withheld since the last try
  | { readonly phase: 'busy'; readonly job: string; readonly done: number; readonly total: number | null }
  | { readonly phase: 'refused'; readonly failure: Failure }
  | { readonly phase: 'built'; readonly packet: BuiltPacket; readonly place: string; readonly isFolder: boolean };

type Releases = {
  readonly lines: readonly LedgerLine[] | null; // sent and received, newest first; null: not read yet
  readonly refusal: Failure | null;
  readonly cases: readonly CaseSummary[]; // that a typed text found
  readonly building: Building;
  readonly detail: LedgerDetail | null;
  readonly receiptRefusal: Failure | null;
};

export const useReleases = forgetOnLock(
  create<Releases>(() => ({
    lines: null,
    refusal: null,
    cases: [],
    building: { phase: 'idle', mended: 0 },
    detail: null,
    receiptRefusal: null,
  })),
);

/** The ledger, both directions. The room's number: packets whose receipt is awaited. */
export async function readLedger(): Promise<void> {
  const answer = await door.request('packet:list', { limit: 500 });
  if (!answer.ok) return useReleases.setState({ refusal: answer.failure });
  useReleases.setState({ lines: answer.value, refusal: null });
  countRoom('release', { count: answer.value.filter(isAwaited).length });
}

export function isAwaited({ direction, kind, state, acknowledged }: LedgerLine): boolean {
  return direction === 'out' && awaitsReceipt(kind) && state === 'sent' && acknowledged === null;
}

export async function findCases(typed: string): Promise<void> {
  const text = typed.trim();
  const answer = await door.request('case:list', { limit: 30, ...(text === '' ? {} : { text }) });
  if (answer.ok) useReleases.setState({ cases: answer.value.cases });
}

/** Ask where, then build under the terms that are seen. `accept`: why what the guard is unsure of is harmless. */
export async function buildPacket(place: 'folder' | 'file', accept?: string): Promise<void> {
  const { terms } = useSight.getState();
  if (terms === null || useReleases.getState().building.phase === 'busy') return;
  const chosen = await (place === 'folder' ? door.pickFolder('packets') : door.saveAs('packet.age'));
  if (chosen === null) return;
  const job = crypto.randomUUID();
  useReleases.setState({ building: { phase: 'busy', job, done: 0, total: null } });
  const { caseId, recipient, purpose, basis } = terms;
  const where = place === 'folder' ? { folder: chosen.handle } : { file: chosen.handle };
  const input = { caseId, recipient, purpose, basis: [legalBases[basis]], ...where, ...(accept === undefined ? {} : { accept }) };
  const answer = await door.request('packet:build', input, job);
  if (!answer.ok) return useReleases.setState({ building: { phase: 'refused', failure: answer.failure } });
  const packet = answer.value.file === '' ? { ...answer.value, file: chosen.name } : answer.value;
  useReleases.setState({ building: { phase: 'built', packet, place: chosen.name, isFolder: place === 'folder' } });
  await readLedger();
}

/**
 * Mark every value that gives this one away so that this counterpart does not get it, and decide anew. Each mark is a change of the case,
 * which undo takes back.
 */
export async function withholdPlaces({ places }: GuardFinding): Promise<void> {
  const { terms, sight, ours } = useSight.getState();
  if (terms === null || sight === null || ours === null) return;
  const spots = places.flatMap(({ at }) => spotAt(sight, at) ?? []);
  for (const spot of spots) {
    const mark = keptFrom(terms.recipient, ours, spot);
    const input = { caseId: terms.caseId, record: spot.record.record, field: spot.seen.field, mark };
    const answer = await door.request('case:set-mark', input);
    if (!answer.ok) return useReleases.setState({ building: { phase: 'refused', failure: answer.failure } });
  }
  await changeTerms({});
  useReleases.setState({ building: { phase: 'idle', mended: spots.length } });
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
  await Promise.all([showPacket(packetId), readLedger()]);
  return true;
}
