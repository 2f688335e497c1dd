import { useEffect, useState } from 'react';
import { useOfficeToday } from '../day.ts';
import { useMayWrite } from '../frame/rights.ts';
import type { Route } from '../frame/route-store.ts';
import { Screen } from '../frame/Screen.tsx';
import { door } from '../host.ts';
import { useFormat } from '../format.ts';
import { useText } from '../text.ts';
import { Button } from '../ui/Button.tsx';
import { FailureNote } from '../ui/FailureNote.tsx';
import { notify } from '../ui/notice.ts';
import { Progress } from '../ui/Progress.tsx';
import { SegmentedControl } from '../ui/SegmentedControl.tsx';
import { Select } from '../ui/Select.tsx';
import { useViewer } from '../viewer.ts';
import { chooseFramework, chooseView, readFrameworks, useFrameworks, views } from './framework-store.ts';
import { IndicatorPage } from './IndicatorPage.tsx';
import { IndicatorsTable } from './IndicatorsTable.tsx';
import { ItemPage } from './ItemPage.tsx';
import { PartForm } from './PartForm.tsx';
import { PartsTable, YearsTable } from './PartsTable.tsx';
import { YearPlan } from './YearPlan.tsx';

type Shown = Extract<Route, { readonly screen: 'framework' }>;

/** What two countries agreed to do: the parts with how far they are, the plans of years, and what is counted. */
export function FrameworkScreen({ route: { item, indicator } }: { readonly route: Shown }) {
  const t = useText();
  const today = useOfficeToday();
  const { failure } = useFrameworks();
  useEffect(() => void readFrameworks({ item, indicator }), [item, indicator, today]);
  return (
    <Screen crumbs={[{ label: t('framework.title') }]}>
      <div className="sheet framework">
        {failure && (
          <FailureNote failure={failure}>
            <Button onPress={() => void readFrameworks({ item, indicator })}>{t('ui.retry')}</Button>
          </FailureNote>
        )}
        {item !== undefined ? <ItemPage id={item} /> : indicator !== undefined ? <IndicatorPage id={indicator} /> : <Overview />}
      </div>
    </Screen>
  );
}

const viewTexts = {
  parts: 'framework.parts',
  years: 'framework.years',
  year: 'framework.yearPlan',
  indicators: 'framework.indicators',
} as const;

function Overview() {
  const t = useText();
  const format = useFormat();
  const { tops, framework, view, tree } = useFrameworks();
  return (
    <>
      <header className="fw-head">
        <h1 className="h-title">{t('framework.title')}</h1>
        {tree && <span className="muted">{t('framework.asOf', { date: format.date(tree.asOf, 'always') })}</span>}
        <Acts />
      </header>
      {tops && (
        <div className="fw-choice">
          <Select
            label={t('framework.which')}
            choices={tops.map(top => ({ id: top.id, label: t(top.title) }))}
            value={framework}
            onChange={chooseFramework}
          />
          <SegmentedControl
            label={t('framework.view')}
            segments={views.map(id => ({ id, label: t(viewTexts[id]) }))}
            value={view}
            onChange={chooseView}
          />
        </div>
      )}
      {tree === null ? <Progress label={t('framework.loading')} done={0} total={null} /> : <Shown view={view} />}
    </>
  );
}

function Shown({ view }: { readonly view: (typeof views)[number] }) {
  const t = useText();
  const tree = useFrameworks(state => state.tree);
  if (tree === null) return null;
  const { note, source, evidence } = tree.top.fields;
  return (
    <>
      {view === 'parts' && note !== undefined && (
        <p className="muted small fw-note">
          {t(note)} {source} {evidence !== 'V' && `(${t('framework.toBeConfirmed')})`}
        </p>
      )}
      {view === 'parts' && <PartsTable tree={tree} />}
      {view === 'years' && <YearsTable tree={tree} />}
      {view === 'year' && <YearPlan tree={tree} />}
      {view === 'indicators' && <IndicatorsTable />}
    </>
  );
}

/** What may be done with the framework that is looked at. */
function Acts() {
  const t = useText();
  const mayWrite = useMayWrite();
  const isSupervisor = useViewer(({ viewer }) => viewer?.user.role === 'supervisor');
  const { framework, tree } = useFrameworks();
  const [isAdding, setAdding] = useState<'framework' | 'goal' | null>(null);

  async function bring(): Promise<void> {
    const [file] = await door.pickFiles('framework', false);
    if (file === undefined) return;
    const answer = await door.request('framework:import', { file: file.handle });
    if (!answer.ok) return useFrameworks.setState({ failure: answer.failure });
    const { added, changed } = answer.value;
    notify({ title: t('framework.imported', { added: String(added), changed: String(changed) }), tone: 'done' });
    chooseFramework(answer.value.framework);
  }
  async function give(): Promise<void> {
    if (framework === null) return;
    const chosen = await door.saveAs('framework.json');
    if (chosen === null) return;
    const answer = await door.request('framework:export', { framework, sink: chosen.handle });
    if (!answer.ok) return useFrameworks.setState({ failure: answer.failure });
    notify({ title: t('framework.exported'), tone: 'done' });
  }

  return (
    <div className="fw-acts">
      {tree && <Button onPress={() => void give()}>{t('framework.export')}</Button>}
      {mayWrite && isSupervisor && (
        <>
          <Button onPress={() => void bring()}>{t('framework.import')}</Button>
          <Button onPress={() => setAdding('framework')}>{t('framework.addFramework')}</Button>
          {tree && (
            <Button variant="primary" onPress={() => setAdding('goal')}>
              {t('framework.addUnder', { kind: t({ en: 'goal', es: 'meta' }) })}
            </Button>
          )}
        </>
      )}
      {isAdding !== null && (
        <PartForm
          kind={isAdding}
          parent={isAdding === 'goal' ? framework : null}
          item={null}
          looked={{}}
          onClose={() => setAdding(null)}
        />
      )}
    </div>
  );
}
