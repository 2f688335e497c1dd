import { agencyTable } from '../../shared/agency-table.ts';
import type { OpenVault, SetAsideFile } from '../../shared/contract/vault.ts';
import type { Bilingual } from '../../shared/language.ts';
import { utcStamp } from '../../shared/clocks/civil-day.ts';
import { instantText } from '../../shared/instant-text.ts';
import type { Reader } from '../../shared/reader.ts';
import { fill } from '../../shared/text/fill.ts';
import { settingsText } from '../../shared/text/settings.ts';
import { vaultText } from '../../shared/text/vault.ts';
import { bindsOfficesOf, levelOf, levels, type Level } from '../../shared/duty-law.ts';
import { command, requiredText, textOf, unreadable, type Command, type Options, type Terminal } from './command.ts';
import { facts, table } from './lay-out.ts';

const agencyOption = {
  type: 'string',
  about: { en: 'code of the agency, such as US-DOJ-OIA', es: 'clave de la autoridad, como MX-FGR' },
} as const;
const labelOption = { type: 'string', about: { en: 'the user’s label', es: 'la etiqueta del usuario' } } as const;

const { vault: words } = settingsText;

function opened(vault: OpenVault): readonly (readonly [Bilingual, string])[] {
  return [
    [{ en: 'Vault', es: 'Bóveda' }, vault.vaultId],
    [{ en: 'Agency', es: 'Autoridad' }, vault.agency.code],
    [{ en: 'User', es: 'Usuario' }, `${vault.user.label} (${vault.user.role})`],
  ];
}

/** Of which level of government an office is: as said, as everybody knows it, or else it must be said. */
function levelAsked(code: string, options: Options): Level | undefined {
  if (!bindsOfficesOf(code.slice(0, 2))) return undefined;
  const said = textOf(options, 'level') ?? levelOf(code) ?? requiredText(options, 'level');
  const level = levels.find(each => each === said);
  if (level === undefined) throw unreadable('--level');
  return level;
}

/** A new vault's code is shown once; the person has to keep it. */
function keep(terminal: Terminal): void {
  terminal.tell({
    en: 'The recovery code is shown this once. Print it, and keep it apart from the vault.',
    es: 'El código de recuperación se muestra solo esta vez. Imprímalo y guárdelo aparte de la bóveda.',
  });
}

const codeWord: Bilingual = { en: 'Recovery code', es: 'Código de recuperación' };

function setAsideTable(files: readonly SetAsideFile[], reader: Reader): string {
  return table(
    files,
    [
      { label: words.file, of: file => file.name },
      { label: words.size, of: file => String(file.sizeBytes) },
      { label: words.written, of: file => instantText(utcStamp(file.writtenMs), reader) },
    ],
    reader,
    { en: 'Every document has its record.', es: 'Todo documento tiene su registro.' },
  );
}

export const vaultCommands: readonly Command[] = [
  command({
    words: 'vault create',
    takes: 'DIR',
    counts: [1, 1],
    vault: 'none',
    about: { en: 'create a vault and its first supervisor', es: 'crear una bóveda y su primer supervisor' },
    options: {
      agency: agencyOption,
      'name-en': { type: 'string', about: { en: 'the agency’s name in English', es: 'nombre de la autoridad en inglés' } },
      'name-es': { type: 'string', about: { en: 'the agency’s name in Spanish', es: 'nombre de la autoridad en español' } },
      label: labelOption,
      synthetic: { type: 'boolean', about: { en: 'for synthetic data only', es: 'solo para datos sintéticos' } },
      level: {
        type: 'string',
        values: levels,
        about: {
          en: 'of a Mexican office: federal, state, municipal or borough (LSN, art. 70)',
          es: 'de una oficina mexicana: federal, state, municipal o borough (LSN, artículo 70)',
        },
      },
    },
    run: async (terminal, [path = ''], options) => {
      const code = requiredText(options, 'agency');
      const level = levelAsked(code, options);
      const known = agencyTable.find(agency => agency.code === code)?.names;
      const name = textOf(options, 'name-en') ?? known?.en ?? code;
      const made = await terminal.request('vault:create', {
        folder: await terminal.folder(path),
        agency: {
          code,
          names: {
            en: name,
            es: textOf(options, 'name-es') ?? (textOf(options, 'name-en') === undefined ? known?.es : undefined) ?? name,
          },
        },
        label: requiredText(options, 'label'),
        passphrase: await terminal.passphrase('new'),
        synthetic: options['synthetic'] === true,
        ...(level === undefined ? {} : { level }),
      });
      keep(terminal);
      if (made.vault.synced !== null) terminal.tell(fill(vaultText.synced, { program: made.vault.synced }));
      return made;
    },
    say: ({ vault, recoveryCode }, reader) => facts([...opened(vault), [codeWord, recoveryCode]], reader),
  }),
  command({
    words: 'vault info',
    takes: '',
    counts: [0, 0],
    vault: 'open',
    about: { en: 'whose vault it is and who opened it', es: 'de quién es la bóveda y quién la abrió' },
    run: terminal => terminal.request('vault:info', {}),
    say: ({ open }, reader) => (open === null ? '' : facts(opened(open), reader)),
  }),
  command({
    words: 'vault check',
    takes: '',
    counts: [0, 0],
    vault: 'open',
    about: {
      en: 'check pages, references, slots, documents and the audit chain',
      es: 'revisar páginas, referencias, ranuras, documentos y la cadena de auditoría',
    },
    run: terminal => terminal.request('vault:check', {}),
    isWell: ({ parts }) => parts.every(part => part.wrong === 0),
    say: ({ parts }, reader) =>
      table(
        parts,
        [
          { label: words.part, of: part => reader.say(words.parts[part.part]) },
          { label: words.checked, of: part => String(part.checked) },
          { label: words.wrong, of: part => String(part.wrong) },
          { label: words.first, of: part => part.first ?? '' },
        ],
        reader,
        { en: '', es: '' },
      ),
  }),
  command({
    words: 'vault backup',
    takes: 'DIR',
    counts: [1, 1],
    vault: 'open',
    about: { en: 'write an encrypted copy, reopen it and compare', es: 'escribir una copia cifrada, reabrirla y compararla' },
    run: async (terminal, [path = '']) => terminal.request('vault:backup', { folder: await terminal.folder(path) }),
    say: ({ files, sizeBytes }, reader) =>
      facts(
        [
          [{ en: 'Documents', es: 'Documentos' }, String(files)],
          [{ en: 'Bytes', es: 'Bytes' }, String(sizeBytes)],
        ],
        reader,
      ),
  }),
  command({
    words: 'vault set-aside',
    takes: '',
    counts: [0, 0],
    vault: 'open',
    about: {
      en: 'the documents that no record names, kept apart in the vault',
      es: 'los documentos que ningún registro nombra, conservados aparte en la bóveda',
    },
    run: terminal => terminal.request('vault:set-aside', {}),
    say: setAsideTable,
  }),
  command({
    words: 'vault discard',
    takes: 'FILE',
    counts: [1, 100],
    vault: 'open',
    about: {
      en: 'delete documents that no record names, for good',
      es: 'eliminar definitivamente documentos que ningún registro nombra',
    },
    run: (terminal, names) => terminal.request('vault:discard-files', { names: [...names] }),
    say: setAsideTable,
  }),
  command({
    words: 'vault restore',
    takes: 'BACKUP DIR',
    counts: [2, 2],
    vault: 'none',
    about: {
      en: 'restore a backup as a new vault, with a new channel epoch',
      es: 'restaurar un respaldo como bóveda nueva, con nueva época de canal',
    },
    options: { label: labelOption },
    run: async (terminal, [from = '', path = ''], options) => {
      const label = textOf(options, 'label');
      return terminal.request('vault:restore', {
        from: await terminal.folder(from),
        folder: await terminal.folder(path),
        passphrase: await terminal.passphrase('current'),
        ...(label === undefined ? {} : { label }),
      });
    },
    say: (vault, reader) => facts(opened(vault), reader),
  }),
  command({
    words: 'vault recover',
    takes: 'DIR',
    counts: [1, 1],
    vault: 'none',
    about: {
      en: 'appoint a new supervisor by the recovery code; on a machine that joined an office, a new account of whoever it joined for',
      es: 'nombrar una nueva persona supervisora con el código de recuperación; en un equipo que se unió a una oficina, una cuenta nueva de quien se unió con él',
    },
    options: { label: labelOption },
    run: async (terminal, [path = ''], options) => {
      const made = await terminal.request('vault:recover', {
        folder: await terminal.folder(path),
        recoveryCode: await terminal.passphrase('recovery'),
        label: requiredText(options, 'label'),
        passphrase: await terminal.passphrase('new'),
      });
      keep(terminal);
      return made;
    },
    say: ({ vault, recoveryCode }, reader) => facts([...opened(vault), [codeWord, recoveryCode]], reader),
  }),
];
