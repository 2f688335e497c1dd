import { dateInWords } from '../../shared/clocks/civil-date.ts';
import type { Output } from '../../shared/contract.ts';
import type { ItemView, YearView } from '../../shared/contract/frameworks.ts';
import { evidenceNames, kindNames, statusNames, statusOf } from '../../shared/framework/items.ts';
import type { Progress } from '../../shared/framework/tree.ts';
import type { Bilingual } from '../../shared/language.ts';
import type { Reader } from '../../shared/reader.ts';
import { textOf, type OptionSpec, type Options, type Terminal } from './command.ts';
import { facts, table } from './lay-out.ts';

/** An option that takes a text, with what it is about. */
export const text = (en: string, es: string, more: Partial<OptionSpec> = {}): OptionSpec => ({
  type: 'string',
  about: { en, es },
  ...more,
});

/** An option as a member of an input, or nothing: of whichever type it is there, since the contract refuses what does not fit. */
export function given<Member extends string>(options: Options, name: string, member: Member): { readonly [M in Member]?: never } {
  const value = textOf(options, name);
  return value === undefined ? {} : ({ [member]: value } as Record<Member, never>);
}

/** A framework by its id or its number; undefined where no framework is called so. */
export async function frameworkNamed(terminal: Terminal, name: string): Promise<string | undefined> {
  const tops = await terminal.request('framework:list', {});
  return tops.find(({ id, fields }) => id === name || fields.number?.toLowerCase() === name.toLowerCase())?.id;
}

export function saved({ entry }: { readonly entry: number }, reader: Reader): string {
  return reader.say({ en: 'Recorded as entry {{entry}}.', es: 'Asentado con el número {{entry}}.' }, { entry: String(entry) });
}

export const none: Bilingual = { en: 'Nothing is here.', es: 'No hay nada.' };
type Column = { readonly label: Bilingual; readonly of: (item: ItemView, reader: Reader) => string };
export const idColumn: Column = { label: { en: 'Id', es: 'Identificador' }, of: ({ id }) => id };
export const titleColumn: Column = { label: kindNames.framework, of: ({ title }, reader) => reader.say(title) };
export const evidenceColumn: Column = {
  label: { en: 'Source', es: 'Fuente' },
  of: ({ fields: { source, evidence } }, reader) =>
    [source, evidence === undefined || evidence === 'V' ? undefined : reader.say(evidenceNames[evidence])]
      .filter(each => each !== undefined)
      .join(', '),
};
export const progressColumns: readonly Column[] = [
  { label: { en: 'Actions', es: 'Acciones' }, of: ({ progress }) => String(progress.actions) },
  { label: statusNames.done, of: ({ progress }) => String(progress.byStatus.done) },
  { label: statusNames.stalled, of: ({ progress }) => String(progress.byStatus.stalled) },
  { label: { en: 'Late', es: 'Atrasadas' }, of: ({ progress }) => String(progress.late) },
];

export function treeText({ top, items }: Output<'framework:read'>, reader: Reader): string {
  const depth = new Map<string, number>([[top.id, 0]]);
  for (const { id, parent } of items) depth.set(id, (depth.get(parent ?? '') ?? 0) + 1);
  const rows = [top, ...items.filter(({ kind }) => kind !== 'year')];
  return table(
    rows,
    [
      { label: kindNames.framework, of: item => `${'  '.repeat(depth.get(item.id) ?? 0)}${reader.say(item.title)}` },
      { label: { en: 'Kind', es: 'Clase' }, of: ({ kind }) => reader.say(kindNames[kind]) },
      {
        label: { en: 'State', es: 'Estado' },
        of: item => (item.kind === 'action' ? reader.say(statusNames[statusOf(item)]) : doneOf(item.progress)),
      },
      {
        label: { en: 'Due', es: 'Vence' },
        of: ({ fields }) => (fields.dueOn === undefined ? '' : dateInWords(fields.dueOn, reader)),
      },
      { label: { en: 'Owner', es: 'Responsable' }, of: ({ fields }) => fields.officer ?? fields.agency ?? '' },
      evidenceColumn,
      idColumn,
    ],
    reader,
    none,
  );
}

const doneOf = ({ actions, byStatus }: Progress): string => (actions === 0 ? '' : `${byStatus.done}/${actions}`);

export function itemText({ item, path, parts, served }: Output<'framework:item'>, reader: Reader): string {
  const { fields } = item;
  const head = facts(
    [
      [kindNames[item.kind], reader.say(item.title)],
      [{ en: 'Under', es: 'Depende de' }, path.map(({ title }) => reader.say(title)).join(' / ')],
      [{ en: 'State', es: 'Estado' }, item.kind === 'action' ? reader.say(statusNames[statusOf(item)]) : doneOf(item.progress)],
      [{ en: 'Reason', es: 'Motivo' }, fields.reason ?? ''],
      [{ en: 'Progress', es: 'Avance' }, fields.progress ?? ''],
      [{ en: 'Owner', es: 'Responsable' }, [fields.agency, fields.officer].filter(each => each !== undefined).join(', ')],
      [{ en: 'Due', es: 'Vence' }, fields.dueOn === undefined ? '' : dateInWords(fields.dueOn, reader)],
      [
        { en: 'Cases that serve it', es: 'Casos que le sirven' },
        served === null ? '' : [...new Set(served.map(({ reference }) => reference))].join(', '),
      ],
    ],
    reader,
  );
  const milestones = parts.filter(({ kind }) => kind !== 'year');
  return milestones.length === 0
    ? head
    : `${head}\n\n${table(milestones, [{ label: kindNames.milestone, of: ({ title }) => reader.say(title) }, { label: { en: 'Due', es: 'Vence' }, of: part => part.fields.dueOn ?? '' }, { label: statusNames.done, of: part => part.fields.doneOn ?? '' }, idColumn], reader, none)}`;
}

export function yearText(view: YearView, reader: Reader): string {
  const [last] = view.closings;
  const state = view.state === 'closed' ? { en: 'closed', es: 'cerrado' } : { en: 'open', es: 'abierto' };
  const head = facts(
    [
      [kindNames.year, `${view.year} (${reader.say(state)})`],
      [{ en: 'Digest', es: 'Huella' }, last === undefined ? '' : last.digest],
      [{ en: 'Done', es: 'Cumplidas' }, doneOf(view.progress)],
    ],
    reader,
  );
  const lines = table(
    view.actions,
    [
      { label: kindNames.action, of: ({ title }) => reader.say(title) },
      { label: { en: 'State', es: 'Estado' }, of: ({ status }) => reader.say(statusNames[status]) },
      { label: { en: 'Reason', es: 'Motivo' }, of: ({ reason }) => reason ?? '' },
      { label: { en: 'From', es: 'Viene de' }, of: ({ carriedFrom }) => (carriedFrom === null ? '' : String(carriedFrom)) },
      { label: { en: 'Id', es: 'Identificador' }, of: ({ id }) => id },
    ],
    reader,
    { en: 'No action is planned.', es: 'No hay acciones planeadas.' },
  );
  return `${head}\n\n${lines}`;
}
