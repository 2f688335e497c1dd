import { go } from '../frame/route-store.ts';
import { useFormat } from '../format.ts';
import { useText } from '../text.ts';
import { Badge } from '../ui/Badge.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { List } from '../ui/List.tsx';
import { CaseOverrides } from './CaseOverrides.tsx';
import { useCase } from '../record/case-store.ts';
import { channelNumber } from '../../shared/packet-words.ts';

/** The packets of this case in the ledger, newest first, and what was recorded to open single values for one. */
export function CaseReleases() {
  const t = useText();
  const format = useFormat();
  const lines = useCase(state => state.ledger);
  const caseId = useCase(state => state.view?.summary.id);
  return (
    <>
      {caseId !== undefined && <CaseOverrides caseId={caseId} />}
      <List
        label={t('cases.section.releases')}
        rows={lines}
        keyOf={line => `${line.direction}-${line.packetId}`}
        rowPx={44}
        onOpen={line => go({ screen: 'packet', packetId: line.packetId, direction: line.direction })}
        empty={<EmptyState fact={t('cases.noReleases')} act={t('cases.noReleasesAct')} />}
        render={line => (
          <div className="row">
            <span className="mono">{channelNumber(line.number)}</span>
            <span className="mono">{line.agency}</span>
            <span className="grow">{t(line.direction === 'out' ? 'cases.sent' : 'cases.received')}</span>
            <span className="small muted">{format.instant(line.atMs)}</span>
            <span className="small faint">{format.bytes(line.sizeBytes)}</span>
            {line.recalled !== null && (
              <Badge tone="solid">{t('later.recalledBy', { number: channelNumber(line.recalled.number) })}</Badge>
            )}
            {line.direction === 'out' && (
              <Badge tone={line.acknowledged === null ? 'dashed' : 'met'}>
                {t(line.acknowledged === null ? 'cases.waiting' : 'cases.acknowledged')}
              </Badge>
            )}
          </div>
        )}
      />
    </>
  );
}
