import { useEffect } from 'react';
import { agenciesFound } from '../../shared/agency-search.ts';
import type { AgencyView } from '../../shared/contract/agencies.ts';
import type { AgencyCode } from '../../shared/language.ts';
import { useResumed } from '../drafts/use-draft.ts';
import { openOverlay } from '../frame/overlay-store.ts';
import { go } from '../frame/route-store.ts';
import { ListFoot } from '../frame/ListFoot.tsx';
import { RoomSearch } from '../frame/RoomSearch.tsx';
import { Screen } from '../frame/Screen.tsx';
import { useReader, useText } from '../text.ts';
import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { FailureNote } from '../ui/FailureNote.tsx';
import { useSpoken } from '../ui/LiveRegion.tsx';
import { Menu } from '../ui/Menu.tsx';
import { SplitPane } from '../ui/SplitPane.tsx';
import { Table, type Column } from '../ui/Table.tsx';
import { AddDialog } from './AddDialog.tsx';
import { ConsentDialog } from './ConsentDialog.tsx';
import { CounterpartPanel } from './CounterpartPanel.tsx';
import { ProfileDialog } from './ProfileDialog.tsx';
import { TwelveWords } from './TwelveWords.tsx';
import {
  chooseCounterpart,
  importCard,
  openDialog,
  readCounterparts,
  useCounterparts,
  writeOurCard,
  writeVerifier,
} from './counterpart-store.ts';

/** Agencies: their keys, whether their words were compared, what they may receive. */
export function CounterpartsScreen() {
  const t = useText();
  const { agencies, chosen, dialog, ownWords, wordsFile, refusal, text } = useCounterparts();
  const columns = useColumns();
  useEffect(() => void readCounterparts(), []);
  useResumed('agency', () => openDialog('add'));
  useResumed('consent ', place => {
    chooseCounterpart(place.slice('consent '.length) as AgencyCode); // as the dialog wrote it
    openDialog('consent');
  });
  const all = agencies?.filter(({ isOurs }) => !isOurs).toSorted((one, other) => rank(one) - rank(other)) ?? [];
  const others = text.trim() === '' ? all : agenciesFound(text, all);
  const count = agencies && t('counterpart.count', { count: others.length });
  useSpoken(count);
  const agency = others.find(({ code }) => code === chosen) ?? others[0];
  const further = [
    { id: 'own-words', label: t('counterpart.ourWords'), run: () => openOverlay('own-words') },
    { id: 'verifier', label: t('counterpart.verifier'), run: () => void writeVerifier() },
    { id: 'consents', label: t('consent.open'), startsGroup: true, run: () => go({ screen: 'consents' }) },
    { id: 'comparisons', label: t('compare.title'), run: () => go({ screen: 'comparisons' }) },
  ];
  return (
    <Screen layout="fixed" crumbs={[{ label: t('frame.room.counterparts') }]}>
      <div className="page-head">
        <h1 className="h-title">{t('frame.room.counterparts')}</h1>
        <span className="muted">{count}</span>
        <div className="acts">
          <Button onPress={() => openDialog('add')}>{t('counterpart.byHand')}</Button>
          <Button onPress={() => void writeOurCard()}>{t('counterpart.ourCard')}</Button>
          <Button variant="primary" onPress={() => void importCard()}>
            {t('counterpart.importCard')}
          </Button>
          <Menu label={t('cases.more')} entries={further} onAction={id => further.find(act => act.id === id)?.run()} />
        </div>
      </div>
      <RoomSearch
        label={t('counterpart.search')}
        hint={t('counterpart.searchHint')}
        text={text}
        onFind={sought => useCounterparts.setState({ text: sought })}
      />
      {ownWords !== null && (
        <div className="page-part stack" role="status">
          <b className="strong">{t('counterpart.cardWritten')}</b>
          <TwelveWords words={ownWords} />
          {wordsFile !== null && <p className="small muted">{t('counterpart.wordsFile', { file: wordsFile })}</p>}
        </div>
      )}
      {refusal !== null && dialog === 'none' && (
        <div className="page-part">
          <FailureNote failure={refusal} />
        </div>
      )}
      {agencies !== null && (
        <SplitPane
          panelLabel={t('counterpart.agency')}
          panel={agency === undefined ? null : <CounterpartPanel agency={agency} />}
        >
          <Table
            label={t('frame.room.counterparts')}
            columns={columns}
            rows={others}
            keyOf={({ code }) => code}
            besideKey={agency?.code}
            onActive={({ code }) => chooseCounterpart(code)}
            empty={
              text.trim() === '' ? (
                <EmptyState fact={t('counterpart.none')} act={t('counterpart.noneAct')}>
                  <Button onPress={() => void importCard()}>{t('counterpart.importCard')}</Button>
                </EmptyState>
              ) : (
                <EmptyState fact={t('counterpart.notFound')} act={t('counterpart.notFoundAct')}>
                  <Button onPress={() => openDialog('add')}>{t('counterpart.byHand')}</Button>
                </EmptyState>
              )
            }
          />
        </SplitPane>
      )}
      <ListFoot canSearch opens={false} />
      {agency !== undefined && dialog === 'profile' && <ProfileDialog agency={agency} agencies={agencies ?? []} />}
      {agency !== undefined && dialog === 'consent' && <ConsentDialog agency={agency} agencies={agencies ?? []} />}
      {dialog === 'add' && <AddDialog />}
    </Screen>
  );
}

/** Those with a key come first. */
function rank({ keys, profile }: AgencyView): number {
  return (keys.length > 0 ? 0 : 2) + (profile === null ? 1 : 0);
}

function useColumns(): readonly Column<AgencyView>[] {
  const t = useText();
  const reader = useReader();
  return [
    { id: 'code', title: t('counterpart.agency'), width: '132px', cell: ({ code }) => <b className="strong mono">{code}</b> },
    { id: 'name', title: t('counterpart.name'), width: 'minmax(120px, 2fr)', cell: ({ names }) => reader.say(names) },
    {
      id: 'key',
      title: t('counterpart.key'),
      width: 'minmax(96px, 1fr)',
      cell: agency => t(`counterpart.keys.${keyState(agency)}`),
    },
    {
      id: 'may',
      title: t('counterpart.may'),
      width: 'minmax(96px, 1fr)',
      cell: ({ profile }) => (profile === null ? t('counterpart.nothing') : t(`counterpart.standings.${profile.standing}`)),
    },
  ];
}

export function keyState({ keys }: AgencyView): 'none' | 'hand' | 'compared' | 'uncompared' {
  const current = keys.find(({ ended }) => ended === null);
  if (current === undefined) return 'none';
  if (current.signingFingerprint === null) return 'hand';
  return current.isCompared ? 'compared' : 'uncompared';
}
