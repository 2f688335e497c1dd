import type { CalendarView } from '../../shared/contract/calendars.ts';
import type { CivilDate } from '../../shared/language.ts';
import { useDraft } from '../drafts/use-draft.ts';
import { useLeave } from '../drafts/use-leave.tsx';
import { useText } from '../text.ts';
import { Button } from '../ui/Button.tsx';
import { DateField } from '../ui/DateField.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { FailureNote } from '../ui/FailureNote.tsx';
import { notify } from '../ui/notice.ts';
import { RadioGroup } from '../ui/RadioGroup.tsx';
import { TextField } from '../ui/TextField.tsx';
import { MovedTable } from '../clocks/MovedTable.tsx';
import { forgetFailure, keepCalendar, previewCalendar, useSettings, type CalendarChange } from './settings-store.ts';

export type CalendarDialogProps = { readonly calendar: CalendarView; readonly onClose: () => void };

type Typed = {
  readonly date: CivilDate | null;
  readonly change: CalendarChange['change'];
  readonly en: string;
  readonly es: string;
  readonly reason: string;
};

/** Change one day of a calendar: first what would move, then keep it. */
export function CalendarDialog({ calendar, onClose }: CalendarDialogProps) {
  const t = useText();
  const { moved, failure, isBusy } = useSettings();
  const typed = useDraft<Typed>(`calendar ${calendar.id}`, { date: null, change: 'day-off', en: '', es: '', reason: '' });
  const { date, change, ...texts } = typed.value;
  const { leave, question } = useLeave(typed, onClose);
  const isWhole = date !== null && Object.values(texts).every(text => text.trim() !== '');
  const missing = isWhole ? null : t('settings.calendars.needAll');
  const wanted = (on: CivilDate): CalendarChange => ({
    calendar: calendar.id,
    date: on,
    change,
    name: { en: texts.en.trim(), es: texts.es.trim() },
    reason: texts.reason.trim(),
  });

  /** What was shown to move belongs to what was typed then. */
  function edit(part: Partial<Typed>): void {
    forgetFailure();
    typed.change({ ...typed.value, ...part });
  }
  async function keep(): Promise<void> {
    if (date === null || !(await keepCalendar(wanted(date)))) return;
    typed.done();
    notify({ title: t('settings.calendars.kept'), tone: 'done' });
    onClose();
  }

  return (
    <Dialog
      isOpen
      onClose={leave}
      title={t('settings.calendars.edit')}
      width="lg"
      footer={
        <>
          <span className="start faint small">{missing}</span>
          <Button onPress={leave}>{t('ui.cancel')}</Button>
          {moved === null ? (
            <Button
              variant="primary"
              isPending={isBusy}
              unavailable={missing}
              onPress={() => date !== null && void previewCalendar(wanted(date))}
            >
              {t('settings.calendars.preview')}
            </Button>
          ) : (
            <Button variant="primary" isPending={isBusy} onPress={() => void keep()}>
              {t('settings.calendars.keep')}
            </Button>
          )}
        </>
      }
    >
      {question}
      <div className="stack">
        <p className="strong">{t(calendar.label)}</p>
        <div className="pairs">
          <DateField label={t('settings.calendars.date')} value={date} onChange={value => edit({ date: value })} autoFocus />
          <RadioGroup
            label={t('settings.calendars.becomes')}
            choices={[
              { id: 'day-off', label: t('settings.calendars.dayOff') },
              { id: 'working-day', label: t('settings.calendars.workingDay') },
            ]}
            value={change}
            onChange={value => edit({ change: value })}
          />
          {(['en', 'es'] as const).map(language => (
            <TextField
              key={language}
              label={t(language === 'en' ? 'settings.calendars.nameEn' : 'settings.calendars.nameEs')}
              value={texts[language]}
              onChange={value => edit({ [language]: value })}
              maxLength={200}
            />
          ))}
        </div>
        <TextField
          label={t('settings.calendars.reason')}
          description={t('settings.calendars.reasonNote')}
          value={texts.reason}
          onChange={value => edit({ reason: value })}
          maxLength={200}
        />
        {failure && <FailureNote failure={failure} />}
        {moved && <MovedTable cases={moved} />}
      </div>
    </Dialog>
  );
}
