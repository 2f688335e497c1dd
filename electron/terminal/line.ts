import { parseArgs, type ParseArgsOptionsConfig } from 'node:util';
import { meantName } from '../../shared/slips.ts';
import { missing, Misused, listOf, type Command, type OptionSpec, type Options } from './command.ts';
import { everywhere } from './everywhere.ts';

type Specs = Readonly<Record<string, OptionSpec>>;
type Line = { readonly words: readonly string[]; readonly options: Options };

/** The command whose words the line begins with; the longest one wins. Options of every command may stand before it. */
export function commandOf(
  commands: readonly Command[],
  argv: readonly string[],
): { command: Command; rest: readonly string[] } | undefined {
  const start = firstWord(argv);
  for (const length of [3, 2, 1]) {
    const words = argv.slice(start, start + length);
    const command = commands.find(candidate => words.length > 0 && candidate.words === words.join(' '));
    if (command !== undefined) return { command, rest: [...argv.slice(0, start), ...argv.slice(start + length)] };
  }
  return undefined;
}

/** What is wrong with a line that names no command: its words up to the first that is none of a command's, and what they may mean. */
export function unknownCommand(commands: readonly Command[], argv: readonly string[]): Misused {
  const after = argv.slice(firstWord(argv));
  const end = after.findIndex(word => word.startsWith('-'));
  const given = end === -1 ? after : after.slice(0, end);
  const names = commands.map(({ words }) => words);
  const begun = (words: readonly string[]): string[] => names.filter(name => name.startsWith(`${words.join(' ')} `));
  const known = given.findIndex((_, at) => begun(given.slice(0, at + 1)).length === 0);
  const what = given.slice(0, known === -1 ? given.length : known + 1).join(' ');
  const meant = [what, given.slice(0, 2).join(' '), given.slice(0, 3).join(' ')].map(words => meantName(words, names));
  const nearest = meant.find(name => name !== null);
  const allowed = begun(known === -1 ? given : given.slice(0, known));
  return new Misused({
    code: 'usage/unknown-command',
    what,
    ...(nearest !== undefined ? { nearest } : known === 0 ? {} : { allowed }),
  });
}

/** A command's words and options. @throws Misused by what is wrong with them; a value that was given is never repeated. */
export function readLine(command: Command, rest: readonly string[]): Line {
  const specs = { ...everywhere, ...command.options };
  const { values, positionals } = parsed(rest, specs);
  const options = values as Options; // a `multiple` option is a string one here, so its list holds strings
  if (options['help'] === true || options['version'] === true) return { words: positionals, options };
  for (const [name, { values: allowed }] of Object.entries(specs))
    if (allowed !== undefined && listOf(options, name).some(value => !allowed.includes(value)))
      throw new Misused({ code: 'usage/unreadable', what: `--${name}`, allowed });
  if (positionals.length < command.counts[0]) throw missing(command.takes);
  if (positionals.length > command.counts[1]) throw new Misused({ code: 'usage/too-many-words' });
  return { words: positionals, options };
}

function parsed(rest: readonly string[], specs: Specs) {
  try {
    return parseArgs({ args: withValues(rest, specs), options: configOf(specs), allowPositionals: true });
  } catch (error) {
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS'))
      throw misuseOf(error.message, String(error.code), Object.keys(specs));
    throw error;
  }
}

/** A value that begins with a hyphen, as one digest in 64 does, is the option's before it; one letter behind a hyphen is an option of its own. */
function withValues(rest: readonly string[], specs: Specs): string[] {
  const words: string[] = [];
  for (const word of rest) {
    const before = words.at(-1) ?? '';
    const takes = before.startsWith('--') && Object.hasOwn(specs, before.slice(2)) && specs[before.slice(2)]?.type === 'string';
    if (takes && /^-[^-]./.test(word)) words.splice(-1, 1, `${before}=${word}`);
    else words.push(word);
  }
  return words;
}

/** What Node's parser says of an option, without its advice. It names the option; a value it never repeats in these two. */
function misuseOf(message: string, code: string, names: readonly string[]): Misused {
  const what = /'(-[^' ]*)/.exec(message)?.[1] ?? '';
  if (code !== 'ERR_PARSE_ARGS_UNKNOWN_OPTION') return new Misused({ code: 'usage/option-value', what });
  const nearest = meantName(what.replace(/^-+/, ''), names);
  return new Misused({ code: 'usage/unknown-option', what, ...(nearest === null ? {} : { nearest: `--${nearest}` }) });
}

function firstWord(argv: readonly string[]): number {
  let start = 0;
  while (argv[start]?.startsWith('-') === true) start += everywhere[argv[start]!.slice(2)]?.type === 'string' ? 2 : 1;
  return start;
}

function configOf(specs: Specs): ParseArgsOptionsConfig {
  return Object.fromEntries(
    Object.entries(specs).map(([name, { type, multiple, short }]) => [
      name,
      { type, multiple: multiple ?? false, ...(short === undefined ? {} : { short }) },
    ]),
  );
}
