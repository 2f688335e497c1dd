import { listStopsBetween } from '../../../db/board.ts';
import { civilDate, dayNumber, daysBetween } from '../../../shared/clocks/civil-date.ts';
import { dayOfStop } from '../../../shared/clocks/civil-day.ts';
import type { CaseId } from '../../../shared/language.ts';
import type { SessionContext } from '../ground/context.ts';
import type { StageRules } from './stage-index.ts';

/** What the board and the report call soon, and within a month. */
export const SOON_DAYS = 7;
export const MONTH_DAYS = 30;

/** The days to the first hard stop that is still ahead, within a month, of a case whose rules are of a zone: what has passed hides none of these. */
export function stopsAhead(
  { session }: Pick<SessionContext, 'session'>,
  { days }: Pick<StageRules, 'days'>,
): (id: CaseId, zone: string | undefined) => number | null {
  const at = (from: number) => civilDate(dayNumber(days.office) + from);
  const stops = session.visible().flatMap(db => listStopsBetween(db, at(-1), at(MONTH_DAYS + 1))); // a zone is a day apart at most
  const byCase = Map.groupBy(stops, ({ id }) => id);
  return (id, zone) => {
    const left = (byCase.get(id) ?? []).flatMap(({ clock, on, startedOn, state }) => {
      const today = dayOfStop(days, zone, clock);
      const hasBegun = state !== 'open-from' || (startedOn ?? '') < today;
      const daysLeft = daysBetween(today, on);
      return hasBegun && daysLeft >= 0 && daysLeft <= MONTH_DAYS ? [daysLeft] : [];
    });
    return left.length === 0 ? null : Math.min(...left);
  };
}
