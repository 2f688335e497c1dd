import { Footprints } from 'lucide-react';
import { tourTo } from '../frame/tour-store.ts';
import { usePreferences } from '../preferences.ts';
import { useText } from '../text.ts';
import { Button } from '../ui/Button.tsx';
import { enterVault } from './vault-store.ts';

/** What the demo office is, and the phrase that opens it again. */
export function DemoOffice({ passphrase }: { readonly passphrase: string }) {
  const t = useText();
  const isToured = usePreferences(state => state.isToured);
  const tour = () => {
    enterVault();
    tourTo(0);
  };
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
        <Button variant={isToured ? 'ghost' : 'plain'} size="lg" icon={Footprints} onPress={tour}>
          {t(isToured ? 'frame.tour.again' : 'frame.tour.start')}
        </Button>
      </div>
    </div>
  );
}
