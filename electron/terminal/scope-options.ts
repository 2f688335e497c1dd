import { readFileSync } from 'node:fs';
import type { Input } from '../../shared/contract.ts';
import { Misused, textOf, unreadable, type OptionSpec, type Options } from './command.ts';

/** What a file of chosen records may hold: a JSON list of record ids, as `packet scope --ids` prints it, and nothing else. */
const recordId = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const MOST_RECORDS = 20_000;
const MOST_BYTES = 2_000_000;

/** How a command is told which records go, instead of those that were chosen or are proposed. */
export const scopeOptions: Readonly<Record<string, OptionSpec>> = {
  scope: {
    type: 'string',
    about: {
      en: 'a file with the records that go, a JSON list of their ids',
      es: 'un archivo con los registros que van, una lista JSON de sus identificadores',
    },
  },
  records: {
    type: 'string',
    about: {
      en: 'the records that go, their ids between commas, or all for the whole case',
      es: 'los registros que van, sus identificadores entre comas, o all para todo el caso',
    },
  },
};

/** What the options say of the records that go; undefined where they say nothing. */
export function scopeOf(options: Options): Input<'packet:preview'>['scope'] {
  const [path, records] = [textOf(options, 'scope'), textOf(options, 'records')];
  if (path !== undefined && records !== undefined) throw new Misused({ code: 'usage/one-of-two', what: '--scope / --records' });
  if (records === 'all') return 'all';
  if (records !== undefined) return listIn(records.split(','), '--records');
  return path === undefined ? undefined : listIn(jsonIn(path), '--scope');
}

/** Ids between commas, as an option gives them. */
export function idsOf(options: Options, name: string): readonly string[] {
  const text = textOf(options, name);
  return text === undefined ? [] : listIn(text.split(','), `--${name}`);
}

function listIn(given: unknown, option: string): string[] {
  if (!Array.isArray(given) || given.length > MOST_RECORDS) throw unreadable(option);
  return given.map((id: unknown) => {
    if (typeof id !== 'string' || !recordId.test(id)) throw unreadable(option);
    return id;
  });
}

function jsonIn(path: string): unknown {
  try {
    const text = readFileSync(path, 'utf8');
    return text.length > MOST_BYTES ? undefined : JSON.parse(text);
  } catch {
    return undefined; // no such file, or no JSON: no list of records either way
  }
}
