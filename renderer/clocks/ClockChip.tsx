import { daysBetween } from '../../shared/clocks/civil-date.ts';
import { isPast, seenOn } from '../../shared/clocks/due.ts';
import { useFormat, type Format } from '../format.ts';
import { useText, type Translate } from '../text.ts';
import { drawnAs, type DrawnClock } from './clock-reading.ts';
import { Pie } from './Pie.tsx';

/** A clock in one line: pie, date or range, days. `isBare` has no ground, for cards and tables. */
export function ClockChip({ clock, isBare = false }: { readonly clock: DrawnClock; readonly isBare?: boolean }) {
  const t = useText();
  const format = useFormat();
  const { main, days } = chipWords(clock, t, format);
  return (
    <span className={`clock ${isBare ? '' : 'chip'} ${drawnAs[clock.tone]}`}>
      <Pie elapsed={clock.elapsed} tone={clock.tone} />
      {main}
      {!isBare && days !== null && <small>{days}</small>}
    </span>
  );
}

/** '7–8 d', '3 days late', 'tomorrow': what stands after the date. */
export function daysWords(clock: DrawnClock, t: Translate, format: Format): string {
  if (clock.tone === 'met') return t('clock.met');
  if (clock.daysToEarliest < 0) return t('clock.late', { count: -clock.daysToEarliest });
  if (clock.daysToEarliest === 1 && clock.daysToLatest === 1)
    return t(isElsewhere(clock, format) ? 'clock.tomorrowThere' : 'clock.tomorrow');
  return t('clock.days', { days: format.numbers(clock.daysToEarliest, clock.daysToLatest) });
}

function chipWords(clock: DrawnClock, t: Translate, format: Format): { readonly main: string; readonly days: string | null } {
  const isOneDay = clock.earliest === clock.latest;
  if (isPast(clock)) return { main: daysWords(clock, t, format), days: null };
  if (isOneDay && clock.tone === 'today')
    return { main: t(isElsewhere(clock, format) ? 'clock.todayThere' : 'clock.today'), days: null };
  return { main: format.range(clock.earliest, clock.latest), days: daysWords(clock, t, format) };
}

/** Whether it is another day where the clock's rule is: no two places are further apart than one. */
function isElsewhere(clock: DrawnClock, { today }: Format): boolean {
  return Math.abs(daysBetween(today, seenOn(clock))) === 1;
}
