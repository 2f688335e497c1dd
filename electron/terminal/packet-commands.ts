import type { Input } from '../../shared/contract.ts';
import { answers } from '../../shared/contract/packet-format.ts';
import type { BuiltPacket, LedgerLine, LedgerPage } from '../../shared/contract/packets.ts';
import type { Bilingual, PacketId } from '../../shared/language.ts';
import { packetKindTable } from '../../shared/packet-kinds.ts';
import type { Reader } from '../../shared/reader.ts';
import { fill } from '../../shared/text/fill.ts';
import { channelNumber } from '../../shared/packet-words.ts';
import { caseNamed } from './case-commands.ts';
import { command, listOf, requiredText, textOf, type Command, type OptionSpec, type Options, type Terminal } from './command.ts';
import { acceptedIn, findingsText } from './findings-text.ts';
import { facts, table } from './lay-out.ts';
import { importedText, numberLabel, openedText } from './opened-text.ts';
import { mendCommand } from './mend-command.ts';
import { noSuchPath, previewText, whyText } from './preview-text.ts';
import { askedOf, askedOptions } from './release-options.ts';
import { scopeCommand } from './scope-command.ts';
import { threadOf } from './packet-thread.ts';
import { acknowledgedText, recalledText } from './recall-text.ts';
import { scopeOf, scopeOptions } from './scope-options.ts';
import { basisOf, basisOptions, handlingOf, handlingOptions, uncomparedOption } from './terms-options.ts';

/** What every command about one packet may say. */
const releaseOptions: Readonly<Record<string, OptionSpec>> = { ...askedOptions, ...basisOptions, ...scopeOptions };

/** What every command says that lays a packet out: what it is asked for, and what it asks of its reader. */
export const draftOptions: Readonly<Record<string, OptionSpec>> = { ...releaseOptions, ...handlingOptions };

/** Findings that a person accepts. */
export const acceptOption: OptionSpec = {
  type: 'string',
  multiple: true,
  about: {
    en: 'FINDING=why it is harmless, after looking; once for each finding listed',
    es: 'HALLAZGO=por qué es inofensivo, tras revisarlo; una vez por cada hallazgo enumerado',
  },
};

/** Why safety information may stay. */
export const withoutSafetyOption: OptionSpec = {
  type: 'string',
  about: {
    en: 'why safety information may stay in a packet to those who arrest or escort; recorded',
    es: 'por qué un dato de seguridad puede quedarse en un paquete para quien detiene o traslada; queda asentado',
  },
};

export function withoutSafetyOf(options: Options): { readonly withoutSafety?: string } {
  const why = textOf(options, 'without-safety');
  return why === undefined ? {} : { withoutSafety: why };
}

/** A packet as it is asked for. */
async function releaseOf(terminal: Terminal, name: string, options: Options): Promise<Input<'packet:preview'>> {
  const scope = scopeOf(options);
  return { ...(await askedOf(terminal, name, options)), ...basisOf(options), ...(scope === undefined ? {} : { scope }) };
}

/** A packet to be laid out: as it is asked for, with what its options ask of its reader. */
export async function draftOf(terminal: Terminal, name: string, options: Options): Promise<Input<'packet:findings'>> {
  const release = await releaseOf(terminal, name, options);
  return { ...release, ...(await handlingOf(terminal, release, options)) };
}

const inferredWords: Readonly<Record<'one' | 'other', Bilingual>> = {
  one: {
    en: '{{count}} thing that stays can be inferred from what leaves: see --lints.',
    es: '{{count}} cosa que se queda puede deducirse de lo que sale: véase --lints.',
  },
  other: {
    en: '{{count}} things that stay can be inferred from what leaves: see --lints.',
    es: '{{count}} cosas que se quedan pueden deducirse de lo que sale: véase --lints.',
  },
};

const file: Bilingual = { en: 'File', es: 'Archivo' };

const leftOut: Bilingual = { en: 'Left out, unknown to their Enlace', es: 'Omitido, su Enlace no lo conoce' };

const gap: OptionSpec = {
  type: 'boolean',
  about: { en: 'earlier packets are missing, and that is recorded', es: 'faltan paquetes anteriores, y queda registrado' },
};

const into: OptionSpec = {
  type: 'string',
  about: {
    en: 'the case of ours that it goes into (reference or id); a new one where this is left out and none came before',
    es: 'el caso nuestro en el que entra (referencia o id); uno nuevo si se omite y antes no llegó ninguno',
  },
};

/** How a packet is to be taken. */
async function arrivalOf(terminal: Terminal, path: string, options: Options): Promise<Input<'packet:import'>> {
  const name = textOf(options, 'into');
  const chosen = name === undefined ? {} : { into: await caseNamed(terminal, name) };
  return { file: await terminal.source(path), acceptGap: options['accept-gap'] === true, ...chosen };
}

const uncompared: Bilingual = {
  en: 'Encrypted for a key whose words nobody compared',
  es: 'Cifrado para una llave cuyas palabras nadie cotejó',
};

const acceptedLabel: Bilingual = { en: 'Findings accepted', es: 'Hallazgos aceptados' };

/** A packet that was written, for people. */
export function builtText(built: BuiltPacket, reader: Reader): string {
  return facts(
    [
      [{ en: 'Packet', es: 'Paquete' }, built.packetId],
      [numberLabel, String(built.number)],
      [file, built.file],
      [{ en: 'Values released', es: 'Datos entregados' }, String(built.released.length)],
      [{ en: 'Withheld with a reason', es: 'Testados con motivo' }, String(built.withheld.length)],
      ...built.leftOut.map(({ place }) => [leftOut, place] as const),
      [{ en: 'Attachments', es: 'Anexos' }, String(built.attachments.length)],
      ...(built.accepted.length === 0 ? [] : [[acceptedLabel, String(built.accepted.length)] as const]),
      ...(built.isUncompared ? [[uncompared, '●'] as const] : []),
      [{ en: 'SHA-256', es: 'SHA-256' }, built.hash],
    ],
    reader,
  );
}

export const packetCommands: readonly Command[] = [
  scopeCommand,
  command({
    words: 'packet preview',
    takes: 'CASE',
    counts: [1, 1],
    vault: 'open',
    about: {
      en: 'what would leave, what would stay, and why; nothing is written',
      es: 'qué saldría, qué se quedaría y por qué; nada se escribe',
    },
    options: {
      ...releaseOptions,
      why: {
        type: 'string',
        about: {
          en: 'one path, such as charges[0].statute: why, and what would let it leave',
          es: 'una ruta, como charges[0].statute: por qué, y qué la dejaría salir',
        },
      },
      lints: {
        type: 'boolean',
        about: {
          en: 'what its reader could infer of what stays, and what to do about each',
          es: 'qué podría deducir quien lo lea de lo que se queda, y qué hacer con cada cosa',
        },
      },
    },
    run: async (terminal, [name = ''], options) => {
      const release = await releaseOf(terminal, name, options);
      const { rows, lints } = await terminal.request('packet:preview', release);
      if (options['lints'] === true) return { lints };
      const path = textOf(options, 'why');
      if (path === undefined) {
        if (lints.length > 0) terminal.tell(fill(inferredWords[lints.length === 1 ? 'one' : 'other'], { count: lints.length }));
        return rows;
      }
      const row = rows.find(candidate => candidate.path === path);
      if (row === undefined) throw noSuchPath(path, rows);
      const changes = await terminal.request('packet:why', { ...release, record: row.record, field: row.field ?? '*' });
      return { row, changes };
    },
    say: (shown, reader) => {
      if ('lints' in shown) return findingsText(shown.lints, reader);
      return 'row' in shown ? whyText(shown, reader) : previewText(shown, reader);
    },
  }),
  mendCommand,
  command({
    words: 'packet findings',
    takes: 'CASE',
    counts: [1, 1],
    vault: 'open',
    about: {
      en: 'what the leak check finds in the packet as it would be built now; nothing is written',
      es: 'qué halla la revisión de fugas en el paquete que se generaría ahora; nada se escribe',
    },
    options: draftOptions,
    run: async (terminal, [name = ''], options) => terminal.request('packet:findings', await draftOf(terminal, name, options)),
    say: findingsText,
  }),
  command({
    words: 'packet build',
    takes: 'CASE DIR',
    counts: [2, 2],
    vault: 'open',
    about: {
      en: 'build, check for leaks, sign and encrypt a packet into a folder',
      es: 'generar, revisar, firmar y cifrar un paquete en una carpeta',
    },
    options: {
      ...draftOptions,
      uncompared: uncomparedOption,
      accept: acceptOption,
      'without-safety': withoutSafetyOption,
    },
    run: async (terminal, [name = '', path = ''], options) => {
      const accept = listOf(options, 'accept').map(acceptedIn);
      return terminal.request('packet:build', {
        ...(await draftOf(terminal, name, options)),
        acknowledgeUncompared: options['uncompared'] === true,
        ...withoutSafetyOf(options),
        folder: await terminal.folder(path),
        accept,
      });
    },
    say: builtText,
  }),
  ...(['inspect', 'verify'] as const).map(verb =>
    command({
      words: `packet ${verb}`,
      takes: 'FILE.age',
      counts: [1, 1],
      vault: 'open',
      about: {
        inspect: {
          en: 'open a packet and show it, whatever its place in the channel',
          es: 'abrir un paquete y mostrarlo, sea cual sea su lugar en el canal',
        },
        verify: {
          en: 'check a packet as importing would; nothing is stored',
          es: 'revisar un paquete como al importarlo; nada se guarda',
        },
      }[verb],
      options: verb === 'verify' ? { 'accept-gap': gap, into } : { into },
      run: async (terminal, [path = ''], options) => {
        const arrival = await arrivalOf(terminal, path, options);
        if (verb === 'verify') return terminal.request('packet:verify', arrival);
        const { acceptGap: _, ...looked } = arrival;
        return terminal.request('packet:inspect', looked);
      },
      say: openedText,
    }),
  ),
  command({
    words: 'packet import',
    takes: 'FILE.age',
    counts: [1, 1],
    vault: 'open',
    about: { en: 'import a packet; its marks come in locked', es: 'importar un paquete; sus marcas entran con candado' },
    options: { 'accept-gap': gap, into },
    run: async (terminal, [path = ''], options) => terminal.request('packet:import', await arrivalOf(terminal, path, options)),
    say: importedText,
  }),
  command({
    words: 'packet receipt',
    takes: 'PACKET DIR',
    counts: [2, 2],
    vault: 'open',
    about: { en: 'write the receipt for a packet that came in', es: 'escribir el acuse de un paquete recibido' },
    options: {
      answer: {
        type: 'string',
        values: answers,
        about: { en: 'for a recall: what was done with what it recalls', es: 'de un retiro: qué se hizo con lo que retira' },
      },
    },
    run: async (terminal, [packet = '', path = ''], options) => {
      const answer = answers.find(each => each === textOf(options, 'answer'));
      const said = answer === undefined ? {} : { answer };
      return terminal.request('packet:receipt', { packetId: packet, ...said, folder: await terminal.folder(path) });
    },
    say: builtText,
  }),
  command({
    words: 'packet verifier',
    takes: '',
    counts: [0, 0],
    vault: 'open',
    writesFile: true,
    about: {
      en: 'write VERIFY.html, with which a counterpart without Enlace checks packets in its browser',
      es: 'escribir VERIFY.html, con el que una contraparte sin Enlace comprueba paquetes en su navegador',
    },
    options: { out: { type: 'string', about: { en: 'the file to write', es: 'el archivo que se escribe' } } },
    run: async (terminal, _, options) =>
      terminal.request('packet:verifier', { file: await terminal.sink(requiredText(options, 'out')) }),
    say: ({ sha256, sizeBytes }, reader) =>
      facts(
        [
          [{ en: 'SHA-256', es: 'SHA-256' }, sha256],
          [{ en: 'Bytes', es: 'Bytes' }, String(sizeBytes)],
        ],
        reader,
      ),
  }),
  command({
    words: 'packet list',
    takes: '[CASE]',
    counts: [0, 1],
    vault: 'open',
    about: {
      en: 'the ledger: what went to whom, what came, and its receipts',
      es: 'el libro: qué fue a quién, qué llegó y sus acuses',
    },
    options: {
      words: {
        type: 'string',
        about: {
          en: 'only those with these words in their number, their counterpart or their case',
          es: 'solo los que tienen estas palabras en su número, su contraparte o su caso',
        },
      },
    },
    run: async (terminal, [name], options) => {
      const of = {
        ...(name === undefined ? {} : { caseId: await caseNamed(terminal, name) }),
        text: textOf(options, 'words') ?? '',
      };
      return everyLine(offset => terminal.request('packet:list', { ...of, offset, limit: MOST_AT_ONCE }));
    },
    say: linesText,
  }),
  command({
    words: 'packet acknowledge',
    takes: 'PACKET',
    counts: [1, 1],
    vault: 'open',
    about: {
      en: 'note a receipt that was read to us: who has the packet, and the hash that they read from it',
      es: 'anotar un acuse que nos leyeron: quién tiene el paquete y el código hash que leyó de él',
    },
    options: {
      hash: { type: 'string', about: { en: 'the hash as they read it', es: 'el código hash tal como lo leyeron' } },
      by: { type: 'string', about: { en: 'who read it', es: 'quién lo leyó' } },
    },
    run: async (terminal, [packet = ''], options) =>
      terminal.request('packet:acknowledge', {
        packetId: packet,
        hash: requiredText(options, 'hash'),
        by: requiredText(options, 'by'),
      }),
    say: (line, reader) => linesText([line], reader),
  }),
  command({
    words: 'packet thread',
    takes: 'PACKET',
    counts: [1, 1],
    vault: 'open',
    about: {
      en: 'the packets that belong together: a packet, and what adds to it',
      es: 'los paquetes que van juntos: un paquete y lo que le añade',
    },
    options: { received: { type: 'boolean', about: { en: 'of what came in alone', es: 'solo de lo recibido' } } },
    run: (terminal, [packet = ''], options) => threadOf(terminal, packet, options['received'] === true),
    say: linesText,
  }),
];

/** Packets of the ledger, for people. */
export function linesText(lines: readonly LedgerLine[], reader: Reader): string {
  return table(
    lines,
    [
      { label: { en: 'Direction', es: 'Sentido' }, of: line => (line.direction === 'out' ? '→' : '←') },
      { label: { en: 'Agency', es: 'Autoridad' }, of: line => line.agency },
      { label: { en: 'No.', es: 'Núm.' }, of: line => channelNumber(line.number) },
      { label: { en: 'Kind', es: 'Tipo' }, of: line => reader.say(packetKindTable[line.kind].words) },
      {
        label: { en: 'State', es: 'Estado' },
        of: line => [line.state, recalledText(line.recalled, reader)].filter(Boolean).join(', '),
      },
      { label: { en: 'Acknowledged', es: 'Acuse' }, of: line => acknowledgedText(line, reader) },
      { label: { en: 'Packet', es: 'Paquete' }, of: line => line.packetId satisfies PacketId },
    ],
    reader,
    { en: 'No packets yet.', es: 'Aún no hay paquetes.' },
  );
}

const MOST_AT_ONCE = 500; // the contract's own limit of one page

/** The whole ledger, page after page; a packet that moved to a later page meanwhile is there once. */
async function everyLine(pageFrom: (offset: number) => Promise<LedgerPage>): Promise<readonly LedgerLine[]> {
  const lines = new Map<string, LedgerLine>();
  for (let [offset, total] = [0, 1]; offset < total; offset += MOST_AT_ONCE) {
    const page = await pageFrom(offset);
    total = page.total;
    for (const line of page.lines) lines.set(`${line.direction} ${line.packetId}`, line);
  }
  return [...lines.values()];
}
