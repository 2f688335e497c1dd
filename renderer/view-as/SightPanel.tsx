import { useState } from 'react';
import type { PacketSight } from '../../shared/contract/packets.ts';
import { useFormat } from '../format.ts';
import { useText } from '../text.ts';
import { PanelSection } from '../ui/PanelSection.tsx';
import { ShieldShape } from '../marks/ShieldShape.tsx';
import { Button } from '../ui/Button.tsx';
import { AskConsent } from './AskConsent.tsx';
import { additionsOf, allFields, channelNumber, entityLabel, fieldOf, stateOf, type Chosen } from './seen.ts';
import { Together } from './Together.tsx';
import { WouldChange } from './WouldChange.tsx';

/** Why, in two texts; what this would add; what left before; what stays with us. */
export function SightPanel({ sight, chosen }: { readonly sight: PacketSight; readonly chosen: Chosen | null }) {
  const t = useText();
  const hidden = allFields(sight).filter(({ shown }) => shown === 'nothing').length + sight.stays.length;
  return (
    <>
      {chosen === null ? <p className="muted panel-hint">{t('release.choose')}</p> : <Why {...chosen} />}
      <PanelSection title={t('release.wouldAdd')} right={sight.recipient.code}>
        <Additions sight={sight} />
      </PanelSection>
      <PanelSection title={t('release.sentBefore')}>
        <SentBefore sight={sight} />
      </PanelSection>
      <PanelSection title={t('release.together')}>
        <Together sight={sight} />
      </PanelSection>
      {hidden > 0 && (
        <PanelSection title={t('release.staysHere')}>
          <p className="row muted small">
            <ShieldShape state="hidden" />
            {t('release.staysCount', { count: sight.stays.length })}
          </p>
          {hidden > sight.stays.length && (
            <p className="muted small">{t('release.hiddenCount', { count: hidden - sight.stays.length })}</p>
          )}
        </PanelSection>
      )}
    </>
  );
}

function Why(chosen: Chosen) {
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

function Additions({ sight }: { readonly sight: PacketSight }) {
  const t = useText();
  const format = useFormat();
  const counts = additionsOf(sight);
  const shown = (['new', 'more-precise', 'changed', 'same', 'held-before'] as const).filter(
    adds => adds === 'new' || adds === 'same' || counts[adds] > 0,
  );
  return (
    <ul className="additions">
      {shown.map(adds => (
        <li key={adds}>
          <b>{format.number(counts[adds])}</b>
          <span className="small muted">{t(`release.tally.${adds}`)}</span>
        </li>
      ))}
    </ul>
  );
}

function SentBefore({ sight }: { readonly sight: PacketSight }) {
  const t = useText();
  const format = useFormat();
  if (sight.sent.length === 0) return <p className="muted small">{t('release.nothingSent')}</p>;
  return (
    <ul className="sent-before">
      {sight.sent.map(one => (
        <li key={one.packetId} className="row small">
          <span className="mono">{channelNumber(one.number)}</span>
          <span className="grow">
            {format.instant(one.atMs)}, {t(one.isAcknowledged ? 'release.states.acknowledged' : 'release.states.waiting')}
          </span>
          <span>{t('release.values', { count: one.values })}</span>
        </li>
      ))}
    </ul>
  );
}
