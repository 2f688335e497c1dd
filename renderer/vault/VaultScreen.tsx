import { ListChecks, Lock, WifiOff } from 'lucide-react';
import { GuideButton, LanguageSwitch, ThemeButton } from '../frame/TopBar.tsx';
import { useText } from '../text.ts';
import { Brand } from '../ui/glyphs.tsx';
import { DemoOffice } from './DemoOffice.tsx';
import { JoinOffice } from './JoinOffice.tsx';
import { MakeVault } from './MakeVault.tsx';
import { MakingDemo } from './MakingDemo.tsx';
import { RecoverVault } from './RecoverVault.tsx';
import { RecoveryCode } from './RecoveryCode.tsx';
import { UnlockVault } from './UnlockVault.tsx';
import { useVault, type VaultState } from './vault-store.ts';

const promises = [
  { id: 'network', note: 'networkNote', icon: WifiOff },
  { id: 'key', note: 'keyNote', icon: Lock },
  { id: 'history', note: 'historyNote', icon: ListChecks },
] as const;

/** Everything before a vault is open: the promise at the left, one form at the right. */
export function VaultScreen({ version }: { readonly version: string }) {
  const t = useText();
  const state = useVault();
  return (
    <div className="shell">
      <main className="unlock">
        <section className="side">
          <div className="brand">
            <Brand />
            <b>{t('frame.product')}</b>
          </div>
          <h1>{t('vault.promise.title')}</h1>
          <ul className="facts">
            {promises.map(({ id, note, icon: Icon }) => (
              <li key={id}>
                <Icon aria-hidden />
                <div>
                  <b>{t(`vault.promise.${id}`)}</b>
                  <span>{t(`vault.promise.${note}`)}</span>
                </div>
              </li>
            ))}
          </ul>
          <div className="ver">{t('vault.version', { version })}</div>
        </section>
        <section className="form" id="content" tabIndex={-1}>
          <VaultForm state={state} />
          <div className="lang no-print">
            <LanguageSwitch isLong />
            <ThemeButton />
            <GuideButton />
          </div>
        </section>
      </main>
    </div>
  );
}

function VaultForm({ state }: { readonly state: VaultState }) {
  const t = useText();
  if (state.phase === 'written') return <RecoveryCode code={state.recoveryCode} vault={state.vault} />;
  if (state.phase === 'demo') return <DemoOffice passphrase={state.passphrase} />;
  if (state.phase === 'making') return <MakingDemo share={state.share} />;
  if (state.phase !== 'closed') return <p role="status">{t('vault.starting')}</p>;
  if (state.form === 'make') return <MakeVault state={state} />;
  if (state.form === 'join') return <JoinOffice state={state} />;
  if (state.form === 'recover') return <RecoverVault state={state} />;
  return <UnlockVault state={state} />;
}
