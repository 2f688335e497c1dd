import { I18nProvider } from 'react-aria-components';
import type { OpenVault } from '../../shared/contract/vault.ts';
import type { AgencyCode, CivilDate, UserId } from '../../shared/language.ts';
import { Frame } from '../frame/Frame.tsx';
import { openOverlay } from '../frame/overlay-store.ts';
import { countRoom } from '../frame/room-count-store.ts';
import { Toasts } from '../ui/Toasts.tsx';
import { useVault, followVault, showForm } from '../vault/vault-store.ts';
import { VaultScreen } from '../vault/VaultScreen.tsx';
import { useReader } from '../text.ts';
import { CaseSample } from './CaseSample.tsx';
import { Parts } from './Parts.tsx';
import { TableSample } from './TableSample.tsx';

const vault: OpenVault = {
  vaultId: 'sample',
  agency: { code: 'US-DOJ-OIA' as AgencyCode, names: { en: 'Office', es: 'Oficina' } }, // invented
  synthetic: true,
  user: { id: 'sample' as UserId, label: 'Andrea Solís Whitman', role: 'supervisor' }, // invented
  day: { on: '2026-11-23' as CivilDate, zone: 'America/Mexico_City' },
  synced: null,
  notices: [],
};

/** Every part of the kit on one page, and the frame around a sample case. Not in the packaged app. */
export function Gallery({ page }: { readonly page: string }) {
  const reader = useReader();
  return (
    <I18nProvider locale={reader.locale}>
      <Page page={page} />
      <Toasts />
    </I18nProvider>
  );
}

function Page({ page }: { readonly page: string }) {
  if (page === 'palette' || page === 'keys') openOverlay(page);
  if (['frame', 'rail', 'palette', 'keys'].includes(page)) return <FramePage />;
  if (page === 'case') return <CaseSample vault={vault} />;
  if (page === 'table') return <TableSample vault={vault} />;
  if (['unlock', 'first', 'make', 'recover', 'code', 'demo'].includes(page)) return <VaultPage page={page} />;
  return <Parts />;
}

function FramePage() {
  countRoom('today', { count: 4, isHot: true });
  countRoom('cases', { count: 143 });
  countRoom('inbox', { count: 2 });
  return <Frame vault={vault} />;
}

let isFollowed = false;

function VaultPage({ page }: { readonly page: string }) {
  if (!isFollowed) {
    isFollowed = true;
    void followVault().then(() => {
      if (page === 'make' || page === 'recover') showForm(page);
      if (page === 'demo') useVault.setState({ phase: 'demo', vault, passphrase: 'seis palabras de muestra' }, true);
      if (page === 'code')
        useVault.setState({ phase: 'written', vault, recoveryCode: 'ENL1-7K2Q-9XWM-4HTD-PB6N-V3RC-8FZJ-2GLY' }, true);
    });
  }
  return <VaultScreen version="0.1.0" />;
}
