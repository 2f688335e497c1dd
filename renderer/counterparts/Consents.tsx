import type { AgencyCode } from '../../shared/language.ts';
import { useFormat } from '../format.ts';
import { useText } from '../text.ts';
import { Button } from '../ui/Button.tsx';
import { endConsent, useCounterparts } from './counterpart-store.ts';

/** Originators' consents for this counterpart, each for one case. Anyone who works with counterparts may end one. */
export function Consents({ agency }: { readonly agency: AgencyCode }) {
  const t = useText();
  const format = useFormat();
  const consents = useCounterparts(state => state.consents).filter(({ recipient }) => recipient === agency);
  if (consents.length === 0) return null;
  return (
    <ul className="stack tight plain">
      {consents.map(consent => (
        <li key={consent.id} className="small">
          <b className="strong">{consent.originator}</b> <span className="mono">{consent.reference ?? '—'}</span>{' '}
          {t(`counterpart.consentStates.${consent.state}`, { date: consent.until === null ? '' : format.date(consent.until) })}{' '}
          {consent.accepted === 'one-person' && <span>{t('counterpart.byOne')}</span>}{' '}
          {consent.state === 'open' && (
            <Button
              variant="link"
              size="sm"
              label={`${t('counterpart.endConsent')}: ${consent.originator} ${consent.reference ?? ''}`}
              onPress={() => void endConsent(consent.id)}
            >
              {t('counterpart.endConsent')}
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}
