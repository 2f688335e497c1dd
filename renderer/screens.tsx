import type { ComponentType } from 'react';
import type { Route, ScreenId } from './frame/route-store.ts';
import { roomOf } from './frame/route-store.ts';
import { rooms } from './frame/rooms.ts';
import { Screen } from './frame/Screen.tsx';
import { CaseCommands } from './case-sheet/CaseCommands.tsx';
import { whenIdle } from './idle.ts';
import { laterPart, type LaterPart } from './later-part.tsx';
import { useText } from './text.ts';
import { EmptyState } from './ui/EmptyState.tsx';

/** What a screen receives: its own route. */
type OwnRoute<Id extends ScreenId> = { readonly route: Extract<Route, { readonly screen: Id }> };

/** Which component is which screen. A screen that is missing stands as an empty room. In the order in which they are read beforehand. */
const screens: { readonly [Id in ScreenId]?: LaterPart<OwnRoute<Id>> } = {
  today: laterPart(() => import('./today/TodayScreen.tsx').then(room => room.TodayScreen)),
  case: laterPart(() => import('./case/CaseScreen.tsx').then(room => room.CaseScreen)),
  cases: laterPart(() => import('./case-list/CasesScreen.tsx').then(room => room.CasesScreen)),
  pipeline: laterPart(() => import('./pipeline/PipelineScreen.tsx').then(room => room.PipelineScreen)),
  flow: laterPart(() => import('./flow/FlowScreen.tsx').then(room => room.FlowScreen)),
  ministers: laterPart(() => import('./reports/MinistersScreen.tsx').then(room => room.MinistersScreen)),
  monthly: laterPart(() => import('./reports/MonthlyScreen.tsx').then(room => room.MonthlyScreen)),
  reports: laterPart(() => import('./reports/ReportsScreen.tsx').then(room => room.ReportsScreen)),
  framework: laterPart(() => import('./framework/FrameworkScreen.tsx').then(room => room.FrameworkScreen)),
  'case-sheets': laterPart(() => import('./case-sheet/CaseSheetsScreen.tsx').then(room => room.CaseSheetsScreen)),
  audit: laterPart(() => import('./audit/AuditScreen.tsx').then(room => room.AuditScreen)),
  counterparts: laterPart(() => import('./counterparts/CounterpartsScreen.tsx').then(room => room.CounterpartsScreen)),
  exchanges: laterPart(() => import('./exchanges/ExchangesScreen.tsx').then(room => room.ExchangesScreen)),
  inbox: laterPart(() => import('./inbox/InboxScreen.tsx').then(room => room.InboxScreen)),
  packet: laterPart(() => import('./releases/PacketScreen.tsx').then(room => room.PacketScreen)),
  approval: laterPart(() => import('./releases/ApprovalScreen.tsx').then(room => room.ApprovalScreen)),
  consents: laterPart(() => import('./counterparts/ConsentsScreen.tsx').then(room => room.ConsentsScreen)),
  comparisons: laterPart(() => import('./comparisons/ComparisonsScreen.tsx').then(room => room.ComparisonsScreen)),
  held: laterPart(() => import('./releases/HeldScreen.tsx').then(room => room.HeldScreen)),
  'new-case': laterPart(() => import('./new-case/NewCaseScreen.tsx').then(room => room.NewCaseScreen)),
  people: laterPart(() => import('./people/PeopleScreen.tsx').then(room => room.PeopleScreen)),
  redact: laterPart(() => import('./redaction/RedactionScreen.tsx').then(room => room.RedactionScreen)),
  release: laterPart(() => import('./releases/ReleaseScreen.tsx').then(room => room.ReleaseScreen)),
  settings: laterPart(() => import('./settings/SettingsScreen.tsx').then(room => room.SettingsScreen)),
};
const sheet = laterPart(() => import('./case-sheet/CaseSheetScreen.tsx').then(room => room.CaseSheetScreen));
const viewAs = laterPart(() => import('./view-as/ViewAsScreen.tsx').then(room => room.ViewAsScreen));

/** Read the rooms before anybody goes to them, so that none is waited for. */
export function readRooms(): void {
  whenIdle(...Object.values(screens).map(({ read }) => read), sheet.read, viewAs.read);
}

export function ScreenOf({ route }: { readonly route: Route }) {
  if (route.screen === 'case' && route.viewAs !== undefined) return <viewAs.Part caseId={route.caseId} viewAs={route.viewAs} />;
  if (route.screen === 'case' && route.tab === 'sheet') return <sheet.Part caseId={route.caseId} />;
  // The table's type pairs each screen with its own route; TypeScript cannot follow the pair through a lookup.
  const Found = screens[route.screen]?.Part as ComponentType<{ readonly route: Route }> | undefined;
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
        <h1 className="h-title">{title}</h1>
      </div>
      <EmptyState fact={t('frame.notHere')} act={t('frame.notHereAct')} />
    </Screen>
  );
}
