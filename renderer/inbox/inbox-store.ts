import { create } from 'zustand';
import type { Answer, BuiltPacket, ImportedPacket, OpenedView } from '../../shared/contract/packets.ts';
import type { ChosenFile } from '../../shared/door.ts';
import type { Failure, Result } from '../../shared/failure.ts';
import type { CaseId, PacketId } from '../../shared/language.ts';
import { door } from '../host.ts';
import { oneAtATime } from '../one-at-a-time.ts';
import { forgetOnLock } from '../stores.ts';

/** Where a packet comes from; null where it is gone. */
export type PacketSource = () => Promise<ChosenFile | null>;

/**
 * From a chosen file to a receipt. `source` gives it under a fresh handle: one works once, and a packet is read to be looked at and again
 * to be imported. The refusal of an opened packet says what is wrong with its place, or why it was not imported.
 */
export type Inbox =
  | { readonly phase: 'empty' }
  | { readonly phase: 'opening' }
  | { readonly phase: 'refused'; readonly refusal: Failure }
  | {
      readonly phase: 'opened' | 'importing';
      readonly source: PacketSource;
      readonly opened: OpenedView;
      readonly refusal: Failure | null;
      /** The case of ours that a person chose; null: where it belongs by itself, or a new one. */
      readonly into: CaseId | null;
      readonly intoRefusal: Failure | null; // why it cannot go there
    }
  | { readonly phase: 'imported'; readonly imported: ImportedPacket; readonly refusal: Failure | null }
  | { readonly phase: 'receipt-written'; readonly imported: ImportedPacket; readonly receipt: BuiltPacket };

export const useInbox = forgetOnLock(create<Inbox>(() => ({ phase: 'empty' })));

const JOB = 'packet-in';
const nothingDone = { done: 0, total: null };
/** How far the packet at hand has been read or imported; `total` null while that is not known. */
export const useInboxWork = forgetOnLock(create<{ readonly done: number; readonly total: number | null }>(() => nothingDone));

/** Leave off opening or importing: then nothing of it is kept. */
export function cancelPacket(): void {
  door.cancel(JOB);
}

/** Look at a packet: verified against its place in the channel; if that place needs a person, shown all the same with what is wrong. */
export async function openPacket(file: File): Promise<void> {
  await openPacketFrom(() => door.dropped(file));
}

export async function openPacketFrom(source: PacketSource): Promise<void> {
  const opening: Inbox = { phase: 'opening' };
  show(opening);
  const seen = await verified(source);
  if (useInbox.getState() === opening) show(seen); // else another was chosen meanwhile, or the vault was locked
}

/** Refusals of place that a person may accept on record. */
export function needsPerson({ code }: Failure): boolean {
  return code === 'packet/gap' || code === 'packet/out-of-order' || code === 'packet/old-epoch';
}

export async function importPacket(acceptGap: boolean): Promise<void> {
  const inbox = useInbox.getState();
  if (inbox.phase !== 'opened') return;
  const importing: Inbox = { ...inbox, phase: 'importing' };
  show(importing);
  const answer = await withHandle(inbox.source, handle =>
    door.request('packet:import', { file: handle, acceptGap, ...intoOf(inbox.into) }, JOB),
  );
  if (answer?.ok) return show({ phase: 'imported', imported: answer.value, refusal: null });
  if (useInbox.getState() === importing) show({ ...inbox, refusal: answer?.failure ?? unknownHandle });
}

/** Choose the case that the packet goes into, and judge it anew: what it changes is against that case. */
export async function chooseInto(into: CaseId | null): Promise<void> {
  const inbox = useInbox.getState();
  if (inbox.phase !== 'opened') return;
  const asked: Inbox = { ...inbox, into, intoRefusal: null };
  show(asked);
  const acceptGap = inbox.refusal !== null && needsPerson(inbox.refusal);
  const ask = (file: string) => door.request('packet:verify', { file, acceptGap, ...intoOf(into) }, JOB);
  const answer = await withHandle(inbox.source, ask);
  if (useInbox.getState() !== asked) return; // another choice was made meanwhile, or the vault was locked
  if (answer?.ok) show({ ...asked, opened: answer.value });
  else show({ ...asked, intoRefusal: answer?.failure ?? unknownHandle });
}

const intoOf = (into: CaseId | null) => (into === null ? {} : { into });

export function putAside(): void {
  useInbox.setState(useInbox.getInitialState(), true);
}

/** Ask where, then write the receipt for a packet that came in; for a recall with what was done. Gives what was written or why not; null where nobody said where. */
export const writeReceipt = oneAtATime(null, async (packetId: PacketId, done?: Answer): Promise<Result<BuiltPacket> | null> => {
  const folder = await door.pickFolder('packets');
  if (folder === null) return null;
  const said = done === undefined ? {} : { answer: done };
  const answer = await door.request('packet:receipt', { packetId, ...said, folder: folder.handle });
  const inbox = useInbox.getState();
  if (inbox.phase === 'imported' && inbox.imported.packetId === packetId) {
    const { imported } = inbox;
    show(answer.ok ? { phase: 'receipt-written', imported, receipt: answer.value } : { ...inbox, refusal: answer.failure });
  }
  return answer;
});

/** Let the person choose; a plain file input, since its file can be read twice. */
export function choosePacket(): void {
  const input = document.createElement('input');
  input.type = 'file';
  input.addEventListener('change', () => {
    const file = input.files?.[0];
    if (file) void openPacket(file);
  });
  input.click();
}

const unknownHandle: Failure = { code: 'file/unknown-handle' };

async function verified(source: PacketSource): Promise<Inbox> {
  const first = await withHandle(source, handle => door.request('packet:verify', { file: handle }, JOB));
  if (first?.ok) return { phase: 'opened', source, opened: first.value, refusal: null, into: null, intoRefusal: null };
  const refusal = first?.failure ?? unknownHandle;
  if (!needsPerson(refusal)) return { phase: 'refused', refusal };
  const accepted = await withHandle(source, handle => door.request('packet:verify', { file: handle, acceptGap: true }, JOB));
  if (accepted?.ok) return { phase: 'opened', source, opened: accepted.value, refusal, into: null, intoRefusal: null };
  return { phase: 'refused', refusal: accepted?.failure ?? refusal };
}

async function withHandle<T>(source: PacketSource, ask: (handle: string) => Promise<T>): Promise<T | null> {
  const offered = await source();
  if (offered === null) return null;
  useInboxWork.setState(nothingDone);
  const deaf = door.listen('job:progressed', ({ job, done, total }) => {
    if (job === JOB) useInboxWork.setState({ done, total: total === 0 ? null : total });
  });
  try {
    return await ask(offered.handle);
  } finally {
    deaf();
  }
}

function show(inbox: Inbox): void {
  useInbox.setState(inbox, true);
}
