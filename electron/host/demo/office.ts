import { Temporal } from 'temporal-polyfill';
import type { InterchangeFile, InterchangeRecord } from '../../../shared/contract/interchange.ts';
import type { Json } from '../../../shared/language.ts';
import cooperation from './cooperation.json' with { type: 'json' };
import { courses, type CourseStep } from './courses.ts';
import extraditions from './extraditions.json' with { type: 'json' };

/** The day on which the demo office was written; what happened in it moves with the day on which it is opened. */
const WRITTEN_ON = '2026-11-23';
const CIVIL_DATE = /^\d{4}-\d{2}-\d{2}(?=$|T)/;

/** Dates that belong to a person or to the past of the facts stay; a CURP must go on fitting its date of birth. */
const fixed: ReadonlySet<string> = new Set(['dob', 'citizenshipOn', 'fromOn', 'toOn', 'limitationOn']);

/** The cases that its supervisor keeps; the others are its officer's. */
const supervised: ReadonlySet<string> = new Set(['c-0131', 'c-0063', 'c-0044', 'j-0009', 'i-0215']);

/**
 * The demo office as a case interchange file: fifteen synthetic cases of all kinds and both directions. Its days are moved so that on
 * `today` the clocks stand as they were written for.
 *
 * @param today - Civil date, `YYYY-MM-DD`.
 */
export function demoOffice(today: string): InterchangeFile {
  const days = Temporal.PlainDate.from(WRITTEN_ON).until(Temporal.PlainDate.from(today)).days;
  return {
    format: 'enlace-case',
    version: 1,
    cases: [...extraditions, ...cooperation].map(written => {
      const steps: readonly CourseStep[] = [['case-opened', written.openedOn], ...(courses[written.id] ?? [])];
      const events = steps.map(([type, on, facts]) => ({
        type,
        on: moved(on, days),
        ...(facts && { facts: factsOf(facts, days) }),
      }));
      const officer = supervised.has(written.id) ? 'Tomás Reyes Halloran' : 'Andrea Solís Whitman';
      return { ...(movedBy(written, days) as InterchangeRecord), officer, events }; // moving days keeps a record a record
    }),
  };
}

/** The facts of an event as the catalogue keeps them: short texts, `name=value`. */
function factsOf(facts: Readonly<Record<string, string | boolean>>, days: number): Json {
  return Object.entries(facts).map(
    ([name, value]) => `${name}=${typeof value === 'string' && CIVIL_DATE.test(value) ? moved(value, days) : String(value)}`,
  );
}

function movedBy(value: unknown, days: number, key = ''): Json {
  if (typeof value === 'string') return CIVIL_DATE.test(value) && !fixed.has(key) ? moved(value, days) : value;
  if (Array.isArray(value)) return value.map(element => movedBy(element, days, key));
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, movedBy(inner, days, name)]));
  }
  return value as Json; // numbers and booleans: the rest of what JSON holds
}

function moved(date: string, days: number): string {
  if (!date.includes('T')) return Temporal.PlainDate.from(date).add({ days }).toString();
  return Temporal.ZonedDateTime.from(date).add({ days }).toString({ smallestUnit: 'second' });
}
