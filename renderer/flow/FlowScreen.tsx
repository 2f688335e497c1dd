import { FileSpreadsheet, SquareKanban } from 'lucide-react';
import { useEffect } from 'react';
import { tableFormName, tableForms, type TableForm } from '../../shared/tables.ts';
import { useCommands } from '../frame/command-store.ts';
import { go } from '../frame/route-store.ts';
import { Screen } from '../frame/Screen.tsx';
import { useFormat } from '../format.ts';
import { useReader, useText } from '../text.ts';
import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { FailureNote } from '../ui/FailureNote.tsx';
import { Menu } from '../ui/Menu.tsx';
import { notify } from '../ui/notice.ts';
import { Progress } from '../ui/Progress.tsx';
import { BehindDialog } from './BehindDialog.tsx';
import { CountButton } from './CountButton.tsx';
import { FlowFilters } from './FlowFilters.tsx';
import { exportFlow, failureOf, flowOf, followFlow, openFlow, useFlow, type FlowAnswer } from './flow-store.ts';
import { Loads, Movers, Steps } from './FlowTables.tsx';
import { Periods } from './Periods.tsx';
import { StageControl } from './StageControl.tsx';
import { Terms } from './Terms.tsx';

/** How work comes in, goes out and stands, for supervisors; each figure opens the cases behind it. */
export function FlowScreen() {
  const t = useText();
  const flow = useFlow(flowOf);
  const failure = useFlow(failureOf);
  const behind = useFlow(state => state.behind);
  useEffect(() => void openFlow(), []);
  useEffect(followFlow, []);
  return (
    <Screen crumbs={[{ label: t('pipeline.title'), to: { screen: 'pipeline' } }, { label: t('flow.title') }]}>
      <article className="sheet report flow">
        <Head flow={flow} />
        {failure && (
          <FailureNote failure={failure}>
            <Button onPress={() => void openFlow()}>{t('ui.retry')}</Button>
          </FailureNote>
        )}
        {flow === null && failure === null && <Progress label={t('flow.loading')} done={0} total={null} />}
        {flow !== null && <Parts flow={flow} />}
      </article>
      {behind && <BehindDialog behind={behind} />}
    </Screen>
  );
}

function Head({ flow }: { readonly flow: FlowAnswer | null }) {
  const t = useText();
  const format = useFormat();
  const reader = useReader();
  const isWriting = useFlow(state => state.isWriting);
  const save = async (form: TableForm) => {
    if (await exportFlow(t('flow.tableFile'), form, reader.language)) notify({ title: t('flow.tableDone'), tone: 'done' });
  };
  useCommands(
    tableForms.map(form => ({
      id: `flow-${form}`,
      label: `${t('flow.table')}: ${t(tableFormName[form])}`,
      section: 'here' as const,
      run: () => void save(form),
    })),
  );
  const day = (civil: string) => format.date(civil, 'always');
  return (
    <header>
      <div className="report-head">
        <div className="grow">
          <h1 className="h-screen">{t('flow.title')}</h1>
          <p className="muted">{flow && t('flow.sub', { from: day(flow.from), asOf: day(flow.asOf) })}&nbsp;</p>
        </div>
        <div className="report-acts no-print">
          <Button icon={SquareKanban} onPress={() => go({ screen: 'pipeline' })}>
            {t('flow.back')}
          </Button>
          {flow === null ? (
            <Button icon={FileSpreadsheet} unavailable={t('ui.notReadYet')}>
              {t('flow.table')}
            </Button>
          ) : (
            <Menu
              label={t('flow.table')}
              entries={tableForms.map(id => ({ id, label: t(tableFormName[id]) }))}
              onAction={id => void save(id as TableForm)} // one of the entries
              trigger={
                <Button icon={FileSpreadsheet} isPending={isWriting}>
                  {t('flow.table')}
                </Button>
              }
            />
          )}
        </div>
      </div>
      {flow && <FlowFilters flow={flow} />}
      {flow && (
        <dl className="report-basis small">
          <div>
            <dt>{t('flow.basis')}</dt>
            <dd>{t('flow.basisText')}</dd>
          </div>
          <div>
            <dt>{t('flow.asOf')}</dt>
            <dd>
              {day(flow.asOf)}, {t('flow.asOfText')}
            </dd>
          </div>
          <div>
            <dt>{t('flow.internal')}</dt>
            <dd>{t('flow.internalText')}</dd>
          </div>
          <div>
            <dt>{t('flow.all')}</dt>
            <dd>
              <CountButton figure={flow.all} what={t('flow.all')} />
            </dd>
          </div>
          {flow.undated.count > 0 && (
            <div>
              <dt>{t('flow.undated')}</dt>
              <dd>
                <CountButton figure={flow.undated} what={t('flow.undated')} /> {t('flow.undatedNote')}
              </dd>
            </div>
          )}
        </dl>
      )}
    </header>
  );
}

function Parts({ flow }: { readonly flow: FlowAnswer }) {
  const t = useText();
  if (flow.all.count === 0) return <EmptyState fact={t('flow.empty')} act={t('flow.emptyAct')} />;
  return (
    <div className="report-parts">
      <Periods flow={flow} />
      <StageControl flow={flow} />
      <Movers flow={flow} />
      <Loads flow={flow} />
      <Terms flow={flow} />
      <Steps flow={flow} />
    </div>
  );
}
