import { useState } from 'react';
import { Plus } from 'lucide-react';
import type { CaseRecord } from '../../shared/case.ts';
import { catalogue, type EntityName } from '../../shared/catalogue.ts';
import { mayBeAdded } from '../../shared/field-setters.ts';
import { useText } from '../text.ts';
import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { CaseDocuments } from './CaseDocuments.tsx';
import { CaseReleases } from './CaseReleases.tsx';
import { tabEntities, type CaseTabId } from './case-tabs.ts';
import { recordsUnder, useCase } from '../record/case-store.ts';
import { CaseMatches } from '../same-person/CaseMatches.tsx';
import { LongList } from '../ui/LongList.tsx';
import { RecordEventButton } from './RecordEvent.tsx';
import { Overview } from './Overview.tsx';
import { HistoryFaults } from '../record/HistoryFaults.tsx';
import { RecordBlock } from '../record/RecordBlock.tsx';
import { RecordForm } from '../record/RecordForm.tsx';
import { useMayWrite } from '../frame/rights.ts';
import { TimelineRow } from '../record/TimelineRow.tsx';

type Props = { readonly tab: CaseTabId; readonly records: readonly CaseRecord[]; readonly onTab: (tab: CaseTabId) => void };

/** What one tab of a case shows. */
export function CaseTab({ tab, records, onTab }: Props) {
  const view = useCase(state => state.view);
  if (tab === 'overview') return <Overview records={records} onTab={onTab} />;
  if (tab === 'releases') return <CaseReleases />;
  return (
    <div className="page stack loose" key={tab}>
      {tab === 'documents' && <CaseDocuments />}
      {tab === 'subjects' && view !== null && (
        <CaseMatches caseId={view.file.id} reference={view.summary.reference} personsOnly />
      )}
      {tab === 'timeline' && <HistoryFaults />}
      {tab === 'timeline' && <RecordEventButton />}
      {(tabEntities[tab] ?? []).map(entity => (
        <RecordsOf key={entity} entity={entity} records={records} />
      ))}
    </div>
  );
}

function RecordsOf({ entity, records }: { readonly entity: EntityName; readonly records: readonly CaseRecord[] }) {
  const t = useText();
  const mayAdd = useMayWrite() && mayBeAdded(entity);
  const [isAdding, setAdding] = useState(false);
  const found = recordsUnder(records, entity, null);
  const label = t(catalogue[entity].label);
  const add = (
    <Button icon={Plus} onPress={() => setAdding(true)}>
      {t('cases.addOf', { what: label })}
    </Button>
  );
  const newestFirst = entity === 'event' || entity === 'exchange';
  const ordered = newestFirst ? found.toSorted((a, b) => whenOf(b).localeCompare(whenOf(a))) : found;
  return (
    <>
      {found.length === 0 ? (
        <EmptyState fact={`${label}: ${t('cases.noneOf')}`}>{mayAdd && add}</EmptyState>
      ) : (
        <LongList
          label={label}
          items={ordered}
          keyOf={record => record.id}
          estimatePx={entity === 'event' ? 34 : 320}
          render={record =>
            entity === 'event' ? <TimelineRow record={record} /> : <RecordBlock record={record} records={records} />
          }
        />
      )}
      {found.length > 0 && mayAdd && <div>{add}</div>}
      {isAdding && <RecordForm entity={entity} onClose={() => setAdding(false)} />}
    </>
  );
}

function whenOf({ fields }: CaseRecord): string {
  const when = fields['startAt'] ?? fields['on'];
  return typeof when === 'string' ? when : '';
}
