import { Temporal } from 'temporal-polyfill';
import { useFormat } from '../format.ts';
import { here } from '../here.ts';
import { useReader, useText } from '../text.ts';
import { DateField } from '../ui/DateField.tsx';
import { TextField } from '../ui/TextField.tsx';
import { isTime, type LogEntry } from './entry.ts';
import { openState, type Opened } from './row-state.ts';
import { LogRow } from './LogRow.tsx';
import { correct } from './quick-log-store.ts';

/** When it was, and how long it took, in this computer's zone. */
export function DateRow({ entry, ...which }: Opened & { readonly entry: LogEntry }) {
  const t = useText();
  const format = useFormat();
  const reader = useReader();
  const hidden = { labelHidden: true };
  const { on: today } = here();
  const isToday = entry.date === today;
  const day = format.dateWithWeekday(entry.date);
  return (
    <LogRow
      {...openState('date', which)}
      reading={
        <>
          <b>{isToday ? t('quickLog.today', { day }) : day}</b>, {hoursOf(entry)}{' '}
          <span className="log-reading muted">{entry.date > today ? t('quickLog.ahead') : zoneName(reader.locale)}</span>
        </>
      }
    >
      <DateField {...hidden} label={t('quickLog.date')} today={today} value={entry.date} onChange={date => correct({ date })} />
      <TextField
        {...hidden}
        label={t('quickLog.time')}
        value={entry.time}
        onChange={time => correct({ time })}
        error={isTime(entry.time) ? null : t('quickLog.badTime')}
      />
      <TextField
        {...hidden}
        label={t('quickLog.minutes')}
        value={entry.minutes}
        onChange={minutes => correct({ minutes })}
        placeholder={t('quickLog.minutes')}
        suffix={<span className="muted small">min</span>}
      />
    </LogRow>
  );
}

/** '10:00', '10:00 – 10:45'. */
function hoursOf({ time, minutes }: LogEntry): string {
  const length = Number(minutes);
  if (!isTime(time) || !Number.isInteger(length) || length <= 0) return time;
  const end = Temporal.PlainTime.from(time.padStart(5, '0')).add({ minutes: length });
  return `${time} – ${end.toString({ smallestUnit: 'minute' })}`;
}

function zoneName(locale: string): string {
  const parts = new Intl.DateTimeFormat(locale, { timeZoneName: 'longGeneric' }).formatToParts(0);
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? '';
}
