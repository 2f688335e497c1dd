import { BookOpen } from 'lucide-react';
import { I18nProvider } from 'react-aria-components';
import { useDrafts } from './kept-drafts.ts';
import { useCommands } from './frame/command-store.ts';
import { openGuide } from './guide/open-guide.ts';
import { useGuide } from './guide/guide-store.ts';
import { whenIdle } from './idle.ts';
import { laterPart } from './later-part.tsx';
import { useReader, useText } from './text.ts';
import { Toasts } from './ui/Toasts.tsx';
import { useVault } from './vault/vault-store.ts';
import { VaultScreen } from './vault/VaultScreen.tsx';

// An open vault's frame is read while the person is at the closed door, so that the door is there sooner.
const Frame = laterPart(() => import('./frame/Frame.tsx').then(({ Frame: part }) => part));
const Guide = laterPart(() => import('./guide/Guide.tsx').then(({ Guide: part }) => part));
whenIdle(Frame.read, () => import('./screens.tsx').then(({ readRooms }) => readRooms()));

/** The whole page: the closed door, or the frame of an open vault. */
export function App({ version }: { readonly version: string }) {
  const state = useVault();
  const reader = useReader();
  const isWithDrafts = useDrafts(({ isRead }) => isRead); // so that each form finds what was typed in it
  const t = useText();
  const isReading = useGuide(({ page }) => page !== null);
  useCommands([
    { id: 'guide', label: t('guide.open'), section: 'everywhere', keys: 'F1', icon: BookOpen, inDialog: true, run: openGuide },
  ]);
  return (
    <I18nProvider locale={reader.locale}>
      {state.phase === 'open' && isWithDrafts ? <Frame.Part vault={state.vault} /> : <VaultScreen version={version} />}
      {isReading && <Guide.Part />}
      <Toasts />
    </I18nProvider>
  );
}
