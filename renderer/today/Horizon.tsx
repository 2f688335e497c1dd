import { useState } from 'react';
import { Temporal } from 'temporal-polyfill';
import { daysBetween } from '../../shared/clocks/civil-date.ts';
import { placesOf } from '../../shared/clocks/due.ts';
import type { CivilDate } from '../../shared/language.ts';
import type { Day } from '../../shared/contract/today.ts';
import type { DayRow } from '../../shared/day.ts';
import { useOfficeToday } from '../day.ts';
import { shortTitle, useFormat } from '../format.ts';
import { useReader, useText } from '../text.ts';
import { Button } from '../ui/Button.tsx';
import { drawnAs, type DrawnClock } from '../clocks/clock-reading.ts';
import { openRow } from './MoveRow.tsx';
import { readOf, useToday, type Holiday } from './today-store.ts';

const DAYS = 14;
const MOST_ROWS = 7;
const percent = (days: number) => `${(100 * days) / DAYS}%`;

/** Fourteen days with a bar for each act that has a date: solid on its earliest reading, hatched to its latest. */
export function Horizon({ horizon: { rows, total } }: { readonly horizon: Day['horizon'] }) {
  const t = useText();
  const today = useOfficeToday();
  const [isWhole, setWhole] = useState(false);
  const shown = rows.flatMap(row => (row.due === null ? [] : [{ row, clock: row.due }]));
  const beyond = total - shown.length; // more than a person would look through here: the list has them
  return (
    <section className="horizon" aria-label={t('today.horizon')}>
      <div className="horizon-head">
        <h2 className="h-section">{t('today.horizon')}</h2>
        <span className="legend">
          <i className="bar-key solid" aria-hidden="true" />
          {t('today.earliest')}
          <i className="bar-key hatch" aria-hidden="true" />
          {t('today.latest')}
        </span>
        <HolidayNote today={today} />
      </div>
      <div className="horizon-grid">
        <DayHeads today={today} />
        {shown.length === 0 && <p className="note">{t('today.noStops')}</p>}
        <ul>
          {shown.slice(0, isWhole ? undefined : MOST_ROWS).map(({ row, clock }) => (
            <HorizonRow key={row.key} row={row} clock={clock} today={today} />
          ))}
        </ul>
      </div>
      {shown.length > MOST_ROWS && (
        <Button variant="link" size="sm" onPress={() => setWhole(!isWhole)}>
          {isWhole ? t('today.fewer') : t('today.later', { count: total - MOST_ROWS })}
        </Button>
      )}
      {isWhole && beyond > 0 && <p className="note">{t('today.beyond', { count: beyond })}</p>}
    </section>
  );
}

/** Which days of the fourteen are off, and for whom: clocks that count working days pass over them. */
function HolidayNote({ today }: { readonly today: CivilDate }) {
  const t = useText();
  const format = useFormat();
  const reader = useReader();
  const days = [...useHolidays(today)];
  if (days.length === 0) return null;
  const dayOf = (date: string) =>
    `${reader.calendar.shortWeekdays[Temporal.PlainDate.from(date).dayOfWeek - 1]} ${format.date(date, 'never')}`;
  const words = days.map(([date, off]) =>
    t('today.holiday', {
      date: dayOf(date),
      whose: [...new Set(off.map(({ calendar }) => t(calendar)))].join(', '),
    }),
  );
  const names = [...new Set(days.flatMap(([, off]) => off.map(({ name }) => t(name))))].join(', ');
  return (
    <p className="holidays small muted ellipsis" title={`${words.join('; ')} (${names})`}>
      {words.join('; ')}
    </p>
  );
}

/** The days off within the horizon, by date. */
function useHolidays(today: CivilDate): ReadonlyMap<string, readonly Holiday[]> {
  const holidays = useToday(state => readOf(state).holidays);
  const ahead = holidays.filter(({ date }) => {
    const days = daysBetween(today, date);
    return days >= 0 && days < DAYS;
  });
  return Map.groupBy(
    ahead.toSorted((a, b) => (a.date < b.date ? -1 : 1)),
    ({ date }) => date,
  );
}

function DayHeads({ today }: { readonly today: CivilDate }) {
  const format = useFormat();
  const reader = useReader();
  const off = useHolidays(today);
  const days = Array.from({ length: DAYS }, (_, place) => Temporal.PlainDate.from(today).add({ days: place }));
  return (
    <div className="horizon-days" aria-hidden="true">
      {days.map((day, place) => (
        <span
          key={day.toString()}
          className={`${day.dayOfWeek > 5 ? 'weekend' : ''} ${place === 0 ? 'now' : ''} ${off.has(day.toString()) ? 'off' : ''}`}
        >
          {reader.calendar.shortWeekdays[day.dayOfWeek - 1]}
          <b>{day.day === 1 ? format.date(day.toString(), 'never') : day.day}</b>
        </span>
      ))}
    </div>
  );
}

type HorizonRowProps = { readonly row: DayRow; readonly clock: DrawnClock; readonly today: CivilDate };

function HorizonRow({ row, clock, today }: HorizonRowProps) {
  const t = useText();
  const format = useFormat();
  const [first, end] = placesOf(clock, today, DAYS);
  const tone = clock.tone === 'in-doubt' ? 'soon' : drawnAs[clock.tone]; // its latest reading has not passed
  const isRoomAfter = end <= DAYS - 3;
  return (
    <li className={`horizon-row ${tone}`}>
      <span className="horizon-name">
        <Button variant="link" size="sm" onPress={() => openRow(row)}>
          {t(row.what)}
        </Button>
        <span className="muted" title={row.title ?? ''}>
          {shortTitle(row.title ?? '')}
        </span>
      </span>
      <span className="track">
        <i className="solid" style={{ left: percent(first), width: percent(1) }} />
        {end > first + 1 && <i className="hatch" style={{ left: percent(first + 1), width: percent(end - first - 1) }} />}
        <span className="dates" style={isRoomAfter ? { left: percent(end) } : { right: percent(DAYS - first) }}>
          {format.range(clock.earliest, clock.latest)}
        </span>
      </span>
    </li>
  );
}
