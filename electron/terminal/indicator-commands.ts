import type { Input } from '../../shared/contract.ts';
import type { IndicatorView } from '../../shared/contract/indicators.ts';
import { wayNames, type Point } from '../../shared/framework/indicators.ts';
import { unitName } from '../../shared/framework/units.ts';
import type { Reader } from '../../shared/reader.ts';
import { command, requiredText, textOf, unreadable, type Command, type Options, type Terminal } from './command.ts';
import { given, saved, text } from './framework-text.ts';
import { definitionIn, definitionOptions } from './indicator-definition.ts';
import { facts, table } from './lay-out.ts';

const action = text('of one action alone, by its id', 'de una sola acción, por su identificador');
const why = text('why it replaces the value that stands', 'por qué sustituye el dato vigente');

/** Indicators: what is counted, in which unit and by which rule, and its values. */
export const indicatorCommands: readonly Command[] = [
  command({
    words: 'indicator list',
    takes: '',
    counts: [0, 0],
    vault: 'open',
    about: { en: 'indicators with their values of a year', es: 'indicadores con sus datos de un año' },
    options: { year: text('the year; this one where none is given', 'el año; este si no se indica'), action },
    run: async (terminal, _, options) =>
      terminal.request('indicator:list', { ...yearOf(options, 'year', 'year'), ...given(options, 'action', 'action') }),
    say: ({ indicators, counted }, reader) => {
      type Line = { readonly indicator: IndicatorView; readonly point: Point | null };
      const rows = indicators.flatMap((indicator): readonly Line[] =>
        indicator.points.length === 0 ? [{ indicator, point: null }] : indicator.points.map(point => ({ indicator, point })),
      );
      const lines = table(
        rows,
        [
          { label: { en: 'Code', es: 'Clave' }, of: ({ indicator }) => indicator.fields.code },
          { label: { en: 'Indicator', es: 'Indicador' }, of: ({ indicator }) => reader.say(indicator.fields.names) },
          { label: { en: 'Direction', es: 'Sentido' }, of: ({ point }) => point?.direction ?? '' },
          { label: { en: 'Period', es: 'Periodo' }, of: ({ point }) => (point === null ? '' : `${point.from} ${point.to}`) },
          {
            label: { en: 'Value', es: 'Dato' },
            of: ({ indicator, point }) => (point === null ? '' : amountText(point, indicator, reader)),
          },
          { label: { en: 'How', es: 'Cómo' }, of: ({ point }) => (point === null ? '' : reader.say(wayNames[point.way])) },
        ],
        reader,
        { en: 'No indicators.', es: 'Sin indicadores.' },
      );
      return `${lines}\n\n${reader.say(counted)}`;
    },
  }),
  command({
    words: 'indicator show',
    takes: 'CODE',
    counts: [1, 1],
    vault: 'open',
    about: {
      en: 'one indicator: its rule, its series, and what was corrected',
      es: 'un indicador: su regla, su serie y lo corregido',
    },
    options: { from: text('first year', 'primer año'), to: text('last year', 'último año'), action },
    run: async (terminal, [code = ''], options) =>
      terminal.request('indicator:read', {
        indicator: await indicatorNamed(terminal, code),
        ...yearOf(options, 'from', 'from'),
        ...yearOf(options, 'to', 'to'),
        ...given(options, 'action', 'action'),
      }),
    say: (view, reader) => {
      const { fields } = view;
      const head = facts(
        [
          [{ en: 'Indicator', es: 'Indicador' }, `${fields.code} ${reader.say(fields.names)}`],
          [{ en: 'Unit', es: 'Unidad' }, reader.say(unitName(fields.unit))],
          [{ en: 'Counted', es: 'Se cuenta' }, reader.say(fields.counting)],
          [{ en: 'Source', es: 'Fuente' }, fields.source],
          [{ en: 'Known after, in days', es: 'Se conoce después de, en días' }, String(fields.lagDays)],
          [{ en: 'Caution', es: 'Cautela' }, reader.say(view.caution)],
        ],
        reader,
      );
      return `${head}\n\n${pointsText(view, reader)}${fields.measure === undefined ? '' : `\n\n${reader.say(view.counted)}`}`;
    },
  }),
  command({
    words: 'indicator define',
    takes: 'CODE',
    counts: [1, 1],
    vault: 'open',
    about: {
      en: 'make an indicator whose values are given, or change one: what is left out stays as it is',
      es: 'crear un indicador cuyos datos se dan, o cambiar uno: lo que se omite queda como está',
    },
    options: definitionOptions,
    run: async (terminal, [code = ''], options) => {
      const { indicators } = await terminal.request('indicator:list', {});
      const held = indicators.find(({ id, fields }) => id === code || fields.code === code.toUpperCase());
      return terminal.request('indicator:define', {
        ...(held === undefined ? {} : { id: held.id }),
        fields: definitionIn(code, options, held?.fields),
      });
    },
    say: saved,
  }),
  command({
    words: 'indicator enter',
    takes: 'CODE AMOUNT UNIT',
    counts: [3, 3],
    vault: 'open',
    about: { en: 'enter a value with its source', es: 'capturar un dato con su fuente' },
    options: {
      from: text('first day of the period', 'primer día del periodo'),
      to: text('last day of the period', 'último día del periodo'),
      'as-of': text('the day on which the figure stood so', 'el día al que corresponde la cifra'),
      source: text('who says so', 'quién lo dice'),
      document: text('what the document is called', 'cómo se llama el documento'),
      file: text('the document itself', 'el documento mismo'),
      direction: text('who asks whom, such as US-MX', 'quién pide a quién, como US-MX'),
      action,
      rate: text('the indicator’s currency for one of this', 'la moneda del indicador por una de esta'),
      'rate-on': text('the day of the rate', 'la fecha del tipo de cambio'),
      'rate-source': text('the source of the rate', 'la fuente del tipo de cambio'),
      joint: { type: 'boolean', about: { en: 'of both sides together', es: 'de ambas partes en conjunto' } },
      why,
    },
    run: async (terminal, [code = '', amount = '', unit = ''], options) => {
      const file = textOf(options, 'file');
      return terminal.request('indicator:enter', {
        indicator: await indicatorNamed(terminal, code),
        amount,
        unit,
        from: requiredText(options, 'from'),
        to: requiredText(options, 'to'),
        asOf: requiredText(options, 'as-of'),
        source: requiredText(options, 'source'),
        ...given(options, 'document', 'document'),
        ...given(options, 'direction', 'direction'),
        ...given(options, 'action', 'action'),
        ...given(options, 'rate', 'rate'),
        ...given(options, 'rate-on', 'rateOn'),
        ...given(options, 'rate-source', 'rateSource'),
        ...given(options, 'why', 'why'),
        ...(options['joint'] === true ? { isJoint: true } : {}),
        ...(file === undefined ? {} : { file: await terminal.source(file) }),
      });
    },
    say: ({ isNew }, reader) =>
      reader.say(isNew ? { en: 'Recorded.', es: 'Asentado.' } : { en: 'It is there already.', es: 'Ya estaba.' }),
  }),
  command({
    words: 'indicator retract',
    takes: 'VALUE',
    counts: [1, 1],
    vault: 'open',
    about: { en: 'take a value out, by its id; it is kept', es: 'retirar un dato, por su identificador; se conserva' },
    options: { why: text('the reason', 'el motivo') },
    run: async (terminal, [id = ''], options) => terminal.request('indicator:retract', { id, why: requiredText(options, 'why') }),
    say: (_, reader) => reader.say({ en: 'Recorded.', es: 'Asentado.' }),
  }),
  command({
    words: 'indicator import',
    takes: 'FILE.csv',
    counts: [1, 1],
    vault: 'open',
    about: { en: 'take in a table of values, all or none', es: 'importar una tabla de datos, todos o ninguno' },
    options: {
      decimals: text('what stands before decimals', 'qué va antes de los decimales', { values: ['point', 'comma'] }),
      why,
    },
    run: async (terminal, [path = ''], options) =>
      terminal.request('indicator:import', {
        file: await terminal.source(path),
        ...given(options, 'decimals', 'decimals'),
        ...given(options, 'why', 'why'),
      }),
    say: ({ added, replaced, unchanged }, reader) =>
      facts(
        [
          [{ en: 'Added', es: 'Agregados' }, String(added)],
          [{ en: 'Replaced', es: 'Sustituidos' }, String(replaced)],
          [{ en: 'As they were', es: 'Como estaban' }, String(unchanged)],
        ],
        reader,
      ),
  }),
];

async function indicatorNamed(terminal: Terminal, code: string): Promise<string> {
  const { indicators } = await terminal.request('indicator:list', {});
  return indicators.find(({ id, fields }) => id === code || fields.code === code.toUpperCase())?.id ?? code;
}

function yearOf<Member extends string>(options: Options, name: string, member: Member): Pick<Input<'indicator:read'>, 'from'> {
  const value = textOf(options, name);
  if (value === undefined) return {};
  if (!/^\d{4}$/.test(value)) throw unreadable(`--${name}`);
  return { [member]: Number(value) };
}

/** `12.5 kg`; what is not shown by its sign, as in the reports. */
function amountText({ shown }: Point, { fields }: IndicatorView, reader: Reader): string {
  if (shown.kind === 'shown' || shown.kind === 'about')
    return `${shown.kind === 'about' ? '≈' : ''}${shown.amount} ${reader.say(unitName(fields.unit))}`;
  return { few: '<5', hidden: '*', none: '–' }[shown.kind];
}

function pointsText(view: IndicatorView, reader: Reader): string {
  return table(
    view.points,
    [
      { label: { en: 'Period', es: 'Periodo' }, of: ({ from, to }) => `${from} ${to}` },
      { label: { en: 'Direction', es: 'Sentido' }, of: ({ direction }) => direction ?? '' },
      { label: { en: 'Value', es: 'Dato' }, of: point => amountText(point, view, reader) },
      {
        label: { en: 'As given', es: 'Como se dio' },
        of: ({ given: said }) =>
          said === null
            ? ''
            : `${said.amount} ${reader.say(unitName(said.unit))}${said.rate === undefined ? '' : ` × ${said.rate} (${said.rateOn ?? ''}, ${said.rateSource ?? ''})`}`,
      },
      { label: { en: 'As of', es: 'Dato al' }, of: ({ asOf }) => asOf },
      { label: { en: 'How', es: 'Cómo' }, of: ({ way }) => reader.say(wayNames[way]) },
      { label: { en: 'Source', es: 'Fuente' }, of: ({ given: said }) => said?.source ?? '' },
      {
        label: { en: 'Before', es: 'Antes' },
        of: ({ former }) => former.map(({ amount, why: reason }) => `${amount} (${reason})`).join(', '),
      },
    ],
    reader,
    { en: 'No values yet.', es: 'Aún sin datos.' },
  );
}
