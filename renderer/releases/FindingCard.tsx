import type { PacketSight } from '../../shared/contract/packets.ts';
import { useText } from '../text.ts';
import { Button } from '../ui/Button.tsx';
import { placeLabels } from '../view-as/seen.ts';
import { wordsAt, type GuardFinding } from './findings.ts';
import { Flag } from './Flag.tsx';
import { withholdPlaces } from './building.ts';

export type FindingCardProps = {
  readonly finding: GuardFinding;
  readonly sight: PacketSight;
  readonly isSelected: boolean;
  readonly onSelect: () => void;
};

/** One finding: what happened, the words, where, and the fix that is proposed. */
export function FindingCard({ finding, sight, isSelected, onSelect }: FindingCardProps) {
  const t = useText();
  const { path, places, wheres } = finding;
  const label = placeLabels(path)
    .map(words => t(words))
    .join(', ');
  const words = places.map(place => wordsAt(sight, place)).find(found => found !== null);
  return (
    <li className={`finding ${isSelected ? 'is-selected' : ''}`} aria-current={isSelected ? 'true' : undefined}>
      <div className="row finding-head">
        <Flag finding={finding} />
        <Button variant="link" onPress={onSelect} autoFocus={finding.number === 1}>
          {t(headOf(finding))}
        </Button>
      </div>
      {path !== '' && (
        <p className="small">
          {words === undefined ? t('release.givesAway', { field: label }) : t('release.wordsGiveAway', { words, field: label })}
          {finding.variant !== null && finding.variant !== 'unread' && (
            <span className="muted"> {t(`release.variants.${finding.variant}`)}</span>
          )}
        </p>
      )}
      <dl className="kv small">
        <dt>{t('release.findingWhere')}</dt>
        <dd>
          {places.map(({ at }) => (
            <div key={at}>
              {placeLabels(at)
                .map(label => t(label))
                .join(', ')}
            </div>
          ))}
          {wheres.map(where => (
            <div key={where} className="mono faint">
              {where}
            </div>
          ))}
        </dd>
      </dl>
      <div className="row wrap">
        {places.length > 0 && (
          <Button size="sm" onPress={() => void withholdPlaces(finding)}>
            {t('release.withholdThis')}
          </Button>
        )}
        {places.length + path.length > 0 && (
          <Button size="sm" variant="ghost" onPress={onSelect}>
            {t('release.showPlace')}
          </Button>
        )}
      </div>
    </li>
  );
}

function headOf({ path, fault }: GuardFinding) {
  if (fault !== null) return `release.pageFaults.${fault}` as const;
  return path === '' ? 'release.findingUnread' : 'release.findingValue';
}
