import { useEffect } from 'react';
import { UNSTABLE_ToastQueue as ToastQueue } from 'react-aria-components';
import { create } from 'zustand';

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

/** How many dialogs lie over the page. While any does, notices wait, and so does their time: they would lie over its buttons. */
export const useDialogs = create<{ readonly open: number }>(() => ({ open: 0 }));

/** Say that a dialog is open, for as long as it is. */
export function useNoticesWait(isOpen: boolean): void {
  useEffect(() => {
    if (!isOpen) return;
    const count = (by: number): void => useDialogs.setState(({ open }) => ({ open: open + by }));
    count(1);
    return () => count(-1);
  }, [isOpen]);
}

let isAdmitted = true;
let quiet = 0;

/** Say something that needs no answer, at the corner. Each runs out; nothing while locked: it may name a case. */
export function notify(notice: Notice): void {
  if (!isAdmitted || quiet > 0) return;
  while (notices.visibleToasts.length >= MOST) notices.close(notices.visibleToasts.at(-1)!.key); // there is one
  notices.add(notice, { timeout: notice.act || notice.tone === 'stop' ? LONG_MS : PLAIN_MS });
}

/** Whether notices are shown. When they are not, those that stand or wait go, and what comes late is dropped. */
export function admitNotices(admitted: boolean): void {
  isAdmitted = admitted;
  if (!admitted) dropNotices();
}

/** Show none, on a screen that a notice of ours would be out of place on, until the returned function is called. */
export function keepQuiet(): () => void {
  quiet += 1;
  dropNotices();
  return () => void (quiet -= 1);
}

/** Take away what is in words that the window no longer speaks. A way back that is offered stays, for as long as it would have stood. */
export function dropWords(): void {
  for (;;) {
    const said = notices.visibleToasts.find(({ content }) => content.act === undefined);
    if (said === undefined) return;
    notices.close(said.key); // those that waited come next
  }
}

/** Take away what stands and waits. */
function dropNotices(): void {
  while (notices.visibleToasts.length > 0) for (const notice of notices.visibleToasts) notices.close(notice.key); // those that waited come next
}
