import { useOverlay } from '../frame/overlay-store.ts';
import { useRoute } from '../frame/route-store.ts';
import { useVault, type VaultState } from '../vault/vault-store.ts';
import { turnTo } from './guide-store.ts';
import { pageHere } from './page-here.ts';

/** Open the guide at the page of where the person is. */
export function openGuide(): void {
  const vault = useVault.getState();
  turnTo(pageHere(vault.phase === 'open', isNew(vault), useRoute.getState().route, useOverlay.getState().overlay));
}

/** Whether the person has no vault yet, or has made one just now. */
function isNew(vault: VaultState): boolean {
  return vault.phase !== 'closed' || vault.form === 'make' || vault.vaults === null || vault.vaults.length === 0;
}
