import { useState } from 'react';
import { useMayWrite } from '../frame/rights.ts';
import { useOfficeToday } from '../day.ts';
import { useFormat } from '../format.ts';
import { useResumed } from '../drafts/use-draft.ts';
import { useText } from '../text.ts';
import { KeyHint } from '../ui/Keys.tsx';
import { notify } from '../ui/notice.ts';
import { SegmentedControl } from '../ui/SegmentedControl.tsx';
import { failures } from '../../shared/failure.ts';
import { groupOf, type Move } from './moves.ts';
import { SnoozeDialog } from './SnoozeDialog.tsx';
import { chooseDay, wake } from './today-store.ts';
import { YourMove } from './YourMove.tsx';

/** What is to be done, of the own cases or the whole office, and how it is put off. */
export function MovePart({ moves, view }: { readonly moves: readonly Move[]; readonly view: 'mine' | 'office' }) {
  const t = useText();
  const mayWrite = useMayWrite();
  const [putOff, setPutOff] = useState<Move | null>(null);
  const today = useOfficeToday();
  useResumed('snooze ', place => setPutOff(moves.find(({ key }) => place === `snooze ${key}`) ?? null), moves.length > 0);
  const shown = moves.filter(move => groupOf(move, today) !== null);
  const onSnooze = (move: Move) => {
    if (!mayWrite) return;
    if (groupOf(move, today) !== 'asleep') return setPutOff(move);
    void wake(move.row).then(failure => {
      if (failure !== null) notify({ title: t(failures[failure.code]), tone: 'stop' });
    });
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
        </span>
      </div>
      <IdleNote moves={moves} />
      {shown.length > 0 && <YourMove moves={shown} onSnooze={onSnooze} />}
      {putOff !== null && <SnoozeDialog move={putOff} onClose={() => setPutOff(null)} />}
    </section>
  );
}

/** A fact and what comes next, on a day on which nothing is due. */
function IdleNote({ moves }: { readonly moves: readonly Move[] }) {
  const t = useText();
  const format = useFormat();
  const today = useOfficeToday();
  if (moves.some(move => ['overdue', 'today'].includes(groupOf(move, today) ?? ''))) return null;
  const next = moves.find(({ clock, ...move }) => clock !== null && groupOf({ ...move, clock }, today) !== 'asleep');
  const { clock } = next ?? {};
  const date = clock ? format.range(clock.earliest, clock.latest) : '';
  return (
    <p className="idle muted">
      {t('today.empty')} {next ? t('today.emptyNext', { date, what: t(next.what) }) : t('today.emptyAct')}
    </p>
  );
}
