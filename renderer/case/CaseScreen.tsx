import { useEffect, useLayoutEffect, useState } from 'react';
import type { CaseRecord } from '../../shared/case.ts';
import type { Route } from '../frame/route-store.ts';
import { stay } from '../frame/route-store.ts';
import { useCommands } from '../frame/command-store.ts';
import { Screen } from '../frame/Screen.tsx';
import { useText } from '../text.ts';
import { Button } from '../ui/Button.tsx';
import { FailureNote } from '../ui/FailureNote.tsx';
import { Keys } from '../ui/Keys.tsx';
import { SplitPane } from '../ui/SplitPane.tsx';
import { Tabs } from '../ui/Tabs.tsx';
import { CaseCourse } from './CaseCourse.tsx';
import { CaseDialogs, type CaseDialog } from './CaseDialogs.tsx';
import { CaseHead } from './CaseHead.tsx';
import { CaseSidePanel } from './CaseSidePanel.tsx';
import { CaseTab } from './CaseTab.tsx';
import { NextAct } from './NextAct.tsx';
import { clockGroups, groupOfAct } from './next-act.ts';
import { countsOf, placeOf, tabSections, tabsOf, type CasePart, type CaseSectionId, type CaseTabId } from './case-tabs.ts';
import { explainDeadline, followCase, openCase, readAnew, showSummary, useCase } from '../record/case-store.ts';
import { OpenMark } from '../record/MarkEditor.tsx';
import { ResumedDraft } from '../record/ResumedDraft.tsx';
import { useArrival } from './arrival.ts';
import { useOneStopEach } from '../record/stops.ts';
import { explainValueAtHand, useValueCommands } from '../record/value-commands.ts';
import { viewCaseAs } from './outward.ts';
import { useMayWrite } from '../frame/rights.ts';
import { undoAndSay } from '../record/undo.ts';

type CaseRoute = Extract<Route, { readonly screen: 'case' }>;

/** One case: where it stands, its clocks, and its records tab by tab with what the chosen counterpart would see. */
export function CaseScreen({ route }: { readonly route: CaseRoute }) {
  const t = useText();
  const view = useCase(state => state.view);
  const refusal = useCase(state => state.refusal);
  const [dialog, setDialog] = useState<CaseDialog | null>(null);
  const records = view?.file.records ?? [];
  const caseTabs = tabsOf(records);
  const { tab, section } = placeOf(route.tab, caseTabs);
  const show = (id: CasePart) => stay({ ...route, tab: id });
  useEffect(followCase, []);
  useEffect(() => void openCase(route.caseId), [route.caseId]);
  useCaseCommands(route, caseTabs, show, () => setDialog('move'));
  useValueCommands();
  useArrival(route);
  useTopOfTab(tab);
  useOneStopEach();

  return (
    <Screen
      layout="one-scroller"
      called={view?.enclosed === null ? view.summary.reference : undefined} // that a closed case is there is told to nobody else
      crumbs={[
        { label: t('cases.title'), to: { screen: 'cases' } },
        { label: view?.summary.reference ?? '', isCode: true },
      ]}
    >
      {refusal !== null && (
        <div className="page">
          <FailureNote failure={refusal}>
            <Button onPress={() => void readAnew()}>{t('ui.retry')}</Button>
          </FailureNote>
        </div>
      )}
      {view === null ? (
        <h1 className="visually-hidden">{t('cases.loading')}</h1>
      ) : (
        <>
          <CaseHead view={view} onDialog={setDialog} />
          {tab === 'overview' && (
            <div className="case-course">
              <CaseCourse />
              <NextAct view={view} />
            </div>
          )}
          <CaseTabs records={records} tab={tab} section={section} onTab={show} />
        </>
      )}
      {view !== null && <CaseDialogs view={view} open={dialog} onOpen={setDialog} />}
      <OpenMark />
      <ResumedDraft />
    </Screen>
  );
}

/** A tab begins at its top. */
function useTopOfTab(tab: CaseTabId): void {
  useLayoutEffect(() => {
    document.getElementById('content')?.scrollTo(0, 0);
  }, [tab]);
}

type TabsProps = {
  readonly records: readonly CaseRecord[];
  readonly tab: CaseTabId;
  readonly section: CaseSectionId | null;
  readonly onTab: (part: CasePart) => void;
};

function CaseTabs({ records, tab, section, onTab }: TabsProps) {
  const t = useText();
  const releases = useCase(state => state.ledger.length);
  const counts = countsOf(records, releases);
  const tabs = tabsOf(records).map(id => {
    const parts: readonly CaseSectionId[] = tabSections[id];
    const count = parts.reduce((sum, part) => sum + counts[part], 0);
    return { id, label: t(`cases.tab.${id}`), ...(parts.length === 0 ? {} : { count }) };
  });
  return (
    <Tabs
      label={t('cases.tabs')}
      tabs={tabs}
      selected={tab}
      onSelect={onTab}
      wraps
      hint={<Keys keys={['1', String(tabs.length)]} />}
    >
      <SplitPane panelLabel={t('cases.explainTitle')} panel={<CaseSidePanel />}>
        <CaseTab tab={tab} section={section} counts={counts} records={records} onTab={onTab} />
      </SplitPane>
    </Tabs>
  );
}

function useCaseCommands(
  route: CaseRoute,
  caseTabs: readonly CaseTabId[],
  show: (part: CasePart) => void,
  move: () => void,
): void {
  const t = useText();
  const mayWrite = useMayWrite();
  const clocks = useCase(state => state.clocks);
  const counterpart = useCase(state => state.counterpart);
  const isPanelOpen = useCase(({ panel }) => panel.kind !== 'summary');

  const owed = useCase(({ view }) => view?.owed ?? null);
  const first = groupOfAct(owed, clockGroups(clocks))?.first ?? clocks[0];
  useCommands([
    ...caseTabs.map((id, index) => ({
      id: `tab-${id}`,
      label: t(`cases.tab.${id}`),
      section: 'here' as const,
      keys: String(index + 1),
      run: () => show(id),
    })),
    {
      id: 'explain',
      label: t('clock.explain'),
      section: 'here',
      keys: 'E',
      isKeyOnly: first === undefined, // then only a value at hand has something to explain
      run: () => {
        if (!explainValueAtHand() && first) explainDeadline(first);
      },
    },
    ...(counterpart === null
      ? []
      : [
          {
            id: 'view-as',
            label: t('cases.viewAs'),
            section: 'here' as const,
            keys: 'V',
            run: () => viewCaseAs(route.caseId, counterpart),
          },
        ]),
    ...(isPanelOpen
      ? [{ id: 'back', label: t('cases.close'), section: 'here' as const, keys: 'Escape', isKeyOnly: true, run: showSummary }]
      : []),
    ...(mayWrite
      ? [
          { id: 'move-stage', label: t('cases.moveStage'), section: 'here' as const, run: move },
          { id: 'undo', label: t('cases.undoLast'), section: 'here' as const, keys: 'Mod+Z', run: () => void undoAndSay(t) },
        ]
      : []),
  ]);
}
