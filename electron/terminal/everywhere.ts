import type { OptionSpec } from './command.ts';

/** The options of every command. */
export const everywhere: Readonly<Record<string, OptionSpec>> = {
  json: {
    type: 'boolean',
    about: {
      en: 'one JSON value on stdout; an object tells its form in answerFormat',
      es: 'un valor JSON en la salida; un objeto dice su forma en answerFormat',
    },
  },
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
  force: {
    type: 'boolean',
    about: { en: 'write over a file that is there', es: 'sobrescribir un archivo que ya existe' },
  },
  help: { type: 'boolean', short: 'h', about: { en: 'this text', es: 'este texto' } },
  version: { type: 'boolean', about: { en: 'the program’s version', es: 'la versión del programa' } },
};
