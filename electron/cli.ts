import { randomUUID } from 'node:crypto';
import { lstatSync } from 'node:fs';
import { resolve } from 'node:path';
import { Readable } from 'node:stream';
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
import { programVersion } from './host/ground/program-version.ts';
import { overlayFolder, readOverlays } from './host/ground/overlays.ts';
import { realServices } from './host/services.ts';
import { answerJson, refusedJson } from './terminal/answer.ts';
import {
  misnamed,
  missing,
  Misused,
  Refused,
  textOf,
  unreadable,
  type Command,
  type Options,
  type Terminal,
} from './terminal/command.ts';
import { commands } from './terminal/commands.ts';
import { completions } from './terminal/completion.ts';
import { commandOf, readLine, unknownCommand } from './terminal/line.ts';
import { passphraseReader } from './terminal/passphrase.ts';
import { refusalLines } from './terminal/refusal-lines.ts';
import { progressLine } from './terminal/progress-line.ts';
import { misuseText, usage, usageOf } from './terminal/usage.ts';

/** Exit codes of the terminal door (design page §9). */
const DONE = 0;
const REFUSED = 1;
const USAGE = 2;
const BUG = 70;
const INTERRUPTED = 130;

const { missing: missingText } = vaultText;
const acceptText: Bilingual = {
  en: 'To go on without it: --accept-missing "the reason"',
  es: 'Para continuar sin él: --accept-missing "el motivo"',
};

const everyCommand: Bilingual = { en: 'enlace --help lists every command.', es: 'enlace --help enumera todas las órdenes.' };

let isInputTaken = false; // standard input is read once

process.stdout.on('error', () => process.exit()); // whoever read us has enough
process.exitCode = await main(process.argv.slice(2));

async function main(argv: readonly string[]): Promise<number> {
  const known = readersWith(readOverlays(overlayFolder()));
  const given = givenLanguage(argv);
  const reader = readerFor(given ?? systemLanguage(), known);
  const isJson = argv.includes('--json');
  const found = commandOf(commands, argv);
  try {
    if (found === undefined) return withoutCommand(argv, reader);
    if (given !== undefined && readerNamed(given, known) === undefined)
      throw unreadable(
        '--lang',
        known.map(({ language }) => language),
      );
    return await run(found.command, found.rest, reader);
  } catch (error) {
    if (error instanceof Refused) return refused(error.failure, isJson, reader);
    if (error instanceof Refusal)
      return refused(
        { code: error.code, places: error.places, ...(error.more === undefined ? {} : { more: error.more }) },
        isJson,
        reader,
      );
    if (!(error instanceof Misused)) return broken(error, isJson, reader);
    if (isJson) process.stdout.write(`${refusedJson(error.misuse)}\n`);
    const { code } = error.misuse;
    const help =
      found === undefined ? [reader.say(everyCommand)] : misnamed.has(code) ? [] : ['', usageOf(found.command, reader)];
    process.stderr.write(`${[misuseText(error.misuse, reader), ...help].join('\n')}\n`);
    return USAGE;
  }
}

/** A line that names no command asks for help, the version or a shell's completion, or is wrong. */
function withoutCommand(argv: readonly string[], reader: Reader): number {
  if (argv[0] === 'complete' && argv[1] === '--') process.stdout.write(`${completions(commands, argv.slice(2), reader)}\n`);
  else if (argv.includes('--version'))
    process.stdout.write(`${argv.includes('--json') ? JSON.stringify(programVersion()) : programVersion()}\n`);
  else if (argv.length === 0 || argv.includes('--help') || argv.includes('-h'))
    process.stdout.write(`${usage(commands, reader)}\n`);
  else throw unknownCommand(commands, argv);
  return DONE;
}

async function run(command: Command, rest: readonly string[], reader: Reader): Promise<number> {
  const { words, options } = readLine(command, rest);
  if (options['help'] === true || options['version'] === true) {
    process.stdout.write(`${options['help'] === true ? usageOf(command, reader) : programVersion()}\n`);
    return DONE;
  }
  const line = progressLine(process.stderr);
  const services = realServices((event, payload) => {
    if (event === 'job:progressed') line.show(payload as Events['job:progressed']); // the names were compared
    if (event === 'vault:locked' && 'saved' in payload && payload.saved !== undefined) tellSaved(payload.saved, reader);
  });
  const isCopied = options['json'] === true || !process.stdout.isTTY;
  const descriptor = textOf(options, 'passphrase-fd');
  const terminal = { ...terminalOver(services, { descriptor, isForced: options['force'] === true }, reader), isCopied };
  try {
    if (command.vault === 'open') await unlock(terminal, options);
    const value = await command.run(terminal, words, options).finally(line.wipe);
    process.stdout.write(`${options['json'] === true ? answerJson(value, command, options) : command.say(value, reader)}\n`);
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
  { descriptor, isForced }: { readonly descriptor: string | undefined; readonly isForced: boolean },
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
    source: async path =>
      handles.register(
        path === '-'
          ? { kind: 'source', name: 'stdin', stream: standardInput() }
          : { kind: 'source', name: nameOf(path), path: resolve(path) },
      ),
    sink: async path => {
      if (!isForced && lstatSync(resolve(path), { throwIfNoEntry: false })?.isFile() === true)
        throw new Refused({ code: 'file/exists' });
      return handles.register({ kind: 'sink', name: nameOf(path), path: resolve(path) });
    },
    folder: async path => handles.register({ kind: 'folder', path: resolve(path) }),
  };
}

/** What another program gives us to read. @throws Misused where it was taken already: a second file would be empty. */
function standardInput(): ReadableStream<Uint8Array> {
  if (isInputTaken) throw new Misused({ code: 'usage/one-standard-input' });
  isInputTaken = true;
  return Readable.toWeb(process.stdin) as ReadableStream<Uint8Array>; // Node's type of the same stream
}

function refused(failure: Failure, json: boolean, reader: Reader): number {
  if (json)
    process.stdout.write(
      `${refusedJson({ code: failure.code, incident: failure.incident, places: failure.places, more: failure.more, missing: failure.missing })}\n`,
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
