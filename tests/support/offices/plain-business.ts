import type { Profile } from '../../../shared/profile.ts';
import { add, type FigureSet } from './plain-figures.ts';
import { plusDays, text, type PlainCase, type PlainEvent } from './plain-history.ts';
import { isEndedBy } from './plain-stops.ts';
import { daysOffIn, type Court } from './plain-days-off.ts';

type Rule = Profile['clocks'][number];
/** A term that the law counts in days without saying which: by both readings. */
type PlainTerm = { readonly from: string; readonly calendar: string; readonly business: string; readonly firstCounted: string };

/** Every term that may count working days alone, with the day of either reading, and what of a court's recess was counted as worked. */
export function plainBusiness(cases: readonly PlainCase[], today: string): FigureSet {
  const figures: FigureSet = new Map();
  for (const one of cases)
    for (const rule of one.profile.clocks.filter(countsWork))
      for (const term of termsOf(one, rule, today)) {
        const [first, last] = [term.calendar, term.business].sort();
        add(figures, `term ${text(one.own['reference'])} ${rule.id} ${term.from}: ${first} or ${last}`);
        const inRecess = recessDays(courtOf(rule), term.firstCounted, term.business);
        if (inRecess > 0) add(figures, `recess ${text(one.own['reference'])} ${rule.id} ${term.from}`, inRecess);
      }
  return figures;
}

export const countsWork = ({ days }: Rule): boolean => days.type !== 'calendar';

const courtOf = ({ days }: Rule): Court => ('calendar' in days ? days.calendar : '') as Court; // one that is known, or the count fails

function termsOf(one: PlainCase, rule: Rule, today: string): readonly PlainTerm[] {
  const begun = one.events
    .filter(({ type }) => rule.start.events.includes(type))
    .map(start => termFrom(rule, { from: start.on, calendar: dayOf(rule, start), business: dayOf(rule, start) }));
  return [...begun, ...followed(one, rule, today)];
}

const dayOf = ({ start: { dateFact } }: Rule, { on, facts }: PlainEvent): string =>
  dateFact === undefined ? on : (facts[dateFact] ?? on);

/** What another term's running out began: each reading goes on from the same reading of that. */
function followed(one: PlainCase, rule: Rule, today: string): readonly PlainTerm[] {
  return (rule.start.after ?? []).flatMap(({ clock }) => {
    const before = one.profile.clocks.find(({ id }) => id === clock);
    if (before === undefined) return [];
    return one.events
      .filter(({ type }) => before.start.events.includes(type))
      .flatMap(start => {
        const led = termFrom(before, { from: start.on, calendar: dayOf(before, start), business: dayOf(before, start) });
        const ranOut = [led.calendar, led.business].sort()[0] ?? '';
        const later = one.events.filter(({ on }) => on > start.on);
        const endedOn = later.find(event => isEndedBy(one, before, start, event))?.on ?? null;
        const metOn = later.find(({ type }) => 'events' in before.stop && before.stop.events.includes(type))?.on ?? null;
        const isMet = metOn !== null && (endedOn === null || metOn <= endedOn);
        if (isMet || today <= ranOut || (endedOn !== null && endedOn <= ranOut)) return [];
        return [termFrom(rule, { from: ranOut, calendar: led.calendar, business: led.business })];
      });
  });
}

type Begun = { readonly from: string; readonly calendar: string; readonly business: string };

/** The day after the first is counted as one. */
function termFrom(rule: Rule, { from, calendar, business }: Begun): PlainTerm {
  const days = rule.length.kind === 'days' ? rule.length.days : 0;
  const off = courtOf(rule);
  let [day, left] = [business, days];
  while (left > 0) {
    day = plusDays(day, 1);
    if (isWorked(off, day)) left--;
  }
  return { from, calendar: plusDays(calendar, days), business: day, firstCounted: plusDays(business, 1) };
}

function isWorked(court: Court, day: string): boolean {
  const weekday = new Date(day).getUTCDay();
  return weekday !== 0 && weekday !== 6 && !daysOffIn(court, Number(day.slice(0, 4))).has(day);
}

/** The federal courts of Mexico close in the second halves of July and of December; the working days of those that lie in a term. */
/** Days of a court's recess in a span that were counted as worked. */
export function recessDays(court: Court, first: string, last: string): number {
  if (court !== 'mx-judicial') return 0;
  let days = 0;
  for (let day = first; day <= last; day = plusDays(day, 1))
    if (/-(07|12)-(1[6-9]|2\d|3[01])$/.test(day) && isWorked(court, day)) days++;
  return days;
}
