import type { Bilingual } from '../../shared/language.ts';
import type { Reader } from '../../shared/reader.ts';
import { everywhere } from './everywhere.ts';
import { misuses, type Command, type Misuse, type OptionSpec } from './command.ts';

type Specs = Readonly<Record<string, OptionSpec>>;

/** What the terminal door reads of its environment. */
export const variables = {
  ENLACE_VAULT: { en: 'the vault’s folder, where --vault is not given', es: 'la carpeta de la bóveda, si no se da --vault' },
  ENLACE_PASSPHRASE: { en: 'the passphrase that unlocks', es: 'la frase que abre' },
  ENLACE_NEW_PASSPHRASE: { en: 'the passphrase of who is made or changes it', es: 'la frase de quien se crea o la cambia' },
  ENLACE_RECOVERY_CODE: { en: 'the recovery code', es: 'el código de recuperación' },
  ENLACE_CARRIER_PASSWORD: {
    en: 'the password of the server where the office exchanges',
    es: 'la contraseña del servidor donde la oficina intercambia',
  },
  ENLACE_OVERLAYS: { en: 'the folder with languages that were added', es: 'la carpeta de las lenguas añadidas' },
  'LC_ALL, LC_MESSAGES, LANG': {
    en: 'the language where --lang is not given; the first that is set',
    es: 'la lengua, si no se da --lang; la primera que esté puesta',
  },
} as const satisfies Readonly<Record<string, Bilingual>>;

const title: Bilingual = { en: 'Enlace at the terminal', es: 'Enlace en la terminal' };
const more: Bilingual = {
  en: 'enlace COMMAND --help tells the options of one. A file to read may be - for standard input.',
  es: 'enlace COMANDO --help muestra las opciones de uno. Un archivo que se lee puede ser - por la entrada estándar.',
};
const environment: Bilingual = { en: 'Environment', es: 'Entorno' };
/** What each exit code says (design page §9). */
export const exits: Bilingual = {
  en: 'Exits: 0 done, 1 refused, 2 called wrongly, 70 a fault of the program, 130 canceled.',
  es: 'Salidas: 0 hecho, 1 rechazado, 2 mal invocado, 70 falla del programa, 130 cancelado.',
};
const meant: Bilingual = { en: 'Did you mean {{nearest}}?', es: '¿Quiso decir {{nearest}}?' };
const allowedText: Bilingual = { en: 'Allowed: {{allowed}}.', es: 'Se admite: {{allowed}}.' };

/** Every command with what it does, in the order of the table. */
export function usage(commands: readonly Command[], reader: Reader): string {
  const heads = commands.map(headOf);
  const width = Math.min(46, Math.max(...heads.map(head => head.length)));
  const lines = commands.map((command, at) => `  ${(heads[at] ?? '').padEnd(width)}  ${reader.say(command.about)}`);
  return [
    reader.say(title),
    '',
    ...lines,
    '',
    ...optionLines(everywhere, reader),
    '',
    reader.say(environment),
    ...Object.entries(variables).map(([name, about]) => `  ${name.padEnd(26)}  ${reader.say(about)}`),
    '',
    reader.say(exits),
    reader.say(more),
  ].join('\n');
}

/** One command with its options. */
export function usageOf(command: Command, reader: Reader): string {
  const { force: _, ...others } = everywhere; // which a command that writes no file has no use for
  return [
    headOf(command),
    `  ${reader.say(command.about)}`,
    '',
    ...optionLines({ ...command.options, ...(command.writesFile === true ? everywhere : others) }, reader),
  ].join('\n');
}

/** What is wrong with a line, what may have been meant and what is allowed there. */
export function misuseText({ code, what = '', nearest, allowed }: Misuse, reader: Reader): string {
  return [
    reader.say(misuses[code], { what }),
    ...(nearest === undefined ? [] : [reader.say(meant, { nearest })]),
    ...(allowed === undefined ? [] : [reader.say(allowedText, { allowed: allowed.join(', ') })]),
  ].join('\n');
}

export function headOf({ words, takes }: Command): string {
  return `enlace ${words}${takes === '' ? '' : ` ${takes}`}`;
}

/** How an option is written: `-h, --help`, `--purpose …`, `--fact … (…)` where it may repeat. */
export function optionHead(name: string, { type, multiple, short }: OptionSpec): string {
  return `${short === undefined ? '' : `-${short}, `}--${name}${type === 'string' ? ' …' : ''}${multiple === true ? ' (…)' : ''}`;
}

/** What an option is about, with all that it allows where that is a closed list which its words do not name already. */
export function optionAbout({ about, values = [] }: OptionSpec, reader: Reader): string {
  const said = reader.say(about);
  const isNamed = values.every(value => said.includes(value));
  return isNamed ? said : `${said}: ${values.join(', ')}`;
}

function optionLines(specs: Specs, reader: Reader): string[] {
  return Object.entries(specs).map(([name, spec]) => `  ${optionHead(name, spec).padEnd(26)}  ${optionAbout(spec, reader)}`);
}
