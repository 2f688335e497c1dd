import { useState } from 'react';
import { useText } from '../text.ts';
import { Button } from '../ui/Button.tsx';
import { PanelSection } from '../ui/PanelSection.tsx';
import { AskConsent } from './AskConsent.tsx';
import { entityLabel, fieldOf, stateOf, type Chosen } from './seen.ts';
import { WouldChange } from './WouldChange.tsx';

/** Why a place leaves or stays, in a text for us and one for them; what would let more of it leave, and whom to ask. For our own eyes. */
export function Why({ chosen }: { readonly chosen: Chosen }) {
  const { entity, seen } = chosen;
  const t = useText();
  const [isAsking, setAsking] = useState(false);
  const field = t(fieldOf(entity, seen.field)?.label ?? entityLabel(entity));
  return (
    <PanelSection title={t('release.why', { field, state: t(`mark.state.${stateOf(seen)}`) })}>
      <p className="caption">{t('release.forUs')}</p>
      <p>{t(seen.reason.internal)}</p>
      <p className="caption why-them">{t('release.forThem')}</p>
      <p className="for-them">{t(seen.reason.external)}</p>
      {seen.action !== 'RELEASE' && <WouldChange chosen={chosen} />}
      <dl className="kv">
        <dt>{t('release.rule')}</dt>
        <dd className="mono">{seen.rule}</dd>
      </dl>
      {seen.rule.startsWith('origin/') && (
        <Button size="sm" onPress={() => setAsking(true)}>
          {t('release.askConsent')}
        </Button>
      )}
      {isAsking && <AskConsent chosen={chosen} onClose={() => setAsking(false)} />}
    </PanelSection>
  );
}
