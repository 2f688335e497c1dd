import { Check, TriangleAlert } from 'lucide-react';
import type { PacketSight } from '../../shared/contract/packets.ts';
import { useText } from '../text.ts';
import { allFields } from './seen.ts';

/** What this counterpart could put together with others, or with what it was given before. Who the others are, it does not learn here. */
export function Together({ sight }: { readonly sight: PacketSight }) {
  const t = useText();
  const kept = allFields(sight).filter(({ adds }) => adds === 'held-before').length;
  return (
    <ul className="together small">
      {sight.elsewhereInAll > 0 ? (
        <Warning text={t('release.heldElsewhere', { count: sight.elsewhereInAll })} />
      ) : (
        <Passed text={t('release.nobodyElse')} />
      )}
      {kept > 0 ? <Warning text={t('release.keptBefore', { count: kept })} /> : <Passed text={t('release.noneKept')} />}
      <Passed text={t('release.inferences')} />
    </ul>
  );
}

function Warning({ text }: { readonly text: string }) {
  return (
    <li>
      <TriangleAlert aria-hidden className="warns" />
      <span>{text}</span>
    </li>
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
