import { useEffect, useState } from 'react';
import { Plus } from 'lucide-react';
import type { CaseRecord } from '../../shared/case.ts';
import { catalogue, type EntityName } from '../../shared/catalogue.ts';
import { mayBeAdded } from '../../shared/field-setters.ts';
import { useText } from '../text.ts';
import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { CaseDocuments } from './CaseDocuments.tsx';
import { CaseReleases } from './CaseReleases.tsx';
import { sectionEntities, tabSections, type CasePart, type CaseSectionId, type CaseTabId } from './case-tabs.ts';
import { recordsUnder, useCase } from '../record/case-store.ts';
import { CaseMatches } from '../same-person/CaseMatches.tsx';
import { LongList } from '../ui/LongList.tsx';
import { PlanTab } from '../plan/PlanTab.tsx';
import { RecordEventButton } from './RecordEvent.tsx';
import { Overview } from './Overview.tsx';
import { HistoryFaults } from '../record/HistoryFaults.tsx';
import { RecordBlock } from '../record/RecordBlock.tsx';
import { RecordForm } from '../record/RecordForm.tsx';
import { useMayWrite } from '../frame/rights.ts';
import { TimelineRow } from '../record/TimelineRow.tsx';

type Props = {
  readonly tab: CaseTabId;
  /** The part of it that was asked for; null: its top. */
  readonly section: CaseSectionId | null;
  readonly counts: Readonly<Record<CaseSectionId, number>>;
  readonly records: readonly CaseRecord[];
  readonly onTab: (part: CasePart) => void;
};

/** What one tab of a case shows: its parts, one under the other. */
export function CaseTab({ tab, section, counts, records, onTab }: Props) {
  const parts: readonly CaseSectionId[] = tabSections[tab];
  useEffect(() => {
    if (section !== null && section !== parts[0]) document.getElementById(`part-${section}`)?.scrollIntoView();
  }, [section, parts]);
  if (tab === 'overview') return <Overview records={records} onTab={onTab} />;
  if (tab === 'plan') return <PlanTab records={records} />;
  if (tab === 'releases') return <CaseReleases />;
  return (
    <div className="page stack loose" key={tab}>
      {parts.length > 1 && <PartLinks parts={parts} counts={counts} />}
      {parts.map(part => (
        <Part key={part} part={part} isAlone={parts.length === 1} records={records} />
      ))}
    </div>
  );
}

/** The parts of a long tab, each with its count; one press goes there, with the focus. */
function PartLinks({ parts, counts }: { readonly parts: readonly CaseSectionId[]; readonly counts: Props['counts'] }) {
  const t = useText();
  const jump = (part: CaseSectionId) => {
    const heading = document.getElementById(`part-${part}`);
    heading?.scrollIntoView();
    heading?.focus({ preventScroll: true });
  };
  return (
    <nav className="part-links" aria-label={t('cases.parts')}>
      {parts.map(part => (
        <button key={part} type="button" className="part-link" onClick={() => jump(part)}>
          {t(`cases.section.${part}`)} <span className="n">{counts[part]}</span>
        </button>
      ))}
    </nav>
  );
}

type PartProps = { readonly part: CaseSectionId; readonly isAlone: boolean; readonly records: readonly CaseRecord[] };

function Part({ part, isAlone, records }: PartProps) {
  const t = useText();
  const view = useCase(state => state.view);
  return (
    <section className="stack loose case-part" aria-labelledby={`part-${part}`}>
      <h2 id={`part-${part}`} tabIndex={-1} className={isAlone ? 'visually-hidden' : 'h-part'}>
        {t(`cases.section.${part}`)}
      </h2>
      {part === 'documents' && <CaseDocuments />}
      {part === 'subjects' && view !== null && (
        <CaseMatches caseId={view.file.id} reference={view.summary.reference} personsOnly />
      )}
      {part === 'timeline' && <HistoryFaults />}
      {part === 'timeline' && <RecordEventButton />}
      {sectionEntities[part].map(entity => (
        <RecordsOf key={entity} entity={entity} records={records} />
      ))}
    </section>
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
          isOneStop={entity === 'event'}
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
