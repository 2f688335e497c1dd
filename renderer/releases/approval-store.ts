import { create } from 'zustand';
import type { Input } from '../../shared/contract.ts';
import type { ApprovalAnswer, SubmissionLine, SubmissionView } from '../../shared/contract/approvals.ts';
import type { BuiltPacket } from '../../shared/contract/packets.ts';
import type { Failure, Result } from '../../shared/failure.ts';
import type { PacketId } from '../../shared/language.ts';
import type { AcceptedFinding } from '../../shared/leak/finding.ts';
import { door } from '../host.ts';
import { oneAtATime } from '../one-at-a-time.ts';
import { forgetOnLock } from '../stores.ts';

/** A file of a submitted packet, shown from memory. */
export type ShownFile = { readonly name: string; readonly content: Uint8Array<ArrayBuffer> | null };

type Approvals = {
  /** Those that somebody has to do something about; null: not read yet. */
  readonly lines: readonly SubmissionLine[] | null;
  readonly view: SubmissionView | null;
  readonly file: ShownFile | null;
  readonly refusal: Failure | null;
  readonly isBusy: boolean;
  readonly written: BuiltPacket | null;
  /** Where it was to be written when it was told that nobody compared the counterpart's key; null: not told. */
  readonly uncompared: 'folder' | 'file' | null;
  /** Whether the packet on the desk needs a second person; null: not asked yet. */
  readonly needs: ApprovalAnswer | null;
};

const nothing: Approvals = {
  lines: null,
  view: null,
  file: null,
  refusal: null,
  isBusy: false,
  written: null,
  uncompared: null,
  needs: null,
};
export const useApprovals = forgetOnLock(create<Approvals>(() => nothing));

export async function readSubmissions(): Promise<void> {
  const answer = await door.request('packet:submissions', {});
  if (answer.ok) useApprovals.setState({ lines: answer.value });
}

/** Whether what is on the desk needs a second person, as it would leave now. */
export async function readNeeds(asked: Input<'packet:needs'>, accepted: number): Promise<void> {
  const answer = await door.request('packet:needs', { ...asked, accepted });
  useApprovals.setState({ needs: answer.ok ? answer.value : null });
}

export async function openSubmission(id: PacketId): Promise<void> {
  useApprovals.setState({ view: null, file: null, refusal: null, written: null, uncompared: null });
  const answer = await door.request('packet:submission', { id });
  if (!answer.ok) return useApprovals.setState({ refusal: answer.failure });
  useApprovals.setState({ view: answer.value });
  const first = answer.value.entries.find(({ name }) => name.endsWith('.pdf'));
  if (first !== undefined) await showFile(id, first.name);
}

export function closeSubmission(): void {
  useApprovals.setState({ view: null, file: null, refusal: null, written: null });
}

export async function showFile(id: PacketId, name: string): Promise<void> {
  useApprovals.setState({ file: { name, content: null } });
  const sink = await door.receive(name);
  const answer = await door.request('packet:submitted-file', { id, name, sink: sink.handle });
  if (!answer.ok) return useApprovals.setState({ refusal: answer.failure });
  const content = await sink.content;
  if (useApprovals.getState().file?.name === name) useApprovals.setState({ file: { name, content } });
}

/** Keep the packet on the desk for a second person. Gives its id, or null where it was refused. */
export async function submitPacket(
  asked: Input<'packet:needs'>,
  accept: readonly AcceptedFinding[],
  job: string,
  withoutSafety?: string,
): Promise<Result<SubmissionLine>> {
  const why = withoutSafety === undefined ? {} : { withoutSafety };
  const answer = await door.request('packet:submit', { ...asked, accept: [...accept], ...why }, job);
  if (answer.ok) await readSubmissions();
  return answer;
}

export function approve({ id, digest }: SubmissionView): Promise<boolean> {
  return decide(id, () => door.request('packet:approve', { id, digest }));
}

export function refuse({ id }: SubmissionView, reasons: string): Promise<boolean> {
  return decide(id, () => door.request('packet:refuse', { id, reasons }));
}

export async function withdraw({ id }: SubmissionView): Promise<boolean> {
  const answer = await busy(() => door.request('packet:withdraw', { id }));
  if (!answer.ok) useApprovals.setState({ refusal: answer.failure });
  await readSubmissions();
  return answer.ok;
}

/** Write an approved packet where the person chooses; false where none was chosen, or it was refused. */
export const handOver = oneAtATime(
  false,
  async (
    { id }: SubmissionView,
    place: 'folder' | 'file',
    acknowledgeUncompared: boolean | undefined = false,
  ): Promise<boolean> => {
    const chosen = await (place === 'folder' ? door.pickFolder('packets') : door.saveAs('packet.age'));
    if (chosen === null) return false;
    const where = place === 'folder' ? { folder: chosen.handle } : { file: chosen.handle };
    const answer = await busy(() => door.request('packet:hand-over', { id, ...where, acknowledgeUncompared }));
    await readSubmissions();
    if (!answer.ok) {
      useApprovals.setState({
        refusal: answer.failure,
        uncompared: answer.failure.code === 'agency/not-compared' ? place : null,
      });
      await readAgain(id);
      return false;
    }
    useApprovals.setState({ written: answer.value, refusal: null, uncompared: null });
    return true;
  },
);

async function decide(id: PacketId, ask: () => Promise<Result<SubmissionLine>>): Promise<boolean> {
  const answer = await busy(ask);
  await readAgain(id);
  await readSubmissions();
  useApprovals.setState({ refusal: answer.ok ? null : answer.failure });
  return answer.ok;
}

async function readAgain(id: PacketId): Promise<void> {
  const answer = await door.request('packet:submission', { id });
  if (answer.ok) useApprovals.setState({ view: answer.value });
}

async function busy<T>(ask: () => Promise<Result<T>>): Promise<Result<T>> {
  useApprovals.setState({ isBusy: true, refusal: null });
  try {
    return await ask();
  } finally {
    useApprovals.setState({ isBusy: false });
  }
}
