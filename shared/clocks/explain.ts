import type { Bilingual, CivilDate, Json, RecordId } from '../language.ts';
import type { ClockRule, Profile, Source } from '../profile.ts';
import type { StageEvent } from '../stage-event.ts';
import { fill } from '../text/fill.ts';
import { recessesIn, type WorkCalendars } from './calendar.ts';
import { dayNumber } from './civil-date.ts';
import type { Due } from './due.ts';
import type { Clock, ClockState } from './clock.ts';
import { CLOCK_ENDED, RAN_OUT, TAKEN_OVER, type ClockEnd, type Ending } from './clock-end.ts';
import type { ClockChange, ClockReading } from './count.ts';
import { skippedDays, type SkippedDay } from './count.ts';

/** A source as a person reads it: the law's name and the place in it, and how far it is known. */
export type Citation = { readonly text: Bilingual; readonly tag: Source['tag'] };

export type ReadingExplained = ClockReading & {
  readonly countedDays: number;
  readonly skipped: readonly SkippedDay[];
  /** Recesses of the authority that are from memory alone: their days were counted as working days. */
  readonly recesses: ReturnType<typeof recessesIn>;
};

/** Why a clock no longer applies: what happened when, by which rule, or what a person gave as reason and source. */
export type EndExplained = {
  readonly on: CivilDate;
  readonly by: ClockEnd['by'];
  readonly label: Bilingual; // of what happened
  readonly why: Bilingual | null;
  readonly citation: Citation | null;
  readonly reason: string;
  readonly from: string;
  readonly past: ClockEnd['past'];
};

/** Why a clock shows its dates, as data; sentences are rendered from it. */
export type ClockExplanation = {
  readonly clock: string;
  readonly label: Bilingual;
  readonly state: ClockState;
  readonly trigger: {
    readonly event: RecordId;
    readonly label: Bilingual;
    readonly on: CivilDate;
    readonly countedFrom: CivilDate;
    /** Nothing is recorded that started it: the case was taken over as it stood. */
    readonly isTakenOver: boolean;
  };
  readonly rule: {
    readonly length: ClockRule['length'];
    readonly days: ClockRule['days'];
    readonly calendar: Bilingual | null;
    readonly firstDay: 'same' | 'next';
    readonly bound: ClockRule['bound'];
    readonly plusDays: number | null; // entered days that the law adds
  };
  readonly readings: readonly ReadingExplained[];
  readonly changes: readonly (ClockChange & { readonly citation: Citation | null })[];
  readonly stopsOn: readonly Bilingual[] | null;
  readonly stopsNot: Bilingual | null; // why no event stops it
  readonly stop: { readonly label: Bilingual; readonly on: CivilDate } | null;
  /** Why it no longer applies, and what makes it a matter for counsel. */
  readonly ended: EndExplained | null;
  readonly counsel: Omit<EndExplained, 'past'> | null;
  readonly missing: readonly { readonly fact: string; readonly label: Bilingual }[];
  readonly noTerm: Bilingual | null;
  readonly lapse: Bilingual;
  readonly reopens: boolean;
  readonly extension: Bilingual | null;
  readonly citation: Citation;
  readonly note: Bilingual | null;
};

/** An explanation as it stands on the day of its rule. */
export type ExplainedToday = ClockExplanation & {
  readonly due: Due | null; // how near its dates are; null while it has none
  readonly daysSoFar: number; // that have been counted, today included
};

/** The explanation of one clock of a case. `start` is the event that started it, whose facts it counted with. */
export function explainClock(profile: Profile, clock: Clock, start: StageEvent, calendars: WorkCalendars): ClockExplanation {
  const rule = ruleOf(profile, clock.clock);
  const calendar = rule.days.type === 'calendar' ? undefined : calendars.get(rule.days.calendar);
  const { dateFact, firstDay } = rule.start;
  const plusDays = rule.plusDaysFact === undefined ? null : start.facts[rule.plusDaysFact];
  return {
    clock: clock.clock,
    label: rule.label,
    state: clock.state,
    trigger: {
      event: start.id,
      label: profile.events[start.type] ?? (start.type === TAKEN_OVER ? takenOver : plain(start.type)),
      isTakenOver: start.type === TAKEN_OVER,
      on: start.on,
      countedFrom: dateFact === undefined ? start.on : dateOr(start.facts[dateFact], start.on),
    },
    rule: {
      length: rule.length,
      days: rule.days,
      calendar: calendar?.label ?? null,
      firstDay,
      bound: rule.bound,
      plusDays: typeof plusDays === 'number' ? plusDays : null,
    },
    readings: clock.readings.map(reading => explainReading(reading, clock.changes, calendar)),
    changes: clock.changes.map(change => ({
      ...change,
      citation: change.source === null ? null : citationOf(profile, change.source),
    })),
    stopsOn: 'events' in rule.stop ? rule.stop.events.map(type => profile.events[type] ?? plain(type)) : null,
    stopsNot: 'none' in rule.stop ? rule.stop.none : null,
    stop: clock.stop === null ? null : { label: profile.events[clock.stop.type] ?? plain(clock.stop.type), on: clock.stop.on },
    ended: clock.ended === null ? null : explainEnd(profile, clock.ended),
    counsel: clock.counsel === null ? null : explainEnding(profile, clock.counsel),
    missing: clock.missing.map(fact => ({ fact, label: missingLabel(profile, fact) })),
    noTerm: clock.noTerm,
    lapse: rule.lapse.text,
    reopens: rule.lapse.reopens,
    extension: rule.extension?.by ?? null,
    citation: citationOf(profile, rule.source),
    note: rule.note ?? null,
  };
}

/** What a clock waits for: a fact, or (of a case that was taken over) an event. */
export function missingLabel({ facts, events }: Profile, missing: string): Bilingual {
  return facts[missing]?.label ?? events[missing] ?? plain(missing);
}

const takenOver: Bilingual = { en: 'Case taken over as it stood', es: 'Caso recibido en el estado en que se encontraba' };

/** What ends clocks and is no event of a profile. */
const ownNames: Readonly<Record<string, Bilingual>> = {
  [RAN_OUT]: { en: 'it ran out, and the next deadline began', es: 'transcurrió, e inició el plazo siguiente' },
  [TAKEN_OVER]: {
    en: 'the case was taken over as it stood, beyond this deadline',
    es: 'el caso se recibió en su estado, pasado este plazo',
  },
  [CLOCK_ENDED]: { en: 'Ended by a person', es: 'Lo dio por terminado una persona' },
};

/** What ended a clock, in words. */
export function explainEnd(profile: Profile, { past, ...ending }: ClockEnd): EndExplained {
  return { ...explainEnding(profile, ending), past };
}

function explainEnding(profile: Profile, ending: Ending): Omit<EndExplained, 'past'> {
  const { on, by, type, stage, source, why, reason, from } = ending;
  const label = ownNames[type] ?? profile.events[type] ?? profile.outcomes.find(({ id }) => id === stage)?.label ?? plain(type);
  return { on, by, label, why, citation: source === null ? null : citationOf(profile, source), reason, from };
}

/** A source with its law's name in both languages. */
export function citationOf(profile: Pick<Profile, 'laws'>, source: Source): Citation {
  const law = profile.laws[source.law] ?? plain(source.law);
  const text = source.at === '' ? law : fill({ en: '{{law}}, {{at}}', es: '{{law}}, {{at}}' }, { law, at: source.at });
  return { text, tag: source.tag };
}

/** The rule of a clock's id. A clock only comes from its profile, so it is there. */
export function ruleOf(profile: Profile, id: string): ClockRule {
  const rule = profile.clocks.find(candidate => candidate.id === id);
  if (rule === undefined) throw new Error('A clock without a rule in its profile.');
  return rule;
}

function explainReading(
  reading: ClockReading,
  changes: readonly ClockChange[],
  calendar: Parameters<typeof skippedDays>[1],
): ReadingExplained {
  const skipped = skippedDays(reading, calendar, changes);
  const span = dayNumber(reading.lastDay) - dayNumber(reading.firstCounted) + 1;
  const [first, last] = [dayNumber(reading.firstCounted), dayNumber(reading.lastDay)];
  const recesses = reading.kind === 'business' && calendar !== undefined ? recessesIn(calendar, first, last) : [];
  return { ...reading, countedDays: span - skipped.length, skipped, recesses };
}

function dateOr(value: Json | undefined, otherwise: CivilDate): CivilDate {
  return typeof value === 'string' ? (value as CivilDate) : otherwise; // a fact of type date was checked on entry
}

function plain(word: string): Bilingual {
  return { en: word, es: word };
}
