import { useEffect, useState } from 'react';
import { Plus } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components';
import type { CaseRecord } from '../../shared/case.ts';
import { catalogue, type EntityName } from '../../shared/catalogue.ts';
import type { RecordId } from '../../shared/language.ts';
import { isSettled, planEntities, planOf, type Plan } from '../../shared/plan.ts';
import { useOfficeToday } from '../day.ts';
import { useMayWrite } from '../frame/rights.ts';
import { returnTo, useCase } from '../record/case-store.ts';
import { RecordBlock } from '../record/RecordBlock.tsx';
import { RecordForm } from '../record/RecordForm.tsx';
import { useText } from '../text.ts';
import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Menu } from '../ui/Menu.tsx';
import { SegmentedControl } from '../ui/SegmentedControl.tsx';
import { PlanLists } from './PlanLists.tsx';
import { ReservedActs } from './ReservedActs.tsx';
import { TaskBoard } from './TaskBoard.tsx';
import { TaskTable } from './TaskTable.tsx';
import { TaskTimeline } from './TaskTimeline.tsx';

type View = 'board' | 'timeline' | 'table';
/** What is added beside tasks, in the order in which a plan is made. */
const others = planEntities.filter(entity => entity !== 'task' && entity !== 'planTask' && entity !== 'taskWait');

/** The plan of a joint investigation: its tasks as board, timeline or table, and below who takes part, operations, evidence and money. */
export function PlanTab({ records }: { readonly records: readonly CaseRecord[] }) {
  const t = useText();
  const today = useOfficeToday();
  const mayWrite = useMayWrite();
  const [view, setView] = useState<View>('board');
  const [adding, setAdding] = useState<EntityName | null>(null);
  const [chosen, setChosen] = useChosen(records);
  const plan = planOf(records, today);
  const isEmpty = planEntities.every(entity => entity === 'asset' || !records.some(record => record.entity === entity));
  const what = (entity: EntityName) => t('plan.add', { what: t(catalogue[entity].label) });
  const add = (variant: 'primary' | 'plain') => (
    <Button variant={variant} icon={Plus} onPress={() => setAdding('task')}>
      {what('task')}
    </Button>
  );
  const more = (
    <Menu
      label={t('plan.addMore')}
      entries={others.map(entity => ({ id: entity, label: what(entity) }))}
      onAction={id => setAdding(others.find(entity => entity === id) ?? null)}
      trigger={<AriaButton className="btn plain md">{t('plan.addMore')}</AriaButton>}
    />
  );
  const opened = records.find(({ id }) => id === chosen);
  return (
    <div className="page stack loose plan">
      <h2 className="visually-hidden">{t('plan.title')}</h2>
      {isEmpty ? (
        <EmptyState fact={t('plan.emptyFact')} act={t('plan.emptyDo')}>
          {mayWrite && add('primary')}
          {mayWrite && more}
        </EmptyState>
      ) : (
        <div className="stack">
          <div className="row plan-head">
            <h3 id="plan-tasks" className="h-section">
              {t('plan.tasks')}
            </h3>
            <Counts plan={plan} />
            <span className="grow" />
            <SegmentedControl
              size="sm"
              label={t('plan.view')}
              segments={[
                { id: 'board', label: t('plan.board') },
                { id: 'timeline', label: t('plan.timeline') },
                { id: 'table', label: t('plan.list') },
              ]}
              value={view}
              onChange={setView}
            />
            {mayWrite && add('plain')}
            {mayWrite && more}
          </div>
          {view === 'board' && <TaskBoard plan={plan} chosen={chosen} onChoose={setChosen} />}
          {view === 'timeline' && <TaskTimeline plan={plan} today={today} onChoose={setChosen} />}
          {view === 'table' && <TaskTable plan={plan} onChoose={setChosen} />}
          {opened?.entity === 'task' && <RecordBlock record={opened} records={records} />}
          <ReservedActs records={records} />
        </div>
      )}
      {!isEmpty && <PlanLists plan={plan} records={records} chosen={chosen} onChoose={setChosen} />}
      {adding !== null && <RecordForm entity={adding} onClose={() => setAdding(null)} />}
    </div>
  );
}

function Counts({ plan }: { readonly plan: Plan }) {
  const t = useText();
  const all = plan.tasks.filter(({ column }) => column !== 'cancelled');
  const late = all.filter(({ isLate }) => isLate).length;
  const undated = all.filter(({ dueOn, column }) => dueOn === null && !isSettled(column)).length;
  return (
    <span className="small muted">
      {t('plan.counts', { done: all.filter(({ column }) => column === 'done').length, all: all.length })}
      {late > 0 && <span className="plan-late"> · {t('plan.lateCount', { count: late })}</span>}
      {undated > 0 && ` · ${t('plan.undated', { count: undated })}`}
    </span>
  );
}

/** The record that stands open below its list: the one that was pressed, or the one that a person came here for. */
function useChosen(records: readonly CaseRecord[]): readonly [RecordId | null, (id: RecordId | null) => void] {
  const [chosen, setChosen] = useState<RecordId | null>(null);
  const left = useCase(state => state.left);
  useEffect(() => {
    const found = left === null ? undefined : records.find(({ id }) => id === left.record);
    if (found !== undefined && planEntities.some(entity => entity === found.entity)) setChosen(found.id);
  }, [left]);
  const choose = (id: RecordId | null) => {
    setChosen(id);
    const record = records.find(one => one.id === id);
    const field = nameFields.find(name => record?.fields[name] !== undefined);
    if (record !== undefined && field !== undefined) returnTo({ record: record.id, field }); // it opens below, where the focus goes
  };
  return [chosen, choose];
}

/** What records of a plan are called by; each has one of them. */
const nameFields = ['what', 'name', 'description', 'agency'] as const;
