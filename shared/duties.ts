import type { CaseRecord } from './case.ts';
import type { Clock } from './clocks/clock.ts';
import { computeClocks } from './clocks/compute.ts';
import type { ClockSurroundings } from './clocks/count.ts';
import { daysBetween } from './clocks/civil-date.ts';
import { dayAt, msOf, ownDay, zoneOfInstant, type Days } from './clocks/civil-day.ts';
import { dueOn as dueFrom, isMet, type Due } from './clocks/due.ts';
import type { Bilingual, CivilDate, Json, RecordId } from './language.ts';
import type { Profile } from './profile.ts';
import type { StageEvent } from './stage-event.ts';

/** Who the office's officers are, and when its monthly report falls due. */
export type OfficeDuties = {
  /** LSN 70 binds state, municipal and Mexico City borough officials. */
  readonly standing: 'federal' | 'state' | 'municipal' | 'borough' | 'foreign';
  readonly monthlyDay: number; // 1 to 31
  readonly reviewMonths: number; // 1 to 60: how often an arrest order is reviewed, which no law sets
  readonly country: string; // ISO 3166-1 alpha-2
  readonly agency: string; // whose office it is
};

/** A monthly report that was entered. A retracted one stays, and the next no longer counts from it. */
export type MonthlyFiling = {
  readonly id: string;
  readonly filedOn: CivilDate;
  readonly filedBy: string | null; // the users' labels
  readonly retractedBy: string | null;
  readonly retractedWhy: string | null;
};

/** What the built-in profiles say. */
export const REVIEW_MONTHS = 6;

export const dutyKinds = ['contact-report', 'monthly-report', 'acknowledgement', 'feedback', 'commitment'] as const;
export type DutyKind = (typeof dutyKinds)[number];

export const dutyNames: Readonly<Record<DutyKind, Bilingual>> = {
  'contact-report': { en: 'Written report to SRE and SSPC', es: 'Informe por escrito a la SRE y la SSPC' },
  'monthly-report': { en: 'Monthly report to SRE and SSPC', es: 'Informe mensual a la SRE y la SSPC' },
  acknowledgement: { en: 'Acknowledgment owed', es: 'Acuse pendiente' },
  feedback: { en: 'Feedback owed', es: 'Retroalimentación pendiente' },
  commitment: { en: 'Commitment', es: 'Compromiso' },
};

/** The contact report alone has a term whose lapse has consequences (LSN 70). */
export const WEIGHTS: Readonly<Record<DutyKind, 'hard' | 'soft'>> = {
  'contact-report': 'hard',
  'monthly-report': 'soft',
  acknowledgement: 'soft',
  feedback: 'soft',
  commitment: 'soft',
};

/** Something that the office owes. `clock` explains its dates where a law sets them. */
export type Duty = {
  readonly kind: DutyKind;
  readonly record: RecordId | null; // the exchange, commitment or request that it comes from
  readonly dueOn: CivilDate | null;
  readonly latest: CivilDate | null;
  readonly due: Due | null; // how near it is; null where no day is set
  readonly clock: Clock | null;
  readonly missing: readonly MissingAtContact[];
  /** A commitment's own words, and the counterpart of the exchange in which it was made. */
  readonly what?: string;
  readonly to?: string;
};

/** A commitment of somebody else, of whatever country: what it owes, by when. */
export type Promised = {
  readonly record: RecordId;
  readonly by: string;
  readonly what: string;
  readonly dueOn: CivilDate | null;
  readonly since: CivilDate | null; // the exchange's day
  readonly due: Due | null;
  readonly days: number | null; // since the exchange
};

/** What LSN 70 asks to be known of a contact. */
export const missingAtContact = {
  authorisation: {
    en: 'The prior authorization of the High-Level Security Group is not entered.',
    es: 'Falta asentar la autorización previa del Grupo de Alto Nivel de Seguridad.',
  },
  sreRepresentative: {
    en: 'Whether an SRE representative was present is not entered.',
    es: 'Falta asentar si estuvo presente un representante de la SRE.',
  },
} as const satisfies Record<string, Bilingual>;
export type MissingAtContact = keyof typeof missingAtContact;

/** Whether a contact must be reported in three days: it binds these officials, when they meet or talk with a foreign agent. */
export function mustReportContact(office: OfficeDuties, counterpartCountry: string | null): boolean {
  return mustReport(office) && counterpartCountry !== null && counterpartCountry !== office.country;
}

/** Whether LSN 70 binds this office's officials. */
export function mustReport({ standing }: Pick<OfficeDuties, 'standing'>): boolean {
  return standing === 'state' || standing === 'municipal' || standing === 'borough';
}

/** What an exchange still lacks before it may be saved as a contact under LSN 70. */
export function missingOfContact(office: OfficeDuties, fields: Readonly<Record<string, Json>>): readonly MissingAtContact[] {
  if (!mustReportContact(office, countryOf(fields['counterpart']))) return [];
  return [
    ...(isText(fields['authorisation']) ? [] : ['authorisation' as const]),
    ...(typeof fields['sreRepresentative'] === 'boolean' ? [] : ['sreRepresentative' as const]),
  ];
}

/** What duties are computed with: the law's clocks by the law's day, what nobody's law sets by the office's. */
export type DutySurroundings = ClockSurroundings & { readonly officeToday: CivilDate; readonly days: Days };

/** Everything that a case's exchanges and requests make the office owe, open ones only, soonest first. */
export function dutiesOf(
  records: readonly CaseRecord[],
  office: OfficeDuties,
  profile: Profile,
  surroundings: DutySurroundings,
): readonly Duty[] {
  const byId = new Map<string, CaseRecord>(records.map(record => [record.id, record]));
  const duties = records.flatMap(record => {
    if (record.entity === 'exchange') return exchangeDuties(record, office, profile, surroundings);
    if (record.entity === 'commitment') return commitmentDuty(record, { byId, office, today: surroundings.officeToday });
    return record.entity === 'request' ? requestDuties(record, office, surroundings.officeToday) : [];
  });
  return duties.toSorted((a, b) => ((a.dueOn ?? '9') < (b.dueOn ?? '9') ? -1 : 1));
}

/** The next monthly report of a foreign liaison officer (LSN 71-V), from when the last one was filed or the officer accredited. */
export function monthlyReport(
  profile: Profile,
  since: { readonly type: 'accredited' | 'monthly-report-filed'; readonly on: CivilDate },
  office: OfficeDuties,
  surroundings: ClockSurroundings,
): Duty | null {
  if (office.standing !== 'foreign') return null;
  const event: StageEvent = { id: 'monthly' as RecordId, type: since.type, on: since.on, facts: {} }; // stands for no record
  const clock = computeClocks(profile, [event], { ...surroundings, office: { monthlyDay: office.monthlyDay } })[0];
  return clock === undefined ? null : { ...ofClock('monthly-report', null, clock, surroundings.today), missing: [] };
}

function exchangeDuties(
  { id, fields }: CaseRecord,
  office: OfficeDuties,
  profile: Profile,
  surroundings: DutySurroundings,
): Duty[] {
  const duties: Duty[] = [];
  const { startAt, reportFiledOn, acknowledgedOn, followUp } = fields;
  const isReportable = mustReportContact(office, countryOf(fields['counterpart']));
  if (isReportable && isText(startAt) && !isText(reportFiledOn)) {
    const { on, today } = dayOfContact(startAt, surroundings.days);
    const contact: StageEvent = { id, type: 'contact', on, facts: {} };
    const clock = computeClocks(profile, [contact], { ...surroundings, today })[0];
    if (clock !== undefined)
      duties.push({ ...ofClock('contact-report', id, clock, today), missing: missingOfContact(office, fields) });
  }
  if (isText(followUp) && !isText(acknowledgedOn)) duties.push({ ...bare('acknowledgement', id), missing: [] });
  return duties;
}

/** The day of a contact and what day it is now where it was held; one that says no zone was held where the office is. */
function dayOfContact(startAt: string, days: Days): { readonly on: CivilDate; readonly today: CivilDate } {
  if (startAt.length === 10) return { on: startAt as CivilDate, today: days.office }; // a date without a time
  const zone = zoneOfInstant(startAt);
  return zone === null
    ? { on: dayAt(days.zone, msOf(startAt)), today: days.office }
    : { on: ownDay(startAt), today: days.in(zone) };
}

type CommitmentGiven = {
  readonly byId: ReadonlyMap<string, CaseRecord>;
  readonly office: OfficeDuties;
  readonly today: CivilDate;
};

function commitmentDuty(record: CaseRecord, { byId, office, today }: CommitmentGiven): Duty[] {
  const { dueOn, by, what } = record.fields;
  if (isSettled(record) || isOthers(by, office)) return [];
  const due = isText(dueOn) ? (dueOn as CivilDate) : null; // a date field
  const { counterpart, startAt } = byId.get(record.parentId ?? '')?.fields ?? {};
  return [
    {
      ...bare('commitment', record.id),
      dueOn: due,
      latest: due,
      due: dueFrom(today, { from: dayOf(startAt), earliest: due, latest: due, weight: 'soft' }),
      ...(isText(what) ? { what } : {}),
      ...(isText(counterpart) ? { to: counterpart } : {}),
    },
  ];
}

/** What the other side promised in a case's exchanges and has not done, soonest first. */
export function promisedOf(records: readonly CaseRecord[], office: OfficeDuties, today: CivilDate): readonly Promised[] {
  const byId = new Map<string, CaseRecord>(records.map(record => [record.id, record]));
  const promised = records.flatMap((record): Promised[] => {
    const { by, what, dueOn } = record.fields;
    if (record.entity !== 'commitment' || isSettled(record) || !isOthers(by, office) || !isText(by)) return [];
    const since = dayOf(byId.get(record.parentId ?? '')?.fields['startAt']);
    const due = isText(dueOn) ? (dueOn as CivilDate) : null; // a date field
    return [
      {
        record: record.id,
        by,
        what: isText(what) ? what : '',
        dueOn: due,
        since,
        due: dueFrom(today, { from: since, earliest: due, latest: due, weight: 'soft' }),
        days: since === null ? null : daysBetween(since, today),
      },
    ];
  });
  return promised.toSorted((a, b) => ((a.dueOn ?? '9') < (b.dueOn ?? '9') ? -1 : 1));
}

/** Whether a promise is kept or was called off. */
export function isSettled({ fields }: Pick<CaseRecord, 'fields'>): boolean {
  return fields['status'] === 'done' || fields['status'] === 'cancelled';
}

function isOthers(by: Json | undefined, office: OfficeDuties): boolean {
  return isText(by) && by !== office.agency;
}

/** Of a request that another agency of our country sent or received nothing is ours. */
function requestDuties({ id, fields }: CaseRecord, office: OfficeDuties, today: CivilDate): Duty[] {
  const { status, direction, deadlineOn, from, to } = fields;
  const due = isText(deadlineOn) ? (deadlineOn as CivilDate) : null; // a date field
  if (status === 'feedback_due' && direction === 'sent' && !isOthers(from, office)) return [bare('feedback', id)];
  if (status === 'sent' && direction === 'received' && !isOthers(to, office))
    return [
      {
        ...bare('acknowledgement', id),
        dueOn: due,
        latest: due,
        due: dueFrom(today, { from: null, earliest: due, latest: due, weight: 'soft' }),
      },
    ];
  return [];
}

function ofClock(kind: DutyKind, record: RecordId | null, clock: Clock, today: CivilDate): Omit<Duty, 'missing'> {
  return {
    kind,
    record,
    dueOn: clock.mustStopBy,
    latest: clock.latest,
    due: dueFrom(today, {
      from: clock.start.on,
      earliest: clock.mustStopBy,
      latest: clock.latest,
      weight: WEIGHTS[kind],
      isMet: isMet(clock.state),
    }),
    clock,
  };
}

function bare(kind: DutyKind, record: RecordId): Duty {
  return { kind, record, dueOn: null, latest: null, due: null, clock: null, missing: [] };
}

/** An agency's country is the first part of its code. */
function countryOf(agency: Json | undefined): string | null {
  return typeof agency === 'string' && /^[A-Z]{2}-/.test(agency) ? agency.slice(0, 2) : null;
}

function isText(value: Json | undefined): value is string {
  return typeof value === 'string' && value !== '';
}

/** The day of an exchange, where it was. */
function dayOf(startAt: Json | undefined): CivilDate | null {
  return isText(startAt) ? ownDay(startAt) : null;
}
