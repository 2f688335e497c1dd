import { Printer } from 'lucide-react';
import { useState } from 'react';
import type { OpenVault } from '../../shared/contract/vault.ts';
import { useFormat } from '../format.ts';
import { useText } from '../text.ts';
import { Button } from '../ui/Button.tsx';
import { Checkbox } from '../ui/Checkbox.tsx';
import { enterVault } from './vault-store.ts';

/** The recovery code, shown this once, to print. It cannot be passed without saying that it is on paper. */
export function RecoveryCode({ code, vault }: { readonly code: string; readonly vault: OpenVault }) {
  const t = useText();
  const format = useFormat();
  const { on: today } = vault.day;
  const [isKept, setKept] = useState(false);
  return (
    <div className="stack loose">
      <div>
        <h2>{t('vault.recoveryTitle')}</h2>
        <p>{t('vault.recoveryLead')}</p>
        {vault.synced !== null && (
          <p className="strong" role="status">
            {t('vault.synced', { program: vault.synced })}
          </p>
        )}
      </div>
      <code className="recovery" aria-label={t('vault.recoveryCode')} role="img">
        {code}
      </code>
      <p className="print-only">
        {t('vault.recoveryOf', { office: vault.agency.code, name: vault.user.label, date: format.date(today, 'always') })}
      </p>
      <div className="no-print stack">
        <div>
          <Button icon={Printer} onPress={() => window.print()} autoFocus>
            {t('vault.print')}
          </Button>
        </div>
        <Checkbox checked={isKept} onChange={setKept}>
          {t('vault.kept')}
        </Checkbox>
        <div className="go">
          <Button variant="primary" size="lg" onPress={enterVault} unavailable={isKept ? null : t('vault.needKept')}>
            {t('vault.enter')}
          </Button>
        </div>
      </div>
    </div>
  );
}
