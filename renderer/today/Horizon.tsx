import { Temporal } from 'temporal-polyfill';
import { shortWeekday } from '../../shared/text/calendar.ts';
import type { DeadlineRow } from '../../shared/pipeline.ts';
import { readingOf } from '../cases/readings.ts';
import { todayHere, useFormat } from '../format.ts';
import { go } from '../frame/route-store.ts';
import { languageOf, useLocale, useText } from '../text.ts';
import { Button } from '../ui/Button.tsx';
import type { ClockReading } from '../ui/clocks/clock-reading.ts';

const DAYS = 14;
const MOST_ROWS = 7;
const percent = (days: number) => `${(100 * days) / DAYS}%`;

/** Fourteen days with a bar for each live clock: solid on its earliest reading, hatched to its latest. */
export function Horizon({ rows }: { readonly rows: readonly DeadlineRow[] }) {
  const t = useText();
  const today = todayHere();
  const shown = rows.flatMap(row => {
    const clock = row.isLive ? readingOf(row, today) : null;
    return clock && clock.daysToLatest >= 0 && clock.daysToEarliest < DAYS ? [{ row, clock }] : [];
  });
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
      </div>
      <div className="horizon-grid">
        <DayHeads today={today} />
        {shown.length === 0 && <p className="note">{t('today.noStops')}</p>}
        <ul>
          {shown.slice(0, MOST_ROWS).map(({ row, clock }) => (
            <HorizonRow key={`${row.caseId} ${row.clock ?? ''} ${row.startEvent}`} row={row} clock={clock} />
          ))}
        </ul>
      </div>
      {shown.length > MOST_ROWS && <p className="note">{t('today.later', { count: shown.length - MOST_ROWS })}</p>}
    </section>
  );
}

function DayHeads({ today }: { readonly today: string }) {
  const format = useFormat();
  const language = useLocale(state => languageOf(state.locale));
  const days = Array.from({ length: DAYS }, (_, place) => Temporal.PlainDate.from(today).add({ days: place }));
  return (
    <div className="horizon-days" aria-hidden="true">
      {days.map((day, place) => (
        <span key={day.toString()} className={`${day.dayOfWeek > 5 ? 'weekend' : ''} ${place === 0 ? 'now' : ''}`}>
          {shortWeekday(day.dayOfWeek, language)}
          <b>{day.day === 1 ? format.date(day.toString(), 'never') : day.day}</b>
        </span>
      ))}
    </div>
  );
}

function HorizonRow({ row, clock }: { readonly row: DeadlineRow; readonly clock: ClockReading }) {
  const t = useText();
  const format = useFormat();
  const first = Math.max(0, clock.daysToEarliest);
  const end = Math.min(DAYS, clock.daysToLatest + 1);
  const tone = clock.tone === 'over' ? 'soon' : clock.tone; // its latest reading has not passed
  const isRoomAfter = end <= DAYS - 3;
  return (
    <li className={`horizon-row ${tone}`}>
      <span className="horizon-name">
        <Button variant="link" size="sm" onPress={() => go({ screen: 'case', caseId: row.caseId })}>
          <span className="ellipsis">{t(row.label)}</span>
        </Button>
        <span className="muted ellipsis">{row.title}</span>
      </span>
      <span className="track">
        <i className="solid" style={{ left: percent(first), width: percent(1) }} />
        {end > first + 1 && <i className="hatch" style={{ left: percent(first + 1), width: percent(end - first - 1) }} />}
        <span className="dates" style={isRoomAfter ? { left: percent(end) } : { right: percent(DAYS - first) }}>
          {format.range(clock.earliest, clock.latest)}
          {row.bound === 'lower' && ' +'}
        </span>
      </span>
    </li>
  );
}
