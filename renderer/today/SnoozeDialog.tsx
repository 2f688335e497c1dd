import { useState } from 'react';
import { civilDate, dayNumber } from '../../shared/clocks/civil-date.ts';
import type { DayRow } from '../../shared/day.ts';
import type { Failure } from '../../shared/failure.ts';
import type { CivilDate } from '../../shared/language.ts';
import { useOfficeToday } from '../day.ts';
import { useFormat } from '../format.ts';
import { useDraft } from '../drafts/use-draft.ts';
import { useLeave } from '../drafts/use-leave.tsx';
import { useText } from '../text.ts';
import { Button } from '../ui/Button.tsx';
import { DateField } from '../ui/DateField.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { FailureNote } from '../ui/FailureNote.tsx';
import { notify } from '../ui/notice.ts';
import { TextField } from '../ui/TextField.tsx';
import { snooze, wake } from './today-store.ts';

/** Put a row off until a day, with the reason. A hard stop comes back on the day that it warns, and cannot be put off after it. */
export function SnoozeDialog({ move, onClose }: { readonly move: DayRow; readonly onClose: () => void }) {
  const t = useText();
  const format = useFormat();
  const tomorrow = civilDate(dayNumber(useOfficeToday()) + 1);
  const { limit } = move;
  const isBarred = limit !== null && limit < tomorrow;
  const typed = useDraft<{ readonly until: CivilDate | null; readonly reason: string }>(`snooze ${move.key}`, {
    until: tomorrow,
    reason: '',
  });
  const { until, reason } = typed.value;
  const { leave, question } = useLeave(typed, onClose);
  const [failure, setFailure] = useState<Failure | null>(null);
  const missing = until === null ? t('today.snoozeDay') : reason.trim() === '' ? t('today.snoozeReason') : null;

  async function putOff(): Promise<void> {
    const { row } = move;
    if (until === null || row === null) return;
    const refused = await snooze(row, until, reason.trim());
    if (refused !== null) return setFailure(refused);
    typed.done();
    onClose();
    notify({
      title: t('today.snoozed', { date: format.date(until) }),
      tone: 'done',
      act: { label: t('today.wake'), onPress: () => void wake(row) },
    });
  }

  return (
    <Dialog
      isOpen
      onClose={leave}
      width="sm"
      title={t('today.snoozeTitle')}
      footer={
        isBarred ? (
          <Button onPress={leave}>{t('ui.close')}</Button>
        ) : (
          <>
            <Button onPress={leave}>{t('ui.cancel')}</Button>
            <Button variant="primary" unavailable={missing} onPress={() => void putOff()}>
              {t('today.putOff')}
            </Button>
          </>
        )
      }
    >
      {question}
      <div className="stack loose">
        <p>
          <b className="strong">{t(move.what)}</b>{' '}
          {move.reference !== null && <span className="mono muted">{move.reference}</span>}
        </p>
        {limit !== null && <p className="note">{t(isBarred ? 'today.barred' : 'today.limit', { date: format.date(limit) })}</p>}
        {failure !== null && <FailureNote failure={failure} />}
        {!isBarred && (
          <>
            <DateField
              label={t('today.until')}
              value={until}
              onChange={date => typed.change({ until: date, reason })}
              min={tomorrow}
              {...(limit === null ? {} : { max: limit })}
            />
            <TextField
              label={t('today.reason')}
              value={reason}
              maxLength={200}
              onChange={text => typed.change({ until, reason: text })}
              onSubmit={() => void (missing === null && putOff())}
            />
          </>
        )}
      </div>
    </Dialog>
  );
}
