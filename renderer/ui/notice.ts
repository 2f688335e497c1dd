import { UNSTABLE_ToastQueue as ToastQueue } from 'react-aria-components';

export type Notice = {
  readonly title: string;
  readonly note?: string;
  readonly tone?: 'plain' | 'done' | 'stop';
  /** One thing that can be done about it, such as Undo. A notice with an act stays until it is closed. */
  readonly act?: { readonly label: string; readonly onPress: () => void };
};

export const notices = new ToastQueue<Notice>({ maxVisibleToasts: 3 });

/** Say something that needs no answer, at the corner. Six seconds, longer with an act; never case data while locked. */
export function notify(notice: Notice): void {
  notices.add(notice, notice.act || notice.tone === 'stop' ? {} : { timeout: 6000 });
}

/** Take every notice away; on lock. */
export function clearNotices(): void {
  for (const notice of notices.visibleToasts) notices.close(notice.key);
}
