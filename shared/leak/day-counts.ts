import { dayOfMonth } from '../clocks/civil-date.ts';

const secondsADay = 86_400;
const backwards = (figures: string): string => [...figures].reverse().join('');

/** A day as programs count it: the seconds and milliseconds from 1970, the day of its year and of the Julian count, and its figures from behind. */
export function countsOf(year: number, month: number, day: number): readonly (readonly string[])[] {
  const sinceEpoch = dayOfMonth(year, month, day) - dayOfMonth(1970, 1, 1);
  const ofYear = String(dayOfMonth(year, month, day) - dayOfMonth(year, 1, 1) + 1);
  const seconds = String(Math.abs(sinceEpoch * secondsADay));
  const padded = [month, day].map(part => String(part).padStart(2, '0')).join('');
  const said = [ofYear, ofYear.padStart(3, '0')].flatMap(count =>
    [
      ['day', count, 'of'],
      ['dia', count, 'de'],
      ['dia', count, 'del'],
      ['dia', count, 'del', 'ano'],
    ].map(words => [...words, String(year)]),
  );
  return [
    ...said,
    [String(year), ofYear.padStart(3, '0')],
    ...(seconds.length >= 7 ? [[seconds], [`${seconds}000`]] : []),
    [backwards(`${year}${padded}`)],
    [String(sinceEpoch + 2_440_587), '5'],
  ];
}
