import type { PlannedTask } from '../../shared/plan.ts';
import { textIn } from '../../shared/records.ts';
import { textLanguage } from '../../shared/line-language.ts';
import { useFormat } from '../format.ts';
import { useText } from '../text.ts';

type Props = { readonly task: PlannedTask; readonly isFocusable: boolean; readonly onOpen: () => void };

/** One task on the board: whose it is and by when, what, and what stands in its way. */
export function TaskCard({ task, isFocusable, onOpen }: Props) {
  const t = useText();
  const what = textIn(task.record.fields, 'what');
  return (
    <button type="button" className="card plan-card" tabIndex={isFocusable ? 0 : -1} onClick={onOpen}>
      <span className="r0">
        <span className="mono">{task.party ?? t('plan.us')}</span>
        <TaskDay task={task} />
      </span>
      <span className="plan-what" lang={textLanguage(what) ?? undefined}>
        {what}
      </span>
      <TaskNotes task={task} />
    </button>
  );
}

/** By when; warm where it is late. */
export function TaskDay({ task: { dueOn, isLate } }: Pick<Props, 'task'>) {
  const t = useText();
  const format = useFormat();
  return (
    <span className={`of nowrap ${isLate ? 'plan-late' : ''}`}>
      {dueOn === null ? t('plan.noDay') : format.date(dueOn)}
      {isLate && ` · ${t('plan.late')}`}
    </span>
  );
}

/** Who of us does it, by which powers, for what it waits, and what its result may not be used as. */
export function TaskNotes({ task: { record, waitsFor } }: Pick<Props, 'task'>) {
  const t = useText();
  const { fields } = record;
  const notes = [
    textIn(fields, 'assignee'),
    fields['powers'] === 'coercive' ? t('plan.coercive') : '',
    waitsFor.length === 0 ? '' : t('plan.waitsFor', { what: waitsFor.map(one => textIn(one.fields, 'what')).join('; ') }),
    fields['evidentiaryStatus'] === 'lead_only' ? t('plan.leadOnly') : '',
  ].filter(note => note !== '');
  return notes.length === 0 ? null : <span className="plan-notes">{notes.join(' · ')}</span>;
}
