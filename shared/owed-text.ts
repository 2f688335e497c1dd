import { isPast, seenOn } from './clocks/due.ts';
import { dayMarks, lapsesOn, placeOf, type DayRow } from './day.ts';
import type { Reader } from './reader.ts';
import type { Bilingual, CivilDate } from './language.ts';
import { clockText } from './text/clock.ts';
import { fill } from './text/fill.ts';
import { dateText } from './value-text.ts';
import { todayText } from './text/today.ts';

/** How a reader sees days: one, and from one to another. */
export type DaysWritten = {
  readonly date: (day: CivilDate) => string;
  readonly range: (from: CivilDate, to: CivilDate) => string;
};

/** Who owes an act: the authority by its code, ours or where only the side is known by that. */
export function owedBy({ whose, who }: Pick<DayRow, 'whose' | 'who'>): Bilingual {
  return whose === 'us' || who === null ? clockText.move[whose] : { en: who, es: who };
}

/** By when an act is due, or since when or from when it is asked about: as it stands in the groups of the day. */
export function owedWhen({ due, kind, whose, weight, askOn }: DayRow, { date, range }: DaysWritten): Bilingual {
  if (due === null) return todayText.noDay;
  const group = placeOf(
    { whose, weight, dueOn: due.earliest, askOn, lapsesOn: lapsesOn(kind, weight, due.latest) },
    dayMarks(seenOn(due)),
  );
  if (group === 'ask' || group === 'waiting')
    return fill(group === 'ask' ? todayText.askSince : todayText.askOn, { date: date(askOn ?? due.earliest) });
  if (weight === 'ask') return fill(todayText.expectedBy, { date: date(due.earliest) });
  return fill(isPast(due) ? todayText.wasDue : todayText.dueBy, { date: range(due.earliest, due.latest) });
}

/** What is expected next, of whom, since when and by when, in the words of the window. */
export function owedText(row: DayRow, reader: Reader): string {
  const days = {
    date: (day: CivilDate) => dateText(day, reader),
    range: (from: CivilDate, to: CivilDate) => [...new Set([from, to])].map(day => dateText(day, reader)).join(' – '),
  };
  const since =
    row.since === null
      ? []
      : [
          reader.say(todayText.since, {
            date: days.date(row.since),
            days: reader.say(clockText.dayCount, { count: row.days ?? 0 }),
          }),
        ];
  const said = [reader.say(row.what), reader.say(owedBy(row)), ...since, reader.say(owedWhen(row, days))];
  return `${reader.say(todayText.owed)}: ${said.join(' · ')}`;
}
