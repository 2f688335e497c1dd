import type { Bilingual, CivilDate, RecordId } from '../language.ts';
import type { ClockRule, Source } from '../profile.ts';
import type { StageEvent } from '../stage-event.ts';
import { weekendName, whyOff, type WorkCalendar, type WorkCalendars } from './calendar.ts';
import { addMonths, civilDate, dayNumber, dayOfMonth, weekday } from './civil-date.ts';

/** Which way of counting: `agreed` is a date that the parties set. */
export type ReadingKind = 'calendar' | 'business' | 'months' | 'agreed' | 'monthly' | 'same-as';

export type ClockReading = {
  readonly kind: ReadingKind;
  readonly lastDay: CivilDate;
  readonly firstCounted: CivilDate;
  /** Whether the calendar that was counted by reaches so far; where not, holidays beyond it are unknown. */
  readonly covered: boolean;
  readonly clamped: boolean; // the month had no such day
};

/** An extension or a suspension that moved a clock. */
export type ClockChange = {
  readonly kind: 'extended' | 'suspended';
  readonly event: RecordId;
  readonly on: CivilDate;
  readonly until: CivilDate | null; // for a suspension: when it ended, null while it lasts
  readonly days: number | null; // for an extension by a number of days
  readonly reason: string;
  readonly document: string;
  readonly source: Source | null; // where the rule stands that it stands still; an extension has its document
};

export type ClockSurroundings = {
  readonly calendars: WorkCalendars;
  readonly today: CivilDate; // in the zone of the rules
  readonly office?: { readonly monthlyDay: number }; // 1 to 31, the day of the office's monthly reports
};

/** A day that was passed over, and why. */
export type SkippedDay = { readonly date: CivilDate; readonly why: Bilingual };

type Span = { readonly from: number; readonly to: number }; // days that do not count, both included

/** All readings of a clock, or null while it stands still: then it has no last day yet. */
export function readingsOf(
  rule: ClockRule,
  start: StageEvent,
  changes: readonly ClockChange[],
  surroundings: ClockSurroundings,
): readonly ClockReading[] | null {
  if (changes.some(change => change.kind === 'suspended' && change.until === null)) return null;
  const first = firstCountedDay(rule, start);
  const { length, days } = rule;
  if (length.kind === 'date') return [atDate(rule, start, changes, first)];
  if (length.kind === 'monthly') return [monthly(first, surroundings.office?.monthlyDay ?? 1)];
  if (length.kind === 'months') return [inMonths(length.months, first, start, changes, rule)];
  if (length.kind === 'same-as') return [];
  const total = length.days + entered(rule, start) + extraDays(changes);
  const calendar = inDays(first, total, changes);
  if (days.type === 'calendar') return [calendar];
  const work = surroundings.calendars.get(days.calendar);
  if (work === undefined) return [{ ...calendar, covered: false }];
  const business = inWorkingDays(first, total, changes, work);
  return days.type === 'business' ? [business] : [calendar, business];
}

/** The days that one reading passed over between its first and last day: weekends, holidays, and where it stood still. */
export function skippedDays(
  reading: ClockReading,
  calendar: WorkCalendar | undefined,
  changes: readonly ClockChange[],
): readonly SkippedDay[] {
  const spans = spansOf(changes);
  const skipped: SkippedDay[] = [];
  const last = dayNumber(reading.lastDay);
  for (let day = dayNumber(reading.firstCounted); day <= last; day++) {
    const why = spans.some(({ from, to }) => day >= from && day <= to)
      ? suspendedName
      : reading.kind === 'business' && calendar !== undefined
        ? whyOff(calendar, day)
        : null;
    if (why !== null) skipped.push({ date: civilDate(day), why });
  }
  return skipped;
}

export function isWeekend(why: Bilingual): boolean {
  return why === weekendName;
}

const suspendedName: Bilingual = { en: 'suspended', es: 'suspendido' };

function firstCountedDay(rule: ClockRule, start: StageEvent): number {
  const fact = rule.start.dateFact;
  const from = fact === undefined ? start.on : (start.facts[fact] as CivilDate); // a missing fact was refused before counting
  return dayNumber(from) + (rule.start.firstDay === 'next' ? 1 : 0);
}

function inDays(first: number, total: number, changes: readonly ClockChange[]): ClockReading {
  const spans = spansOf(changes);
  let last = first + total - 1;
  if (spans.length > 0) last = countOn(first, total, day => !inSpan(spans, day));
  return reading('calendar', first, atLeast(last, changes), true);
}

function inWorkingDays(first: number, total: number, changes: readonly ClockChange[], calendar: WorkCalendar): ClockReading {
  const spans = spansOf(changes);
  const last = countOn(first, total, day => !inSpan(spans, day) && isWorked(calendar, day));
  return reading('business', first, atLeast(last, changes), first >= calendar.fromDay && last <= calendar.toDay);
}

/** Months run from date to date; a day count that was added (travel, extension, standing still) follows the last of them. */
function inMonths(
  months: number,
  first: number,
  start: StageEvent,
  changes: readonly ClockChange[],
  rule: ClockRule,
): ClockReading {
  const isNext = rule.start.firstDay === 'next';
  const anchor = isNext ? first - 1 : first; // the day that the months are counted from
  const inMonth = addMonths(anchor, months) - (isNext ? 0 : 1);
  const clamped = civilDate(addMonths(anchor, months)).slice(8) !== civilDate(anchor).slice(8);
  let last = inMonth + entered(rule, start) + extraDays(changes);
  for (const { from, to } of spansOf(changes)) if (from <= last) last += to - Math.max(from, first) + 1;
  return { ...reading('months', first, atLeast(last, changes), true), clamped };
}

function atDate(rule: ClockRule, start: StageEvent, changes: readonly ClockChange[], first: number): ClockReading {
  const fact = rule.length.kind === 'date' ? rule.length.fact : '';
  const agreed = dayNumber(start.facts[fact] as CivilDate); // a missing fact was refused before counting
  return reading('agreed', first, atLeast(agreed + extraDays(changes), changes), true);
}

/** The next such day of a month after the start. */
function monthly(first: number, day: number): ClockReading {
  const [year, month] = civilDate(first).split('-').map(Number) as [number, number, number]; // a civil date has three parts
  const inMonth = dayOfMonth(year, month, day);
  const last = inMonth >= first ? inMonth : dayOfMonth(year, month + 1, day);
  return { ...reading('monthly', first, last, true), clamped: civilDate(last).slice(8) !== String(day).padStart(2, '0') };
}

function reading(kind: ClockReading['kind'], first: number, last: number, covered: boolean): ClockReading {
  return { kind, firstCounted: civilDate(first), lastDay: civilDate(last), covered, clamped: false };
}

function countOn(first: number, total: number, counts: (day: number) => boolean): number {
  let day = first;
  for (let counted = counts(day) ? 1 : 0; counted < total;) if (counts(++day)) counted++;
  return day;
}

/** As {@link whyOff}, without the reason: this runs for every day of every clock. */
function isWorked(calendar: WorkCalendar, day: number): boolean {
  if (calendar.worked.has(day)) return true;
  const dayOfWeek = weekday(day);
  return dayOfWeek !== 0 && dayOfWeek !== 6 && !calendar.off.has(day);
}

function entered(rule: ClockRule, start: StageEvent): number {
  const days = rule.plusDaysFact === undefined ? 0 : start.facts[rule.plusDaysFact];
  return typeof days === 'number' ? days : 0;
}

function extraDays(changes: readonly ClockChange[]): number {
  return changes.reduce((sum, change) => sum + (change.kind === 'extended' ? (change.days ?? 0) : 0), 0);
}

/** An extension to a date never shortens. */
function atLeast(last: number, changes: readonly ClockChange[]): number {
  return changes.reduce(
    (latest, { kind, until }) => (kind === 'extended' && until !== null ? Math.max(latest, dayNumber(until)) : latest),
    last,
  );
}

/** The day a suspension begins does not count, the day it ends does. Overlapping spans are one. */
function spansOf(changes: readonly ClockChange[]): readonly Span[] {
  const spans = changes
    .filter(({ kind, until }) => kind === 'suspended' && until !== null)
    .map(({ on, until }) => ({ from: dayNumber(on), to: dayNumber(until as CivilDate) - 1 })) // filtered on the line above
    .filter(({ from, to }) => to >= from)
    .sort((a, b) => a.from - b.from);
  const merged: Span[] = [];
  for (const span of spans) {
    const previous = merged.at(-1);
    if (previous !== undefined && span.from <= previous.to + 1) {
      merged[merged.length - 1] = { from: previous.from, to: Math.max(previous.to, span.to) };
    } else merged.push(span);
  }
  return merged;
}

function inSpan(spans: readonly Span[], day: number): boolean {
  return spans.some(({ from, to }) => day >= from && day <= to);
}
