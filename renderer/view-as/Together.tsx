import { Check, TriangleAlert } from 'lucide-react';
import type { HeldElsewhere, PacketSight } from '../../shared/contract/packets.ts';
import { useText } from '../text.ts';
import { allFields, channelNumber, entityLabel, fieldOf } from './seen.ts';

/** What this counterpart could put together with others, or with what it was given before. */
export function Together({ sight }: { readonly sight: PacketSight }) {
  const t = useText();
  const kept = allFields(sight).filter(({ adds }) => adds === 'held-before').length;
  return (
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
      {sight.elsewhere.length === 0 && <Passed text={t('release.nobodyElse')} />}
      {kept > 0 ? (
        <li>
          <TriangleAlert aria-hidden className="warns" />
          <span>{t('release.keptBefore', { count: kept })}</span>
        </li>
      ) : (
        <Passed text={t('release.noneKept')} />
      )}
      <Passed text={t('release.inferences')} />
    </ul>
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

function Passed({ text }: { readonly text: string }) {
  return (
    <li>
      <Check aria-hidden className="passes" />
      <span className="muted">{text}</span>
    </li>
  );
}
