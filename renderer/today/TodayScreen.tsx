import { useEffect, useMemo } from 'react';
import { useOfficeToday } from '../day.ts';
import { useFormat } from '../format.ts';
import { Screen } from '../frame/Screen.tsx';
import { prefer, usePreferences } from '../preferences.ts';
import { useText } from '../text.ts';
import { Button } from '../ui/Button.tsx';
import { FailureNote } from '../ui/FailureNote.tsx';
import { Progress } from '../ui/Progress.tsx';
import { SplitPane } from '../ui/SplitPane.tsx';
import { useVault } from '../vault/vault-store.ts';
import { awaitedOf } from './awaited.ts';
import { Horizon } from './Horizon.tsx';
import { MovePart } from './MovePart.tsx';
import { groupOf, isMine, movesOf, type GroupId, type Move } from './moves.ts';
import { TodayPanel } from './TodayPanel.tsx';
import { followToday, openToday, readOf, useOffice, useToday } from './today-store.ts';

/** The day: what stops when, what is ours to do, and whom we wait for. */
export function TodayScreen() {
  const t = useText();
  const isRead = useToday(({ day }) => day.phase === 'ready');
  const failure = useToday(({ day }) => (day.phase === 'ready' ? day.failure : null));
  const panelPx = usePreferences(state => state.panelPx);
  const { moves, awaited, view, shownRows } = useDay();
  useEffect(() => void openToday(), []);
  useEffect(followToday, []);

  return (
    <Screen layout="fixed" crumbs={[{ label: t('frame.room.today') }]}>
      <SplitPane
        panel={<TodayPanel awaited={awaited} />}
        panelLabel={t('today.beside')}
        panelPx={panelPx}
        onPanelPx={px => prefer({ panelPx: px })}
      >
        <div className="page today">
          <DayHead moves={moves} waiting={awaited.length} isRead={isRead} />
          {failure && (
            <FailureNote failure={failure}>
              <Button onPress={() => void openToday()}>{t('ui.retry')}</Button>
            </FailureNote>
          )}
          {!isRead && <Progress label={t('today.reading')} done={0} total={null} />}
          {isRead && <Horizon rows={shownRows} />}
          {isRead && <MovePart moves={moves} view={view} />}
        </div>
      </SplitPane>
    </Screen>
  );
}

/** The day as this person chose to see it: the own cases, or the whole office. */
function useDay() {
  const { rows, duties, loosenings, returned, snoozes, packets, promised } = useToday(readOf);
  const chosen = useToday(state => state.view);
  const office = useOffice();
  const person = useVault(state => (state.phase === 'open' ? state.vault.user : null));
  const view = chosen ?? (person?.role === 'officer' ? 'mine' : 'office');
  return useMemo(() => {
    const isShown = (one: Pick<Move, 'caseId' | 'officer'>) => view === 'office' || isMine(one, person?.label ?? '');
    const shownRows = rows.filter(isShown);
    const all = movesOf({ rows, duties, loosenings, returned, snoozes }, office);
    return {
      view,
      shownRows,
      moves: all.filter(isShown),
      awaited: awaitedOf(rows, { packets, promised }, office).filter(isShown),
    };
  }, [view, person, rows, duties, loosenings, returned, snoozes, packets, promised, office]);
}

type DayHeadProps = { readonly moves: readonly Move[]; readonly waiting: number; readonly isRead: boolean };

function DayHead({ moves, waiting, isRead }: DayHeadProps) {
  const t = useText();
  const format = useFormat();
  const today = useOfficeToday();
  const count = (group: GroupId) => moves.filter(move => groupOf(move, today) === group).length;
  const overdue = count('overdue');
  const words = format.dateInWords(today);
  return (
    <div className="day-head">
      <h1 className="day-words">{words.charAt(0).toUpperCase() + words.slice(1)}</h1>
      {isRead && (
        <ul className="day-counts">
          <li className={overdue > 0 ? 'late' : ''}>{t('today.overdue', { count: overdue })}</li>
          <li>{t('today.dueToday', { count: count('today') })}</li>
          <li>{t('today.thisWeek', { count: count('week') })}</li>
          <li>{t('today.waitingCount', { count: waiting })}</li>
        </ul>
      )}
    </div>
  );
}
