import type { Language } from '../../shared/language.ts';
import type { Command, OptionSpec } from './command.ts';

type Specs = Readonly<Record<string, OptionSpec>>;

/** Every command with what it does, in the order of the table. */
export function usage(commands: readonly Command[], everywhere: Specs, language: Language): string {
  const heads = commands.map(({ words, takes }) => `enlace ${words}${takes === '' ? '' : ` ${takes}`}`);
  const width = Math.min(46, Math.max(...heads.map(head => head.length)));
  const lines = commands.map((command, at) => `  ${(heads[at] ?? '').padEnd(width)}  ${command.about[language]}`);
  const title = { en: 'Enlace at the terminal', es: 'Enlace en la terminal' }[language];
  const more = {
    en: 'enlace COMMAND --help tells the options of one.',
    es: 'enlace COMANDO --help muestra las opciones de uno.',
  }[language];
  return [title, '', ...lines, '', ...optionLines(everywhere, language), '', more].join('\n');
}

/** One command with its options. */
export function usageOf(command: Command, everywhere: Specs, language: Language): string {
  const head = `enlace ${command.words}${command.takes === '' ? '' : ` ${command.takes}`}`;
  return [head, `  ${command.about[language]}`, '', ...optionLines({ ...command.options, ...everywhere }, language)].join('\n');
}

function optionLines(specs: Specs, language: Language): string[] {
  return Object.entries(specs).map(
    ([name, { type, about, multiple }]) =>
      `  ${`--${name}${type === 'string' ? ' …' : ''}${multiple === true ? ' (…)' : ''}`.padEnd(26)}  ${about[language]}`,
  );
}
