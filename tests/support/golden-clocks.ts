import { holidayCalendars } from '../../electron/host/stages/holidays.ts';
import { prepareCalendars } from '../../shared/clocks/calendar.ts';
import type { Clock } from '../../shared/clocks/clock.ts';
import { computeClocks } from '../../shared/clocks/compute.ts';
import type { CivilDate, Json, RecordId } from '../../shared/language.ts';
import { countries } from '../../shared/countries.ts';
import { profiles } from '../../shared/profiles.ts';
import { effectiveEvents, type StageEvent } from '../../shared/stage-event.ts';

export const calendars = prepareCalendars(holidayCalendars(countries), []);

/** An event of a synthetic history. */
export function happened(type: string, on: string, facts: Record<string, Json> = {}, more: Partial<StageEvent> = {}): StageEvent {
  return { id: `${type}/${on}` as RecordId, type, on: on as CivilDate, facts, ...more };
}

export function profileNamed(id: string) {
  const found = profiles.find(profile => profile.id === id);
  if (found === undefined) throw new Error('no such profile');
  return found;
}

/** The clocks of some events, as on a day. */
export function clocksOf(profile: string, events: readonly StageEvent[], today = '2026-01-01', monthlyDay = 1): readonly Clock[] {
  return computeClocks(profileNamed(profile), effectiveEvents(events), {
    calendars,
    today: today as CivilDate,
    office: { monthlyDay },
  });
}

type Golden = {
  readonly profile: string;
  readonly clock: string;
  readonly events: readonly StageEvent[];
  readonly expected: readonly [earliest: string, latest: string];
  readonly monthlyDay?: number;
};
const one = (
  profile: string,
  clock: string,
  type: string,
  on: string,
  expected: string | readonly [string, string],
  facts: Record<string, Json> = {},
): Golden => ({
  profile,
  clock,
  events: [happened(type, on, facts)],
  expected: typeof expected === 'string' ? [expected, expected] : expected,
});
const us = (
  clock: string,
  type: string,
  on: string,
  expected: string | readonly [string, string],
  facts?: Record<string, Json>,
) => one('us-mx-us-req', clock, type, on, expected, facts);
const mx = (
  clock: string,
  type: string,
  on: string,
  expected: string | readonly [string, string],
  facts?: Record<string, Json>,
) => one('us-mx-mx-req', clock, type, on, expected, facts);
const ece = (clock: string, type: string, on: string, expected: string, facts?: Record<string, Json>) =>
  one('coe-ece', clock, type, on, expected, facts);

const spain = (
  clock: string,
  type: string,
  on: string,
  expected: string | readonly [string, string],
  facts?: Record<string, Json>,
) => one('mx-es-mx-req', clock, type, on, expected, facts);
const ofSpain = (
  clock: string,
  type: string,
  on: string,
  expected: string | readonly [string, string],
  facts?: Record<string, Json>,
) => one('mx-es-es-req', clock, type, on, expected, facts);

/** Last days counted by hand with a paper calendar: leap years, ends of months and years, and the nights on which clocks are set. */
export const golden: readonly Golden[] = [
  us('ORDER_REVIEW', 'arrest-order-issued', '2025-08-31', '2026-02-28'),
  us('ORDER_REVIEW', 'order-reviewed', '2026-03-15', '2026-09-15'),
  mx('ORDER_REVIEW', 'arrest-order-issued', '2027-08-30', '2028-02-29'),
  us('PA_TREATY', 'arrest', '2026-01-15', '2026-03-16'),
  us('PA_TREATY', 'arrest', '2026-07-01', '2026-08-30'),
  us('PA_TREATY', 'arrest', '2028-01-01', '2028-03-01'),
  us('PA_TREATY', 'arrest', '2025-12-15', '2026-02-13'),
  us('PA_TREATY', 'arrest', '2026-02-15', '2026-04-16'),
  mx('PA_TREATY', 'arrest', '2026-03-07', '2026-05-06'), // over the night of 8 March
  mx('PA_TREATY', 'arrest', '2026-10-31', '2026-12-30'), // over the night of 1 November
  us('PA_MX_LEI', 'arrest', '2026-01-15', '2026-03-15'),
  us('PA_MX_LEI', 'arrest', '2026-07-01', '2026-09-01'),
  us('PA_MX_LEI', 'arrest', '2025-12-31', '2026-02-28'),
  us('PA_MX_LEI', 'arrest', '2027-12-31', '2028-02-29'),
  us('PA_MX_LEI', 'arrest', '2026-08-31', '2026-10-31'),
  us('PA_MX_CONST', 'arrest', '2026-01-15', '2026-03-16'),
  us('PA_MX_CONST', 'formal-arrest', '2026-07-01', '2026-08-30'),
  us('EXCEPT', 'first-hearing', '2026-02-03', ['2026-02-06', '2026-02-09']), // 5 February
  us('PROOF', 'defences-filed', '2026-02-09', ['2026-03-01', '2026-03-09']),
  us('OPINION_CONTESTED', 'proof-closed', '2026-03-19', ['2026-03-24', '2026-03-26']),
  us('OPINION_UNCONTESTED', 'consent', '2026-09-11', ['2026-09-14', '2026-09-18']), // 14 and 16 September
  us('OPINION_UNCONTESTED', 'no-defences', '2026-12-24', ['2026-12-27', '2026-12-30']),
  us('SRE_DECISION', 'file-received-by-executive', '2026-03-02', ['2026-03-22', '2026-03-31']), // 16 March
  us('AMPARO_LEI', 'grant-notified', '2026-04-20', ['2026-05-05', '2026-05-13'], { effectDate: '2026-04-21' }), // 1 and 5 May
  us('AMPARO_30', 'grant-notified', '2026-04-20', ['2026-05-21', '2026-06-04'], { effectDate: '2026-04-21' }),
  us('SURR_MX', 'at-disposal', '2026-03-01', '2026-04-30'),
  us('SURR_MX', 'at-disposal', '2028-02-01', '2028-04-01'),
  us('TEMP_RETURN', 'temporary-surrender', '2026-03-01', '2027-02-28', { returnDate: '2027-02-28' }),
  us('DEFERRED_REVIEW', 'surrender-deferred', '2026-03-01', '2026-09-01', { reviewDate: '2026-09-01' }),
  us('SPECIALITY_TREATY', 'free-to-leave', '2026-01-15', '2026-03-16'),
  us('SPECIALITY_LEI', 'free-to-leave', '2026-01-15', '2026-03-15'),
  {
    profile: 'us-mx-us-req',
    clock: 'DEFECT_CURE',
    events: [happened('arrest', '2026-01-15'), happened('defect-notice', '2026-02-10')],
    expected: ['2026-03-15', '2026-03-15'],
  },
  mx('SURR_US', 'certified-and-committed', '2026-01-31', '2026-03-31'),
  mx('SURR_US', 'certified-and-committed', '2025-12-30', '2026-02-28'),
  mx('SURR_US', 'certified-and-committed', '2026-01-31', '2026-04-05', { travelDays: 5 }),
  mx('TEMP_RETURN', 'temporary-surrender', '2026-03-01', '2026-12-31', { returnDate: '2026-12-31' }),
  mx('DEFERRED_REVIEW', 'surrender-deferred', '2026-03-01', '2026-09-01', { reviewDate: '2026-09-01' }),
  mx('SPECIALITY_TREATY', 'free-to-leave', '2027-12-31', '2028-02-29'),
  mx('SPECIALITY_LEI', 'free-to-leave', '2027-12-31', '2028-02-29'),
  one('us-mx-mla', 'SAFE_CONDUCT', 'presence-no-longer-needed', '2026-12-20', '2027-01-04'),
  one('us-mx-mla', 'REQUEST_DEADLINE', 'request-sent', '2026-03-01', '2026-04-01', { deadline: '2026-04-01' }),
  one('joint-investigation', 'JI_PERIOD', 'agreement-signed', '2026-03-01', '2026-12-31', { periodEnd: '2026-12-31' }),
  one('joint-investigation', 'JI_RENEWAL', 'agreement-renewed', '2026-12-31', '2027-11-30', { renewBy: '2027-11-30' }),
  one('information-exchange', 'ANSWER_WANTED', 'information-asked', '2026-03-01', '2026-03-20', { wantedBy: '2026-03-20' }),
  one('mx-liaison-duties', 'LSN_REPORT', 'contact', '2026-11-13', ['2026-11-16', '2026-11-19']), // 16 November
  { ...one('mx-liaison-duties', 'LSN_MONTHLY', 'accredited', '2026-01-31', '2026-02-28'), monthlyDay: 31 },
  { ...one('mx-liaison-duties', 'LSN_MONTHLY', 'monthly-report-filed', '2026-12-05', '2027-01-05'), monthlyDay: 5 },
  ece('ECE_PA_18', 'arrest', '2026-02-15', '2026-03-05'),
  ece('ECE_PA_40', 'arrest', '2026-02-15', '2026-03-27'),
  ece('ECE_SURR_15', 'surrender-date-appointed', '2026-12-01', '2027-01-04', { appointedDate: '2026-12-20' }),
  ece('ECE_SURR_30', 'surrender-date-appointed', '2026-12-01', '2027-01-19', { appointedDate: '2026-12-20' }),
  ece('ECE_SPECIALITY', 'free-to-leave', '2026-01-15', '2026-03-01'),
  spain('ORDER_REVIEW', 'arrest-order-issued', '2025-08-31', '2026-02-28'),
  spain('PA_TREATY_45', 'arrest', '2026-01-15', '2026-03-01'),
  spain('PA_TREATY', 'arrest', '2026-01-15', '2026-03-16'),
  spain('PA_LEP', 'arrest', '2026-01-15', '2026-02-24'),
  spain('PA_LEP', 'arrest', '2026-03-01', '2026-04-10'), // over the night of 29 March
  spain('GOV_STAGE_LEP', 'formal-request-received', '2026-02-10', '2026-03-22'),
  spain('GOV_PROPOSAL', 'formal-request-received', '2026-03-30', ['2026-04-07', '2026-04-10']), // Good Friday, 3 April
  spain('GOV_DECISION', 'proposal-made', '2026-10-05', ['2026-10-20', '2026-10-27']), // 12 October
  spain('COURT_ORDER', 'hearing-held', '2026-12-22', ['2026-12-25', '2026-12-29']), // 24 and 25 December
  spain('SURR_TREATY', 'grant-final', '2026-03-01', '2026-04-30'),
  spain('SURR_LEP_15', 'surrender-date-missed', '2026-06-01', '2026-06-16'),
  spain('SURR_LEP_30', 'surrender-date-missed', '2026-06-01', '2026-07-01'),
  spain('TEMP_RETURN', 'temporary-surrender', '2026-03-01', '2026-12-31', { returnDate: '2026-12-31' }),
  spain('DEFERRED_REVIEW', 'surrender-deferred', '2026-03-01', '2026-09-01', { reviewDate: '2026-09-01' }),
  spain('SPECIALITY_TREATY', 'free-to-leave', '2026-03-01', '2026-04-15'),
  ofSpain('ORDER_REVIEW', 'order-reviewed', '2026-03-15', '2026-09-15'),
  ofSpain('PA_TREATY_45', 'arrest', '2028-01-01', '2028-02-15'),
  ofSpain('PA_TREATY', 'arrest', '2028-01-01', '2028-03-01'),
  ofSpain('PA_MX_LEI', 'arrest', '2026-01-15', '2026-03-15'),
  ofSpain('PA_MX_CONST', 'arrest', '2026-01-15', '2026-03-16'),
  {
    profile: 'mx-es-es-req',
    clock: 'DEFECT_CURE',
    events: [happened('arrest', '2026-01-15'), happened('defect-notice', '2026-02-10')],
    expected: ['2026-03-15', '2026-03-15'],
  },
  ofSpain('EXCEPT', 'first-hearing', '2026-02-03', ['2026-02-06', '2026-02-09']), // 5 February
  ofSpain('PROOF', 'defences-filed', '2026-02-09', ['2026-03-01', '2026-03-09']),
  ofSpain('OPINION_CONTESTED', 'proof-closed', '2026-03-19', ['2026-03-24', '2026-03-26']),
  ofSpain('OPINION_UNCONTESTED', 'no-defences', '2026-12-24', ['2026-12-27', '2026-12-30']),
  ofSpain('SRE_DECISION', 'file-received-by-executive', '2026-03-02', ['2026-03-22', '2026-03-31']), // 16 March
  ofSpain('AMPARO_LEI', 'grant-notified', '2026-04-20', ['2026-05-05', '2026-05-13'], { effectDate: '2026-04-21' }),
  ofSpain('AMPARO_30', 'grant-notified', '2026-04-20', ['2026-05-21', '2026-06-04'], { effectDate: '2026-04-21' }),
  ofSpain('SURR_MX', 'at-disposal', '2026-03-01', '2026-04-30'),
  ofSpain('SURR_TREATY', 'grant-final', '2028-02-01', '2028-04-01'),
  ofSpain('TEMP_RETURN', 'temporary-surrender', '2026-03-01', '2027-02-28', { returnDate: '2027-02-28' }),
  ofSpain('DEFERRED_REVIEW', 'surrender-deferred', '2026-03-01', '2026-09-01', { reviewDate: '2026-09-01' }),
  ofSpain('SPECIALITY_LEI', 'free-to-leave', '2026-01-15', '2026-03-15'),
  ofSpain('SPECIALITY_TREATY', 'free-to-leave', '2026-01-15', '2026-03-01'),
];

/** What the engine says of each line of the table. */
export function computedDates(): readonly (readonly [string | null, string | null])[] {
  return golden.map(({ profile, clock, events, monthlyDay }) => {
    const found = clocksOf(profile, events, '2026-01-01', monthlyDay).find(each => each.clock === clock);
    return [found?.mustStopBy ?? null, found?.latest ?? null];
  });
}
