import { directions, type Direction } from '../../shared/case.ts';
import type { CivilDate } from '../../shared/language.ts';
import { reviewText } from '../../shared/review-text.ts';
import { command, Misused, requiredText, textOf, type Command, type Options } from './command.ts';

export const reviewCommands: readonly Command[] = [
  command({
    words: 'report review',
    takes: '',
    counts: [0, 0],
    vault: 'open',
    about: {
      en: 'the requests filed in a period, small counts suppressed: what may be disclosed',
      es: 'las peticiones presentadas en un periodo, sin cuentas pequeñas: lo que puede comunicarse',
    },
    options: {
      from: { type: 'string', about: { en: 'first day of filing, YYYY-MM-DD', es: 'primer día de presentación, AAAA-MM-DD' } },
      to: { type: 'string', about: { en: 'last day of filing, YYYY-MM-DD', es: 'último día de presentación, AAAA-MM-DD' } },
      direction: { type: 'string', about: { en: 'US_REQ or MX_REQ', es: 'US_REQ o MX_REQ' } },
      csv: {
        type: 'string',
        about: { en: 'write the figures to this file too', es: 'escribir además las cifras en este archivo' },
      },
    },
    run: async (terminal, _, options) => {
      const period = { direction: directionOf(options), from: dayOf(options, 'from'), to: dayOf(options, 'to') };
      const file = textOf(options, 'csv');
      if (file !== undefined)
        await terminal.request('review:export', {
          ...period,
          sink: await terminal.sink(file),
          language: terminal.reader.language,
        });
      return terminal.request('review:read', period);
    },
    say: reviewText,
  }),
];

function directionOf(options: Options): Direction {
  const given = textOf(options, 'direction') ?? 'US_REQ';
  const found = directions.find(direction => direction === given);
  if (found === undefined) throw new Misused({ en: 'The direction is US_REQ or MX_REQ.', es: 'El sentido es US_REQ o MX_REQ.' });
  return found;
}

function dayOf(options: Options, name: 'from' | 'to'): CivilDate {
  return requiredText(options, name) as CivilDate; // the host refuses what is not a date
}
