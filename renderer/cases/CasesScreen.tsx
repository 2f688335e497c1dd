import { useEffect } from 'react';
import { Plus, Search } from 'lucide-react';
import type { CaseSummary, caseSorts } from '../../shared/case-view.ts';
import { fieldAt } from '../../shared/catalogue.ts';
import { go } from '../frame/route-store.ts';
import { useCommands } from '../frame/command-store.ts';
import { Screen } from '../frame/Screen.tsx';
import { todayHere, useFormat, daysBetween } from '../format.ts';
import { useText } from '../text.ts';
import { Button } from '../ui/Button.tsx';
import { ClockChip } from '../ui/clocks/ClockChip.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { FailureNote } from '../ui/FailureNote.tsx';
import { Table, type Column } from '../ui/Table.tsx';
import { TextField } from '../ui/TextField.tsx';
import { CaseFilters } from './CaseFilters.tsx';
import { filterCases, openCaseList, readMoreCases, searchCases, takeFilter, useCaseList } from './case-list-store.ts';
import { FoundInCases } from './FoundInCases.tsx';
import { useMayWrite } from './rights.ts';

type SortName = (typeof caseSorts)[number];

/** Every case that the person may see, by its next hard stop, with full-text search over all fields. */
export function CasesScreen() {
  const t = useText();
  const { phase, rows, total, words, found, refusal, filter } = useCaseList();
  const mayWrite = useMayWrite();
  const columns = useColumns();
  useEffect(() => void openCaseList(), []);
  useCommands([
    {
      id: 'search-cases',
      label: t('cases.search'),
      section: 'here',
      keys: '/',
      run: () => document.querySelector<HTMLInputElement>('.case-search input')?.focus(),
    },
  ]);
  const open = (row: Pick<CaseSummary, 'id'>) => go({ screen: 'case', caseId: row.id });

  return (
    <Screen crumbs={[{ label: t('cases.title') }]} layout="fixed">
      <div className="page-head">
        <div>
          <h1 className="h-screen">{t('cases.title')}</h1>
          <div className="small muted">{phase === 'ready' ? t('cases.count', { count: total }) : '\u00a0'}</div>
        </div>
        <div className="acts">
          <Button
            variant="primary"
            icon={Plus}
            unavailable={mayWrite ? null : t('cases.auditor')}
            onPress={() => go({ screen: 'new-case' })}
          >
            {t('cases.newCase')}
          </Button>
        </div>
      </div>
      <div className="page-part case-bar">
        <div className="case-search">
          <TextField
            label={t('cases.search')}
            labelHidden
            type="search"
            icon={Search}
            placeholder={t('cases.searchHint')}
            value={words}
            maxLength={200}
            onChange={typed => void searchCases(typed)}
          />
        </div>
        <CaseFilters />
      </div>
      {refusal !== null && (
        <div className="page-part">
          <FailureNote failure={refusal}>
            <Button onPress={() => void openCaseList()}>{t('ui.retry')}</Button>
          </FailureNote>
        </div>
      )}
      <div className="case-rows">
        {found === null ? (
          <Table
            label={t('cases.title')}
            columns={columns}
            rows={rows}
            total={total}
            keyOf={row => row.id}
            onOpen={open}
            onNearEnd={() => void readMoreCases()}
            sort={{ column: filter.sort ?? 'changed', direction: filter.descending ? 'descending' : 'ascending' }}
            // Only columns that the host can sort by are sortable, under its own names.
            onSort={({ column, direction }) =>
              void filterCases({ sort: column as SortName, descending: direction === 'descending' })
            }
            empty={
              phase === 'ready' && (
                <EmptyState fact={t('cases.emptyFilter')}>
                  <Button onPress={() => void takeFilter({ sort: 'stop' })}>{t('cases.clearFilter')}</Button>
                </EmptyState>
              )
            }
          />
        ) : (
          <FoundInCases hits={found.hits} />
        )}
      </div>
    </Screen>
  );
}

function useColumns(): readonly Column<CaseSummary>[] {
  const t = useText();
  const format = useFormat();
  const today = todayHere();
  const stage = fieldAt('case.stage');
  return [
    {
      id: 'reference',
      title: t('cases.column.reference'),
      width: '128px',
      isSortable: true,
      cell: row => <span className="mono">{row.reference}</span>,
    },
    {
      id: 'persons',
      title: t('cases.column.persons'),
      width: 'minmax(120px, 1.2fr)',
      cell: row => <b className="strong">{row.persons}</b>,
    },
    { id: 'title', title: t('cases.column.title'), width: 'minmax(140px, 2fr)', isSortable: true, cell: row => row.title },
    {
      id: 'stage',
      title: t('cases.column.stage'),
      width: 'minmax(110px, 1fr)',
      isSortable: true,
      cell: row => {
        const label = row.stage === null ? undefined : stage?.options?.[row.stage];
        return label ? t(label) : row.stage;
      },
    },
    {
      id: 'counterpart',
      title: t('cases.column.counterpart'),
      width: '100px',
      cell: row => <span className="mono">{row.counterpart}</span>,
    },
    {
      id: 'stop',
      title: t('cases.column.stop'),
      width: '176px',
      isSortable: true,
      cell: row => row.nextStopOn !== null && <StopChip on={row.nextStopOn} today={today} />,
    },
    {
      id: 'opened',
      title: t('cases.column.opened'),
      width: '96px',
      isSortable: true,
      cell: row => row.openedOn !== null && format.date(row.openedOn),
    },
  ];
}

function StopChip({ on, today }: { readonly on: string; readonly today: string }) {
  const left = daysBetween(today, on);
  const tone = left < 0 ? 'over' : left <= 7 ? 'soon' : 'later';
  return (
    <ClockChip
      clock={{ tone, earliest: on, latest: on, daysToEarliest: left, daysToLatest: left, elapsed: tone === 'later' ? 0.5 : 0.9 }}
    />
  );
}
