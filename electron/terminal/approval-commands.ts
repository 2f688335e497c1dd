import { basename, join } from 'node:path';
import { needWords, outdatedWords } from '../../shared/approval.ts';
import type { SubmissionLine, SubmissionView } from '../../shared/contract/approvals.ts';
import { categories, levels } from '../../shared/mark.ts';
import type { Input } from '../../shared/contract.ts';
import type { Bilingual } from '../../shared/language.ts';
import type { Reader } from '../../shared/reader.ts';
import { approvalText } from '../../shared/text/approval.ts';
import { listed } from '../../shared/text/fill.ts';
import { agencyNamed } from './agency-named.ts';
import { contentLines, termRows } from './arrival-text.ts';
import { command, listOf, requiredText, textOf, type Command } from './command.ts';
import { acceptedIn, findingsText } from './findings-text.ts';
import { facts, table } from './lay-out.ts';
import { acceptOption, builtText, draftOf, draftOptions, withoutSafetyOf, withoutSafetyOption } from './packet-commands.ts';
import { uncomparedOption } from './terms-options.ts';

/** What an office may add to the rules, by the option that names it. */
const ruleParts = ['everything', 'from-level', 'category', 'recipient', 'demand', 'pool', 'on-card'] as const;
/** What needs a second person whatever the rules say. */
const always = ['override', 'original', 'finding', 'asked'] as const;
const unique = <T>(list: readonly T[]): readonly T[] => [...new Set(list)];

const packet: Bilingual = { en: 'Packet', es: 'Paquete' };
const stateLabel: Bilingual = { en: 'State', es: 'Estado' };

const theRecipient: Bilingual = { en: 'Its recipient', es: 'Quien lo recibe' };

const stateOf = ({ state, outdated }: SubmissionLine): Bilingual => approvalText.states[outdated === null ? state : 'outdated'];
const needsOf = ({ needs }: Pick<SubmissionLine, 'needs'>): Bilingual => listed(needs.map(need => needWords[need]));

function lineText(line: SubmissionLine, { say }: Reader): readonly (readonly [Bilingual, string])[] {
  return [
    [packet, line.id],
    [{ en: 'Case', es: 'Caso' }, `${line.reference}, ${line.title}`],
    [{ en: 'To', es: 'Para' }, `${line.recipient}, ${say(line.names)}`],
    [{ en: 'Number in the channel', es: 'Número en el canal' }, String(line.number)],
    [stateLabel, say(stateOf(line))],
    [approvalText.why, line.needs.length === 0 ? say(approvalText.notNeeded) : say(needsOf(line))],
    [approvalText.preparedBy, line.preparedBy],
    ...(line.decidedBy === null ? [] : [[approvalText.decidedBy, line.decidedBy] as const]),
    ...(line.reasons === null ? [] : [[approvalText.reasons, line.reasons] as const]),
    ...(line.outdated === null ? [] : [[stateLabel, say(outdatedWords[line.outdated])] as const]),
    [approvalText.digest, line.digest],
  ];
}

/** That its recipient is not known to have the approver's key. */
function keyLines(
  { isApproverUnknown }: Pick<SubmissionLine, 'isApproverUnknown'>,
  who: string,
  { say }: Reader,
): readonly string[] {
  return isApproverUnknown ? [`! ${say(approvalText.keyUnknown, { who })}`] : [];
}

function viewText(view: SubmissionView, reader: Reader): string {
  const files: Bilingual = { en: 'File, SHA-256', es: 'Archivo, SHA-256' };
  const accepted: Bilingual = { en: 'Findings that its preparer accepted:', es: 'Hallazgos que aceptó quien lo preparó:' };
  const entries = view.entries.map(({ name, sha256 }) => [files, `${name} ${sha256}`] as const);
  const found = view.findings.flatMap(({ finding, reason }) => [findingsText([finding], reader), `    “${reason}”`]);
  return [
    facts([...lineText(view, reader), ...termRows(view.header, reader), ...entries], reader),
    ...keyLines(view, view.recipient, reader),
    ...contentLines(view, reader, 'ours'),
    ...(found.length === 0 ? [] : [reader.say(accepted), ...found]),
  ].join('\n');
}

function linesText(lines: readonly SubmissionLine[], reader: Reader): string {
  return table(
    lines,
    [
      { label: packet, of: line => line.id },
      { label: { en: 'Case', es: 'Caso' }, of: line => line.reference },
      { label: { en: 'To', es: 'Para' }, of: line => line.recipient },
      { label: stateLabel, of: line => reader.say(stateOf(line)) },
      { label: approvalText.preparedBy, of: line => line.preparedBy },
      { label: { en: 'Because', es: 'Porque' }, of: line => reader.say(needsOf(line)) },
    ],
    reader,
    approvalText.none,
  );
}

/** A packet that was kept for a second person. */
export function submittedText(line: SubmissionLine, reader: Reader): string {
  return `${facts(lineText(line, reader), reader)}\n${reader.say(approvalText.submitted, { id: line.id })}`;
}

/** Four eyes: what waits for a second person, and what becomes of it. */
export const approvalCommands: readonly Command[] = [
  command({
    words: 'packet submit',
    takes: 'CASE',
    counts: [1, 1],
    vault: 'open',
    about: {
      en: 'lay a packet out, check it for leaks and keep it for a second person to approve',
      es: 'componer un paquete, revisarlo y conservarlo para que otra persona lo apruebe',
    },
    options: { ...draftOptions, accept: acceptOption, 'without-safety': withoutSafetyOption },
    run: async (terminal, [name = ''], options) =>
      terminal.request('packet:submit', {
        ...(await draftOf(terminal, name, options)),
        accept: listOf(options, 'accept').map(acceptedIn),
        ...withoutSafetyOf(options),
      }),
    say: submittedText,
  }),
  command({
    words: 'packet pending',
    takes: '[PACKET]',
    counts: [0, 1],
    vault: 'open',
    writesFile: true,
    about: {
      en: 'what waits for approval, is approved, or came back; of one packet all that leaves',
      es: 'lo que espera aprobación, está aprobado o volvió; de un paquete, todo lo que sale',
    },
    options: {
      pdf: {
        type: 'string',
        about: {
          en: 'a file for the packet’s pages, as they would leave',
          es: 'un archivo para las páginas del paquete, tal como saldrían',
        },
      },
      files: {
        type: 'string',
        about: {
          en: 'a folder for every file that would leave with it, as it would leave',
          es: 'una carpeta para cada archivo que saldría con él, tal como saldría',
        },
      },
    },
    run: async (terminal, [id], options) => {
      if (id === undefined) return terminal.request('packet:submissions', {});
      const pdf = textOf(options, 'pdf');
      const shown = await terminal.request('packet:submission', { id });
      if (pdf !== undefined)
        await terminal.request('packet:submitted-file', { id, name: 'packet.pdf', sink: await terminal.sink(pdf) });
      const files = textOf(options, 'files');
      if (files !== undefined)
        for (const { name } of shown.entries)
          await terminal.request('packet:submitted-file', { id, name, sink: await terminal.sink(join(files, basename(name))) });
      return shown;
    },
    say: (shown, reader) => ('id' in shown ? viewText(shown, reader) : linesText(shown, reader)),
  }),
  command({
    words: 'packet approve',
    takes: 'PACKET',
    counts: [1, 1],
    vault: 'open',
    about: {
      en: 'sign, as a second person, the digest of a packet that you looked at',
      es: 'firmar, como otra persona, el resumen de un paquete que usted revisó',
    },
    options: {
      digest: {
        type: 'string',
        about: { en: 'the digest of what you looked at', es: 'el resumen de lo que usted revisó' },
      },
    },
    run: (terminal, [id = ''], options) => terminal.request('packet:approve', { id, digest: requiredText(options, 'digest') }),
    say: (line, reader) => [reader.say(approvalText.approvedDone), ...keyLines(line, line.recipient, reader)].join('\n'),
  }),
  command({
    words: 'packet refuse',
    takes: 'PACKET',
    counts: [1, 1],
    vault: 'open',
    about: { en: 'send a packet back to its preparer with reasons', es: 'devolver un paquete a quien lo preparó, con motivos' },
    options: { why: { type: 'string', about: { en: 'the reasons', es: 'los motivos' } } },
    run: (terminal, [id = ''], options) => terminal.request('packet:refuse', { id, reasons: requiredText(options, 'why') }),
    say: (_, reader) => reader.say(approvalText.refusedDone),
  }),
  command({
    words: 'packet withdraw',
    takes: 'PACKET',
    counts: [1, 1],
    vault: 'open',
    about: { en: 'withdraw a packet that was submitted', es: 'retirar un paquete enviado a aprobación' },
    run: (terminal, [id = '']) => terminal.request('packet:withdraw', { id }),
    say: (_, reader) => reader.say(approvalText.withdrawnDone),
  }),
  command({
    words: 'packet hand-over',
    takes: 'PACKET DIR',
    counts: [2, 2],
    vault: 'open',
    about: {
      en: 'sign, encrypt and write an approved packet into a folder, byte for byte as it was approved',
      es: 'firmar, cifrar y escribir en una carpeta un paquete aprobado, byte por byte como se aprobó',
    },
    options: { uncompared: uncomparedOption },
    run: async (terminal, [id = '', path = ''], options) =>
      terminal.request('packet:hand-over', {
        id,
        folder: await terminal.folder(path),
        acknowledgeUncompared: options['uncompared'] === true,
      }),
    say: (built, reader) => [builtText(built, reader), ...keyLines(built, reader.say(theRecipient), reader)].join('\n'),
  }),
  command({
    words: 'approval rules',
    takes: '',
    counts: [0, 0],
    vault: 'open',
    about: {
      en: 'which packets need a second person; with --why, what this office adds to the program’s rules: what is not named stays',
      es: 'qué paquetes necesitan otra persona; con --why, lo que esta oficina agrega a las reglas del programa: lo que no se nombra queda',
    },
    options: {
      why: { type: 'string', about: { en: 'why the rules change', es: 'por qué cambian las reglas' } },
      everything: { type: 'boolean', about: { en: 'every packet', es: 'todos los paquetes' } },
      'from-level': {
        type: 'string',
        values: levels,
        about: { en: 'values of this level or higher', es: 'datos de este nivel o superior' },
      },
      category: {
        type: 'string',
        multiple: true,
        values: categories,
        about: { en: 'values of this category', es: 'datos de esta categoría' },
      },
      recipient: {
        type: 'string',
        multiple: true,
        about: { en: 'every packet to this counterpart', es: 'todo paquete para esta contraparte' },
      },
      demand: {
        type: 'string',
        multiple: true,
        about: {
          en: 'take in nothing from this counterpart that was not approved; our card says that we ask',
          es: 'no recibir de esta contraparte nada que no esté aprobado; nuestra tarjeta dice que lo pedimos',
        },
      },
      pool: {
        type: 'string',
        multiple: true,
        about: {
          en: 'counterparts, between commas, that put together what each was given',
          es: 'contrapartes, entre comas, que juntan lo que cada una recibió',
        },
      },
      'on-card': {
        type: 'boolean',
        about: {
          en: 'our card names the keys of our supervisors',
          es: 'nuestra tarjeta nombra las llaves de nuestras personas supervisoras',
        },
      },
      without: {
        type: 'string',
        multiple: true,
        values: ruleParts,
        about: {
          en: 'take away what this office had added of this, before what is named is added',
          es: 'quitar lo que esta oficina había agregado de esto, antes de agregar lo que se nombre',
        },
      },
    },
    run: async (terminal, _, options) => {
      if (Object.keys(options).every(name => ![...ruleParts, 'without', 'why'].includes(name)))
        return terminal.request('approval:rules', {});
      const why = requiredText(options, 'why');
      const { added } = await terminal.request('approval:rules', {});
      const without = new Set(listOf(options, 'without'));
      const held = <T>(part: (typeof ruleParts)[number], list: readonly T[]): readonly T[] => (without.has(part) ? [] : list);
      const named = async (part: (typeof ruleParts)[number], codes: readonly string[]) =>
        Promise.all(codes.map(code => agencyNamed(terminal, code, `--${part}`)));
      const groups = listOf(options, 'pool').map(group => group.split(','));
      const rules = {
        everything: options['everything'] === true || (added.everything && !without.has('everything')),
        fromLevel: textOf(options, 'from-level') ?? (without.has('from-level') ? null : added.fromLevel),
        categories: unique([...held('category', added.categories), ...listOf(options, 'category')]),
        recipients: unique([...held('recipient', added.recipients), ...(await named('recipient', listOf(options, 'recipient')))]),
        demands: unique([...held('demand', added.demands), ...(await named('demand', listOf(options, 'demand')))]),
        onCard: options['on-card'] === true || (added.onCard && !without.has('on-card')),
        pools: [...held('pool', added.pools ?? []), ...(await Promise.all(groups.map(group => named('pool', group))))],
        why,
      };
      return terminal.request('approval:set-rules', rules as Input<'approval:set-rules'>); // the contract's schema refuses what is none
    },
    say: ({ rules, added }, reader) =>
      facts(
        [
          [{ en: 'Categories', es: 'Categorías' }, rules.categories.join(', ')],
          [{ en: 'From level', es: 'Desde el nivel' }, rules.fromLevel ?? '—'],
          [{ en: 'Standing', es: 'Condición' }, rules.standings.join(', ')],
          [{ en: 'Counterparts', es: 'Contrapartes' }, rules.recipients.join(', ') || '—'],
          [needWords.everything, rules.everything ? '✓' : '—'],
          [{ en: 'Always', es: 'Siempre' }, reader.say(listed(always.map(need => needWords[need])))],
          [{ en: 'Asked of', es: 'Se pide a' }, added.demands.join(', ') || '—'],
          [{ en: 'Our card names approvers', es: 'Nuestra tarjeta nombra aprobadores' }, added.onCard ? '✓' : '—'],
          [{ en: 'Put together', es: 'Juntan' }, (added.pools ?? []).map(group => group.join(', ')).join('; ') || '—'],
        ],
        reader,
      ),
  }),
];
