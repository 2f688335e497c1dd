import { Columns3, Plus, Search } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { ListColumn, ListedCase } from '../../shared/case-view.ts';
import { useCommands } from '../frame/command-store.ts';
import { go, useRoute } from '../frame/route-store.ts';
import { Screen } from '../frame/Screen.tsx';
import { useNarrow } from '../frame/railed.ts';
import { keycaps } from '../frame/keyboard.ts';
import { useText } from '../text.ts';
import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { FailureNote } from '../ui/FailureNote.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { Progress } from '../ui/Progress.tsx';
import { SplitPane } from '../ui/SplitPane.tsx';
import { Table } from '../ui/Table.tsx';
import { useSpoken } from '../ui/LiveRegion.tsx';
import { TextField } from '../ui/TextField.tsx';
import { useAtMost } from '../ui/use-width.ts';
import { useCaseColumns } from './case-columns.tsx';
import {
  filterCases,
  followCaseList,
  foundOf,
  openCaseList,
  refusalOf,
  rowsOf,
  searchCases,
  selectAllCases,
  selectCases,
  showCases,
  takeFilter,
  useCaseList,
} from './case-list-store.ts';
import { CasePanel } from './CasePanel.tsx';
import { CaseFilters } from './CaseFilters.tsx';
import { ColumnsDialog } from './ColumnsDialog.tsx';
import { FoundInCases, linesOf } from './FoundInCases.tsx';
import { useMayWrite } from '../frame/rights.ts';
import { SavedFilters } from './SavedFilters.tsx';
import { SelectionBar } from './SelectionBar.tsx';

/** Every case that the person may see, by its next hard stop, with full-text search over all fields. */
export function CasesScreen() {
  const t = useText();
  const refusal = useCaseList(refusalOf);
  const words = useCaseList(state => state.search.words);
  const found = useCaseList(foundOf);
  useEffect(() => void openCaseList(), []);
  useEffect(followCaseList, []);
  return (
    <Screen crumbs={[{ label: t('cases.title') }]} layout="fixed">
      <Head />
      <SearchBar />
      {refusal !== null && (
        <div className="page-part">
          <FailureNote failure={refusal}>
            <Button onPress={() => void openCaseList()}>{t('ui.retry')}</Button>
          </FailureNote>
        </div>
      )}
      {found === null ? <Cases /> : <FoundInCases found={found} words={words} />}
      {found === null && <SelectionBar />}
    </Screen>
  );
}

function Head() {
  const t = useText();
  const phase = useCaseList(state => state.list.phase);
  const total = useCaseList(state => rowsOf(state).length);
  const mayWrite = useMayWrite();
  const found = useCaseList(foundOf); // how many it found stands above them
  const shown = phase === 'ready' && found === null ? t('cases.count', { count: total }) : null;
  useSpoken(found === null ? shown : t('caseList.hits', { count: linesOf(found).length }));
  return (
    <div className="page-head">
      <h1 className="h-title">{t('cases.title')}</h1>
      <span className="muted">{shown}</span>
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
  );
}

function SearchBar() {
  const t = useText();
  const words = useCaseList(state => state.search.words);
  const isFound = useCaseList(state => foundOf(state) !== null);
  const [isChoosing, setChoosing] = useState(false);
  useCommands([
    {
      id: 'search-cases',
      label: t('cases.search'),
      section: 'here',
      keys: '/',
      run: () => document.querySelector<HTMLInputElement>('.case-search input')?.focus(),
    },
    { id: 'case-columns', label: t('caseList.columns'), section: 'here', icon: Columns3, run: () => setChoosing(true) },
  ]);
  return (
    <div className="page-part case-bar">
      <div className="case-search" onKeyDown={event => event.key === 'ArrowDown' && focusFirstRow() && event.preventDefault()}>
        <TextField
          label={t('cases.search')}
          labelHidden
          type="search"
          icon={Search}
          placeholder={t('cases.searchHint')}
          value={words}
          maxLength={200}
          onChange={typed => void searchCases(typed)}
          onSubmit={focusFirstRow}
        />
      </div>
      <span className="grow" />
      {!isFound && (
        <>
          <SavedFilters />
          <IconButton icon={Columns3} label={t('caseList.columns')} onPress={() => setChoosing(true)} />
          <CaseFilters />
        </>
      )}
      {isChoosing && <ColumnsDialog onClose={() => setChoosing(false)} />}
    </div>
  );
}

/** The list with the case that one is on beside it; a narrow window has the list alone. */
function Cases() {
  const t = useText();
  const isNarrow = useNarrow();
  const returnTo = useRoute(state => state.returnTo);
  const rows = useCaseList(rowsOf);
  const [active, setActive] = useState<string | null>(returnTo);
  if (isNarrow)
    return (
      <div className="case-rows">
        <CaseTable />
      </div>
    );
  const beside = rows.find(row => row?.id === active) ?? rows[0];
  return (
    <div className="case-rows">
      <SplitPane
        panelLabel={t('caseList.beside')}
        panel={beside === undefined ? null : <CasePanel key={beside.id} row={beside} />}
      >
        <CaseTable besideKey={beside?.id} onActive={({ id }) => setActive(id)} />
      </SplitPane>
    </div>
  );
}

/** Up to this width the columns of a case stand in two lines. */
const STACKED_PX = 720;

type BesideProps = { readonly besideKey?: string | undefined; readonly onActive?: (row: Pick<ListedCase, 'id'>) => void };

function CaseTable({ besideKey, onActive }: BesideProps) {
  const t = useText();
  const phase = useCaseList(state => state.list.phase);
  const rows = useCaseList(rowsOf);
  const filter = useCaseList(state => state.filter);
  const selected = useCaseList(state => state.selected);
  const returnTo = useRoute(state => state.returnTo);
  const columns = useCaseColumns();
  const box = useRef<HTMLDivElement>(null);
  const isStacked = useAtMost(box, STACKED_PX);
  const open = (row: Pick<ListedCase, 'id'>) => go({ screen: 'case', caseId: row.id });
  return (
    <div ref={box} className="table-box">
      <Table
        isStacked={isStacked}
        label={t('cases.title')}
        columns={columns}
        rows={rows}
        keyOf={row => row.id}
        activeKey={returnTo}
        besideKey={besideKey}
        {...(onActive ? { onActive } : {})}
        onOpen={open}
        onView={showCases}
        selected={selected}
        onSelect={selectCases}
        onSelectAll={() => void selectAllCases()}
        sort={{ column: filter.sort ?? 'changed', direction: filter.descending ? 'descending' : 'ascending' }}
        onSort={({ column, direction }) =>
          // A column has the name that the host sorts by.
          void filterCases({ sort: column as ListColumn, descending: direction === 'descending' })
        }
        empty={
          phase === 'ready' ? <NoCases /> : phase === 'loading' && <Progress label={t('cases.reading')} done={0} total={null} />
        }
      />
    </div>
  );
}

/** Nothing fits the filter, or there is nothing at all. */
function NoCases() {
  const t = useText();
  const filter = useCaseList(state => state.filter);
  const isEverything = Object.keys(filter).every(key => key === 'sort' || key === 'descending');
  if (isEverything)
    return (
      <EmptyState fact={t('cases.empty')} act={t('cases.emptyAct')}>
        <Button keys={keycaps('N')} onPress={() => go({ screen: 'new-case' })}>
          {t('cases.newCase')}
        </Button>
      </EmptyState>
    );
  return (
    <EmptyState fact={t('cases.emptyFilter')}>
      <Button onPress={() => void takeFilter({ sort: 'stop' })}>{t('cases.clearFilter')}</Button>
    </EmptyState>
  );
}

function focusFirstRow(): boolean {
  const row = document.querySelector<HTMLElement>('.case-rows [role="row"][tabindex="0"]');
  row?.focus();
  return row !== null;
}
