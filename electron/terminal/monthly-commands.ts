import type { RecordId } from '../../shared/language.ts';
import { monthlyPaper, monthlyParts, type Monthly, type MonthlyLine } from '../../shared/monthly/monthly.ts';
import type { Reader } from '../../shared/reader.ts';
import { paperText } from '../../shared/review-document/tables.ts';
import { fill } from '../../shared/text/fill.ts';
import { monthlyText } from '../../shared/text/monthly.ts';
import { aligned } from '../../shared/table-text.ts';
import { command, textOf, type Command } from './command.ts';
import { tableOptions, filesAsked } from './table-options.ts';
import { tableForms } from '../../shared/tables.ts';

export const monthlyCommands: readonly Command[] = [
  command({
    words: 'report monthly',
    takes: 'YYYY-MM',
    counts: [1, 1],
    vault: 'open',
    writesFile: true,
    about: {
      en: 'the monthly report of a foreign agent (LSN 71-V), gathered from the month’s records as decided for SRE and SSPC; duties filed enters that it was filed',
      es: 'el informe mensual del agente extranjero (LSN 71-V), reunido de los registros del mes según lo decidido para la SRE y la SSPC; duties filed asienta que se rindió',
    },
    options: {
      officer: {
        type: 'string',
        about: { en: 'of this person of the office alone', es: 'solo de esta persona de la oficina' },
      },
      'leave-out': {
        type: 'string',
        about: {
          en: 'ids of lines that are not to be in it, separated by commas',
          es: 'identificadores de los renglones que no deben ir, separados por comas',
        },
      },
      remarks: {
        type: 'string',
        about: { en: 'remarks, under the lines', es: 'observaciones, después de los renglones' },
      },
      pdf: {
        type: 'string',
        about: { en: 'write the report to this .pdf file', es: 'escribir el informe en este archivo .pdf' },
      },
      ...tableOptions({ en: 'write the report', es: 'escribir el informe' }),
    },
    run: async (terminal, [month = ''], options) => {
      const officer = textOf(options, 'officer');
      const asked = { month, ...(officer === undefined ? {} : { officer }) };
      const leftOut = (textOf(options, 'leave-out') ?? '').split(',').flatMap(id => (id.trim() === '' ? [] : [id.trim()]));
      const remarks = textOf(options, 'remarks') ?? '';
      const files = await filesAsked(terminal, options, ['pdf', ...tableForms] as const);
      for (const { form, sink } of files)
        await terminal.request('monthly:export', {
          ...{ ...asked, leftOut, remarks, form },
          sink,
          language: terminal.reader.language,
        });
      const monthly = await terminal.request('monthly:read', asked);
      return { ...monthly, leftOut, remarks };
    },
    say: monthlySaid,
  }),
];

type Said = Monthly & { readonly leftOut: readonly string[]; readonly remarks: string };

/** The report as it would leave, then what of the month is not in it, with the ids by which lines are left out. */
function monthlySaid({ leftOut, remarks, ...monthly }: Said, reader: Reader): string {
  const { unready, others, closed, lines } = monthly;
  const told = [
    ...(unready.length === 0 ? [] : [reader.say(monthlyText.unready, { agencies: unready.join(', ') })]),
    ...(others === 0 ? [] : [reader.say(monthlyText.others, { count: others })]),
    ...(closed === 0 ? [] : [reader.say(monthlyText.closed, { count: closed })]),
  ];
  const ids = monthlyParts.flatMap(part => lines.filter(line => line.part === part));
  return [
    paperText(monthlyPaper(monthly, leftOut as RecordId[], remarks), reader), // an id that is none leaves nothing out
    '',
    ...told,
    aligned(ids.map(line => [line.record, line.on, line.reference, reader.say(standing(line, leftOut))])),
  ].join('\n');
}

function standing({ state, record, withheld }: MonthlyLine, leftOut: readonly string[]) {
  if (state !== 'told') return monthlyText.stays[state];
  if (leftOut.includes(record)) return monthlyText.takenOut;
  if (withheld === 0) return monthlyText.inReport;
  const stays = { count: withheld };
  return fill(
    { en: '{{told}}; {{stays}}', es: '{{told}}; {{stays}}' },
    { told: monthlyText.inReport, stays: fill(monthlyText.fieldsWithheld, stays) },
  );
}
