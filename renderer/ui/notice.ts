import { UNSTABLE_ToastQueue as ToastQueue } from 'react-aria-components';

export type Notice = {
  readonly title: string;
  readonly note?: string;
  readonly tone?: 'plain' | 'done' | 'stop';
  /** One thing that can be done about it, such as Undo. A notice with an act stays until it is closed. */
  readonly act?: { readonly label: string; readonly onPress: () => void };
};

export const notices = new ToastQueue<Notice>({ maxVisibleToasts: 3 });

let isAdmitted = true;

/** Say something that needs no answer, at the corner. Six seconds, longer with an act; nothing while locked: it may name a case. */
export function notify(notice: Notice): void {
  if (isAdmitted) notices.add(notice, notice.act || notice.tone === 'stop' ? {} : { timeout: 6000 });
}

/** Whether notices are shown. When they are not, those that stand or wait go, and what comes late is dropped. */
export function admitNotices(admitted: boolean): void {
  isAdmitted = admitted;
  while (!admitted && notices.visibleToasts.length > 0) for (const notice of notices.visibleToasts) notices.close(notice.key); // those that waited come next
}
