import { useEffect, useState } from 'react';
import type { Comparison } from '../../shared/contract/compare.ts';
import { compareKindText, compareStateText } from '../../shared/text/compare.ts';
import { useFormat } from '../format.ts';
import { Screen } from '../frame/Screen.tsx';
import { useResumed } from '../drafts/use-draft.ts';
import { useText } from '../text.ts';
import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { FailureNote } from '../ui/FailureNote.tsx';
import { Progress } from '../ui/Progress.tsx';
import { Table, type Column } from '../ui/Table.tsx';
import { useVault } from '../vault/vault-store.ts';
import { ComparisonOpened } from './ComparisonOpened.tsx';
import { OfferDialog } from './OfferDialog.tsx';
import { PolicyDialog } from './PolicyDialog.tsx';
import { cancelWork, followWork, openComparison, readComparisons, takeFile, useComparisons } from './comparison-store.ts';

/** Blind comparisons by file: which are under way, what each waits for, and how many hits there were. */
export function ComparisonsScreen() {
  const t = useText();
  const { lines, opened, failure, work } = useComparisons();
  const isSupervisor = useVault(state => state.phase === 'open' && state.vault.user.role === 'supervisor');
  const [dialog, setDialog] = useState<'none' | 'offer' | 'policy'>('none');
  const columns = useColumns();
  useEffect(() => void readComparisons(), []);
  useEffect(followWork, []);
  useResumed('comparison new', () => setDialog('offer'));
  useResumed('comparison policy', () => setDialog('policy'));
  return (
    <Screen
      layout="fixed"
      crumbs={[{ label: t('frame.room.counterparts'), to: { screen: 'counterparts' } }, { label: t('compare.title') }]}
    >
      <div className="page-head">
        <h1 className="h-title">{t('compare.title')}</h1>
        <div className="acts">
          {isSupervisor && <Button onPress={() => setDialog('policy')}>{t('compare.allow')}</Button>}
          <Button onPress={() => void takeFile()}>{t('compare.read')}</Button>
          <Button variant="primary" onPress={() => setDialog('offer')}>
            {t('compare.offer')}
          </Button>
        </div>
      </div>
      <div className="page-part">
        <p className="muted">{t('compare.lead')}</p>
        {work !== null && opened === null && <Progress label={t('compare.working')} {...shareOf(work)} onCancel={cancelWork} />}
        {failure !== null && opened === null && <FailureNote failure={failure} />}
      </div>
      <div className="grow-table">
        {lines !== null && (
          <Table
            label={t('compare.title')}
            columns={columns}
            rows={lines}
            keyOf={({ run }) => run}
            onOpen={({ run }) => void openComparison(run)}
            empty={<EmptyState fact={t('compare.none')} act={t('compare.noneAct')} />}
          />
        )}
      </div>
      {dialog === 'offer' && <OfferDialog onClose={() => setDialog('none')} />}
      {dialog === 'policy' && <PolicyDialog onClose={() => setDialog('none')} />}
      {opened !== null && <ComparisonOpened key={opened.comparison.run} {...opened} />}
    </Screen>
  );
}

const shareOf = ({ done, total }: { readonly done: number; readonly total: number }) => ({
  done,
  total: total === 0 ? null : total,
});

function useColumns(): readonly Column<Comparison>[] {
  const t = useText();
  const format = useFormat();
  return [
    {
      id: 'agency',
      title: t('compare.agency'),
      width: 'minmax(110px, 1fr)',
      cell: ({ agency }) => <span className="mono">{agency}</span>,
    },
    { id: 'role', title: t('compare.role'), width: '100px', cell: ({ role }) => t(`compare.roles.${role}`) },
    {
      id: 'kinds',
      title: t('compare.kinds'),
      width: 'minmax(120px, 2fr)',
      cell: ({ kinds }) => kinds.map(kind => t(compareKindText[kind])).join(', '),
    },
    {
      id: 'sizes',
      title: t('compare.sizes'),
      width: '130px',
      cell: ({ size, theirSize }) => t('compare.sizesOf', { size: format.number(size), other: format.number(theirSize) }),
    },
    { id: 'state', title: t('compare.state'), width: 'minmax(150px, 2fr)', cell: ({ state }) => t(compareStateText[state]) },
    { id: 'hits', title: t('compare.hits'), width: '100px', cell: ({ hits }) => (hits === null ? '' : format.number(hits)) },
    { id: 'started', title: t('compare.started'), width: '110px', cell: ({ startedAtMs }) => format.instant(startedAtMs) },
  ];
}
