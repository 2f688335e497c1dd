import { create } from 'zustand';
import type { ConsentDetail, ConsentLine } from '../../shared/contract/consents.ts';
import type { BuiltPacket } from '../../shared/contract/packets.ts';
import type { Failure } from '../../shared/failure.ts';
import type { CivilDate, PacketId } from '../../shared/language.ts';
import { door } from '../host.ts';
import { oneAtATime } from '../one-at-a-time.ts';
import { readWhenSettled } from '../settled.ts';
import { forgetOnLock } from '../stores.ts';

const SETTLE_MS = 200;

type Consents = {
  readonly lines: readonly ConsentLine[] | null; // null: not read yet
  /** The request that is open, value by value. */
  readonly opened: ConsentDetail | null;
  readonly failure: Failure | null;
  readonly isBusy: boolean;
};

/** Consents that travel as packets: what we asked of originators, and what is asked of us. */
export const useConsents = forgetOnLock(create<Consents>(() => ({ lines: null, opened: null, failure: null, isBusy: false })));

export async function readConsents(): Promise<void> {
  const answer = await door.request('consent:list', {});
  useConsents.setState(answer.ok ? { lines: answer.value } : { failure: answer.failure });
}

/** Read the list again when packets come and go. Returns how to stop. */
export function followConsents(): () => void {
  return readWhenSettled(['ledger:changed'], SETTLE_MS, readConsents);
}

export async function openConsent(id: PacketId): Promise<void> {
  const answer = await door.request('consent:show', { id });
  useConsents.setState(answer.ok ? { opened: answer.value, failure: null } : { failure: answer.failure });
}

export function closeConsent(): void {
  useConsents.setState({ opened: null, failure: null });
}

/** Write the answer into a folder that the person names: `given` are places in its list, all others are refused. Gives the file's name; null where it was refused. */
export const answerConsent = (id: PacketId, given: readonly number[], until: CivilDate): Promise<string | null> =>
  written(folder => door.request('consent:answer', { id, given: [...given], until, folder }));

/** Write that a consent of ours is taken back. */
export const withdrawConsent = (id: PacketId): Promise<string | null> =>
  written(folder => door.request('consent:withdraw', { id, folder }));

type Answer = { readonly ok: true; readonly value: BuiltPacket } | { readonly ok: false; readonly failure: Failure };

const written = oneAtATime(null, async (write: (folder: string) => Promise<Answer>): Promise<string | null> => {
  const folder = await door.pickFolder('packets');
  if (folder === null) return null;
  useConsents.setState({ isBusy: true, failure: null });
  const answer = await write(folder.handle);
  useConsents.setState({ isBusy: false });
  if (!answer.ok) {
    useConsents.setState({ failure: answer.failure });
    return null;
  }
  closeConsent();
  await readConsents();
  return answer.value.file;
});
