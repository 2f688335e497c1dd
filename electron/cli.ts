import { randomUUID } from 'node:crypto';
import { parseArgs, type ParseArgsOptionsConfig } from 'node:util';
import { resolve } from 'node:path';
import { utcStamp } from '../shared/clocks/civil-day.ts';
import { instantText } from '../shared/instant-text.ts';
import type { Events } from '../shared/contract.ts';
import { Refusal, type Failure } from '../shared/failure.ts';
import type { Bilingual } from '../shared/language.ts';
import { readerFor, readerNamed, readersWith, type Reader } from '../shared/reader.ts';
import { fill } from '../shared/text/fill.ts';
import { vaultText } from '../shared/text/vault.ts';
import { dispatch } from './host/dispatch.ts';
import { logIncident } from './host/ground/log.ts';
import { overlayFolder, readOverlays } from './host/ground/overlays.ts';
import { realServices } from './host/services.ts';
import {
  missing,
  Misused,
  Refused,
  textOf,
  unreadable,
  type Command,
  type OptionSpec,
  type Options,
  type Terminal,
} from './terminal/command.ts';
import { commands } from './terminal/commands.ts';
import { passphraseReader } from './terminal/passphrase.ts';
import { refusalLines } from './terminal/refusal-lines.ts';
import { progressLine } from './terminal/progress-line.ts';
import { usage, usageOf } from './terminal/usage.ts';

/** Exit codes of the terminal door (design page §9). */
const DONE = 0;
const REFUSED = 1;
const USAGE = 2;
const BUG = 70;
const INTERRUPTED = 130;

const everywhere: Readonly<Record<string, OptionSpec>> = {
  json: { type: 'boolean', about: { en: 'one JSON value on stdout', es: 'un valor JSON en la salida' } },
  lang: { type: 'string', about: { en: 'en, es, or a language that was added', es: 'en, es o una lengua que se haya añadido' } },
  vault: {
    type: 'string',
    about: { en: 'the vault’s folder (or ENLACE_VAULT)', es: 'la carpeta de la bóveda (o ENLACE_VAULT)' },
  },
  user: { type: 'string', about: { en: 'the label to unlock under', es: 'la etiqueta con que se abre' } },
  'accept-missing': {
    type: 'string',
    about: {
      en: 'open although confirmed work is missing; the reason is recorded',
      es: 'abrir aunque falte trabajo confirmado; el motivo se registra',
    },
  },
  'passphrase-fd': {
    type: 'string',
    about: { en: 'read passphrases from this descriptor', es: 'leer las frases de este descriptor' },
  },
  help: { type: 'boolean', about: { en: 'this text', es: 'este texto' } },
};

const { missing: missingText } = vaultText;
const acceptText: Bilingual = {
  en: 'To go on without it: --accept-missing "the reason"',
  es: 'Para continuar sin él: --accept-missing "el motivo"',
};

process.stdout.on('error', () => process.exit()); // whoever read us has enough
process.exitCode = await main(process.argv.slice(2));

async function main(argv: readonly string[]): Promise<number> {
  const known = readersWith(readOverlays(overlayFolder()));
  const given = givenLanguage(argv);
  const reader = readerFor(given ?? systemLanguage(), known);
  const found = commandOf(argv);
  if (found === undefined) {
    const asked = argv.length === 0 || argv.includes('--help');
    process[asked ? 'stdout' : 'stderr'].write(`${usage(commands, everywhere, reader)}\n`);
    return asked ? DONE : USAGE;
  }
  try {
    if (given !== undefined && readerNamed(given, known) === undefined) throw unreadable('--lang');
    return await run(found.command, found.rest, reader);
  } catch (error) {
    if (error instanceof Refused) return refused(error.failure, argv.includes('--json'), reader);
    if (error instanceof Refusal) return refused({ code: error.code, places: error.places }, argv.includes('--json'), reader);
    const wrong = error instanceof Misused ? error.text : isParseError(error) ? wordsOf(error) : null;
    if (wrong === null) return broken(error, argv.includes('--json'), reader);
    process.stderr.write(`${reader.say(wrong)}\n\n${usageOf(found.command, everywhere, reader)}\n`);
    return USAGE;
  }
}

async function run(command: Command, rest: readonly string[], reader: Reader): Promise<number> {
  const parsed = parseArgs({ args: [...rest], options: configOf({ ...everywhere, ...command.options }), allowPositionals: true });
  const options = parsed.values as Options; // a `multiple` option is a string one here, so its list holds strings
  const words = parsed.positionals;
  if (options['help'] === true) {
    process.stdout.write(`${usageOf(command, everywhere, reader)}\n`);
    return DONE;
  }
  if (words.length < command.counts[0]) throw missing(command.takes);
  if (words.length > command.counts[1])
    throw new Misused({ en: 'More words than this command takes.', es: 'Más palabras de las que esta orden recibe.' });
  const line = progressLine(process.stderr);
  const services = realServices((event, payload) => {
    if (event === 'job:progressed') line.show(payload as Events['job:progressed']); // the names were compared
    if (event === 'vault:locked' && 'saved' in payload && payload.saved !== undefined) tellSaved(payload.saved, reader);
  });
  const isCopied = options['json'] === true || !process.stdout.isTTY;
  const terminal = { ...terminalOver(services, textOf(options, 'passphrase-fd'), reader), isCopied };
  try {
    if (command.vault === 'open') await unlock(terminal, options);
    const value = await command.run(terminal, words, options).finally(line.wipe);
    process.stdout.write(options['json'] === true ? `${JSON.stringify(value)}\n` : `${command.say(value, reader)}\n`);
    return command.isWell?.(value) === false ? REFUSED : DONE;
  } finally {
    if (services.state.session !== null) await dispatch(services, 'vault:lock', {});
  }
}

async function unlock(terminal: Terminal, options: Options): Promise<void> {
  const folder = textOf(options, 'vault') ?? process.env['ENLACE_VAULT'];
  if (folder === undefined || folder === '') throw missing('--vault');
  const label = textOf(options, 'user');
  const acceptMissing = textOf(options, 'accept-missing');
  const passphrase = await terminal.passphrase('current');
  const opened = await terminal.request('vault:unlock', {
    folder: await terminal.folder(folder),
    passphrase,
    ...(label === undefined ? {} : { label }),
    ...(acceptMissing === undefined ? {} : { acceptMissing }),
  });
  if (opened.synced !== null) terminal.tell(fill(vaultText.synced, { program: opened.synced }));
  for (const notice of opened.notices) terminal.tell(vaultText.notice[notice]);
  if (opened.synthetic)
    terminal.tell({
      en: 'Synthetic data. No person, number or case is real.',
      es: 'Datos sintéticos. Ninguna persona, número o caso es real.',
    });
}

/**
 * The first Ctrl+C cancels what is asked, which then takes back what it began; within one transaction it is heard after it, so that all of
 * it stands or nothing. The second one ends the program where it is: the vault is made for that.
 */
function stopOnInterrupt(): AbortSignal {
  const stop = new AbortController();
  process.on('SIGINT', () => {
    if (stop.signal.aborted) process.exit(INTERRUPTED);
    stop.abort();
  });
  return stop.signal;
}

/** What became of a session whose place another file had taken. */
function tellSaved(name: string | null, reader: Reader): void {
  const text = name === null ? reader.say(vaultText.notSaved) : reader.say(vaultText.saved, { name });
  process.stderr.write(`${text}\n`);
}

function terminalOver(
  services: ReturnType<typeof realServices>,
  descriptor: string | undefined,
  reader: Reader,
): Omit<Terminal, 'isCopied'> {
  const { handles } = services;
  const signal = stopOnInterrupt();
  return {
    reader,
    passphrase: passphraseReader(descriptor === undefined ? undefined : Number(descriptor), reader),
    tell: text => process.stderr.write(`${reader.say(text)}\n`),
    request: async (channel, input) => {
      const result = await dispatch(services, channel, input, { signal, job: 'terminal' });
      if (!result.ok) throw new Refused(result.failure);
      return result.value as Awaited<ReturnType<Terminal['request']>> as never; // the row of `channel` says so; dispatch keeps to it
    },
    source: async path => handles.register({ kind: 'source', name: nameOf(path), path: resolve(path) }),
    sink: async path => handles.register({ kind: 'sink', name: nameOf(path), path: resolve(path) }),
    folder: async path => handles.register({ kind: 'folder', path: resolve(path) }),
  };
}

function refused(failure: Failure, json: boolean, reader: Reader): number {
  if (json)
    process.stdout.write(
      `${JSON.stringify({ refused: { code: failure.code, incident: failure.incident, places: failure.places, missing: failure.missing } })}\n`,
    );
  const [head, ...lines] = refusalLines(failure, reader);
  process.stderr.write(`${head}\n`);
  if (failure.incident !== undefined) process.stderr.write(`${failure.incident}\n`);
  if (failure.missing !== undefined) {
    const { atMs, ...numbers } = failure.missing;
    process.stderr.write(
      `  ${reader.say(missingText, { ...numbers, at: instantText(utcStamp(atMs), reader) })}\n  ${reader.say(acceptText)}\n`,
    );
  }
  for (const line of lines) process.stderr.write(`${line}\n`);
  return failure.code === 'internal' ? BUG : failure.code === 'job/cancelled' ? INTERRUPTED : REFUSED;
}

/** What no refusal foresaw: a number for the log, and nothing of what it was about. */
function broken(error: unknown, json: boolean, reader: Reader): number {
  const incident = randomUUID();
  logIncident(incident, 'terminal', error);
  return refused({ code: 'internal', incident }, json, reader);
}

/** The command whose words the line begins with; the longest one wins. Options of every command may stand before it. */
function commandOf(argv: readonly string[]): { command: Command; rest: readonly string[] } | undefined {
  let start = 0;
  while (argv[start]?.startsWith('-') === true) start += everywhere[argv[start]!.slice(2)]?.type === 'string' ? 2 : 1;
  if (start >= argv.length) return undefined;
  for (const length of [3, 2, 1]) {
    const words = argv.slice(start, start + length);
    const command = commands.find(candidate => candidate.words === words.join(' '));
    if (command !== undefined) return { command, rest: [...argv.slice(0, start), ...argv.slice(start + length)] };
  }
  return undefined;
}

function configOf(specs: Readonly<Record<string, OptionSpec>>): ParseArgsOptionsConfig {
  return Object.fromEntries(
    Object.entries(specs).map(([name, { type, multiple }]) => [name, { type, multiple: multiple ?? false }]),
  );
}

function givenLanguage(argv: readonly string[]): string | undefined {
  const at = argv.indexOf('--lang');
  return argv.find(word => word.startsWith('--lang='))?.slice('--lang='.length) ?? (at < 0 ? undefined : argv[at + 1]);
}

function systemLanguage(): string {
  return process.env['LC_ALL'] ?? process.env['LC_MESSAGES'] ?? process.env['LANG'] ?? 'en';
}

function nameOf(path: string): string {
  return path.split(/[\\/]/).at(-1) ?? path;
}

function isParseError(error: unknown): error is Error & { readonly code: string } {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
}

/** What Node's parser says of an option, without its advice. It names the option; a value it never repeats in these two. */
function wordsOf(error: Error & { readonly code: string }): Bilingual {
  const option = /'(-[^' ]*)/.exec(error.message)?.[1] ?? '';
  if (error.code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION')
    return fill({ en: 'No such option: {{option}}', es: 'No existe esa opción: {{option}}' }, { option });
  return fill(
    {
      en: 'This option takes a value, or takes none: {{option}}',
      es: 'Esta opción lleva un valor, o no lleva ninguno: {{option}}',
    },
    { option },
  );
}
