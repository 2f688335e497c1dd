import type { Bilingual } from './language.ts';

/**
 * Every expected "no", by code (`noun/state`), with what to tell the person: what is, then what can be done.
 * A refusal that is not in this table does not compile.
 */
export const failures = {
  // any door
  'input/invalid': {
    en: 'Enlace could not read that request. Check the fields and try again.',
    es: 'Enlace no pudo leer esa petición. Revise los campos e intente de nuevo.',
  },
  'input/forbidden': {
    en: 'Your role may not do this. Ask a supervisor.',
    es: 'Su rol no permite esto. Pídalo a un supervisor.',
  },
  'file/unknown-handle': {
    en: 'That file was not chosen here, or was used already. Choose it again.',
    es: 'Ese archivo no se eligió aquí, o ya se usó. Elíjalo de nuevo.',
  },
  internal: {
    en: 'Something went wrong. Nothing was changed; the incident number is in the log.',
    es: 'Algo falló. Nada cambió; el número de incidente está en la bitácora.',
  },

  // vault
  'vault/locked': { en: 'The vault is locked. Unlock it first.', es: 'La bóveda está cerrada. Ábrala primero.' },
  'vault/not-found': { en: 'There is no vault in that folder.', es: 'No hay ninguna bóveda en esa carpeta.' },
  'vault/exists': {
    en: 'Something is already there. Choose another name; Enlace never overwrites a vault.',
    es: 'Ya hay algo ahí. Elija otro nombre; Enlace nunca sobrescribe una bóveda.',
  },
  'vault/wrong-passphrase': {
    en: 'That passphrase does not open this vault. Nothing has changed.',
    es: 'Esa frase no abre esta bóveda. Nada ha cambiado.',
  },
} as const satisfies Record<string, Bilingual>;

export type FailureCode = keyof typeof failures;

/** Where in the input a refusal was found: `row` counts from 1, `path` is a JSON path. Never a value. */
export type FailurePlace = { readonly row?: number; readonly path: string; readonly code: FailureCode };

export type Failure = { readonly code: FailureCode; readonly incident?: string; readonly places?: readonly FailurePlace[] };

export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: Failure };

/** An expected no. Thrown where it is discovered, caught once, in `dispatch`. It carries codes and places, never values. */
export class Refusal extends Error {
  readonly code: FailureCode;
  readonly places: readonly FailurePlace[];

  constructor(code: FailureCode, options: { readonly cause?: unknown; readonly places?: readonly FailurePlace[] } = {}) {
    super(code, { cause: options.cause });
    this.name = 'Refusal';
    this.code = code;
    this.places = options.places ?? [];
  }
}
