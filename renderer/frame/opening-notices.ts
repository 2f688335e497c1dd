import { useEffect } from 'react';
import type { OpenVault } from '../../shared/contract/vault.ts';
import type { Translate } from '../text.ts';
import { notify } from '../ui/notice.ts';

/** Say once, on opening, what the host noticed while it opened the vault. */
export function useOpeningNotices(vault: OpenVault, t: Translate): void {
  useEffect(() => {
    if (vault.synced !== null) notify({ title: t('vault.synced', { program: vault.synced }), tone: 'stop' });
    for (const notice of vault.notices) notify({ title: t(`vault.notice.${notice}`), tone: 'stop' });
  }, [vault]); // not again when the language changes
}
