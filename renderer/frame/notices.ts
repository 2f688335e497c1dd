import { onLock } from '../stores.ts';
import { admitNotices } from '../ui/notice.ts';
import { useVault } from '../vault/vault-store.ts';

/** Show notices over an open vault alone: most of them name a case. Once, at the start. */
export function followNotices(): void {
  onLock(() => admitNotices(false));
  useVault.subscribe(({ phase }) => admitNotices(phase === 'open'));
}
