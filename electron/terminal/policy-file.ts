import { readFileSync } from 'node:fs';
import { Misused } from './command.ts';

/** A policy has some twenty thousand characters. */
const MOST_CHARACTERS = 1_000_000;

/** The JSON of a file, whatever it says: the host looks at it as at all that comes in. `-` is standard input. */
export function policyIn(path: string): unknown {
  try {
    const text = readFileSync(path === '-' ? 0 : path, 'utf8');
    if (text.length <= MOST_CHARACTERS) return JSON.parse(text) as unknown;
  } catch {
    // no such file, or no JSON
  }
  throw new Misused({ code: 'usage/unreadable', what: 'FILE' });
}
