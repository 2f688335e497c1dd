import type { Bilingual } from '../../shared/language.ts';
import type { Reader } from '../../shared/reader.ts';
import type { Command, OptionSpec } from './command.ts';
import { everywhere } from './everywhere.ts';
import { exits, headOf, optionAbout, optionHead, variables } from './usage.ts';

const words = {
  name: { en: 'NAME', es: 'NOMBRE' },
  what: {
    en: 'the record of cooperation between two countries’ agencies, at the terminal',
    es: 'el registro de la cooperación entre autoridades de dos países, en la terminal',
  },
  synopsis: { en: 'SYNOPSIS', es: 'SINOPSIS' },
  command: { en: 'COMMAND', es: 'ORDEN' },
  option: { en: 'OPTION', es: 'OPCIÓN' },
  commands: { en: 'COMMANDS', es: 'ÓRDENES' },
  options: { en: 'OPTIONS OF EVERY COMMAND', es: 'OPCIONES DE TODA ORDEN' },
  environment: { en: 'ENVIRONMENT', es: 'ENTORNO' },
  exit: { en: 'EXIT STATUS', es: 'ESTADO DE SALIDA' },
} as const satisfies Readonly<Record<string, Bilingual>>;

/** The manual page in the language of `man` itself (man(7)), made of the same words as the help. */
export function manual(commands: readonly Command[], reader: Reader): string {
  const head = (of: Bilingual): string => `.SH ${roff(reader.say(of))}`;
  return [
    '.TH ENLACE 1',
    head(words.name),
    `enlace \\- ${roff(reader.say(words.what))}`,
    head(words.synopsis),
    `.B enlace\n.I ${roff(reader.say(words.command))}\n[${roff(reader.say(words.option))}...]`,
    head(words.commands),
    ...commands.flatMap(command => [
      `.SS ${roff(headOf(command))}`,
      roff(reader.say(command.about)),
      ...options(command.options ?? {}, reader),
    ]),
    head(words.options),
    ...options(everywhere, reader),
    head(words.environment),
    ...Object.entries(variables).map(([name, about]) => entry(name, reader.say(about))),
    head(words.exit),
    roff(reader.say(exits)),
  ].join('\n');
}

function options(specs: Readonly<Record<string, OptionSpec>>, reader: Reader): string[] {
  return Object.entries(specs).map(([name, spec]) => entry(optionHead(name, spec), optionAbout(spec, reader)));
}

function entry(head: string, about: string): string {
  return `.TP\n.B ${roff(head)}\n${roff(about)}`;
}

/** A line that holds no sign of man's own: a backslash, a hyphen that is typed, a dot or an apostrophe that begins it. */
function roff(text: string): string {
  return text
    .replaceAll('\\', '\\e')
    .replaceAll('-', '\\-')
    .replace(/^([.'])/, '\\&$1');
}
