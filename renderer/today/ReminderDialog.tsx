import { owedBy } from '../../shared/owed-text.ts';
import { useEffect, useState } from 'react';
import { civilDate, dayNumber } from '../../shared/clocks/civil-date.ts';
import type { FollowUp } from '../../shared/contract/today.ts';
import type { DayRow } from '../../shared/day.ts';
import type { Failure } from '../../shared/failure.ts';
import type { CivilDate } from '../../shared/language.ts';
import { useOfficeToday } from '../day.ts';
import { useDraft } from '../drafts/use-draft.ts';
import { useLeave } from '../drafts/use-leave.tsx';
import { useFormat } from '../format.ts';
import { door } from '../host.ts';
import { useText } from '../text.ts';
import { Button } from '../ui/Button.tsx';
import { DateField } from '../ui/DateField.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { FailureNote } from '../ui/FailureNote.tsx';
import { notify } from '../ui/notice.ts';
import { TextField } from '../ui/TextField.tsx';
import { remind } from './today-store.ts';

const NEXT_DAYS = 14;
type Typed = { readonly on: CivilDate | null; readonly nextOn: CivilDate | null; readonly note: string };

/** Record that whoever owes an act was reminded, and when it is asked about again. What was recorded before stands below. */
export function ReminderDialog({ row, onClose }: { readonly row: DayRow; readonly onClose: () => void }) {
  const t = useText();
  const format = useFormat();
  const today = useOfficeToday();
  const typed = useDraft<Typed>(`remind ${row.key}`, { on: today, nextOn: civilDate(dayNumber(today) + NEXT_DAYS), note: '' });
  const { on, nextOn, note } = typed.value;
  const change = (part: Partial<Typed>) => typed.change({ ...typed.value, ...part });
  const { leave, question } = useLeave(typed, onClose);
  const [failure, setFailure] = useState<Failure | null>(null);
  const missing = on === null || nextOn === null || nextOn <= on ? t('today.remindDays') : null;

  async function save(): Promise<void> {
    if (on === null || nextOn === null || row.caseId === null || row.act === null) return;
    const refused = await remind(row.caseId, row.act, { on, nextOn, note: note.trim() });
    if (refused !== null) return setFailure(refused);
    typed.done();
    onClose();
    notify({ title: t('today.remindSaved', { date: format.date(nextOn) }), tone: 'done' });
  }

  return (
    <Dialog
      isOpen
      onClose={leave}
      width="sm"
      title={t('today.remindTitle')}
      footer={
        <>
          <Button onPress={leave}>{t('ui.cancel')}</Button>
          <Button variant="primary" unavailable={missing} onPress={() => void save()}>
            {t('today.remindSave')}
          </Button>
        </>
      }
    >
      {question}
      <div className="stack loose">
        <p>
          <b className="strong">{t(row.what)}</b> {row.reference !== null && <span className="mono muted">{row.reference}</span>}
          <br />
          <span className="muted">{t(owedBy(row))}</span>
        </p>
        {failure !== null && <FailureNote failure={failure} />}
        <DateField isPast label={t('today.remindedOn')} value={on} onChange={day => change({ on: day })} max={today} />
        <DateField label={t('today.askNext')} value={nextOn} onChange={day => change({ nextOn: day })} />
        <TextField label={t('today.remindNote')} value={note} maxLength={200} onChange={text => change({ note: text })} />
        <Before row={row} />
      </div>
    </Dialog>
  );
}

/** The reminders of the same act so far, the last first. */
function Before({ row: { caseId, act } }: { readonly row: DayRow }) {
  const t = useText();
  const format = useFormat();
  const [before, setBefore] = useState<readonly FollowUp[]>([]);
  useEffect(() => {
    if (caseId === null) return;
    void door.request('follow-up:list', { caseId }).then(answer => {
      if (answer.ok) setBefore(answer.value.filter(one => one.act === act).toReversed());
    });
  }, [caseId, act]);
  if (before.length === 0) return null;
  return (
    <section aria-label={t('today.remindBefore')}>
      <h3 className="h-section">{t('today.remindBefore')}</h3>
      <ul className="small">
        {before.map(({ id, on, by, nextOn, note }) => (
          <li key={id}>
            {t('today.reminded', { date: format.date(on), by })} · {t('today.askOn', { date: format.date(nextOn) })}
            {note !== null && ` · ${note}`}
          </li>
        ))}
      </ul>
    </section>
  );
}
