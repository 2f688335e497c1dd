import { create } from 'zustand';
import type { NoticeLine, OwedNotice } from '../../shared/contract/notices.ts';
import type { Failure } from '../../shared/failure.ts';
import { door } from '../host.ts';
import { oneAtATime } from '../one-at-a-time.ts';
import { readWhenSettled } from '../settled.ts';
import { forgetOnLock } from '../stores.ts';
import { notify } from '../ui/notice.ts';

const SETTLE_MS = 200;

type Notices = {
  readonly owed: readonly OwedNotice[];
  readonly lines: readonly NoticeLine[];
  readonly failure: Failure | null;
};

/** Originators to be told that values of theirs go on, and the notices there are. */
export const useNotices = forgetOnLock(create<Notices>(() => ({ owed: [], lines: [], failure: null })));

export async function readNotices(): Promise<void> {
  const [owed, lines] = await Promise.all([door.request('notice:owed', {}), door.request('notice:list', {})]);
  if (owed.ok && lines.ok) return useNotices.setState({ owed: owed.value, lines: lines.value, failure: null });
  useNotices.setState({ failure: !owed.ok ? owed.failure : lines.ok ? null : lines.failure });
}

/** Read them again when packets come and go. Returns how to stop. */
export function followNotices(): () => void {
  return readWhenSettled(['ledger:changed'], SETTLE_MS, readNotices);
}

/** Write the packet that tells one originator, into a folder that the person names. */
export const giveNotice = oneAtATime(
  undefined,
  async ({ caseId, originator, recipient, ground, purpose }: OwedNotice, said: (file: string) => string): Promise<void> => {
    const folder = await door.pickFolder('packets');
    if (folder === null) return;
    const answer = await door.request('notice:give', { caseId, originator, recipient, ground, purpose, folder: folder.handle });
    if (!answer.ok) return useNotices.setState({ failure: answer.failure });
    notify({ title: said(answer.value.file), tone: 'done' });
    await readNotices();
  },
);
