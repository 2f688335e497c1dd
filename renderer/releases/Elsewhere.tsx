import { TriangleAlert } from 'lucide-react';
import type { HeldElsewhere, PacketSight } from '../../shared/contract/packets.ts';
import { channelNumber } from '../../shared/packet-words.ts';
import { useText } from '../text.ts';
import { PanelSection } from '../ui/PanelSection.tsx';
import { entityLabel, fieldOf } from '../view-as/seen.ts';

/** What other counterparts were given of what this one would not get. It names them, so it stands here, and not where their eyes look. */
export function Elsewhere({ sight }: { readonly sight: PacketSight }) {
  const t = useText();
  if (sight.elsewhere.length === 0) return null;
  return (
    <PanelSection title={t('release.together')}>
      <ul className="together small">
        {sight.elsewhere.map(held => (
          <li key={`${held.agency} ${held.path}`}>
            <TriangleAlert aria-hidden className="warns" />
            <ElsewhereText held={held} who={sight.recipient.code} />
          </li>
        ))}
        {sight.elsewhereInAll > sight.elsewhere.length && (
          <li>
            <TriangleAlert aria-hidden className="warns" />
            <span>{t('release.moreElsewhere', { count: sight.elsewhereInAll - sight.elsewhere.length })}</span>
          </li>
        )}
      </ul>
    </PanelSection>
  );
}

function ElsewhereText({ held, who }: { readonly held: HeldElsewhere; readonly who: string }) {
  const t = useText();
  const { agency, number, entity, field, here } = held;
  const label = t(fieldOf(entity, field)?.label ?? entityLabel(entity));
  return (
    <span>
      <b className="strong">{t('release.otherHolds', { other: agency, field: label })}</b>{' '}
      <span className="mono">{channelNumber(number)}</span>.{' '}
      {t(here === 'gap' ? 'release.otherGap' : 'release.otherCloser', { who })}
    </span>
  );
}
