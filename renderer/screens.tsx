import type { ComponentType } from 'react';
import type { Route, ScreenId } from './frame/route-store.ts';
import { roomOf } from './frame/route-store.ts';
import { rooms } from './frame/rooms.ts';
import { Screen } from './frame/Screen.tsx';
import { CaseScreen } from './case/CaseScreen.tsx';
import { CasesScreen } from './case-list/CasesScreen.tsx';
import { AuditScreen } from './audit/AuditScreen.tsx';
import { CaseCommands } from './case-sheet/CaseCommands.tsx';
import { CaseSheetScreen } from './case-sheet/CaseSheetScreen.tsx';
import { CaseSheetsScreen } from './case-sheet/CaseSheetsScreen.tsx';
import { CounterpartsScreen } from './counterparts/CounterpartsScreen.tsx';
import { ExchangesScreen } from './exchanges/ExchangesScreen.tsx';
import { InboxScreen } from './inbox/InboxScreen.tsx';
import { PacketScreen } from './releases/PacketScreen.tsx';
import { ReleaseScreen } from './releases/ReleaseScreen.tsx';
import { NewCaseScreen } from './new-case/NewCaseScreen.tsx';
import { PeopleScreen } from './people/PeopleScreen.tsx';
import { PipelineScreen } from './pipeline/PipelineScreen.tsx';
import { ReportsScreen } from './reports/ReportsScreen.tsx';
import { SettingsScreen } from './settings/SettingsScreen.tsx';
import { TodayScreen } from './today/TodayScreen.tsx';
import { useText } from './text.ts';
import { EmptyState } from './ui/EmptyState.tsx';
import { ViewAsScreen } from './view-as/ViewAsScreen.tsx';

/** A screen receives its own route. */
export type ScreenOfRoute<Id extends ScreenId> = ComponentType<{ readonly route: Extract<Route, { readonly screen: Id }> }>;

/** Which component is which screen. A screen that is missing stands as an empty room. */
const screens: { readonly [Id in ScreenId]?: ScreenOfRoute<Id> } = {
  case: CaseScreen,
  cases: CasesScreen,
  'case-sheets': CaseSheetsScreen,
  audit: AuditScreen,
  counterparts: CounterpartsScreen,
  exchanges: ExchangesScreen,
  inbox: InboxScreen,
  packet: PacketScreen,
  'new-case': NewCaseScreen,
  people: PeopleScreen,
  pipeline: PipelineScreen,
  release: ReleaseScreen,
  reports: ReportsScreen,
  settings: SettingsScreen,
  today: TodayScreen,
};

export function ScreenOf({ route }: { readonly route: Route }) {
  if (route.screen === 'case' && route.viewAs !== undefined) return <ViewAsScreen caseId={route.caseId} viewAs={route.viewAs} />;
  if (route.screen === 'case' && route.tab === 'sheet') return <CaseSheetScreen caseId={route.caseId} />;
  // The table's type pairs each screen with its own route; TypeScript cannot follow the pair through a lookup.
  const Found = screens[route.screen] as ComponentType<{ readonly route: Route }> | undefined;
  return (
    <>
      {route.screen === 'case' && <CaseCommands caseId={route.caseId} />}
      {Found ? <Found route={route} /> : <EmptyRoom route={route} />}
    </>
  );
}

export { QuickLog as QuickLogOverlay } from './quick-log/QuickLog.tsx';

function EmptyRoom({ route }: { readonly route: Route }) {
  const t = useText();
  const room = rooms.find(one => one.id === roomOf(route));
  const title = room ? t(room.label) : '';
  return (
    <Screen crumbs={[{ label: title }]}>
      <div className="page">
        <h1 className="h-screen">{title}</h1>
      </div>
      <EmptyState fact={t('frame.notHere')} act={t('frame.notHereAct')} />
    </Screen>
  );
}
