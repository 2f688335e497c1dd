import { useVault } from '../vault/vault-store.ts';

/** Whether the person may change cases: an auditor only reads. */
export function useMayWrite(): boolean {
  return useVault(state => state.phase === 'open' && state.vault.user.role !== 'auditor');
}
