import type { HeldPacket, Holdings } from '../../shared/contract/ledger.ts';
import { actionTexts } from '../../shared/decision/reasons.ts';
import type { Json } from '../../shared/language.ts';
import type { LeakFinding } from '../../shared/leak/finding.ts';
import type { Reader } from '../../shared/reader.ts';
import { ledgerText } from '../../shared/text/ledger.ts';
import { channelNumber } from '../../shared/packet-words.ts';
import { agencyIn } from './agency-named.ts';
import { textOfValue } from './arrival-text.ts';
import { caseNamed } from './case-commands.ts';
import { command, textOf, type Command, type Terminal } from './command.ts';
import { findingsText } from './findings-text.ts';
import { fieldNamed, table } from './lay-out.ts';
import { recalledText } from './recall-text.ts';
import { askedOf, askedOptions } from './release-options.ts';
import { scopeOf, scopeOptions } from './scope-options.ts';
import { basisOf, basisOptions } from './terms-options.ts';

const MOST_AT_ONCE = 500; // the contract's own limit of one page

/** Every value of them, page after page. */
async function everyHeld(terminal: Terminal, asked: Parameters<typeof terminal.request<'ledger:held'>>[1]): Promise<Holdings> {
  const first = await terminal.request('ledger:held', { ...asked, limit: MOST_AT_ONCE });
  const values = [...first.values];
  while (values.length < first.total) {
    const next = await terminal.request('ledger:held', { ...asked, offset: values.length, limit: MOST_AT_ONCE });
    if (next.values.length === 0) break; // packets were erased meanwhile
    values.push(...next.values);
  }
  return { ...first, values };
}

function heldText({ packets, unread, values }: Holdings, reader: Reader): string {
  const byId = new Map(packets.map(packet => [packet.packetId, packet]));
  const rows = table(
    values,
    [
      { label: { en: 'Agency', es: 'Autoridad' }, of: ({ agency }) => agency },
      { label: { en: 'Case', es: 'Caso' }, of: ({ reference }) => reference },
      { label: { en: 'Person', es: 'Persona' }, of: ({ personName }) => personName },
      { label: ledgerText.value, of: ({ entity, field }) => fieldNamed(entity, field, reader) },
      {
        label: ledgerText.given,
        of: ({ entity, field, value, action }) =>
          `${textOfValue(entity, field, value, reader)}${action === 'RELEASE' ? '' : ` (${reader.say(actionTexts[action]).toLowerCase()})`}`,
      },
      { label: ledgerText.from, of: ({ under }) => under.map(id => numberOf(byId.get(id))).join(', ') },
      {
        label: ledgerText.promises,
        of: ({ under }) => under.flatMap(id => promiseOf(byId.get(id), under.length > 1, reader)).join('; '),
      },
    ],
    reader,
    packets.length === 0 ? ledgerText.none : ledgerText.noneFits, // some packet gave something, and nothing of what is asked for
  );
  const missing =
    unread.length === 0 ? [] : [reader.say(ledgerText.unread[unread.length === 1 ? 'one' : 'other'], { count: unread.length })];
  return [rows, ...missing].join('\n');
}

const numberOf = (packet: HeldPacket | undefined): string => channelNumber(packet?.number ?? 0);

/** What a packet binds to, and that it was recalled; by its number where there are several. */
function promiseOf(packet: HeldPacket | undefined, isOneOfMore: boolean, reader: Reader): readonly string[] {
  if (packet === undefined) return [];
  const { handling, state, recalled } = packet;
  const said = [
    ...handling.codes,
    handling.tlp,
    handling.pap,
    ...(handling.onward === 'no' ? [reader.say(ledgerText.onwardNo)] : []),
    ...(handling.courtUse === 'no' ? [reader.say(ledgerText.courtNo)] : []),
    ...(state === 'unsettled' ? [reader.say(ledgerText.unsettled)] : []),
    ...(recalled === null ? [] : [`(${recalledText(recalled, reader)})`]),
  ].join(' ');
  return [isOneOfMore ? `${numberOf(packet)}: ${said}` : said];
}

/** What counterparts hold, from all packets together. */
export const ledgerCommands: readonly Command[] = [
  command({
    words: 'ledger show',
    takes: '[CASE]',
    counts: [0, 1],
    vault: 'open',
    about: {
      en: 'what counterparts hold from all packets together, value by value, and under what they hold it',
      es: 'qué tienen las contrapartes de todos los paquetes juntos, dato por dato, y bajo qué condiciones',
    },
    options: {
      to: {
        type: 'string',
        about: {
          en: 'one counterpart: its code, name, acronym or city',
          es: 'una contraparte: su clave, nombre, siglas o ciudad',
        },
      },
      record: {
        type: 'string',
        about: {
          en: 'the id of a record; of a person all that hangs from it',
          es: 'el identificador de un registro; de una persona, todo lo que depende de ella',
        },
      },
      field: { type: 'string', about: { en: 'a field, such as dob', es: 'un campo, como dob' } },
      find: {
        type: 'string',
        about: {
          en: 'words of a person’s name, number or alias, or of a case’s reference',
          es: 'palabras del nombre, número o alias de una persona, o de la referencia de un caso',
        },
      },
    },
    run: async (terminal, [name], options) => {
      const [record, field, text] = [textOf(options, 'record'), textOf(options, 'field'), textOf(options, 'find')];
      return everyHeld(terminal, {
        ...(name === undefined ? {} : { caseId: await caseNamed(terminal, name) }),
        ...(textOf(options, 'to') === undefined ? {} : { agency: await agencyIn(terminal, options, 'to') }),
        ...(record === undefined ? {} : { record }),
        ...(field === undefined ? {} : { field }),
        ...(text === undefined ? {} : { text }),
      });
    },
    say: heldText,
  }),
  command({
    words: 'ledger adds',
    takes: 'CASE',
    counts: [1, 1],
    vault: 'open',
    about: {
      en: 'what a packet built now would add to what a counterpart holds, and what it could infer from both',
      es: 'qué agregaría un paquete generado ahora a lo que tiene una contraparte, y qué podría deducir de ambos',
    },
    options: { ...askedOptions, ...basisOptions, ...scopeOptions },
    run: async (terminal, [name = ''], options): Promise<Adding> => {
      const scope = scopeOf(options);
      const asked = {
        ...(await askedOf(terminal, name, options)),
        ...basisOf(options),
        ...(scope === undefined ? {} : { scope }),
      };
      const { records, lints } = await terminal.request('packet:view', asked);
      const values = records.flatMap(({ entity, fields }) =>
        fields.flatMap(({ path, field, value, action, adds, held }) =>
          isNews(adds) ? [{ path, entity, field, value, action, adds, before: held?.value ?? null }] : [],
        ),
      );
      return { values, lints };
    },
    say: ({ values, lints }, reader) =>
      [
        table(
          values,
          [
            { label: ledgerText.value, of: ({ path }) => path },
            { label: ledgerText.given, of: ({ entity, field, value }) => textOfValue(entity, field, value, reader) },
            { label: ledgerText.change, of: ({ adds }) => reader.say(ledgerText.adds[adds]) },
          ],
          reader,
          ledgerText.addsNothing,
        ),
        ...(lints.length === 0 ? [] : ['', findingsText(lints, reader)]),
      ].join('\n'),
  }),
];

const news = ['new', 'more-precise', 'changed', 'held-before'] as const;
type News = (typeof news)[number];
const isNews = (adds: string): adds is News => (news as readonly string[]).includes(adds);

/** What a packet would add; `held-before`: it is withheld now, and they keep what they were given. */
type Adding = {
  readonly values: readonly {
    readonly path: string;
    readonly entity: string;
    readonly field: string;
    readonly value: Json;
    readonly action: string;
    readonly adds: News;
    readonly before: Json;
  }[];
  readonly lints: readonly LeakFinding[];
};
