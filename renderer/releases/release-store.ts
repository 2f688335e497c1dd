import { create } from 'zustand';
import type { BuiltPacket, LedgerDetail, LedgerLine, LedgerPage, PacketSight } from '../../shared/contract/packets.ts';
import type { CaseSummary } from '../../shared/case-view.ts';
import type { Failure } from '../../shared/failure.ts';
import type { AgencyCode, CaseId, CivilDate, PacketId } from '../../shared/language.ts';
import type { AcceptedFinding, LeakFinding } from '../../shared/leak/finding.ts';
import { awaitsReceipt } from '../../shared/packet-kinds.ts';
import { door } from '../host.ts';
import { readWhenSettled } from '../settled.ts';
import { forgetOnLock } from '../stores.ts';

const PAGE = 200; // of each direction, and further ones at a time
const SETTLE_MS = 200;

/** A packet as it was asked for: where to, and which findings were accepted. */
export type Asked = {
  readonly place: 'folder' | 'file' | 'approval';
  readonly accept: readonly AcceptedFinding[];
  readonly acknowledgeUncompared: boolean;
  readonly withoutSafety: string | undefined;
};

export type Building =
  | { readonly phase: 'idle'; readonly mended: number } // how many values were withheld since the last try
  | {
      readonly phase: 'busy';
      readonly act: 'check' | 'build';
      readonly job: string;
      readonly done: number;
      readonly total: number | null;
    }
  /** `again`: what was asked for, where a person may acknowledge what it was refused for. */
  | { readonly phase: 'refused'; readonly failure: Failure; readonly again?: Asked }
  /**
   * Read through, nothing written. `failure`: what a build was refused for, after which it was read again. `of`: what was read by itself, as it
   * was seen; null where a build was asked for. `mended`: how many values were withheld before.
   */
  | {
      readonly phase: 'checked';
      readonly findings: readonly LeakFinding[];
      readonly failure: Failure | null;
      readonly of: PacketSight | null;
      readonly mended: number;
    }
  | {
      readonly phase: 'built';
      readonly packet: BuiltPacket;
      readonly caseId: CaseId;
      readonly place: string;
      readonly isFolder: boolean;
    };

type Releases = {
  /** Of each direction the last, newest first, as many as were asked for, and how many there are; null: not read yet. */
  readonly ledger: Readonly<Record<LedgerLine['direction'], LedgerPage>> | null;
  /** What is looked for in each of them. */
  readonly texts: Readonly<Record<LedgerLine['direction'], string>>;
  readonly awaited: number; // receipts, of all that left
  /** The last packets to one counterpart, newest first. */
  readonly chain: readonly LedgerLine[];
  readonly refusal: Failure | null;
  readonly cases: readonly CaseSummary[]; // that a typed text found
  readonly building: Building;
  readonly detail: LedgerDetail | null;
  /** The packet that is shown, and those that belong with it, the first first. */
  readonly thread: readonly LedgerLine[];
  readonly receiptRefusal: Failure | null;
};

export const useReleases = forgetOnLock(
  create<Releases>(() => ({
    ledger: null,
    texts: { out: '', in: '' },
    awaited: 0,
    chain: [],
    refusal: null,
    cases: [],
    building: { phase: 'idle', mended: 0 },
    detail: null,
    thread: [],
    receiptRefusal: null,
  })),
);

/** The ledger, both directions; what was read further stays so. */
export async function readLedger(): Promise<void> {
  const { ledger: shown, texts } = useReleases.getState();
  const most = (direction: LedgerLine['direction']) => Math.min(500, Math.max(PAGE, shown?.[direction].lines.length ?? 0));
  const [sent, received, awaited] = await Promise.all([
    door.request('packet:list', { direction: 'out', text: texts.out, limit: most('out') }),
    door.request('packet:list', { direction: 'in', text: texts.in, limit: most('in') }),
    door.request('packet:awaited', { limit: 1 }),
  ]);
  if (useReleases.getState().texts !== texts) return; // something else was looked for since
  const refused = [sent, received, awaited].find(answer => !answer.ok);
  if (refused && !refused.ok) return useReleases.setState({ refusal: refused.failure });
  if (!sent.ok || !received.ok || !awaited.ok) return;
  useReleases.setState({ ledger: { out: sent.value, in: received.value }, awaited: awaited.value.total, refusal: null });
}

/** Only the packets whose number, other side or case has these words. */
export async function findPackets(direction: LedgerLine['direction'], text: string): Promise<void> {
  useReleases.setState(({ texts }) => ({ texts: { ...texts, [direction]: text } }));
  await readLedger();
}

/** The next packets of a direction; what came or left meanwhile has moved the others on, and stands once. */
export async function readMoreOfLedger(direction: LedgerLine['direction']): Promise<void> {
  const { ledger: before, texts } = useReleases.getState();
  const lines = before?.[direction].lines ?? [];
  if (before === null || lines.length >= before[direction].total) return;
  const answer = await door.request('packet:list', { direction, text: texts[direction], offset: lines.length, limit: PAGE });
  const { ledger } = useReleases.getState();
  if (!answer.ok || ledger?.[direction].lines !== lines) return; // read again meanwhile
  const known = new Set(lines.map(({ packetId }) => packetId));
  const further = answer.value.lines.filter(({ packetId }) => !known.has(packetId));
  useReleases.setState({ ledger: { ...ledger, [direction]: { ...answer.value, lines: [...lines, ...further] } } });
}

/** The last packets to a counterpart that this machine numbered, or from it, however many others there were since. */
export async function readChain(agency: AgencyCode, direction: LedgerLine['direction'], limit: number): Promise<void> {
  const ofChannel = direction === 'out' ? { fromHere: true as const } : {};
  const answer = await door.request('packet:list', { direction, agency, limit, ...ofChannel });
  if (answer.ok) useReleases.setState({ chain: answer.value.lines });
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

/** Show the packet where it was written. Tells whether its path was copied instead. */
export async function showBuilt(place: string, file: string): Promise<boolean> {
  return (await door.showSaved(place, file)) === 'copied';
}

/** A reminder that its receipt is awaited: a task of the case, owed on that day. */
export async function remindOfReceipt(caseId: CaseId, what: string, dueOn: CivilDate): Promise<Failure | null> {
  const fields = { what, dueOn, status: 'open' };
  const answer = await door.request('case:add-record', { caseId, entity: 'task', fields });
  return answer.ok ? null : answer.failure;
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

/** Another packet of the same channel takes the place of the one shown once it is there, so that nothing jumps. */
export async function showPacket(packetId: PacketId, direction: LedgerLine['direction']): Promise<void> {
  useReleases.setState({ receiptRefusal: null });
  const answer = await door.request('packet:show', { packetId, direction });
  const thread = await door.request('packet:thread', { packetId, direction });
  if (answer.ok) useReleases.setState({ detail: answer.value, thread: thread.ok ? thread.value : [], refusal: null });
  else useReleases.setState({ detail: null, refusal: answer.failure });
}

/** A packet as its page shows it; null where it cannot be read. */
export async function readDetail(packetId: PacketId, direction: LedgerLine['direction']): Promise<LedgerDetail | null> {
  const answer = await door.request('packet:show', { packetId, direction });
  return answer.ok ? answer.value : null;
}

/** Read it again when packets come and go: what follows it shows at once. Returns how to stop. */
export function followPacket(packetId: PacketId, direction: LedgerLine['direction']): () => void {
  return readWhenSettled(['ledger:changed'], SETTLE_MS, () => showPacket(packetId, direction));
}

export function forgetPacket(): void {
  useReleases.setState({ detail: null, receiptRefusal: null });
}

/** A receipt that somebody read to us. Gives whether it was taken. */
export async function enterReceipt(packetId: PacketId, hash: string, by: string): Promise<boolean> {
  const answer = await door.request('packet:acknowledge', { packetId, hash, by });
  if (!answer.ok) {
    useReleases.setState({ receiptRefusal: answer.failure });
    return false;
  }
  await showPacket(packetId, 'out');
  return true;
}
