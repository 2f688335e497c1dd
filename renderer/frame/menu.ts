import type { MenuCommand } from '../../shared/door.ts';
import { door } from '../host.ts';
import { useVault, lockVault } from '../vault/vault-store.ts';
import { openOverlay } from './overlay-store.ts';
import { go } from './route-store.ts';

const acts: Readonly<Record<MenuCommand, () => void>> = {
  'quick-log': () => openOverlay('quick-log'),
  'new-case': () => go({ screen: 'new-case' }),
  'import-packet': () => go({ screen: 'inbox' }),
  find: () => openOverlay('palette'),
  palette: () => openOverlay('palette'),
  settings: () => go({ screen: 'settings' }),
  keyboard: () => openOverlay('keys'),
  lock: () => void lockVault(),
};

/** Do what the application menu says. While the vault is closed its commands do nothing. */
export function followMenu(): void {
  door.onCommand(command => {
    if (useVault.getState().phase === 'open') acts[command]();
  });
}
