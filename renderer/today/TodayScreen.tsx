import { useEffect, useMemo } from 'react';
import { todayHere, useFormat } from '../format.ts';
import { Screen } from '../frame/Screen.tsx';
import { prefer, usePreferences } from '../preferences.ts';
import { useText } from '../text.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { FailureNote } from '../ui/FailureNote.tsx';
import { KeyHint } from '../ui/Keys.tsx';
import { SplitPane } from '../ui/SplitPane.tsx';
import { Horizon } from './Horizon.tsx';
import { awaitedOf, groupOf, movesOf, type Move } from './moves.ts';
import { TodayPanel } from './TodayPanel.tsx';
import { followToday, openToday, useOffice, useToday } from './today-store.ts';
import { YourMove } from './YourMove.tsx';

/** The day: what stops when, what is ours to do, and whom we wait for. */
export function TodayScreen() {
  const t = useText();
  const { rows, duties, packets, failure } = useToday();
  const office = useOffice();
  const panelPx = usePreferences(state => state.panelPx);
  const today = todayHere();
  const moves = useMemo(() => movesOf(rows ?? [], duties, office, today), [rows, duties, office, today]);
  const awaited = useMemo(() => awaitedOf(rows ?? [], packets, office, today), [rows, packets, office, today]);
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
          <DayHead moves={moves} waiting={awaited.length} isRead={rows !== null} />
          {failure && <FailureNote failure={failure} />}
          {rows && <Horizon rows={rows} />}
          {rows && <MovePart moves={moves} />}
        </div>
      </SplitPane>
    </Screen>
  );
}

type DayHeadProps = { readonly moves: readonly Move[]; readonly waiting: number; readonly isRead: boolean };

function DayHead({ moves, waiting, isRead }: DayHeadProps) {
  const t = useText();
  const format = useFormat();
  const count = (group: ReturnType<typeof groupOf>) => moves.filter(move => groupOf(move) === group).length;
  const overdue = count('overdue');
  const words = format.dateInWords(todayHere());
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

function MovePart({ moves }: { readonly moves: readonly Move[] }) {
  const t = useText();
  const format = useFormat();
  const isIdle = moves.every(move => groupOf(move) === 'later');
  const next = moves[0];
  const act = next
    ? t('today.emptyNext', { date: format.range(next.clock.earliest, next.clock.latest), what: t(next.what) })
    : t('today.emptyAct');
  return (
    <section aria-label={t('today.yourMove')}>
      <div className="move-head">
        <h2 className="h-title">{t('today.yourMove')}</h2>
        <span className="right">
          <KeyHint keys={['J', 'K']} does={t('today.move')} />
          <KeyHint keys={['Enter']} does={t('today.open')} />
        </span>
      </div>
      {isIdle ? <EmptyState fact={t('today.empty')} act={act} /> : <YourMove moves={moves} />}
    </section>
  );
}
