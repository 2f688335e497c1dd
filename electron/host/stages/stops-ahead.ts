import type { OpenStop } from '../../../db/case-lines.ts';
import { civilDate, dayNumber, daysBetween } from '../../../shared/clocks/civil-date.ts';
import { dayOfStop } from '../../../shared/clocks/civil-day.ts';
import type { CivilDate } from '../../../shared/language.ts';
import { memo } from '../ground/memo.ts';
import type { StageRules } from './stage-index.ts';

/** What the board and the report call soon, and within a month. */
export const SOON_DAYS = 7;
export const MONTH_DAYS = 30;
/** A hard stop that passed longer ago than this is a record to be corrected rather than an act to be done. */
export const LONG_OVER_DAYS = 365;

/** Whether a stop has begun to run: one that another term comes before has not, until that is over. */
export const hasBegun = ({ state, from }: OpenStop, today: CivilDate): boolean => state !== 'open-from' || (from ?? '') < today;

/** The days to the first hard stop that is still ahead, within a month, of a case whose rules are of a zone: what has passed hides none of these. */
export function stopsAhead({
  days,
}: Pick<StageRules, 'days'>): (stops: readonly OpenStop[], zone: string | undefined) => number | null {
  const monthAfter = memo((today: string) => civilDate(dayNumber(today as CivilDate) + MONTH_DAYS));
  return (stops, zone) => {
    let least: number | null = null;
    for (const stop of stops) {
      const today = dayOfStop(days, zone, stop.clock);
      if (stop.earliest < today || stop.earliest > monthAfter(today) || !hasBegun(stop, today)) continue;
      const left = dayNumber(stop.earliest) - dayNumber(today);
      if (least === null || left < least) least = left;
    }
    return least;
  };
}

/** Whether every open hard stop of a case passed long ago, by its later reading too; never of a case without one. */
export function isLongOver({ days }: Pick<StageRules, 'days'>, stops: readonly OpenStop[], zone: string | undefined): boolean {
  const daysOver = ({ clock, earliest, latest }: OpenStop): number =>
    daysBetween(latest ?? earliest, dayOfStop(days, zone, clock));
  return stops.length > 0 && stops.every(stop => daysOver(stop) > LONG_OVER_DAYS);
}
