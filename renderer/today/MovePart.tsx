import { useState } from 'react';
import type { DayRow } from '../../shared/day.ts';
import { failures } from '../../shared/failure.ts';
import { useResumed } from '../drafts/use-draft.ts';
import { useFormat } from '../format.ts';
import { useMayWrite } from '../frame/rights.ts';
import { useText } from '../text.ts';
import { KeyHint } from '../ui/Keys.tsx';
import { notify } from '../ui/notice.ts';
import { SegmentedControl } from '../ui/SegmentedControl.tsx';
import { ReminderDialog } from './ReminderDialog.tsx';
import { SnoozeDialog } from './SnoozeDialog.tsx';
import { chooseDay, dueCount, findRow, readOf, useToday, viewOf, wake } from './today-store.ts';
import { YourMove } from './YourMove.tsx';

/** What is to be done and by whom, of the own cases or the whole office; how it is put off, and how others are reminded. */
export function MovePart() {
  const t = useText();
  const mayWrite = useMayWrite();
  const [putOff, setPutOff] = useState<DayRow | null>(null);
  const [asked, setAsked] = useState<DayRow | null>(null);
  const groups = useToday(state => readOf(state).day.groups);
  const view = useToday(viewOf);
  const rows = groups.flatMap(group => group.rows);
  useResumed('snooze ', place => void findRow(place.slice('snooze '.length)).then(setPutOff), rows.length > 0);
  useResumed('remind ', place => void findRow(place.slice('remind '.length)).then(setAsked), rows.length > 0);
  const onSnooze = (row: DayRow, isAsleep: boolean) => {
    if (!mayWrite || row.row === null) return;
    if (!isAsleep) return setPutOff(row);
    void wake(row.row).then(failure => {
      if (failure !== null) notify({ title: t(failures[failure.code]), tone: 'stop' });
    });
  };
  const onRemind = (row: DayRow) => {
    if (mayWrite && row.whose !== 'us' && row.act !== null) setAsked(row);
  };
  return (
    <section aria-label={t('today.yourMove')}>
      <div className="move-head">
        <h2 className="h-title">{t('today.yourMove')}</h2>
        <SegmentedControl
          label={t('today.whose')}
          value={view}
          onChange={chooseDay}
          segments={[
            { id: 'mine', label: t('today.mine') },
            { id: 'office', label: t('today.office') },
          ]}
        />
        <span className="right">
          <KeyHint keys={['J', 'K']} does={t('today.move')} />
          <KeyHint keys={['Enter']} does={t('today.open')} />
          {mayWrite && <KeyHint keys={['S']} does={t('today.snooze')} />}
          {mayWrite && <KeyHint keys={['R']} does={t('today.remind')} />}
        </span>
      </div>
      <IdleNote rows={rows} />
      <YourMove groups={groups} onSnooze={onSnooze} onRemind={onRemind} />
      {putOff !== null && <SnoozeDialog move={putOff} onClose={() => setPutOff(null)} />}
      {asked !== null && <ReminderDialog row={asked} onClose={() => setAsked(null)} />}
    </section>
  );
}

/** A fact and what comes next, on a day on which nothing is due. */
function IdleNote({ rows }: { readonly rows: readonly DayRow[] }) {
  const t = useText();
  const format = useFormat();
  const isIdle = useToday(state => dueCount(state)?.count === 0);
  if (!isIdle) return null;
  const next = rows.find(({ due, snooze, whose }) => due !== null && due.daysToEarliest > 0 && snooze === null && whose === 'us');
  const date = next?.due ? format.range(next.due.earliest, next.due.latest) : '';
  return (
    <p className="idle muted">
      {t('today.empty')} {next ? t('today.emptyNext', { date, what: t(next.what) }) : t('today.emptyAct')}
    </p>
  );
}
