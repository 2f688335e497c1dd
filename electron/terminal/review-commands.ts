import type { Direction } from '../../shared/case.ts';
import type { Input } from '../../shared/contract.ts';
import type { CivilDate } from '../../shared/language.ts';
import { readDirection } from '../../shared/parties.ts';
import { reviewText } from '../../shared/review-text.ts';
import { command, Misused, requiredText, textOf, type Command, type Options, type OptionSpec } from './command.ts';
import { tableOptions, filesAsked } from './table-options.ts';
import { tableForms } from '../../shared/tables.ts';

/** Which requests are counted. */
export const periodOptions = {
  from: { type: 'string', about: { en: 'first day of filing, YYYY-MM-DD', es: 'primer día de presentación, AAAA-MM-DD' } },
  to: { type: 'string', about: { en: 'last day of filing, YYYY-MM-DD', es: 'último día de presentación, AAAA-MM-DD' } },
  direction: {
    type: 'string',
    about: {
      en: 'who requests of whom, such as US-MX; the other direction is given too',
      es: 'quién solicita a quién, como US-MX; se da también el otro sentido',
    },
  },
  pair: { type: 'string', about: { en: 'the same as --direction', es: 'lo mismo que --direction' } },
} as const satisfies Readonly<Record<string, OptionSpec>>;

export const reviewCommands: readonly Command[] = [
  command({
    words: 'report review',
    takes: '',
    counts: [0, 0],
    vault: 'open',
    writesFile: true,
    about: {
      en: 'the requests filed in a period, small counts suppressed: what may be disclosed. As a file or --json, or where the answer goes into a file or to another program, it counts as given out and is kept; read on the screen it does not',
      es: 'las peticiones presentadas en un periodo, sin cuentas pequeñas: lo que puede comunicarse. En archivo o con --json, o si la respuesta va a un archivo o a otro programa, cuenta como entregado y se conserva; leído en pantalla, no',
    },
    options: {
      ...periodOptions,
      ...tableOptions({ en: 'write the figures too', es: 'escribir además las cifras' }),
    },
    run: async (terminal, _, options) => {
      const period = periodIn(options);
      const tables = await filesAsked(terminal, options, tableForms);
      for (const { form, sink } of tables)
        await terminal.request('review:export', {
          ...period,
          form,
          sink,
          language: terminal.reader.language,
        });
      if (terminal.isCopied && tables.length === 0) await terminal.request('review:print', period);
      return terminal.request('review:read', period);
    },
    say: reviewText,
  }),
];

/** The direction and the days of filing that the options name. */
export function periodIn(options: Options): Input<'review:read'> {
  const direction = directionIn(options, 'direction') ?? directionIn(options, 'pair');
  return { ...(direction === undefined ? {} : { direction }), from: dayOf(options, 'from'), to: dayOf(options, 'to') };
}

/** `US-MX`, or an earlier word for it; undefined if none was given. */
export function directionIn(options: Options, name: string): Direction | undefined {
  const given = textOf(options, name);
  if (given === undefined) return undefined;
  const found = readDirection(given);
  if (found === undefined) throw new Misused({ code: 'usage/direction' });
  return found;
}

function dayOf(options: Options, name: 'from' | 'to'): CivilDate {
  return requiredText(options, name) as CivilDate; // the host refuses what is not a date
}
