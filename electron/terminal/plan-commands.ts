import type { CaseRecord } from '../../shared/case.ts';
import { catalogue, fieldAt, isEntity, type EntityName } from '../../shared/catalogue.ts';
import type { Bilingual, CaseId, CivilDate, Json, RecordId } from '../../shared/language.ts';
import { moneyText } from '../../shared/money/currency.ts';
import { planOf, type Plan, type PlannedTask } from '../../shared/plan.ts';
import type { Reader } from '../../shared/reader.ts';
import { planText } from '../../shared/text/plan.ts';
import { valueText } from '../../shared/value-text.ts';
import { withAgencies } from './agency-named.ts';
import { caseNamed } from './case-commands.ts';
import { command, listOf, Misused, Refused, textOf, type Command, type Options, type Terminal } from './command.ts';
import { fieldOption, fieldsOf } from './field-words.ts';
import { table } from './lay-out.ts';

/** What may be added to a plan, by the word of the line. */
const kinds: Readonly<Record<string, EntityName>> = {
  party: 'member',
  objective: 'objective',
  phase: 'phase',
  task: 'task',
  operation: 'plan',
  'operation-task': 'planTask',
  wait: 'taskWait',
  evidence: 'evidenceLine',
  asset: 'asset',
};

export const planCommands: readonly Command[] = [
  command({
    words: 'plan show',
    takes: 'CASE',
    counts: [1, 1],
    vault: 'open',
    about: {
      en: 'the plan of a joint investigation: parties, tasks, operations, evidence, money',
      es: 'el plan de una investigación conjunta: partes, tareas, operativos, pruebas, dinero',
    },
    run: async (terminal, [name = '']) => planShown(terminal, await caseNamed(terminal, name)),
    say: planLines,
  }),
  command({
    words: 'plan add',
    takes: 'CASE KIND',
    counts: [2, 2],
    vault: 'open',
    about: {
      en: 'add to a plan; a wrong KIND is answered with those that there are',
      es: 'agregar a un plan; a un KIND equivocado se responde con los que hay',
    },
    options: {
      field: fieldOption,
      under: {
        type: 'string',
        about: { en: 'the operation or task that it belongs to', es: 'el operativo o la tarea a que pertenece' },
      },
    },
    run: async (terminal, [name = '', kind = ''], options) => {
      const entity = kinds[kind];
      if (entity === undefined) throw new Misused({ code: 'usage/unreadable', what: 'KIND', allowed: Object.keys(kinds) });
      const caseId = await caseNamed(terminal, name);
      const parent = textOf(options, 'under') as RecordId | undefined; // the host says whether there is one
      const fields = await given(terminal, entity, options);
      return terminal.request('case:add-record', { caseId, entity, fields, ...(parent === undefined ? {} : { parent }) });
    },
    say: ({ record }, reader) => `${labelOf(record, reader)} ${record.id}`,
  }),
  command({
    words: 'plan set',
    takes: 'CASE RECORD',
    counts: [2, 2],
    vault: 'open',
    about: { en: 'change a record of a plan', es: 'cambiar un registro de un plan' },
    options: { field: fieldOption },
    run: async (terminal, [name = '', id = ''], options) => {
      const { caseId, record } = await recordNamed(terminal, name, id);
      const fields = await given(terminal, record.entity, options);
      return terminal.request('case:update-fields', { caseId, record: record.id, fields });
    },
    say: ({ record }, reader) => `${labelOf(record, reader)} ${record.id}`,
  }),
  command({
    words: 'plan swap',
    takes: 'CASE RECORD OTHER',
    counts: [3, 3],
    vault: 'open',
    about: {
      en: 'let two records of one kind change places in the order of the plan',
      es: 'intercambiar el lugar de dos registros de la misma clase en el orden del plan',
    },
    run: async (terminal, [name = '', one = '', two = '']) => {
      const { caseId, record } = await recordNamed(terminal, name, one);
      const { record: other } = await recordNamed(terminal, name, two);
      await terminal.request('case:swap-records', { caseId, record: record.id, other: other.id });
      return planShown(terminal, caseId);
    },
    say: planLines,
  }),
  command({
    words: 'plan done',
    takes: 'CASE TASK',
    counts: [2, 2],
    vault: 'open',
    about: {
      en: 'a task was done: it is owed no more, and what waited for it is',
      es: 'una tarea se cumplió: ya no se debe, y lo que la esperaba sí',
    },
    options: {
      on: { type: 'string', about: { en: 'the day; today if left out', es: 'el día; hoy si se omite' } },
      result: { type: 'string', about: { en: 'what came of it', es: 'qué se obtuvo' } },
    },
    run: async (terminal, [name = '', id = ''], options) => {
      const { caseId, record } = await recordNamed(terminal, name, id);
      if (record.entity !== 'task') throw new Refused({ code: 'record/not-found' });
      const doneOn = textOf(options, 'on') ?? (await terminal.request('office:day', {})).on;
      const result = textOf(options, 'result');
      const fields = { status: 'done', doneOn, ...(result === undefined ? {} : { result }) };
      await terminal.request('case:update-fields', { caseId, record: record.id, fields });
      return planShown(terminal, caseId);
    },
    say: planLines,
  }),
];

async function given(terminal: Terminal, entity: string, options: Options): Promise<Record<string, Json>> {
  return withAgencies(terminal, entity, fieldsOf(entity, listOf(options, 'field')));
}

async function planShown(terminal: Terminal, caseId: CaseId): Promise<Plan & { readonly asOf: CivilDate }> {
  const { file } = await terminal.request('case:show', { caseId });
  if (file.records.find(({ entity }) => entity === 'case')?.fields['kind'] !== 'joint-investigation')
    throw new Refused({ code: 'plan/not-joint' });
  const { on } = await terminal.request('office:day', {});
  return { asOf: on, ...planOf(file.records, on) };
}

async function recordNamed(
  terminal: Terminal,
  name: string,
  id: string,
): Promise<{ readonly caseId: CaseId; readonly record: CaseRecord }> {
  const caseId = await caseNamed(terminal, name);
  const record = (await terminal.request('case:show', { caseId })).file.records.find(one => one.id === id);
  if (record === undefined) throw new Refused({ code: 'record/not-found' });
  return { caseId, record };
}

function labelOf({ entity }: Pick<CaseRecord, 'entity'>, { say }: Reader): string {
  return isEntity(entity) ? say(catalogue[entity].label) : entity;
}

function planLines(plan: Plan, reader: Reader): string {
  const { say } = reader;
  const value = (record: CaseRecord, name: string): string =>
    valueText(fieldAt(`${record.entity}.${name}`), record.fields[name] ?? null, reader);
  const rows = (label: Bilingual, records: readonly CaseRecord[], names: readonly string[]): readonly string[] =>
    records.length === 0
      ? []
      : [
          '',
          say(label),
          ...records.map(record => `  ${[...names.map(name => value(record, name)), record.id].filter(Boolean).join(' · ')}`),
        ];
  return [
    taskTable(plan, reader),
    ...rows(planText.parties, plan.parties, ['agency', 'role', 'authority', 'contact']),
    ...rows(planText.objectives, plan.objectives, ['what', 'status']),
    ...rows(planText.phases, plan.phases, ['name', 'beginsOn', 'finishesOn']),
    ...rows(planText.operations, plan.operations, ['name', 'decision', 'place', 'windowStartAt', 'windowEndAt']),
    ...rows(planText.evidence, plan.evidence, ['what', 'gatherer', 'law', 'evidentiaryStatus', 'courtUse', 'status']),
    ...rows(planText.money, plan.assets, ['description', 'kind', 'status', 'value', 'fromCountry', 'toCountry']),
    ...plan.sums.map(
      ({ status, money }) =>
        `  ${say(planText.sum)} ${say(fieldAt('asset.status')?.options?.[status] ?? planText.noStatus)}: ${moneyText({ ...money, minor: String(money.minor) })}`,
    ),
  ].join('\n');
}

function taskTable({ tasks, phases }: Plan, reader: Reader): string {
  const { say } = reader;
  const phaseName = (id: RecordId | null) => phases.find(phase => phase.id === id)?.fields['name'];
  const text = (value: Json | undefined) => (typeof value === 'string' ? value : '');
  return table<PlannedTask>(
    tasks,
    [
      { label: planText.task, of: ({ record }) => text(record.fields['what']) },
      { label: planText.phase, of: ({ phase }) => text(phaseName(phase)) },
      { label: planText.party, of: ({ party }) => party ?? say(planText.us) },
      { label: planText.due, of: ({ dueOn, isLate }) => `${dueOn ?? ''}${isLate ? ` ${say(planText.late)}` : ''}` },
      {
        label: planText.status,
        of: ({ column, waitsFor }) =>
          waitsFor.length === 0
            ? say(planText.column[column])
            : say(planText.waitsFor, { what: waitsFor.map(one => text(one.fields['what'])).join('; ') }),
      },
      { label: planText.id, of: ({ record }) => record.id },
    ],
    reader,
    planText.noTasks,
  );
}
