import type { CallName, Input, Output } from '../../shared/contract.ts';
import type { Failure } from '../../shared/failure.ts';
import type { Bilingual } from '../../shared/language.ts';
import type { Reader } from '../../shared/reader.ts';

/** The host as a command holds it: requests that throw {@link Refused}, and places on disk behind handles. */
export type Terminal = {
  readonly request: <C extends CallName>(channel: C, input: Input<C>) => Promise<Output<C>>;
  readonly source: (path: string) => Promise<string>;
  readonly sink: (path: string) => Promise<string>;
  readonly folder: (path: string) => Promise<string>;
  readonly reader: Reader;
  /** Whether the answer goes further than a person's screen: as JSON, into a file, or to another program. */
  readonly isCopied: boolean;
  /** A passphrase from the environment, a file descriptor or a prompt, never from an argument. `new` ones come from their own variable. */
  readonly passphrase: (which: 'current' | 'new' | 'recovery' | 'carrier') => Promise<string>;
  /** A line for people, on stderr, where `--json` does not disturb it. */
  readonly tell: (text: Bilingual) => void;
};

/** `values`: all that may be given; what else is given is refused with them, and help names them. */
export type OptionSpec = {
  readonly type: 'string' | 'boolean';
  readonly about: Bilingual;
  readonly multiple?: boolean;
  readonly short?: string;
  readonly values?: readonly string[];
};
/** What was given: strings by option name, lists for those that may repeat, true for switches. */
export type Options = Readonly<Record<string, string | boolean | readonly string[] | undefined>>;

/** One command of the terminal door. `run` gives the JSON value; `say` the same for people, in the language they asked for. */
export type Command<Value = unknown> = {
  readonly words: string;
  readonly takes: string; // its positional arguments as the usage line shows them; '' for none
  readonly counts: readonly [least: number, most: number];
  readonly vault: 'open' | 'none'; // whether `--vault` is unlocked first
  readonly about: Bilingual;
  readonly options?: Readonly<Record<string, OptionSpec>>;
  readonly run: (terminal: Terminal, words: readonly string[], options: Options) => Promise<Value>;
  readonly say: (value: Value, reader: Reader) => string;
  /** Whether it may write a file that a person names, and so, with `--force`, over one that is there. */
  readonly writesFile?: boolean;
  /** Whether what a check found is as it should be; where it is not, it is shown all the same and the exit code says so. */
  readonly isWell?: (value: Value) => boolean;
  /** Whether its JSON is a document with a form of its own, to which an answer's members are not added. */
  readonly isDocument?: boolean;
};

/** Keeps a command's value type between its `run` and its `say`, and forgets it for the list. */
export function command<Value>(spec: Command<Value>): Command {
  return spec as Command; // `say` is only ever given what the same command's `run` gave
}

/** A refusal on its way to the exit code. */
export class Refused extends Error {
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.code);
    this.failure = failure;
  }
}

/** Every way in which the line of a command is wrong, as `--json` names it and as a person reads it. */
export const misuses = {
  'usage/unknown-command': { en: 'No such command: {{what}}', es: 'No existe esa orden: {{what}}' },
  'usage/unknown-option': { en: 'No such option: {{what}}', es: 'No existe esa opción: {{what}}' },
  'usage/option-value': {
    en: 'This option takes a value, or takes none: {{what}}',
    es: 'Esta opción lleva un valor, o no lleva ninguno: {{what}}',
  },
  'usage/missing': { en: 'Missing: {{what}}', es: 'Falta: {{what}}' },
  'usage/unreadable': { en: 'Cannot be read: {{what}}', es: 'No se puede leer: {{what}}' },
  'usage/too-many-words': {
    en: 'More words than this command takes.',
    es: 'Más palabras de las que esta orden recibe.',
  },
  'usage/one-standard-input': {
    en: 'Standard input (-) can be read once only.',
    es: 'La entrada estándar (-) solo puede leerse una vez.',
  },
  'usage/one-of-two': { en: 'Give {{what}}, not both.', es: 'Indique {{what}}, no ambos.' },
  'usage/accept': {
    en: '--accept takes one finding and its reason, as ID=reason, once for each finding. List them first.',
    es: '--accept recibe un hallazgo y su motivo, como ID=motivo, una vez por cada hallazgo. Enumérelos antes.',
  },
  'usage/which-agency': {
    en: 'Several agencies may be meant, or none by that name: {{what}}',
    es: 'Puede tratarse de varias autoridades, o de ninguna con ese nombre: {{what}}',
  },
  'usage/no-such-agency': {
    en: 'No agency is called so; agency list has them all: {{what}}',
    es: 'Ninguna autoridad se llama así; agency list las enumera: {{what}}',
  },
  'usage/no-such-path': {
    en: 'No record and no value of this case has that path.',
    es: 'Ningún registro ni dato de este caso tiene esa ruta.',
  },
  'usage/direction': {
    en: 'Two countries, the requesting one first, such as US-MX.',
    es: 'Dos países, primero el requirente, como US-MX.',
  },
} as const satisfies Readonly<Record<string, Bilingual>>;

/** What is wrong with the line of a command: by its code, what it is about (never a value that was given), and what may have been meant. */
export type Misuse = {
  readonly code: keyof typeof misuses;
  readonly what?: string;
  readonly nearest?: string;
  readonly allowed?: readonly string[];
};

/** What is wrong with a name that was given and not with how the command is called: its usage would tell nothing more. */
export const misnamed: ReadonlySet<Misuse['code']> = new Set([
  'usage/which-agency',
  'usage/no-such-agency',
  'usage/no-such-path',
]);

/** The command was called wrongly: what is wrong and the usage are shown, exit 2. */
export class Misused extends Error {
  readonly misuse: Misuse;

  constructor(misuse: Misuse) {
    super(misuse.code);
    this.misuse = misuse;
  }
}

/** What the command cannot do without, named as in its usage. */
export function missing(what: string): Misused {
  return new Misused({ code: 'usage/missing', what });
}

/** What was given but cannot be read as what it should be. */
export function unreadable(what: string, allowed?: readonly string[]): Misused {
  return new Misused({ code: 'usage/unreadable', what, ...(allowed === undefined ? {} : { allowed }) });
}

/** An option's text; absent is undefined, and a switch is not a text. */
export function textOf(options: Options, name: string): string | undefined {
  const value = options[name];
  return typeof value === 'string' ? value : undefined;
}

/** An option's text that the command cannot do without. */
export function requiredText(options: Options, name: string): string {
  const value = textOf(options, name);
  if (value === undefined) throw missing(`--${name}`);
  return value;
}

export function listOf(options: Options, name: string): readonly string[] {
  const value = options[name];
  return Array.isArray(value) ? (value as readonly string[]) : typeof value === 'string' ? [value] : []; // parseArgs gives string[] for `multiple`
}
