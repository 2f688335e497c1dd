import type { Reader } from '../../shared/reader.ts';
import type { Command, OptionSpec } from './command.ts';

type Specs = Readonly<Record<string, OptionSpec>>;

/** Every command with what it does, in the order of the table. */
export function usage(commands: readonly Command[], everywhere: Specs, reader: Reader): string {
  const heads = commands.map(({ words, takes }) => `enlace ${words}${takes === '' ? '' : ` ${takes}`}`);
  const width = Math.min(46, Math.max(...heads.map(head => head.length)));
  const lines = commands.map((command, at) => `  ${(heads[at] ?? '').padEnd(width)}  ${reader.say(command.about)}`);
  const title = reader.say({ en: 'Enlace at the terminal', es: 'Enlace en la terminal' });
  const more = reader.say({
    en: 'enlace COMMAND --help tells the options of one.',
    es: 'enlace COMANDO --help muestra las opciones de uno.',
  });
  return [title, '', ...lines, '', ...optionLines(everywhere, reader), '', more].join('\n');
}

/** One command with its options. */
export function usageOf(command: Command, everywhere: Specs, reader: Reader): string {
  const head = `enlace ${command.words}${command.takes === '' ? '' : ` ${command.takes}`}`;
  return [head, `  ${reader.say(command.about)}`, '', ...optionLines({ ...command.options, ...everywhere }, reader)].join('\n');
}

function optionLines(specs: Specs, reader: Reader): string[] {
  return Object.entries(specs).map(
    ([name, { type, about, multiple }]) =>
      `  ${`--${name}${type === 'string' ? ' …' : ''}${multiple === true ? ' (…)' : ''}`.padEnd(26)}  ${reader.say(about)}`,
  );
}
