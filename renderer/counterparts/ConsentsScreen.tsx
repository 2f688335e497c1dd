import { useEffect } from 'react';
import type { ConsentLine } from '../../shared/contract/consents.ts';
import { purposeWords } from '../../shared/packet-words.ts';
import { useFormat } from '../format.ts';
import { Screen } from '../frame/Screen.tsx';
import { useText } from '../text.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { FailureNote } from '../ui/FailureNote.tsx';
import { Table, type Column } from '../ui/Table.tsx';
import { ConsentOpened } from './ConsentOpened.tsx';
import { Notices } from './Notices.tsx';
import { followConsents, openConsent, readConsents, useConsents } from './consent-store.ts';

/** What we asked originators, and what is asked of us, newest first; a line opens its values. */
export function ConsentsScreen() {
  const t = useText();
  const { lines, opened, failure } = useConsents();
  const columns = useColumns();
  useEffect(() => {
    void readConsents();
    return followConsents();
  }, []);
  return (
    <Screen
      layout="fixed"
      crumbs={[{ label: t('frame.room.counterparts'), to: { screen: 'counterparts' } }, { label: t('consent.title') }]}
    >
      <div className="page-head">
        <h1 className="h-title">{t('consent.title')}</h1>
        <span className="muted">{t('consent.lead')}</span>
      </div>
      {failure !== null && opened === null && (
        <div className="page-part">
          <FailureNote failure={failure} />
        </div>
      )}
      <Notices />
      <div className="grow-table">
        {lines !== null && (
          <Table
            label={t('consent.title')}
            columns={columns}
            rows={lines}
            keyOf={({ id }) => id}
            onOpen={({ id }) => void openConsent(id)}
            empty={<EmptyState fact={t('consent.none')} act={t('consent.noneAct')} />}
          />
        )}
      </div>
      {opened !== null && <ConsentOpened key={opened.id} detail={opened} />}
    </Screen>
  );
}

function useColumns(): readonly Column<ConsentLine>[] {
  const t = useText();
  const format = useFormat();
  return [
    {
      id: 'direction',
      title: t('consent.direction'),
      width: 'minmax(150px, 2fr)',
      cell: ({ direction, agency }) => t(`consent.directions.${direction}`, { agency }),
    },
    {
      id: 'recipient',
      title: t('consent.recipient'),
      width: 'minmax(110px, 1fr)',
      cell: ({ recipient, names }) => (
        <span className="mono" title={t(names)}>
          {recipient}
        </span>
      ),
    },
    { id: 'purpose', title: t('consent.purpose'), width: 'minmax(110px, 2fr)', cell: ({ purpose }) => t(purposeWords[purpose]) },
    { id: 'until', title: t('consent.until'), width: '110px', cell: ({ until }) => format.date(until) },
    {
      id: 'case',
      title: t('consent.case'),
      width: '116px',
      cell: ({ reference }) => <span className="mono">{reference}</span>,
    },
    {
      id: 'state',
      title: t('consent.state'),
      width: 'minmax(160px, 2fr)',
      cell: line => (
        <>
          {t(`consent.states.${line.state}`)}
          {line.state === 'given' && line.given < line.values && (
            <span className="small muted"> · {t('consent.count', { given: line.given, values: line.values })}</span>
          )}
        </>
      ),
    },
  ];
}
