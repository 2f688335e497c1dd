import { OctagonAlert, TriangleAlert } from 'lucide-react';
import type { PacketSight } from '../../shared/contract/packets.ts';
import { useText } from '../text.ts';
import { FailureNote } from '../ui/FailureNote.tsx';
import { PanelSection } from '../ui/PanelSection.tsx';
import { Acceptance } from './Acceptance.tsx';
import { FindingCard } from './FindingCard.tsx';
import type { GuardFinding } from './findings.ts';
import type { Building } from './release-store.ts';

export type GuardPanelProps = {
  readonly building: Building;
  readonly sight: PacketSight;
  readonly findings: readonly GuardFinding[];
  readonly selected: GuardFinding | null;
  readonly onSelect: (finding: GuardFinding) => void;
};

/** What the guard says of the packet: nothing yet, its findings with what can be done about each, or that it passed. */
export function GuardPanel({ building, sight, findings, selected, onSelect }: GuardPanelProps) {
  const t = useText();
  const isRefused = building.phase === 'refused';
  return (
    <PanelSection title={t('release.guard')} right={<Count findings={findings} />}>
      {building.phase === 'built' &&
        (building.packet.accepted.length === 0 ? (
          <p>{t('release.guardDone')}</p>
        ) : (
          <p>{t('release.guardAccepted', { count: building.packet.accepted.length })}</p>
        ))}
      {building.phase === 'busy' && <p className="muted">{t('release.guardIdle')}</p>}
      {building.phase === 'idle' && (
        <p className="muted">{building.mended > 0 ? t('release.mended', { count: building.mended }) : t('release.guardIdle')}</p>
      )}
      {isRefused && <FailureNote failure={findings.length > 0 ? { ...building.failure, places: [] } : building.failure} />}
      <ol className="findings">
        {findings.map(finding => (
          <FindingCard
            key={finding.number}
            finding={finding}
            sight={sight}
            isSelected={finding === selected}
            onSelect={() => onSelect(finding)}
          />
        ))}
      </ol>
      {isRefused && building.failure.code === 'packet/leak-possible' && <Acceptance />}
    </PanelSection>
  );
}

function Count({ findings }: { readonly findings: readonly GuardFinding[] }) {
  const t = useText();
  if (findings.length === 0) return null;
  const blocks = findings[0]?.blocks === true;
  const Icon = blocks ? OctagonAlert : TriangleAlert;
  return (
    <span className={`guard-count ${blocks ? '' : 'warns'}`}>
      <Icon aria-hidden /> {t(blocks ? 'release.blocks' : 'release.warns', { count: findings.length })}
    </span>
  );
}
