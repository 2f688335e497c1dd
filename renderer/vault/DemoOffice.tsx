import { useText } from '../text.ts';
import { Button } from '../ui/Button.tsx';
import { enterVault } from './vault-store.ts';

/** What the demo office is, and the phrase that opens it again. */
export function DemoOffice({ passphrase }: { readonly passphrase: string }) {
  const t = useText();
  return (
    <div className="stack loose">
      <div>
        <h2>{t('vault.demoTitle')}</h2>
        <p>{t('vault.demoLead')}</p>
      </div>
      <div className="stack tight">
        <span className="fld-label">{t('vault.demoPassphrase')}</span>
        <code className="recovery">{passphrase}</code>
      </div>
      <div className="go">
        <Button variant="primary" size="lg" onPress={enterVault} autoFocus keys={['Enter']}>
          {t('vault.enter')}
        </Button>
      </div>
    </div>
  );
}
