import { caseKinds, type CaseKind } from '../../shared/case.ts';
import type { Input } from '../../shared/contract.ts';
import type { FlowFilter } from '../../shared/flow.ts';
import { flowLinesSaid, flowSaid } from '../../shared/flow-text.ts';
import { command, textOf, type Command, type Options } from './command.ts';
import { directionIn } from './review-commands.ts';
import { tableOptions, filesAsked } from './table-options.ts';
import { tableForms } from '../../shared/tables.ts';

const MOST_LINES = 500;

const chosenOptions = {
  kind: {
    type: 'string',
    values: caseKinds,
    about: { en: 'which kind of case; extraditions if none is given', es: 'qué tipo de caso; extradiciones si no se indica' },
  },
  direction: { type: 'string', about: { en: 'who requests of whom, such as US-MX', es: 'quién solicita a quién, como US-MX' } },
  counterpart: { type: 'string', about: { en: 'cases with this authority', es: 'casos con esta autoridad' } },
  officer: {
    type: 'string',
    about: { en: 'cases of this officer; - for those of nobody', es: 'casos de este oficial; - para los de nadie' },
  },
  from: {
    type: 'string',
    about: {
      en: 'first day, YYYY-MM-DD; a year before if none is given',
      es: 'primer día, AAAA-MM-DD; un año antes si no se indica',
    },
  },
  'as-of': {
    type: 'string',
    about: { en: 'last day, YYYY-MM-DD; today if none is given', es: 'último día, AAAA-MM-DD; hoy si no se indica' },
  },
} as const;

export const flowCommands: readonly Command[] = [
  command({
    words: 'pipeline flow',
    takes: '',
    counts: [0, 0],
    vault: 'open',
    writesFile: true,
    about: {
      en: 'how work came in, went out and stood: backlog, time in stage, time by who had to act, deadlines met and missed, workload; for this office alone, nothing is suppressed',
      es: 'cómo entró, salió y quedó el trabajo: pendientes, tiempo en la etapa, tiempo según a quién correspondía actuar, plazos cumplidos e incumplidos, carga; solo para esta oficina, nada se suprime',
    },
    options: {
      ...chosenOptions,
      open: {
        type: 'string',
        about: {
          en: 'the cases behind a figure, by its key in the --json answer, such as "backlog 2026-03"',
          es: 'los casos detrás de una cifra, por su clave en la respuesta con --json, como "backlog 2026-03"',
        },
      },
      text: {
        type: 'string',
        about: { en: 'with --open: those with these words', es: 'con --open: los que tienen estas palabras' },
      },
      ...tableOptions({ en: 'write the figures too', es: 'escribir además las cifras' }),
    },
    run: async (terminal, _, options) => {
      const chosen = chosenIn(options);
      const filter: FlowFilter = { kind: 'extradition', ...chosen };
      const key = textOf(options, 'open');
      if (key !== undefined) {
        const text = textOf(options, 'text');
        const behind = await terminal.request('flow:cases', {
          ...chosen,
          key,
          limit: MOST_LINES,
          ...(text === undefined ? {} : { text }),
        });
        return { filter, flow: null, behind };
      }
      for (const { form, sink } of await filesAsked(terminal, options, tableForms))
        await terminal.request('flow:export', {
          ...chosen,
          form,
          sink,
          language: terminal.reader.language,
        });
      return { filter, flow: await terminal.request('flow:read', chosen), behind: null };
    },
    say: ({ filter, flow, behind }, reader) =>
      flow === null ? flowLinesSaid(behind?.lines ?? [], behind?.total ?? 0, reader) : flowSaid(flow, filter, reader),
  }),
];

function chosenIn(options: Options): Input<'flow:read'> & { readonly kind?: CaseKind } {
  const [kind, direction] = [textOf(options, 'kind'), directionIn(options, 'direction')];
  const [counterpart, officer] = [textOf(options, 'counterpart'), textOf(options, 'officer')];
  const [from, asOf] = [textOf(options, 'from'), textOf(options, 'as-of')];
  return {
    ...(kind === undefined ? {} : { kind: kind as CaseKind }), // one of its values, which the door holds it to
    ...(direction === undefined ? {} : { direction }),
    ...(counterpart === undefined ? {} : { counterpart }),
    ...(officer === undefined ? {} : { officer: officer === '-' ? null : officer }),
    ...(from === undefined ? {} : { from: from }), // the host refuses what is not a date
    ...(asOf === undefined ? {} : { asOf: asOf }),
  };
}
