import { z } from 'zod';
import type { DayOff } from '../clocks/calendar.ts';
import type { Bilingual } from '../language.ts';
import type { CaseMoved } from '../pipeline.ts';
import type { Source } from '../profile.ts';
import { ask, everyRole } from './row.ts';
import { civilDate, shortText, word } from './scalars.ts';

export type CalendarView = {
  readonly id: string;
  readonly label: Bilingual;
  readonly source: Source;
  readonly from: string;
  readonly to: string;
  /** Whether it is one of the office's own country, or the rules of an open case count by it. */
  readonly isCountedHere: boolean;
  readonly daysOff: readonly DayOff[];
  readonly edits: readonly {
    readonly date: string;
    readonly change: 'day-off' | 'working-day';
    readonly name: Bilingual;
    readonly reason: string;
  }[];
};

export const calendarCalls = {
  'calendar:list': ask(z.strictObject({ year: z.int().min(1900).max(2200) }), everyRole).gives<readonly CalendarView[]>(),
  /** Add or take away a day off, and list exactly the clocks that moved. `check` lists them and changes nothing. */
  'calendar:edit': ask(
    z.strictObject({
      calendar: word,
      date: civilDate,
      change: z.enum(['day-off', 'working-day']),
      name: z.strictObject({ en: shortText, es: shortText }),
      reason: shortText,
      check: z.boolean().optional(),
    }),
    ['supervisor'],
  ).gives<readonly CaseMoved[]>(),
};
