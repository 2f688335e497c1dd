import type { Input } from '../../shared/contract.ts';
import { actionStatuses, itemKinds, kindNames } from '../../shared/framework/items.ts';
import { caseNamed } from './case-commands.ts';
import {
  command,
  listOf,
  missing,
  requiredText,
  textOf,
  unreadable,
  type Command,
  type OptionSpec,
  type Options,
} from './command.ts';
import {
  evidenceColumn,
  frameworkNamed,
  given,
  idColumn,
  itemText,
  none,
  progressColumns,
  saved,
  text,
  titleColumn,
  treeText,
} from './framework-text.ts';
import { facts, table } from './lay-out.ts';

const why = text('the reason', 'el motivo');
const said: Readonly<Record<string, OptionSpec>> = {
  number: text('its number, such as 3.2.1', 'su número, como 3.2.1'),
  en: text('what it is called in English', 'cómo se llama en inglés'),
  es: text('what it is called in Spanish', 'cómo se llama en español'),
  from: text('first year of a framework', 'primer año de un marco'),
  to: text('last year of a framework', 'último año de un marco'),
  source: text('where it is written', 'dónde consta'),
  agency: text('the authority that owes it', 'la autoridad responsable'),
  officer: text('the person of this office who owes it', 'la persona responsable de esta oficina'),
  due: text('until when, YYYY-MM-DD', 'hasta cuándo, AAAA-MM-DD'),
};

/** Frameworks: what two countries agreed to do, how far it is, and the plans of years. */
export const frameworkCommands: readonly Command[] = [
  command({
    words: 'framework list',
    takes: '',
    counts: [0, 0],
    vault: 'open',
    about: { en: 'frameworks and how far their actions are', es: 'marcos y cómo van sus acciones' },
    run: async terminal => terminal.request('framework:list', {}),
    say: (tops, reader) => table(tops, [idColumn, titleColumn, ...progressColumns, evidenceColumn], reader, none),
  }),
  command({
    words: 'framework show',
    takes: 'ID',
    counts: [1, 1],
    vault: 'open',
    about: {
      en: 'a framework by id or number, with all its parts; or one part with its history',
      es: 'un marco por identificador o número, con todas sus partes; o una parte con su historia',
    },
    run: async (terminal, [name = '']) => {
      const top = await frameworkNamed(terminal, name);
      if (top !== undefined) return { tree: await terminal.request('framework:read', { framework: top }) };
      return { item: await terminal.request('framework:item', { id: name }) };
    },
    say: (found, reader) => ('tree' in found ? treeText(found.tree, reader) : itemText(found.item, reader)),
  }),
  command({
    words: 'framework add',
    takes: 'KIND [UNDER]',
    counts: [1, 2],
    vault: 'open',
    about: {
      en: 'add a framework, or a goal, area, objective, action or milestone under the part of this id',
      es: 'agregar un marco, o una meta, área, objetivo, acción o hito bajo la parte con ese identificador',
    },
    options: said,
    run: async (terminal, [kind = '', parent], options) => {
      const known = itemKinds.filter(each => each !== 'year').find(each => each === kind);
      if (known === undefined)
        throw unreadable(
          'KIND',
          itemKinds.filter(each => each !== 'year'),
        );
      const fields = saidIn(options);
      return terminal.request('framework:add', { kind: known, fields, ...(parent === undefined ? {} : { parent }) });
    },
    say: ({ id }, reader) => reader.say({ en: 'Added: {{id}}', es: 'Agregado: {{id}}' }, { id }),
  }),
  command({
    words: 'framework set',
    takes: 'ID',
    counts: [1, 1],
    vault: 'open',
    about: { en: 'change what is said of a part', es: 'modificar lo que se dice de una parte' },
    options: {
      ...said,
      clear: text('take this field away; may repeat', 'quitar este campo; puede repetirse', { multiple: true }),
    },
    run: async (terminal, [id = ''], options) => {
      const cleared = Object.fromEntries(listOf(options, 'clear').map(field => [field, null]));
      return terminal.request('framework:update', {
        id,
        fields: { ...saidIn(options), ...cleared },
      }); // the contract refuses other fields
    },
    say: saved,
  }),
  command({
    words: 'framework action',
    takes: 'ID',
    counts: [1, 1],
    vault: 'open',
    about: {
      en: 'say how an action stands, or that a milestone was reached (--done)',
      es: 'decir cómo va una acción, o que un hito se alcanzó (--done)',
    },
    options: {
      status: text('how it stands', 'cómo está', { values: actionStatuses }),
      progress: text('what was done', 'qué se hizo'),
      done: text('the day on which a milestone was reached', 'el día en que se alcanzó un hito'),
      why,
    },
    run: async (terminal, [id = ''], options) =>
      terminal.request('framework:report', {
        id,
        ...given(options, 'status', 'status'),
        ...given(options, 'progress', 'progress'),
        ...given(options, 'done', 'doneOn'),
        ...given(options, 'why', 'reason'),
      }),
    say: saved,
  }),
  command({
    words: 'framework remove',
    takes: 'ID',
    counts: [1, 1],
    vault: 'open',
    about: { en: 'take a part out that nothing hangs from', es: 'quitar una parte de la que nada depende' },
    options: { why },
    run: async (terminal, [id = ''], options) =>
      terminal.request('framework:remove', { id, reason: requiredText(options, 'why') }),
    say: saved,
  }),
  command({
    words: 'framework undo',
    takes: 'ENTRY',
    counts: [1, 1],
    vault: 'open',
    about: {
      en: 'undo a step of your own, by the entry that it answered',
      es: 'deshacer un paso propio, por el asiento que devolvió',
    },
    run: async (terminal, [entry = '']) => {
      if (!/^\d{1,9}$/.test(entry)) throw unreadable('ENTRY');
      return terminal.request('framework:undo', { entry: Number(entry) });
    },
    say: saved,
  }),
  command({
    words: 'framework serve',
    takes: 'CASE [ACTION]',
    counts: [1, 2],
    vault: 'open',
    about: {
      en: 'the actions that a case serves; with an action, say that it serves it (--not: no longer)',
      es: 'las acciones a las que sirve un caso; con una acción, decir que le sirve (--not: ya no)',
    },
    options: {
      record: text('an exchange, request, task or outcome of the case', 'un intercambio, solicitud, tarea o resultado del caso'),
      not: { type: 'boolean', about: { en: 'it does not any more', es: 'ya no le sirve' } },
    },
    run: async (terminal, [name = '', action], options) => {
      const caseId = await caseNamed(terminal, name);
      if (action !== undefined)
        await terminal.request('framework:serve', {
          caseId,
          action,
          isServed: options['not'] !== true,
          ...given(options, 'record', 'record'),
        });
      return terminal.request('framework:of-case', { caseId });
    },
    say: (served, reader) =>
      table(
        served,
        [
          { label: kindNames.action, of: ({ title }) => reader.say(title) },
          { label: kindNames.framework, of: ({ framework }) => reader.say(framework) },
          { label: { en: 'By', es: 'Mediante' }, of: ({ about, record }) => about ?? record ?? '' },
        ],
        reader,
        { en: 'It serves no action.', es: 'No sirve a ninguna acción.' },
      ),
  }),
  command({
    words: 'framework import',
    takes: 'FILE.json',
    counts: [1, 1],
    vault: 'open',
    about: { en: 'take in a framework, whole or not at all', es: 'importar un marco, completo o nada' },
    run: async (terminal, [path = '']) => terminal.request('framework:import', { file: await terminal.source(path) }),
    say: ({ added, changed, unchanged }, reader) =>
      facts(
        [
          [{ en: 'Added', es: 'Agregadas' }, String(added)],
          [{ en: 'Changed', es: 'Modificadas' }, String(changed)],
          [{ en: 'As they were', es: 'Como estaban' }, String(unchanged)],
        ],
        reader,
      ),
  }),
  command({
    words: 'framework export',
    takes: 'FRAMEWORK FILE.json',
    counts: [2, 2],
    vault: 'open',
    writesFile: true,
    about: { en: 'write a framework as a file that can be imported', es: 'escribir un marco como archivo que puede importarse' },
    run: async (terminal, [name = '', path = '']) => {
      const framework = (await frameworkNamed(terminal, name)) ?? name;
      return terminal.request('framework:export', { framework, sink: await terminal.sink(path) });
    },
    say: ({ items }, reader) =>
      reader.say({ en: 'Parts written: {{items}}', es: 'Partes escritas: {{items}}' }, { items: String(items) }),
  }),
];

function saidIn(options: Options): Input<'framework:add'>['fields'] {
  const [en, es] = [textOf(options, 'en'), textOf(options, 'es')];
  if ((en === undefined) !== (es === undefined)) throw missing(en === undefined ? '--en' : '--es');
  return {
    ...given(options, 'number', 'number'),
    ...(en === undefined || es === undefined ? {} : { names: { en, es } }),
    ...yearIn(options, 'from', 'fromYear'),
    ...yearIn(options, 'to', 'toYear'),
    ...given(options, 'source', 'source'),
    ...given(options, 'agency', 'agency'),
    ...given(options, 'officer', 'officer'),
    ...given(options, 'due', 'dueOn'),
  };
}

function yearIn<Member extends string>(options: Options, name: string, member: Member): { readonly [M in Member]?: number } {
  const value = textOf(options, name);
  if (value === undefined) return {};
  if (!/^\d{4}$/.test(value)) throw unreadable(`--${name}`);
  return { [member]: Number(value) } as { readonly [M in Member]?: number }; // the one member
}
