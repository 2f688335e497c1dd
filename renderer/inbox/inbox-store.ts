import { create } from 'zustand';
import type { BuiltPacket, ImportedPacket, OpenedView } from '../../shared/contract/packets.ts';
import type { Failure } from '../../shared/failure.ts';
import type { PacketId } from '../../shared/language.ts';
import { door } from '../host.ts';
import { forgetOnLock } from '../stores.ts';

type Inbox = {
  /** The browser's own file: a handle works once, and a packet is read to be looked at and again to be imported. */
  readonly file: File | null;
  readonly isBusy: boolean;
  readonly opened: OpenedView | null;
  readonly imported: ImportedPacket | null;
  readonly receipt: BuiltPacket | null;
  readonly refusal: Failure | null;
};

export const useInbox = forgetOnLock(
  create<Inbox>(() => ({
    file: null,
    isBusy: false,
    opened: null,
    imported: null,
    receipt: null,
    refusal: null,
  })),
);

/** Look at a packet: verified against its place in the channel; if that place needs a person, shown all the same with what is wrong. */
export async function openPacket(file: File): Promise<void> {
  useInbox.setState({ ...useInbox.getInitialState(), file, isBusy: true }, true);
  const verified = await withHandle(file, handle => door.request('packet:verify', { file: handle }));
  if (verified?.ok) return shown(verified.value, null);
  const refusal = verified?.failure ?? ({ code: 'file/unknown-handle' } as const);
  if (!needsPerson(refusal)) return useInbox.setState({ isBusy: false, refusal });
  const accepted = await withHandle(file, handle => door.request('packet:verify', { file: handle, acceptGap: true }));
  if (accepted?.ok) return shown(accepted.value, refusal);
  useInbox.setState({ isBusy: false, refusal: accepted?.failure ?? refusal });
}

/** Refusals of place that a person may accept on record. */
export function needsPerson({ code }: Failure): boolean {
  return code === 'packet/gap' || code === 'packet/out-of-order' || code === 'packet/old-epoch';
}

export async function importPacket(acceptGap: boolean): Promise<void> {
  const { file } = useInbox.getState();
  if (file === null) return;
  useInbox.setState({ isBusy: true });
  const answer = await withHandle(file, handle => door.request('packet:import', { file: handle, acceptGap }));
  if (answer?.ok) useInbox.setState({ isBusy: false, imported: answer.value, refusal: null });
  else useInbox.setState({ isBusy: false, refusal: answer?.failure ?? { code: 'file/unknown-handle' } });
}

export function putAside(): void {
  useInbox.setState(useInbox.getInitialState(), true);
}

/** Ask where, then write the receipt for a packet that came in. */
export async function writeReceipt(packetId: PacketId): Promise<void> {
  const folder = await door.pickFolder('packets');
  if (folder === null) return;
  const answer = await door.request('packet:receipt', { packetId, folder: folder.handle });
  useInbox.setState(answer.ok ? { receipt: answer.value } : { refusal: answer.failure });
}

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

async function withHandle<T>(file: File, ask: (handle: string) => Promise<T>): Promise<T | null> {
  const offered = await door.dropped(file);
  return offered === null ? null : ask(offered.handle);
}

function shown(opened: OpenedView, refusal: Failure | null): void {
  useInbox.setState({ isBusy: false, opened, refusal });
}
