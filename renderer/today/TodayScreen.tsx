import { useEffect } from 'react';
import { useOfficeToday } from '../day.ts';
import { useFormat } from '../format.ts';
import { Screen } from '../frame/Screen.tsx';
import { useText } from '../text.ts';
import { Button } from '../ui/Button.tsx';
import { FailureNote } from '../ui/FailureNote.tsx';
import { Progress } from '../ui/Progress.tsx';
import { SplitPane } from '../ui/SplitPane.tsx';
import { Horizon } from './Horizon.tsx';
import { MovePart } from './MovePart.tsx';
import { TodayPanel } from './TodayPanel.tsx';
import { followToday, openToday, readOf, totalIn, useToday } from './today-store.ts';

/** The day: what stops when, what is ours to do, and whom we wait for. */
export function TodayScreen() {
  const t = useText();
  const isRead = useToday(({ day }) => day.phase === 'ready');
  const failure = useToday(({ day }) => (day.phase === 'ready' ? day.failure : null));
  const horizon = useToday(state => readOf(state).day.horizon);
  useEffect(() => void openToday(), []);
  useEffect(followToday, []);

  return (
    <Screen layout="fixed" crumbs={[{ label: t('frame.room.today') }]}>
      <SplitPane panel={<TodayPanel />} panelLabel={t('today.beside')}>
        <div className="page today">
          <DayHead isRead={isRead} />
          {failure && (
            <FailureNote failure={failure}>
              <Button onPress={() => void openToday()}>{t('ui.retry')}</Button>
            </FailureNote>
          )}
          {!isRead && <Progress label={t('today.reading')} done={0} total={null} />}
          {isRead && <Horizon horizon={horizon} />}
          {isRead && <MovePart />}
        </div>
      </SplitPane>
    </Screen>
  );
}

function DayHead({ isRead }: { readonly isRead: boolean }) {
  const t = useText();
  const format = useFormat();
  const today = useOfficeToday();
  const day = useToday(state => readOf(state).day);
  const [overdue, lapsed] = [totalIn(day, 'overdue'), totalIn(day, 'lapsed')];
  const [expected, toAsk] = [totalIn(day, 'expected'), totalIn(day, 'ask')];
  const words = format.dateInWords(today);
  return (
    <div className="day-head">
      <h1 className="day-words">{words.charAt(0).toUpperCase() + words.slice(1)}</h1>
      {isRead && (
        <ul className="day-counts">
          <li className={overdue > 0 ? 'late' : ''}>{t('today.overdue', { count: overdue })}</li>
          <li>{t('today.dueToday', { count: totalIn(day, 'today') })}</li>
          <li>{t('today.thisWeek', { count: totalIn(day, 'week') })}</li>
          {lapsed > 0 && <li className="late">{t('today.lapsed', { count: lapsed })}</li>}
          {expected > 0 && <li>{t('today.expected', { count: expected })}</li>}
          <li>
            {t(toAsk > 0 ? 'today.waitingToAsk' : 'today.waitingCount', { count: toAsk + totalIn(day, 'waiting'), ask: toAsk })}
          </li>
        </ul>
      )}
    </div>
  );
}
