import { catalogue, isEntity } from '../../shared/catalogue.ts';
import type { AskableValue, ConsentDetail, ConsentLine } from '../../shared/contract/consents.ts';
import type { Bilingual, Json } from '../../shared/language.ts';
import type { Reader } from '../../shared/reader.ts';
import { consentText } from '../../shared/text/consent.ts';
import { purposeWords } from '../../shared/packet-words.ts';
import { valueText } from '../../shared/value-text.ts';
import { agencyIn } from './agency-named.ts';
import {
  command,
  listOf,
  requiredText,
  textOf,
  unreadable,
  type Command,
  type OptionSpec,
  type Options,
  type Terminal,
} from './command.ts';
import { facts, table } from './lay-out.ts';
import { builtText } from './packet-commands.ts';
import { askedOf, askedOptions } from './release-options.ts';
import { scopeOf, scopeOptions } from './scope-options.ts';
import { basisOf, basisOptions } from './terms-options.ts';

const originator: OptionSpec = {
  type: 'string',
  about: { en: 'whose values they are', es: 'de quién son los datos' },
};
const until: OptionSpec = { type: 'string', about: { en: 'the last day, YYYY-MM-DD', es: 'el último día, AAAA-MM-DD' } };
const askOptions = { ...askedOptions, ...basisOptions, ...scopeOptions, originator };

async function requestOf(terminal: Terminal, name: string, options: Options) {
  const scope = scopeOf(options);
  return {
    ...(await askedOf(terminal, name, options)),
    ...basisOf(options),
    ...(scope === undefined ? {} : { scope }),
    originator: await agencyIn(terminal, options, 'originator'),
  };
}

const labelOf = (entity: string, field: string, { say }: Reader): string => {
  const known = isEntity(entity) ? catalogue[entity] : undefined;
  return `${known === undefined ? entity : say(known.label)}, ${say(known?.fields[field]?.label ?? { en: field, es: field })}`;
};

function said(entity: string, field: string, value: Json, reader: Reader): string {
  if (value === null) return reader.say(consentText.unread);
  return valueText(isEntity(entity) ? catalogue[entity].fields[field] : undefined, value, reader);
}

function askableText(values: readonly AskableValue[], reader: Reader): string {
  return table(
    values,
    [
      { label: { en: 'Place', es: 'Lugar' }, of: ({ record, field }) => `${record}:${field}` },
      { label: consentText.values, of: ({ entity, field }) => labelOf(entity, field, reader) },
      { label: { en: 'Value', es: 'Dato' }, of: ({ entity, field, value }) => said(entity, field, value, reader) },
    ],
    reader,
    consentText.none,
  );
}

const lineFacts = (line: ConsentLine, { say }: Reader): readonly (readonly [Bilingual, string])[] => [
  [consentText.request, line.id],
  [consentText.direction, say(consentText.directions[line.direction], { agency: line.agency })],
  [consentText.recipient, `${line.recipient}, ${say(line.names)}`],
  [consentText.purpose, say(purposeWords[line.purpose])],
  [consentText.until, line.until],
  ...(line.reference === null ? [] : [[consentText.case, line.reference] as const]),
  [consentText.state, say(consentText.states[line.state])],
];

function detailText(detail: ConsentDetail, reader: Reader): string {
  const { say } = reader;
  const lines = detail.contents.map(({ entity, field, name, value, packetNumber, given, isAsItCame }, at) => {
    const answered = given === null ? '' : ` (${say(given ? consentText.yes : consentText.no)})`;
    const changed = isAsItCame === false ? ` (${say(consentText.changedHere)})` : '';
    const of = say(consentText.ofPacket, { number: String(packetNumber) });
    return `  ${at + 1}. ${labelOf(entity, field, reader)}: ${said(entity, field, value, reader)} [${name}, ${of}]${answered}${changed}`;
  });
  return [facts(lineFacts(detail, reader), reader), say(consentText.values), ...lines].join('\n');
}

/** `all`, `none`, or numbers of the request's list, from 1. */
function givenOf(text: string, count: number): number[] {
  if (text === 'none') return [];
  if (text === 'all') return Array.from({ length: count }, (_, at) => at);
  return text.split(',').map(part => {
    const number = /^\s*[1-9][0-9]{0,4}\s*$/.test(part) ? Number(part) : 0;
    if (number === 0) throw unreadable('--give', ['all', 'none', '1,2,5']);
    return number - 1;
  });
}

/** `RECORD:FIELD`, once for each. */
function placesOf(options: Options): { places?: { record: string; field: string }[] } {
  const named = listOf(options, 'value').map(text => {
    const [record = '', field = ''] = text.split(':');
    if (record === '' || field === '') throw unreadable('--value', ['RECORD:FIELD']);
    return { record, field };
  });
  return named.length === 0 ? {} : { places: named };
}

/** An originator's control over what we hold of it, and ours over what others hold of us. */
export const consentCommands: readonly Command[] = [
  command({
    words: 'consent askable',
    takes: 'CASE',
    counts: [1, 1],
    vault: 'open',
    about: {
      en: 'values of a case that would leave once their originator consented',
      es: 'datos de un caso que saldrían si consintiera su autoridad de origen',
    },
    options: askOptions,
    run: async (terminal, [name = ''], options) => terminal.request('consent:askable', await requestOf(terminal, name, options)),
    say: askableText,
  }),
  command({
    words: 'consent ask',
    takes: 'CASE DIR',
    counts: [2, 2],
    vault: 'open',
    about: {
      en: 'write a packet that asks an originator to consent, value by value',
      es: 'escribir un paquete que pide su consentimiento a la autoridad de origen, dato por dato',
    },
    options: {
      ...askOptions,
      until,
      value: {
        type: 'string',
        multiple: true,
        about: {
          en: 'RECORD:FIELD, of those that may be asked; once for each; all where left out',
          es: 'REGISTRO:CAMPO, de los que pueden pedirse; una vez por cada uno; todos si se omite',
        },
      },
    },
    run: async (terminal, [name = '', path = ''], options) =>
      terminal.request('consent:ask', {
        ...(await requestOf(terminal, name, options)),
        until: requiredText(options, 'until'),
        ...placesOf(options),
        folder: await terminal.folder(path),
      }),
    say: builtText,
  }),
  command({
    words: 'consent list',
    takes: '',
    counts: [0, 0],
    vault: 'open',
    about: { en: 'consents that we asked for, and those asked of us', es: 'consentimientos que pedimos, y los que se nos piden' },
    run: terminal => terminal.request('consent:list', {}),
    say: (lines, reader) =>
      table(
        lines,
        [
          { label: consentText.request, of: line => line.id },
          {
            label: consentText.direction,
            of: ({ direction, agency }) => reader.say(consentText.directions[direction], { agency }),
          },
          { label: consentText.recipient, of: line => line.recipient },
          { label: consentText.until, of: line => line.until },
          { label: consentText.state, of: line => reader.say(consentText.states[line.state]) },
          {
            label: consentText.values,
            of: ({ given, values }) => reader.say(consentText.count, { given: String(given), values: String(values) }),
          },
        ],
        reader,
        consentText.none,
      ),
  }),
  command({
    words: 'consent show',
    takes: 'REQUEST',
    counts: [1, 1],
    vault: 'open',
    about: { en: 'one request, value by value', es: 'una petición, dato por dato' },
    run: (terminal, [id = '']) => terminal.request('consent:show', { id }),
    say: detailText,
  }),
  command({
    words: 'consent answer',
    takes: 'REQUEST DIR',
    counts: [2, 2],
    vault: 'open',
    about: {
      en: 'write the answer to a request: what is not given is refused',
      es: 'escribir la respuesta a una petición: lo que no se otorga se niega',
    },
    options: {
      give: {
        type: 'string',
        about: { en: 'all, none, or numbers of its list such as 1,3', es: 'all, none, o números de su lista como 1,3' },
      },
      until: { type: 'string', about: { en: 'an earlier last day, YYYY-MM-DD', es: 'un último día anterior, AAAA-MM-DD' } },
    },
    run: async (terminal, [id = '', path = ''], options) => {
      const give = requiredText(options, 'give');
      const { values } = await terminal.request('consent:show', { id });
      const day = textOf(options, 'until');
      return terminal.request('consent:answer', {
        id,
        given: givenOf(give, values),
        ...(day === undefined ? {} : { until: day }),
        folder: await terminal.folder(path),
      });
    },
    say: builtText,
  }),
  command({
    words: 'consent withdraw',
    takes: 'REQUEST DIR',
    counts: [2, 2],
    vault: 'open',
    about: { en: 'write a packet that takes a consent back', es: 'escribir un paquete que retira un consentimiento' },
    run: async (terminal, [id = '', path = '']) =>
      terminal.request('consent:withdraw', { id, folder: await terminal.folder(path) }),
    say: builtText,
  }),
];
