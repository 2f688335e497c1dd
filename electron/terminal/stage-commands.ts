import type { Input } from '../../shared/contract.ts';
import type { EventAnswer, StageView } from '../../shared/contract/stages.ts';
import { calledInCase } from '../../shared/called-in-case.ts';
import type { Bilingual, CaseId, RecordId } from '../../shared/language.ts';
import { failures } from '../../shared/failure.ts';
import type { Reader } from '../../shared/reader.ts';
import { movedSentence } from '../../shared/clocks/moved-text.ts';
import { isMet } from '../../shared/clocks/due.ts';
import { explanationSentences } from '../../shared/clocks/sentences.ts';
import type { DeadlineRow } from '../../shared/pipeline.ts';
import { dueNameAt } from '../../shared/record-dues.ts';
import { deadlinesText, pipelineText, stageText } from '../../shared/report-text.ts';
import { fill } from '../../shared/text/fill.ts';
import { todayText } from '../../shared/text/today.ts';
import { caseNamed } from './case-commands.ts';
import {
  command,
  listOf,
  Refused,
  requiredText,
  textOf,
  type Command,
  type Options,
  type OptionSpec,
  type Terminal,
} from './command.ts';

export const moveOptions = {
  to: { type: 'string', about: { en: 'enter this stage, such as X07', es: 'entrar en esta etapa, como X07' } },
  event: { type: 'string', about: { en: 'by this event; alone, record it', es: 'por este evento; solo, registrarlo' } },
  on: { type: 'string', about: { en: 'the day it happened, YYYY-MM-DD', es: 'el día en que ocurrió, AAAA-MM-DD' } },
  fact: {
    type: 'string',
    multiple: true,
    about: { en: 'NAME=VALUE that the next step requires, repeated', es: 'NOMBRE=VALOR que pide el siguiente paso, repetible' },
  },
  about: {
    type: 'string',
    multiple: true,
    about: {
      en: 'a record that it is about: a person, order, charge, document or plan; repeated',
      es: 'un registro al que se refiere: persona, orden, delito, documento o plan; repetible',
    },
  },
  'opens-rest': {
    type: 'string',
    values: ['yes', 'no'],
    about: {
      en: 'whether what is held until it and is about no one person or record opens too',
      es: 'si se levanta también lo reservado hasta él que no se refiere a una persona o un registro',
    },
  },
  correct: {
    type: 'string',
    about: {
      en: 'correct this event instead, by its type or its record’s id; both versions stay',
      es: 'corregir este evento, por su tipo o el identificador de su registro; ambas versiones quedan',
    },
  },
  retract: { type: 'boolean', about: { en: 'with --correct: it did not happen', es: 'con --correct: no ocurrió' } },
  why: { type: 'string', about: { en: 'with --correct: the reason', es: 'con --correct: el motivo' } },
  check: { type: 'boolean', about: { en: 'say what it would do, record nothing', es: 'decir qué haría, sin registrar' } },
} satisfies Readonly<Record<string, OptionSpec>>;

const endOptions = { why: { type: 'string', about: { en: 'the reason', es: 'el motivo' } } } satisfies Readonly<
  Record<string, OptionSpec>
>;

/** `names`: what the records are called that an event may be about. */
type Answer = {
  readonly view: StageView;
  readonly entered: EventAnswer | null;
  readonly names: Readonly<Record<RecordId, Bilingual>>;
};

export const stageCommands: readonly Command[] = [
  command<Answer>({
    words: 'case stage',
    takes: 'CASE',
    counts: [1, 1],
    vault: 'open',
    about: {
      en: 'where a case is and what may follow; with --to or --event, what happened',
      es: 'dónde está un caso y qué sigue; con --to o --event, lo que ocurrió',
    },
    options: moveOptions,
    run: async (terminal, [name = ''], options) => {
      const caseId = await caseNamed(terminal, name);
      const entered = await enter(terminal, caseId, options);
      const view = await terminal.request('case:stage', { caseId });
      return { view, entered, names: await namesIn(terminal, caseId, view) };
    },
    say: ({ view, entered, names }, reader) =>
      [...(entered === null ? [] : [enteredText(entered, reader), '']), stageText(view, reader, names)].join('\n'),
  }),
  command({
    words: 'deadlines list',
    takes: '[CASE]',
    counts: [0, 1],
    vault: 'open',
    writesFile: true,
    about: { en: 'open deadlines, soonest first', es: 'plazos en curso, primero los más próximos' },
    options: {
      until: { type: 'string', about: { en: 'up to this day, YYYY-MM-DD', es: 'hasta este día, AAAA-MM-DD' } },
      all: { type: 'boolean', about: { en: 'those that ended too', es: 'también los que terminaron' } },
      ics: {
        type: 'string',
        about: {
          en: 'also write a calendar file; no case data in it',
          es: 'además escribir un calendario; sin datos de casos',
        },
      },
      'with-references': {
        type: 'boolean',
        about: {
          en: 'put references, labels and reasons of cases into the calendar',
          es: 'poner en el calendario referencias, nombres y motivos de los casos',
        },
      },
    },
    run: async (terminal, [name], options) => {
      const until = textOf(options, 'until');
      const range = until === undefined ? {} : { until };
      const ics = textOf(options, 'ics');
      if (ics !== undefined) {
        const withReferences = options['with-references'] === true;
        await terminal.request('deadline:export', {
          sink: await terminal.sink(ics),
          language: terminal.reader.language,
          withReferences,
          ...range,
        });
      }
      const only = name === undefined ? {} : { caseId: await caseNamed(terminal, name) };
      const { rows, total } = await terminal.request('deadline:list', {
        ...only,
        ...range,
        all: options['all'] === true,
        limit: 500,
      });
      if (total > rows.length) terminal.tell(fill(todayText.more, { count: String(total - rows.length) }));
      return rows;
    },
    say: deadlinesText,
  }),
  command({
    words: 'deadlines explain',
    takes: 'CASE CLOCK',
    counts: [2, 2],
    vault: 'open',
    about: { en: 'why a date is that date, day by day', es: 'por qué una fecha es esa fecha, día por día' },
    run: async (terminal, [name = '', clock = '']) => {
      const caseId = await caseNamed(terminal, name);
      const { rows } = await terminal.request('deadline:list', { caseId, all: true, limit: 500 });
      const named = dueNameAt(clock) ?? clock;
      const row = rows.findLast(candidate => (candidate.clock ?? candidate.entered?.name) === named);
      if (row === undefined) throw new Refused({ code: 'clock/not-found' });
      return terminal.request('deadline:explain', { caseId, clock: named, startEvent: row.startEvent });
    },
    say: ({ explanation, sentences: { en, es } }, reader) =>
      (explanation === null
        ? en.map((one, at) => reader.say({ en: one, es: es[at] ?? one }))
        : explanationSentences(explanation, reader)
      ).join('\n'),
  }),
  command({
    words: 'deadlines end',
    takes: 'CASE CLOCK',
    counts: [2, 2],
    vault: 'open',
    about: {
      en: 'a deadline no longer applies though no rule ends it',
      es: 'un plazo ya no aplica aunque ninguna norma lo termine',
    },
    options: {
      ...endOptions,
      source: { type: 'string', about: { en: 'where it says so', es: 'dónde consta' } },
      on: {
        type: 'string',
        about: { en: 'since this day, YYYY-MM-DD; without it, today', es: 'desde este día, AAAA-MM-DD; sin él, hoy' },
      },
    },
    run: async (terminal, names, options) => {
      const on = textOf(options, 'on');
      return terminal.request('clock:end', {
        ...(await clockNamed(terminal, names, ({ state }) => !isMet(state))),
        reason: requiredText(options, 'why'),
        source: requiredText(options, 'source'),
        ...(on === undefined ? {} : { on }),
      });
    },
    say: ({ entry }, { say }) => `${say({ en: 'Ended: no longer applies', es: 'Terminó: ya no aplica' })} (${entry})`,
  }),
  command({
    words: 'deadlines reopen',
    takes: 'CASE CLOCK',
    counts: [2, 2],
    vault: 'open',
    about: {
      en: 'a deadline that a person ended applies again',
      es: 'un plazo que dio por terminado una persona aplica de nuevo',
    },
    options: endOptions,
    run: async (terminal, names, options) =>
      terminal.request('clock:reopen', {
        ...(await clockNamed(terminal, names, ({ ended }) => ended?.by === 'person')),
        reason: requiredText(options, 'why'),
      }),
    say: ({ entry }, { say }) => `${say({ en: 'It applies again', es: 'Aplica de nuevo' })} (${entry})`,
  }),
  command({
    words: 'pipeline report',
    takes: '',
    counts: [0, 0],
    vault: 'open',
    about: {
      en: 'every stage, what expires first, where nothing happened',
      es: 'cada etapa, qué vence primero, dónde no hubo movimiento',
    },
    options: { 'stalled-after': { type: 'string', about: { en: 'days without an event', es: 'días sin evento' } } },
    run: (terminal, _, options) => {
      const days = textOf(options, 'stalled-after');
      return terminal.request('pipeline:report', days === undefined ? {} : { stalledAfterDays: Number(days) });
    },
    say: pipelineText,
  }),
];

/** What the records are called that some event waits to be said of. */
async function namesIn(terminal: Terminal, caseId: CaseId, { openings }: StageView): Promise<Answer['names']> {
  if (openings.unsaid.length === 0) return {};
  const { file } = await terminal.request('case:show', { caseId });
  const asked = openings.awaited.flatMap(({ candidates, rest }) => [...candidates.map(({ record }) => record), ...rest]);
  return calledInCase(file.records, asked);
}

/** The last clock of that name of a case that fits, or the last at all: then the host says why not. */
async function clockNamed(
  terminal: Terminal,
  [name = '', clock = '']: readonly string[],
  fits: (row: DeadlineRow) => boolean,
): Promise<Pick<Input<'clock:end'>, 'caseId' | 'clock' | 'startEvent'>> {
  const caseId = await caseNamed(terminal, name);
  const { rows } = await terminal.request('deadline:list', { caseId, all: true, limit: 500 });
  const named = rows.filter(row => row.clock === clock);
  const row = named.findLast(fits) ?? named.at(-1);
  if (row === undefined) throw new Refused({ code: 'clock/not-found' });
  return { caseId, clock, startEvent: row.startEvent };
}

async function enter(terminal: Terminal, caseId: CaseId, options: Options): Promise<EventAnswer | null> {
  const [to, event, correct] = [textOf(options, 'to'), textOf(options, 'event'), textOf(options, 'correct')];
  if (correct !== undefined) return correctEvent(terminal, caseId, correct, options);
  if (to === undefined && event === undefined) return null;
  const about = await aboutOf(terminal, caseId, options);
  const happened = {
    caseId,
    on: requiredText(options, 'on'),
    facts: factsOf(options),
    ...about,
    check: options['check'] === true,
  };
  if (to !== undefined)
    return terminal.request('case:move-stage', { ...happened, to, ...(event === undefined ? {} : { event }) });
  return terminal.request('case:record-event', { ...happened, type: event ?? '' });
}

/** Correct the one event of a type that counts, or the one of an id. Refused with `record/not-found` where that is none or several. */
async function correctEvent(terminal: Terminal, caseId: CaseId, name: string, options: Options): Promise<EventAnswer> {
  const { file } = await terminal.request('case:show', { caseId });
  const { corrections } = await terminal.request('case:stage', { caseId });
  const replaced = new Set(corrections.flatMap(versions => versions.slice(0, -1).map(({ id }) => id))); // the last of each counts
  const [found, ...others] = file.records.filter(
    ({ id, entity, fields }) =>
      entity === 'event' && !replaced.has(id) && fields['retracted'] !== true && (id === name || fields['type'] === name),
  );
  if (found === undefined || others.length > 0) throw new Refused({ code: 'record/not-found' });
  const [on, facts] = [textOf(options, 'on'), factsOf(options)];
  return terminal.request('case:correct-event', {
    caseId,
    event: found.id,
    ...(on === undefined ? {} : { on }),
    ...(Object.keys(facts).length === 0 ? {} : { facts }),
    ...(await aboutOf(terminal, caseId, options)),
    retract: options['retract'] === true,
    reason: requiredText(options, 'why'),
    check: options['check'] === true,
  });
}

/** What an event is about, by the kind of each record that was named, and whether it opens the rest. Refused with `record/not-found` where a case has none of that id. */
async function aboutOf(
  terminal: Terminal,
  caseId: CaseId,
  options: Options,
): Promise<{ about?: Input<'case:record-event'>['about'] }> {
  const [ids, rest] = [listOf(options, 'about'), textOf(options, 'opens-rest')];
  if (ids.length === 0 && rest === undefined) return {};
  const { file } = await terminal.request('case:show', { caseId });
  const named = ids.map(id => file.records.find(record => record.id === id));
  if (named.includes(undefined)) throw new Refused({ code: 'record/not-found' });
  const references = Object.fromEntries(named.flatMap(record => (record === undefined ? [] : [[record.entity, record.id]])));
  return { about: { ...references, ...(rest === undefined ? {} : { opensRest: rest === 'yes' }) } };
}

export function factsOf(options: Options): Record<string, string | boolean | number> {
  return Object.fromEntries(
    listOf(options, 'fact').map(word => {
      const [name = '', ...rest] = word.split('=');
      const value = rest.join('=');
      return [name, value === 'true' ? true : value === 'false' ? false : value];
    }),
  );
}

function enteredText(answer: EventAnswer, reader: Reader): string {
  const head = heads[answer.entry === null ? 'checked' : 'entered'][answer.ok ? 'well' : 'refused'];
  const moved = answer.moved.length === 0 && !answer.ok ? [] : [`  ${movedSentence(answer.moved, reader)}`];
  const faults = answer.faults.map(({ code }) => `  ! ${reader.say(failures[code])}`);
  return [reader.say(head), ...faults, ...answer.asked.map(({ label }) => `  ? ${reader.say(label)}`), ...moved].join('\n');
}

/** A check enters nothing, and says so. */
const heads = {
  entered: { well: { en: 'Recorded.', es: 'Registrado.' }, refused: { en: 'Not recorded.', es: 'No se registró.' } },
  checked: {
    well: { en: 'It could be recorded. Nothing was.', es: 'Podría registrarse. No se registró nada.' },
    refused: { en: 'It would be refused. Nothing was recorded.', es: 'Se rechazaría. No se registró nada.' },
  },
} as const satisfies Record<string, Record<string, Bilingual>>;
