import { examinedName } from '../../shared/examination.ts';
import { agencyIn } from './agency-named.ts';
import { caseNamed } from './case-commands.ts';
import { command, requiredText, type Command, type OptionSpec } from './command.ts';
import { facts, table } from './lay-out.ts';

const to: OptionSpec = {
  type: 'string',
  about: { en: 'the counterpart: its code, name, acronym or city', es: 'la contraparte: su clave, nombre, siglas o ciudad' },
};

/** Documents that leave as they are, by an act of two persons. */
export const originalCommands: readonly Command[] = [
  command({
    words: 'doc examine',
    takes: 'CASE DOCUMENT',
    counts: [2, 2],
    vault: 'open',
    about: {
      en: 'what a document’s file holds beside what a reader sees of it',
      es: 'lo que contiene el archivo de un documento además de lo que ve un lector',
    },
    run: async (terminal, [name = '', document = '']) =>
      terminal.request('release:examine', { caseId: await caseNamed(terminal, name), document }),
    say: ({ findings, seen }, reader) => {
      const rows = table(
        findings,
        [
          {
            label: { en: 'Beside what is seen', es: 'Además de lo visible' },
            of: ({ what }) => reader.say(examinedName(what)),
          },
          { label: { en: 'Times', es: 'Veces' }, of: ({ count }) => String(count) },
          { label: { en: 'Pages', es: 'Páginas' }, of: ({ pages }) => pages.join(', ') },
        ],
        reader,
        { en: 'Nothing was found beside what a reader sees.', es: 'No se encontró nada además de lo que ve un lector.' },
      );
      return `${rows}\n${facts([[{ en: 'Examination', es: 'Examen' }, seen]], reader)}`;
    },
  }),
  command({
    words: 'doc original',
    takes: 'CASE DOCUMENT',
    counts: [2, 2],
    vault: 'open',
    about: {
      en: 'let a document leave as it is for one counterpart, with what no reader sees; a second person confirms',
      es: 'permitir que un documento salga tal como está para una contraparte, con lo que ningún lector ve; una segunda persona confirma',
    },
    options: {
      to,
      seen: {
        type: 'string',
        about: { en: 'the examination that ‘doc examine’ printed', es: 'el examen que imprimió “doc examine”' },
      },
      why: { type: 'string', about: { en: 'why it must be the original', es: 'por qué debe ser el original' } },
    },
    run: async (terminal, [name = '', document = ''], options) =>
      terminal.request('release:record-original', {
        caseId: await caseNamed(terminal, name),
        document,
        recipient: await agencyIn(terminal, options, 'to'),
        seen: requiredText(options, 'seen'),
        why: requiredText(options, 'why'),
      }),
    say: ({ id, pending }, reader) =>
      pending === null
        ? reader.say({ en: 'Recorded as {{id}}.', es: 'Asentado como {{id}}.' }, { id })
        : reader.say(
            { en: 'It waits for a second person, as {{pending}}.', es: 'Espera a una segunda persona, como {{pending}}.' },
            { pending },
          ),
  }),
  command({
    words: 'doc originals',
    takes: 'CASE',
    counts: [1, 1],
    vault: 'open',
    about: {
      en: 'the documents of a case that may leave as they are',
      es: 'los documentos de un caso que pueden salir tal como están',
    },
    run: async (terminal, [name = '']) => terminal.request('release:list-originals', { caseId: await caseNamed(terminal, name) }),
    say: (lines, reader) =>
      table(
        lines,
        [
          { label: { en: 'Act', es: 'Acto' }, of: line => line.id },
          { label: { en: 'Document', es: 'Documento' }, of: line => line.document },
          { label: { en: 'Agency', es: 'Autoridad' }, of: line => line.recipient },
          { label: { en: 'State', es: 'Estado' }, of: line => reader.say(stateNames[line.state]) },
          { label: { en: 'Reason', es: 'Motivo' }, of: line => line.why },
        ],
        reader,
        { en: 'Every document leaves redrawn.', es: 'Todos los documentos salen redibujados.' },
      ),
  }),
  command({
    words: 'doc redrawn',
    takes: 'CASE ACT',
    counts: [2, 2],
    vault: 'open',
    about: { en: 'let a document leave redrawn again', es: 'hacer que un documento vuelva a salir redibujado' },
    run: async (terminal, [name = '', id = '']) =>
      terminal.request('release:revoke-original', { caseId: await caseNamed(terminal, name), id }),
    say: (_, reader) => reader.say({ en: 'It leaves redrawn from now on.', es: 'Desde ahora sale redibujado.' }),
  }),
];

const stateNames = {
  open: { en: 'may leave', es: 'puede salir' },
  'other-file': { en: 'for an earlier file', es: 'para un archivo anterior' },
  ended: { en: 'ended', es: 'terminado' },
} as const;
