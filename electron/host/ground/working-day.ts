import { civilDateOfMs } from '../../../shared/clocks/civil-date.ts';
import type { CivilDate } from '../../../shared/language.ts';

const ZONE = 'America/Mexico_City'; // where most clocks run

/** The office's day at an instant, by which lists, the board, reviews and Today count. */
export function workingDayOf(ms: number): CivilDate {
  return civilDateOfMs(ZONE, ms);
}
