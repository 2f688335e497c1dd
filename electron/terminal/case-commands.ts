import { listColumns } from '../../shared/case-view.ts';
import { caseCode, caseCodePattern } from '../../shared/case-code.ts';
import { reversed } from '../../shared/parties.ts';
import { standings } from '../../shared/standing.ts';
import { dirname } from 'node:path';
import type { Input } from '../../shared/contract.ts';
import type { CaseImport } from '../../shared/contract/cases.ts';
import { catalogue, fieldAt, isEntity } from '../../shared/catalogue.ts';
import type { CaseView } from '../../shared/case-view.ts';
import { caseKinds, type CaseRecord } from '../../shared/case.ts';
import type { AwaitedStart } from '../../shared/clocks/awaited-starts.ts';
import { dayAt } from '../../shared/clocks/civil-day.ts';
import { typedCitationWarnings } from '../../shared/decision/typed-citations.ts';
import type { Bilingual, CaseId, CivilDate } from '../../shared/language.ts';
import type { Reader } from '../../shared/reader.ts';
import { sameReference } from '../../shared/same-person/written-numbers.ts';
import { faultText } from '../../shared/fault-text.ts';
import { fill, listed } from '../../shared/text/fill.ts';
import { owedText } from '../../shared/owed-text.ts';
import { knownValue } from '../../shared/known-value.ts';
import { titleOf } from '../../shared/record-title.ts';
import { sheetTree, type SheetNode } from '../../shared/sheet-tree.ts';
import { valueText } from '../../shared/value-text.ts';
import { command, listOf, Refused, textOf, type Command, type Options, type Terminal } from './command.ts';
import { shownOf, table } from './lay-out.ts';
import { recalledLines } from './recall-text.ts';
import { directionIn } from './review-commands.ts';
import { tableOptions, filesAsked } from './table-options.ts';
import { tableForms } from '../../shared/tables.ts';

const states: Readonly<Record<CaseImport['cases'][number]['state'], Bilingual>> = {
  created: { en: 'created', es: 'creado' },
  unchanged: { en: 'already here, unchanged', es: 'ya estaba, sin cambios' },
};

const reference: Bilingual = { en: 'Reference', es: 'Referencia' };

/** The id of the case that a person named by its reference or its id. */
export async function caseNamed(terminal: Terminal, name: string): Promise<CaseId> {
  if (/^[0-9a-f-]{36}$/.test(name)) return name as CaseId; // the contract's schema checks that it is a UUID
  const found = caseCodePattern.test(name) ? await caseOfCode(terminal, name) : undefined;
  if (found !== undefined) return found;
  const { cases } = await terminal.request('case:list', { reference: name });
  const listed = cases.find(({ reference }) => reference === name) ?? (await alike(terminal, name));
  if (listed === undefined) throw new Refused({ code: 'case/not-found' });
  return listed.id;
}

/** The case whose reference this is in another writing: small letters, other hyphens. */
async function alike(terminal: Terminal, name: string) {
  const figures = name.match(/\d+/g)?.at(-1) ?? name;
  const { cases } = await terminal.request('case:list', { text: figures, limit: 500 });
  return cases.find(({ reference }) => sameReference(reference, name));
}

/** An auditor knows a case by its code, of those that are open to them. Nobody else is told which these are, nor needs it. */
async function caseOfCode(terminal: Terminal, code: string): Promise<CaseId | undefined> {
  try {
    return (await terminal.request('audit:list-grants', {})).find(grant => caseCode(grant.caseId) === code)?.caseId;
  } catch (error) {
    if (error instanceof Refused && error.failure.code === 'input/forbidden') return undefined;
    throw error;
  }
}

const waitsText = (waits: readonly AwaitedStart[]): Bilingual =>
  listed(
    waits.map(({ label, starts }) =>
      fill({ en: '{{label}} ({{starts}})', es: '{{label}} ({{starts}})' }, { label, starts: listed(starts) }),
    ),
  );

/** What the rows bring wrong in their histories: they came all the same, and each case shows it until it is mended. */
function faultLines(cases: CaseImport['cases'], reader: Reader): readonly string[] {
  const lines = cases.flatMap(({ row, reference: of, faults }) =>
    faults.map(fault => `  ${[row, of, ...(fault.place === null ? [] : [fault.place]), faultText(fault, reader)].join('  ')}`),
  );
  const head = { en: 'Wrong in their histories: see `case stage CASE`', es: 'Con fallas en su historial: vea `case stage CASO`' };
  return lines.length === 0 ? [] : ['', reader.say(head), ...lines];
}

export const caseCommands: readonly Command[] = [
  command({
    words: 'case import',
    takes: 'FILE',
    counts: [1, 1],
    vault: 'open',
    about: {
      en: 'import a case file, all or nothing: .json, its documents beside it, or .enlace-case with them',
      es: 'importar un archivo de casos, todo o nada: .json, con sus documentos junto a él, o .enlace-case con ellos',
    },
    options: { check: { type: 'boolean', about: { en: 'read and report, write nothing', es: 'leer e informar, sin escribir' } } },
    run: async (terminal, [path = ''], options) =>
      terminal.request('case:import', {
        source: await terminal.source(path),
        folder: await terminal.folder(dirname(path)),
        check: options['check'] === true,
      }),
    say: (imported, reader) =>
      [
        table(
          imported.cases,
          [
            { label: { en: 'Row', es: 'Fila' }, of: row => String(row.row) },
            { label: reference, of: row => row.reference },
            { label: { en: 'State', es: 'Estado' }, of: row => reader.say(states[row.state]) },
            { label: { en: 'Waits for the date of', es: 'Falta la fecha de' }, of: row => reader.say(waitsText(row.waits)) },
          ],
          reader,
          { en: 'The file holds no cases.', es: 'El archivo no contiene casos.' },
        ),
        ...faultLines(imported.cases, reader),
      ].join('\n'),
  }),
  command({
    words: 'case list',
    takes: '[WORDS]',
    counts: [0, 20],
    vault: 'open',
    writesFile: true,
    about: {
      en: 'cases, the last changed first, or those with these words',
      es: 'casos, primero los últimos que cambiaron, o los que tengan estas palabras',
    },
    options: {
      kind: {
        type: 'string',
        multiple: true,
        values: caseKinds,
        about: {
          en: 'extradition, joint-investigation, information-exchange',
          es: 'extradition, joint-investigation, information-exchange',
        },
      },
      stage: { type: 'string', multiple: true, about: { en: 'a stage, such as X05', es: 'una etapa, como X05' } },
      standing: {
        type: 'string',
        multiple: true,
        values: standings,
        about: { en: 'open, after-care, ended', es: 'open, after-care, ended' },
      },
      pair: {
        type: 'string',
        about: {
          en: 'between two countries, such as US-MX, whoever requests',
          es: 'entre dos países, como US-MX, sea cual sea el requirente',
        },
      },
      limit: { type: 'string', about: { en: 'how many (up to 500)', es: 'cuántos (hasta 500)' } },
      ...tableOptions({ en: 'write all of them, in the clear,', es: 'escribirlos todos, sin cifrar,' }),
    },
    run: async (terminal, words, options) => {
      const { limit, ...filter } = filterOf(words, options);
      for (const { form, sink } of await filesAsked(terminal, options, tableForms))
        await terminal.request('case:export-list', {
          form,
          filter,
          columns: ['reference', ...listColumns.filter(column => column !== 'reference')],
          sink,
          language: terminal.reader.language,
        });
      return terminal.request('case:list', limit === undefined ? filter : { ...filter, limit });
    },
    say: ({ cases, total }, reader) =>
      `${table(
        cases,
        [
          { label: reference, of: row => row.reference },
          { label: { en: 'Stage', es: 'Etapa' }, of: row => row.stage ?? '' },
          { label: { en: 'Next deadline', es: 'Próximo plazo' }, of: row => row.nextStopOn ?? '' },
          { label: { en: 'Title', es: 'Título' }, of: row => row.title },
        ],
        reader,
        { en: 'No cases.', es: 'Sin casos.' },
      )}\n${reader.say(shownOf, { shown: cases.length, total })}`,
  }),
  command({
    words: 'case show',
    takes: 'CASE',
    counts: [1, 1],
    vault: 'open',
    about: { en: 'a whole case, by reference or id', es: 'un caso completo, por referencia o identificador' },
    run: async (terminal, [name = '']) => {
      const caseId = await caseNamed(terminal, name);
      const view = await terminal.request('case:show', { caseId });
      const { zone } = await terminal.request('office:day', {});
      const { lines } = await terminal.request('packet:list', { caseId, limit: 500 }); // the contract's own limit of one page
      const recalled = lines.filter(line => line.recalled !== null);
      return { ...view, zone, changedOn: dayAt(zone, view.summary.changedAtMs), recalled };
    },
    say: (view, reader) => [...recalledLines(view.recalled, reader), ...owedLines(view, reader), sheet(view, reader)].join('\n'),
  }),
];

function filterOf(words: readonly string[], options: Options): Input<'case:list'> {
  const kinds = listOf(options, 'kind') as NonNullable<Input<'case:list'>['kinds']>; // the schema refuses what is no kind
  const stages = listOf(options, 'stage');
  const standings = listOf(options, 'standing') as NonNullable<Input<'case:list'>['standings']>; // the schema refuses what is none
  const limit = textOf(options, 'limit');
  const pair = directionIn(options, 'pair');
  return {
    ...(words.length > 0 ? { text: words.join(' ') } : {}),
    ...(kinds.length > 0 ? { kinds } : {}),
    ...(stages.length > 0 ? { stages: [...stages] } : {}),
    ...(standings.length > 0 ? { standings } : {}),
    ...(pair === undefined ? {} : { directions: [pair, reversed(pair)] }),
    ...(limit === undefined ? {} : { limit: Number(limit) }),
  };
}

type Shown = Pick<CaseView, 'file'> & { readonly changedOn: CivilDate; readonly zone: string };

/**
 * Every record under what it is called, those of a person or of another record set in under it and with whose they are; each field with its label
 * and in words; marks in brackets; a warning under law cited by old numbers.
 */
export function sheet({ file, changedOn, zone }: Shown, reader: Reader): string {
  const titles = new Map(file.records.map(record => [record.id as string, titleOf(record, '')]));
  const linesOf = ({ record, under }: SheetNode, owner: string): readonly string[] => {
    const lines = [
      headOf(record, owner, reader),
      ...Object.keys(record.fields).flatMap(name => [
        `  ${fieldLine(record, name, { titles, zone }, reader)}`,
        ...(name === 'legalBasis' ? typedCitationWarnings(JSON.stringify(record.fields[name]), changedOn) : []).map(
          warning => `    ! ${reader.say(warning)}`,
        ),
      ]),
      '',
    ];
    const hanging = under.flatMap(node => linesOf(node, titles.get(record.id) ?? ''));
    return [...lines, ...hanging.map(line => (line === '' ? line : `    ${line}`))];
  };
  return sheetTree(file.records)
    .flatMap(node => linesOf(node, ''))
    .join('\n')
    .trimEnd();
}

function headOf(record: CaseRecord, owner: string, reader: Reader): string {
  const kind = isEntity(record.entity) ? reader.say(catalogue[record.entity].label) : record.entity;
  return owner === '' ? kind : `${kind} (${owner})`;
}

type Around = { readonly titles: ReadonlyMap<string, string>; readonly zone: string };

function fieldLine(record: CaseRecord, name: string, { titles, zone }: Around, reader: Reader): string {
  const field = fieldAt(`${record.entity}.${name}`);
  const mark = record.marks[name] ?? record.marks['*'];
  const label = field === undefined ? name : reader.say(field.label);
  const value = knownValue(record.entity, record.fields, name) ?? null;
  const target = field?.type === 'reference' && typeof value === 'string' ? titles.get(value) : undefined;
  const shown = target || valueText(field, value, reader, zone);
  return `${label}: ${shown}${mark === undefined ? '' : ` [${markWords(mark)}]`}`;
}

function markWords(mark: CaseRecord['marks'][string]): string {
  return [mark.level, ...(mark.categories ?? []), ...(mark.caveats ?? []).map(caveat => caveat.kind), mark.originator]
    .filter(word => word !== undefined)
    .join(' ');
}

/** What is expected next, in the case and in its requests and assets; then an empty line. */
function owedLines({ owed, owedOfMatters }: CaseView, reader: Reader): readonly string[] {
  const rows = [...(owed === null ? [] : [owed]), ...owedOfMatters];
  return rows.length === 0 ? [] : [...rows.map(row => owedText(row, reader)), ''];
}
