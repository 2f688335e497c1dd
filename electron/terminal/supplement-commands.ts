import type { Input } from '../../shared/contract.ts';
import type { WithheldView } from '../../shared/contract/supplements.ts';
import { purposes } from '../../shared/mark.ts';
import type { Reader } from '../../shared/reader.ts';
import { laterText } from '../../shared/text/later.ts';
import { submittedText } from './approval-commands.ts';
import { textOfValue } from './arrival-text.ts';
import { command, listOf, textOf, type Command, type OptionSpec, type Options, type Terminal } from './command.ts';
import { acceptedIn, findingsText } from './findings-text.ts';
import { table } from './lay-out.ts';
import { acceptOption, builtText } from './packet-commands.ts';
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

/** Later disclosure. */
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
    options: {
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
    },
    run: async (terminal, [packet = '', path], options) => {
      const { caseId, recipient, purpose, basis } = await withheldOf(terminal, packet, options);
      const scope = scopeOf(options);
      const places = listOf(options, 'place');
      const release = {
        ...{ caseId, recipient, purpose, basis: [...basis] },
        ...(scope === undefined ? {} : { scope }),
        supplement: { packet, ...(places.length === 0 ? {} : { places: [...places] }) },
      };
      const draft = { ...release, ...(await handlingOf(terminal, release, options)) };
      const accept = listOf(options, 'accept').map(acceptedIn);
      if (options['submit'] === true) return { submitted: await terminal.request('packet:submit', { ...draft, accept }) };
      if (path === undefined) return { findings: await terminal.request('packet:findings', draft) };
      const acknowledgeUncompared = options['uncompared'] === true;
      const folder = await terminal.folder(path);
      return { built: await terminal.request('packet:build', { ...draft, acknowledgeUncompared, folder, accept }) };
    },
    say: (done, reader) => {
      if ('submitted' in done) return submittedText(done.submitted, reader);
      return 'built' in done ? builtText(done.built, reader) : findingsText(done.findings, reader);
    },
  }),
];
