import type { Input } from '../../shared/contract.ts';
import type { Json } from '../../shared/language.ts';
import { casesText } from '../../shared/text/cases.ts';
import { instantText } from '../../shared/instant-text.ts';
import { valueText } from '../../shared/value-text.ts';
import { fieldAt } from '../../shared/catalogue.ts';
import { withAgencies } from './agency-named.ts';
import { caseNamed } from './case-commands.ts';
import { exchangeActCommands } from './exchange-act-commands.ts';
import { command, listOf, textOf, unreadable, type Command, type Options, type Terminal } from './command.ts';
import { fieldOption, fieldsOf } from './field-words.ts';
import { shownOf, table } from './lay-out.ts';

/** `WHO YYYY-MM-DD WHAT`: who owes it may be several words. */
async function commitmentsOf(terminal: Terminal, options: Options): Promise<NonNullable<Input<'exchange:log'>['children']>> {
  return Promise.all(
    listOf(options, 'commitment').map(async words => {
      const [, by = '', dueOn = '', what = ''] = /^(.*?)\s+(\d{4}-\d{2}-\d{2})\s*(.*)$/s.exec(words.trim()) ?? [];
      if (by === '') throw unreadable('--commitment');
      const fields = await withAgencies(terminal, 'commitment', { by, dueOn, what, status: 'open' });
      return { entity: 'commitment' as const, fields };
    }),
  );
}

export const exchangeCommands: readonly Command[] = [
  command({
    words: 'exchange log',
    takes: 'CASE',
    counts: [1, 1],
    vault: 'open',
    about: { en: 'log a meeting, a call, a hand-over', es: 'registrar una reunión, una llamada, una entrega' },
    options: {
      counterpart: {
        type: 'string',
        about: { en: 'with whom: its code, name, acronym or city', es: 'con quién: su clave, nombre, siglas o ciudad' },
      },
      field: fieldOption,
      summary: {
        type: 'string',
        multiple: true,
        about: { en: 'a paragraph of what was said, repeated', es: 'un párrafo de lo tratado, repetible' },
      },
      commitment: {
        type: 'string',
        multiple: true,
        about: { en: '"AGENCY YYYY-MM-DD WHAT", repeated', es: '"AUTORIDAD AAAA-MM-DD QUÉ", repetible' },
      },
    },
    run: async (terminal, [name = ''], options) => {
      const counterpart = textOf(options, 'counterpart');
      return terminal.request('exchange:log', {
        caseId: await caseNamed(terminal, name),
        fields: await withAgencies(terminal, 'exchange', {
          ...fieldsOf('exchange', listOf(options, 'field')),
          ...(counterpart === undefined ? {} : { counterpart }),
        }),
        children: [
          ...listOf(options, 'summary').map(text => ({ entity: 'portion' as const, fields: { of: 'summary', text } })),
          ...(await commitmentsOf(terminal, options)),
        ],
      });
    },
    say: ({ records }, reader) =>
      reader.say(
        {
          one: { en: 'Logged, {{count}} record.', es: 'Registrado, {{count}} registro.' },
          other: { en: 'Logged, {{count}} records.', es: 'Registrado, {{count}} registros.' },
        },
        { count: records.length },
      ),
  }),
  ...exchangeActCommands(fieldOption, fieldsOf),
  command({
    words: 'exchange list',
    takes: '[CASE]',
    counts: [0, 1],
    vault: 'open',
    about: { en: 'the liaison log, newest first', es: 'la bitácora de enlace, primero lo más reciente' },
    options: {
      theirs: {
        type: 'boolean',
        about: { en: 'what came with cases of others, from their log', es: 'lo que llegó con casos de otras, de su bitácora' },
      },
      words: {
        type: 'string',
        about: {
          en: 'only those with these words, in them or in their case, or with this counterpart',
          es: 'solo los que tienen estas palabras, en ellos o en su caso, o con esta contraparte',
        },
      },
    },
    run: async (terminal, [name], options) =>
      terminal.request('exchange:list', {
        ...(name === undefined ? {} : { caseId: await caseNamed(terminal, name) }),
        whose: options['theirs'] === true ? 'theirs' : 'ours',
        text: textOf(options, 'words') ?? '',
      }),
    say: ({ exchanges, total }, reader) =>
      [
        table(
          exchanges,
          [
            { label: { en: 'Exchange', es: 'Intercambio' }, of: line => line.record },
            { label: { en: 'When', es: 'Cuándo' }, of: line => instantText(line.startAt, reader) },
            { label: { en: 'Case', es: 'Caso' }, of: line => line.reference },
            { label: { en: 'Counterpart', es: 'Contraparte' }, of: line => line.counterpart ?? '' },
            {
              label: { en: 'Mode', es: 'Medio' },
              of: line => valueText(fieldAt('exchange.mode'), line.mode, reader),
            },
            { label: { en: 'Topic', es: 'Asunto' }, of: line => line.topic ?? '' },
            {
              label: { en: 'Log of', es: 'Bitácora de' },
              of: line => line.theirs ?? '',
            },
            { label: { en: 'Closed on', es: 'Cerrado el' }, of: line => line.closedOn ?? '' },
          ],
          reader,
          { en: 'No exchanges.', es: 'No hay intercambios.' },
        ),
        ...(total > exchanges.length ? [reader.say(shownOf, { shown: exchanges.length, total })] : []),
      ].join('\n'),
  }),
  command({
    words: 'doc add',
    takes: 'CASE FILE',
    counts: [2, 2],
    vault: 'open',
    about: { en: 'store a file in the vault, encrypted', es: 'guardar un archivo en la bóveda, cifrado' },
    options: { field: fieldOption },
    run: async (terminal, [name = '', path = ''], options) =>
      terminal.request('doc:add', {
        caseId: await caseNamed(terminal, name),
        source: await terminal.source(path),
        fields: await withAgencies(terminal, 'document', fieldsOf('document', listOf(options, 'field'))),
      }),
    say: ({ record }, reader) =>
      reader.say({ en: 'Kept as document {{id}}.', es: 'Guardado como documento {{id}}.' }, { id: record.id }),
  }),
  command({
    words: 'doc save',
    takes: 'CASE DOCUMENT FILE',
    counts: [3, 3],
    vault: 'open',
    writesFile: true,
    about: {
      en: 'write a copy of a document as it came in, unencrypted; it is recorded',
      es: 'guardar una copia de un documento tal como llegó, sin cifrar; queda registrada',
    },
    run: async (terminal, [name = '', record = '', file = '']) =>
      terminal.request('doc:save', {
        caseId: await caseNamed(terminal, name),
        record,
        sink: await terminal.sink(file),
      }),
    say: ({ sizeBytes }, reader) =>
      reader.say(
        { en: 'Saved: {{count}} bytes, unencrypted.', es: 'Guardado: {{count}} bytes, sin cifrar.' },
        { count: sizeBytes },
      ),
  }),
  command({
    words: 'doc list',
    takes: 'CASE',
    counts: [1, 1],
    vault: 'open',
    about: { en: 'the documents of a case', es: 'los documentos de un caso' },
    run: async (terminal, [name = '']) => terminal.request('doc:list', { caseId: await caseNamed(terminal, name) }),
    say: (documents, reader) =>
      table(
        documents,
        [
          { label: { en: 'Document', es: 'Documento' }, of: record => record.id },
          { label: { en: 'Type', es: 'Tipo' }, of: record => textOf(asOptions(record.fields), 'mediaType') ?? '' },
          { label: { en: 'Title', es: 'Título' }, of: record => textOf(asOptions(record.fields), 'title') ?? '' },
          {
            label: { en: 'File', es: 'Archivo' },
            of: ({ isFileMissing = false, fields }) => {
              if (isFileMissing) return reader.say(casesText.fileMissing);
              return typeof fields['sizeBytes'] === 'number' ? String(fields['sizeBytes']) : reader.say(casesText.noFile);
            },
          },
        ],
        reader,
        { en: 'No documents yet.', es: 'Aún no hay documentos.' },
      ),
  }),
];

const asOptions = (fields: Readonly<Record<string, Json>>): Options => fields as Options; // only texts are asked of it
