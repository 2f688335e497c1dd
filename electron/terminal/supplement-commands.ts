import type { Input } from '../../shared/contract.ts';
import type { ToCorrect, WithheldView } from '../../shared/contract/supplements.ts';
import { purposes } from '../../shared/mark.ts';
import type { Reader } from '../../shared/reader.ts';
import { laterText } from '../../shared/text/later.ts';
import { submittedText } from './approval-commands.ts';
import { textOfValue } from './arrival-text.ts';
import { caseNamed } from './case-commands.ts';
import { command, listOf, requiredText, textOf, type Command, type OptionSpec, type Options, type Terminal } from './command.ts';
import { acceptedIn, findingsText } from './findings-text.ts';
import { table } from './lay-out.ts';
import { acceptOption, builtText } from './packet-commands.ts';
import { alsoGaveLines } from './recall-text.ts';
import { scopeOf, scopeOptions } from './scope-options.ts';
import { basisOf, basisOptions, handlingOf, handlingOptions, uncomparedOption } from './terms-options.ts';

/** On what terms it is judged anew; what is left out is as in the packet that is added to. */
const anewOptions: Readonly<Record<string, OptionSpec>> = {
  purpose: {
    type: 'string',
    values: purposes,
    about: { en: 'what it is for; the packet’s own where left out', es: 'la finalidad; la del paquete si se omite' },
  },
  ...basisOptions,
  ...scopeOptions,
};

async function withheldOf(terminal: Terminal, packetId: string, options: Options): Promise<WithheldView> {
  const purpose = textOf(options, 'purpose') as Input<'packet:withheld'>['purpose']; // the contract's schema refuses what is none
  const scope = scopeOf(options);
  return terminal.request('packet:withheld', {
    packetId,
    ...basisOf(options),
    ...(purpose === undefined ? {} : { purpose }),
    ...(scope === undefined ? {} : { scope }),
  });
}

function withheldText({ places }: WithheldView, reader: Reader): string {
  return table(
    places,
    [
      { label: { en: 'Place', es: 'Lugar' }, of: ({ place }) => place },
      { label: { en: 'State', es: 'Estado' }, of: ({ state }) => reader.say(laterText.states[state]) },
      {
        label: { en: 'Value, or why it stays', es: 'Dato, o por qué se queda' },
        of: ({ entity, field, value, reason }) =>
          reason === null ? textOfValue(entity, field, value, reader) : reader.say(reason),
      },
    ],
    reader,
    laterText.none,
  );
}

/** How what follows a packet leaves. */
const leavingOptions: Readonly<Record<string, OptionSpec>> = {
  ...anewOptions,
  ...handlingOptions,
  place: {
    type: 'string',
    multiple: true,
    about: {
      en: 'a place from its list; once for each, all that may be given where left out',
      es: 'un lugar de su lista; una vez por cada uno, todo lo que puede entregarse si se omite',
    },
  },
  submit: {
    type: 'boolean',
    about: { en: 'keep it for a second person to approve', es: 'conservarlo para que otra persona lo apruebe' },
  },
  uncompared: uncomparedOption,
  accept: acceptOption,
};

/** Later disclosure, and corrections. */
export const supplementCommands: readonly Command[] = [
  command({
    words: 'packet withheld',
    takes: 'PACKET',
    counts: [1, 1],
    vault: 'open',
    about: {
      en: 'what a packet that left withheld, and which of it may be given now',
      es: 'qué testó un paquete que salió, y qué de ello puede entregarse ahora',
    },
    options: anewOptions,
    run: (terminal, [packet = ''], options) => withheldOf(terminal, packet, options),
    say: withheldText,
  }),
  command({
    words: 'packet supplement',
    takes: 'PACKET [DIR]',
    counts: [1, 2],
    vault: 'open',
    about: {
      en: 'give what a packet withheld, proved against it: into a folder, or with --submit to a second person; without a folder, what the leak check finds',
      es: 'entregar lo que testó un paquete, probado contra él: en una carpeta, o con --submit a otra persona; sin carpeta, qué halla la revisión de fugas',
    },
    options: leavingOptions,
    run: async (terminal, [packet = '', path], options) => {
      const supplement = { packet, ...placesOf(options) };
      return leave(terminal, { ...(await termsOf(terminal, packet, options)), supplement }, path, options);
    },
    say: leaveText,
  }),
  command({
    words: 'packet recall',
    takes: 'PACKET DIR',
    counts: [2, 2],
    vault: 'open',
    about: {
      en: 'ask its recipient to stop using a packet and delete what it gave; the receipt says what was done',
      es: 'pedir al destinatario que deje de usar un paquete y elimine lo que entregó; el acuse dice qué se hizo',
    },
    options: {
      why: { type: 'string', about: { en: 'why, for its reader', es: 'por qué, para quien lo recibe' } },
      uncompared: uncomparedOption,
    },
    run: async (terminal, [packetId = '', path = ''], options) =>
      terminal.request('packet:recall', {
        packetId,
        why: requiredText(options, 'why'),
        acknowledgeUncompared: options['uncompared'] === true,
        folder: await terminal.folder(path),
      }),
    say: (recall, reader) => [builtText(recall, reader), ...alsoGaveLines(recall.others, reader)].join('\n'),
  }),
  command({
    words: 'packet corrections',
    takes: 'CASE',
    counts: [1, 1],
    vault: 'open',
    about: {
      en: 'who was given values of a case that are otherwise now, and by which packet',
      es: 'a quién se entregaron datos de un caso que ahora son otros, y con qué paquete',
    },
    run: async (terminal, [name = '']) => terminal.request('packet:to-correct', { caseId: await caseNamed(terminal, name) }),
    say: toCorrectText,
  }),
  command({
    words: 'packet correct',
    takes: 'PACKET [DIR]',
    counts: [1, 2],
    vault: 'open',
    about: {
      en: 'replace what a packet gave and is otherwise now: into a folder, or with --submit to a second person; without a folder, what the leak check finds',
      es: 'reemplazar lo que un paquete entregó y ahora es otro: en una carpeta, o con --submit a otra persona; sin carpeta, qué halla la revisión de fugas',
    },
    options: {
      ...leavingOptions,
      why: { type: 'string', about: { en: 'why, for its reader', es: 'por qué, para quien lo recibe' } },
    },
    run: async (terminal, [packet = '', path], options) => {
      const correction = { packet, why: requiredText(options, 'why'), ...placesOf(options) };
      return leave(terminal, { scope: 'all', ...(await termsOf(terminal, packet, options)), correction }, path, options);
    },
    say: leaveText,
  }),
];

function toCorrectText(found: readonly ToCorrect[], reader: Reader): string {
  const rows = found.flatMap(({ places, ...of }) => places.map(place => ({ ...of, ...place })));
  return table(
    rows,
    [
      { label: { en: 'Agency', es: 'Autoridad' }, of: ({ recipient }) => recipient },
      { label: { en: 'Packet', es: 'Paquete' }, of: ({ packetId }) => packetId },
      { label: { en: 'Place', es: 'Lugar' }, of: ({ place }) => place },
      { label: { en: 'Given', es: 'Entregado' }, of: ({ entity, field, given }) => textOfValue(entity, field, given, reader) },
      { label: { en: 'Now', es: 'Ahora' }, of: ({ entity, field, now }) => textOfValue(entity, field, now, reader) },
    ],
    reader,
    laterText.nothingToCorrect,
  );
}

const placesOf = (options: Options): { places?: string[] } => {
  const places = listOf(options, 'place');
  return places.length === 0 ? {} : { places: [...places] };
};

async function termsOf(terminal: Terminal, packet: string, options: Options) {
  const { caseId, recipient, purpose, basis } = await withheldOf(terminal, packet, options);
  const scope = scopeOf(options);
  return { caseId, recipient, purpose, basis: [...basis], ...(scope === undefined ? {} : { scope }) };
}

/** Write it, keep it for a second person, or say what the leak check finds. */
async function leave(terminal: Terminal, release: Input<'packet:preview'>, path: string | undefined, options: Options) {
  const draft = { ...release, ...(await handlingOf(terminal, release, options)) };
  const accept = listOf(options, 'accept').map(acceptedIn);
  if (options['submit'] === true) return { submitted: await terminal.request('packet:submit', { ...draft, accept }) };
  if (path === undefined) return { findings: await terminal.request('packet:findings', draft) };
  const acknowledgeUncompared = options['uncompared'] === true;
  const folder = await terminal.folder(path);
  return { built: await terminal.request('packet:build', { ...draft, acknowledgeUncompared, folder, accept }) };
}

function leaveText(done: Awaited<ReturnType<typeof leave>>, reader: Reader): string {
  if ('submitted' in done) return submittedText(done.submitted, reader);
  return 'built' in done ? builtText(done.built, reader) : findingsText(done.findings, reader);
}
