import { plusDays } from './plain-history.ts';

// The days on which courts and authorities do not work, from the laws that name them and reckoned here: neither the library that the
// product takes them from nor its files.

export type Court = 'mx-federal' | 'mx-judicial' | 'us-federal' | 'es-national' | 'es-judicial';

const known = new Map<string, ReadonlySet<string>>();

export function daysOffIn(court: Court, year: number): ReadonlySet<string> {
  const key = `${court} ${year}`;
  const days = known.get(key) ?? new Set(rules[court](year));
  known.set(key, days);
  return days;
}

const on = (year: number, ...days: readonly string[]): readonly string[] => days.map(day => `${year}-${day}`);

/** The first, third … such weekday of a month; 1 Monday. */
function nth(year: number, month: number, weekday: number, number: number): string {
  const first = `${year}-${String(month).padStart(2, '0')}-01`;
  const away = (weekday - new Date(first).getUTCDay() + 7) % 7;
  return plusDays(first, away + 7 * (number - 1));
}

/** Good Friday, by the reckoning of Meeus, Jones and Butcher. */
function goodFriday(year: number): string {
  const [a, b, c] = [year % 19, Math.floor(year / 100), year % 100];
  const [d, e, f] = [Math.floor(b / 4), b % 4, Math.floor((b + 8) / 25)];
  const g = Math.floor((b - f + 1) / 3);
  const h = (19 * a + b - d - g + 15) % 30;
  const [i, k] = [Math.floor(c / 4), c % 4];
  const l = (32 + 2 * e + 2 * i - h - k) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const [month, date] = [Math.floor((h + l - 7 * m + 114) / 31), ((h + l - 7 * m + 114) % 31) + 1];
  return plusDays(`${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`, -2);
}

const rules: Readonly<Record<Court, (year: number) => readonly string[]>> = {
  // LFT 74, with the change of the executive every six years: on 1 December before 2024, on 1 October since.
  'mx-federal': year => [
    ...on(year, '01-01', '05-01', '09-16', '12-25'),
    nth(year, 2, 1, 1),
    nth(year, 3, 1, 3),
    nth(year, 11, 1, 3),
    ...(year % 6 === 2 ? on(year, year < 2024 ? '12-01' : '10-01') : []),
  ],
  // LAmp 19 and LOPJF: by date, not moved to Mondays.
  'mx-judicial': year => on(year, '01-01', '02-05', '03-21', '05-01', '05-05', '09-14', '09-16', '10-12', '11-20', '12-25'),
  // 5 U.S.C. 6103; Juneteenth since 2021. On a Saturday observed the day before, on a Sunday the day after.
  'us-federal': year =>
    [
      ...on(year, '01-01', '07-04', '11-11', '12-25', ...(year >= 2021 ? ['06-19'] : [])),
      nth(year, 1, 1, 3),
      nth(year, 2, 1, 3),
      plusDays(nth(year, 6, 1, 1), -7),
      nth(year, 9, 1, 1),
      nth(year, 10, 1, 2),
      nth(year, 11, 4, 4),
    ].map(day => plusDays(day, { 6: -1, 0: 1 }[new Date(day).getUTCDay()] ?? 0)),
  // RD 2001/1983, art. 45, those of the whole country.
  'es-national': year => [
    ...on(year, '01-01', '01-06', '05-01', '08-15', '10-12', '11-01', '12-06', '12-08', '12-25'),
    goodFriday(year),
  ],
  'es-judicial': year => [...rules['es-national'](year), ...on(year, '12-24', '12-31')],
};
