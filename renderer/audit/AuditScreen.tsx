import { useEffect, useState } from 'react';
import { auditActionName } from '../../shared/audit-actions.ts';
import { caseCode } from '../../shared/case-code.ts';
import type { AuditEvent } from '../../shared/contract/audit.ts';
import type { Failure } from '../../shared/failure.ts';
import { stationText, waitingSaid } from '../../shared/text/stations.ts';
import { ListFoot } from '../frame/ListFoot.tsx';
import { Screen } from '../frame/Screen.tsx';
import { useFormat } from '../format.ts';
import { useText } from '../text.ts';
import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { FailureNote } from '../ui/FailureNote.tsx';
import { Progress } from '../ui/Progress.tsx';
import { SplitPane } from '../ui/SplitPane.tsx';
import { Table, type Column } from '../ui/Table.tsx';
import { AuditFilters } from './AuditFilters.tsx';
import { cancelVerify, everything, filterAudit, openAudit, readMoreEvents, useAudit, verifyAudit } from './audit-store.ts';
import { useViewer } from '../viewer.ts';
import { EventDialog } from './EventDialog.tsx';
import { EventPanel } from './EventPanel.tsx';
import { lookInto, readGrants, useGrants } from './grant-store.ts';
import { GrantsDialog } from './GrantsDialog.tsx';
import { Verdict } from './Verdict.tsx';

/** The chain of events: who did what and when, and whether it is whole. */
export function AuditScreen() {
  const t = useText();
  const list = useAudit(state => state.list);
  const isVerifying = useAudit(({ chain }) => chain.phase === 'verifying');
  const columns = useColumns();
  const [active, setActive] = useState<number | null>(null);
  const events = list.phase === 'ready' ? list.events : [];
  const beside = events.find(({ number }) => number === active) ?? events[0];
  useEffect(() => void openAudit(), []);

  return (
    <Screen layout="fixed" crumbs={[{ label: t('frame.room.audit') }]}>
      <div className="page-head">
        <h1 className="h-title">{t('frame.room.audit')}</h1>
        {list.phase === 'ready' && <span className="muted">{t('audit.count', { count: list.total })}</span>}
        <div className="acts">
          <GrantsButton />
          <Button variant="primary" onPress={() => void verifyAudit()} isPending={isVerifying}>
            {t('audit.verify')}
          </Button>
        </div>
      </div>
      <p className="page-part note">{t('audit.note')}</p>
      <Chain />
      <Missing />
      {'failure' in list && list.failure !== null && <Failed failure={list.failure} />}
      <AuditFilters />
      {list.phase === 'ready' && (
        <SplitPane
          panelLabel={t('audit.beside')}
          panel={beside === undefined ? null : <EventPanel key={beside.number} event={beside} />}
        >
          <Table
            label={t('frame.room.audit')}
            columns={columns}
            rows={list.events}
            total={list.total}
            keyOf={event => String(event.number)}
            onOpen={event => void lookInto(event)}
            besideKey={beside === undefined ? undefined : String(beside.number)}
            onActive={({ number }) => setActive(number)}
            onNearEnd={() => void readMoreEvents()}
            empty={
              <EmptyState fact={t('audit.none')} act={t('audit.noneAct')}>
                <Button onPress={() => void filterAudit(everything)}>{t('audit.clear')}</Button>
              </EmptyState>
            }
          />
        </SplitPane>
      )}
      <ListFoot />
      <EventDialog />
    </Screen>
  );
}

/** How many cases are open to auditors, and the way to them. An officer has no part in it. */
function GrantsButton() {
  const t = useText();
  const role = useViewer(({ viewer }) => viewer?.user.role ?? 'officer');
  const live = useGrants(({ grants }) => grants.filter(({ isLive }) => isLive).length);
  const [isOpen, setOpen] = useState(false);
  const hasPart = role !== 'officer';
  useEffect(() => void (hasPart && readGrants()), [hasPart]);
  if (!hasPart) return null;
  const isSupervisor = role === 'supervisor';
  return (
    <>
      <Button onPress={() => setOpen(true)}>
        {t(isSupervisor ? 'audit.grantsCount' : 'audit.ownGrantsCount', { count: live })}
      </Button>
      {isOpen && <GrantsDialog isSupervisor={isSupervisor} onClose={() => setOpen(false)} />}
    </>
  );
}

/** How far verifying is, and what came of it. */
function Chain() {
  const t = useText();
  const chain = useAudit(state => state.chain);
  if (chain.phase === 'verified') return <Verdict verdict={chain.verdict} />;
  if (chain.phase === 'failed') return <Failed failure={chain.failure} />;
  if (chain.phase === 'not-asked') return null;
  return (
    <div className="page-part">
      <Progress label={t('audit.verifying')} done={chain.done} total={chain.total} onCancel={cancelVerify} />
    </div>
  );
}

function Failed({ failure }: { readonly failure: Failure }) {
  return (
    <div className="page-part">
      <FailureNote failure={failure} />
    </div>
  );
}

/** What is known to exist of other stations' chains and has not come. */
function Missing() {
  const t = useText();
  const waiting = useAudit(({ office }) => office?.waiting ?? none);
  if (waiting.length === 0) return null;
  return (
    <ul className="page-part stack tight">
      {waiting.map((one, at) => {
        const { text, values } = waitingSaid(one);
        return <li key={at}>{t(text, values)}</li>;
      })}
    </ul>
  );
}

const none: readonly never[] = [];

function useColumns(): readonly Column<AuditEvent>[] {
  const t = useText();
  const isOfSeveral = useAudit(({ office }) => office !== null);
  const format = useFormat();
  return [
    { id: 'number', title: t('audit.number'), width: '72px', align: 'end', cell: event => format.number(event.number) },
    { id: 'when', title: t('audit.when'), width: '128px', cell: event => format.instant(event.atMs) },
    {
      id: 'who',
      title: t('audit.who'),
      width: 'minmax(104px, 2fr)',
      cell: event => <span title={event.userLabel ?? ''}>{event.userLabel ?? t('audit.unknown')}</span>,
    },
    ...(isOfSeveral
      ? [
          {
            id: 'station',
            title: t(stationText.station),
            width: '96px',
            cell: ({ chain }: AuditEvent) => (
              <span className="mono small">{chain === null ? '' : `${chain.station}·${chain.number}`}</span>
            ),
          },
        ]
      : []),
    {
      id: 'action',
      title: t('audit.action'),
      width: 'minmax(150px, 3fr)',
      cell: event => <span title={event.action}>{t(auditActionName(event.action))}</span>,
    },
    {
      id: 'cases',
      title: t('audit.cases'),
      width: 'minmax(88px, 1fr)',
      cell: ({ caseIds: [first, ...others] }) =>
        first === undefined ? null : (
          <span className="mono small">
            {caseCode(first)}
            {others.length > 0 && ` +${others.length}`}
          </span>
        ),
    },
  ];
}
