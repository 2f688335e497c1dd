import { UNSTABLE_ToastQueue as ToastQueue } from 'react-aria-components';

export type Notice = {
  readonly title: string;
  readonly note?: string;
  readonly tone?: 'plain' | 'done' | 'stop';
  /** One thing that can be done about it, such as Undo. */
  readonly act?: { readonly label: string; readonly onPress: () => void };
};

/** One notice may lie on another; what is older gives way. */
const MOST = 2;
const PLAIN_MS = 6000;
/** A way back, and why something was refused, stand longer. A notice that has the pointer or the focus does not run out. */
const LONG_MS = 20_000;

export const notices = new ToastQueue<Notice>({ maxVisibleToasts: MOST });

let isAdmitted = true;

/** Say something that needs no answer, at the corner. Each runs out; nothing while locked: it may name a case. */
export function notify(notice: Notice): void {
  if (!isAdmitted) return;
  while (notices.visibleToasts.length >= MOST) notices.close(notices.visibleToasts.at(-1)!.key); // there is one
  notices.add(notice, { timeout: notice.act || notice.tone === 'stop' ? LONG_MS : PLAIN_MS });
}

/** Whether notices are shown. When they are not, those that stand or wait go, and what comes late is dropped. */
export function admitNotices(admitted: boolean): void {
  isAdmitted = admitted;
  while (!admitted && notices.visibleToasts.length > 0) for (const notice of notices.visibleToasts) notices.close(notice.key); // those that waited come next
}
