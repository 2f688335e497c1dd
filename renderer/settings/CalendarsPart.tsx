import { useEffect, useState } from 'react';
import type { CalendarView } from '../../shared/contract/calendars.ts';
import { useOfficeToday } from '../day.ts';
import { useFormat } from '../format.ts';
import { useResumed } from '../drafts/use-draft.ts';
import { useText } from '../text.ts';
import { Badge } from '../ui/Badge.tsx';
import { Button } from '../ui/Button.tsx';
import { FailureNote } from '../ui/FailureNote.tsx';
import { Select } from '../ui/Select.tsx';
import { CalendarDialog } from './CalendarDialog.tsx';
import { OfficeZone } from './OfficeZone.tsx';
import type { PartProps } from './part.ts';
import { forgetFailure, readCalendars, useSettings } from './settings-store.ts';

/** The calendars that clocks count by, a year at a time, with this office's changes. */
export function CalendarsPart({ isSupervisor }: PartProps) {
  const t = useText();
  const { calendars, year, failure } = useSettings();
  const [isEditing, setEditing] = useState(false);
  const [chosen, setChosen] = useState<string | null>(null);
  useResumed(
    'calendar ',
    place => {
      setChosen(place.slice('calendar '.length));
      setEditing(true);
    },
    calendars !== null,
  );
  const thisYear = Number(useOfficeToday().slice(0, 4));
  useEffect(() => void readCalendars(thisYear), [thisYear]);
  const shown = calendars?.find(({ id }) => id === chosen) ?? calendars?.[0];
  const years = Array.from({ length: 7 }, (_, index) => String(thisYear - 2 + index));

  return (
    <>
      {failure && !isEditing && <FailureNote failure={failure} />}
      <div className="row wrap">
        <Select
          look="filter"
          label={t('settings.calendars.calendar')}
          choices={(calendars ?? []).map(({ id, label }) => ({ id, label: t(label) }))}
          value={shown?.id ?? null}
          onChange={setChosen}
        />
        <Select
          look="filter"
          label={t('settings.calendars.year')}
          choices={years.map(id => ({ id, label: id }))}
          value={String(year)}
          onChange={id => void readCalendars(Number(id))}
        />
        <Button onPress={() => setEditing(true)} unavailable={isSupervisor ? null : t('settings.supervisorsOnly')}>
          {t('settings.calendars.edit')}
        </Button>
      </div>
      {shown && <CalendarYear calendar={shown} year={year} />}
      <OfficeZone isSupervisor={isSupervisor} />
      {isEditing && shown && (
        <CalendarDialog
          calendar={shown}
          onClose={() => {
            forgetFailure();
            setEditing(false);
          }}
        />
      )}
    </>
  );
}

function CalendarYear({ calendar, year }: { readonly calendar: CalendarView; readonly year: number }) {
  const t = useText();
  const format = useFormat();
  return (
    <>
      <section>
        <h2 className="h-section h-ruled">{t('settings.calendars.days', { year })}</h2>
        {calendar.daysOff.length === 0 && <p className="muted">{t('settings.calendars.none')}</p>}
        <table className="plain-table">
          <tbody>
            {calendar.daysOff.map(({ date, name }) => (
              <tr key={date + name.en}>
                <td className="nowrap">{format.dateWithWeekday(date)}</td>
                <td>{t(name)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <section>
        <h2 className="h-section h-ruled">{t('settings.calendars.edits')}</h2>
        {calendar.edits.length === 0 && <p className="muted">{t('settings.calendars.noEdits')}</p>}
        <table className="plain-table">
          <tbody>
            {calendar.edits.map(({ date, change, name, reason }, index) => (
              <tr key={index}>
                <td className="nowrap">{format.dateWithWeekday(date)}</td>
                <td>
                  <Badge>{t(change === 'day-off' ? 'settings.calendars.dayOff' : 'settings.calendars.workingDay')}</Badge>
                </td>
                <td>{t(name)}</td>
                <td className="muted">{reason}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}
