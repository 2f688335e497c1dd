import { I18nProvider } from 'react-aria-components';
import { Frame } from './frame/Frame.tsx';
import { useReader } from './text.ts';
import { Toasts } from './ui/Toasts.tsx';
import { useVault } from './vault/vault-store.ts';
import { VaultScreen } from './vault/VaultScreen.tsx';

/** The whole page: the closed door, or the frame of an open vault. */
export function App({ version }: { readonly version: string }) {
  const state = useVault();
  const reader = useReader();
  return (
    <I18nProvider locale={reader.locale}>
      {state.phase === 'open' ? <Frame vault={state.vault} /> : <VaultScreen version={version} />}
      <Toasts />
    </I18nProvider>
  );
}
