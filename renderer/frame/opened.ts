import { door } from '../host.ts';
import { openPacketFrom } from '../inbox/inbox-store.ts';
import { listVaults, useVault } from '../vault/vault-store.ts';
import { go } from './route-store.ts';

/** Show what the system asks to open: a vault among those to unlock, a packet as soon as a vault is open. Until the returned function is called. */
export function followOpened(): () => void {
  let isWaiting = false;
  const show = () => {
    if (!isWaiting || useVault.getState().phase !== 'open') return;
    isWaiting = false;
    go({ screen: 'inbox' });
    void openPacketFrom(() => door.openedPacket());
  };
  const leave = useVault.subscribe(show);
  const deaf = door.onOpened(({ kind }) => {
    if (kind === 'vault') return void listVaults();
    isWaiting = true;
    show();
  });
  return () => {
    leave();
    deaf();
  };
}
