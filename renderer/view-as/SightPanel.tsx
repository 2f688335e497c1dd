import type { PacketSight } from '../../shared/contract/packets.ts';
import { channelNumber } from '../../shared/packet-words.ts';
import { useFormat } from '../format.ts';
import { useText } from '../text.ts';
import { PanelSection } from '../ui/PanelSection.tsx';
import { ShieldShape } from '../marks/ShieldShape.tsx';
import { Button } from '../ui/Button.tsx';
import { additionsOf, allFields, entityLabel, fieldOf, stateOf, type Chosen } from './seen.ts';
import { NotInPacketCounts } from '../releases/NotInPacket.tsx';
import { ScopeNote } from '../releases/ScopeNote.tsx';
import { Together } from './Together.tsx';

type SightPanelProps = { readonly sight: PacketSight; readonly chosen: Chosen | null; readonly onOurs: () => void };

/** What they are told of a place; what this would add; what left before; how much stays with us, and nothing of what it is. */
export function SightPanel({ sight, chosen, onOurs }: SightPanelProps) {
  const t = useText();
  const hidden = allFields(sight).filter(({ shown }) => shown === 'nothing').length + sight.stays.length;
  return (
    <>
      {chosen === null ? <p className="muted panel-hint">{t('release.choose')}</p> : <ToldOf {...chosen} onOurs={onOurs} />}
      <ScopeNote who={sight.recipient.code} />
      <PanelSection title={t('release.wouldAdd')} right={sight.recipient.code}>
        <Additions sight={sight} />
      </PanelSection>
      <PanelSection title={t('release.sentBefore')}>
        <SentBefore sight={sight} />
      </PanelSection>
      <PanelSection title={t('release.together')}>
        <Together sight={sight} />
      </PanelSection>
      <NotInPacketCounts />
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

/** What they are told of a place. Our own reasons may name what they do not see: those stand at the release desk, one key away. */
function ToldOf({ entity, seen, onOurs }: Chosen & { readonly onOurs: () => void }) {
  const t = useText();
  const field = t(fieldOf(entity, seen.field)?.label ?? entityLabel(entity));
  return (
    <PanelSection title={t('release.why', { field, state: t(`mark.state.${stateOf(seen)}`) })}>
      <p className="caption">{t('release.forThem')}</p>
      <p className="for-them">{t(seen.reason.external)}</p>
      <Button size="sm" onPress={onOurs}>
        {t('release.ourReasons')}
      </Button>
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
