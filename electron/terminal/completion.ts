import type { Reader } from '../../shared/reader.ts';
import type { Command } from './command.ts';
import { everywhere } from './everywhere.ts';
import { commandOf } from './line.ts';

/** What a shell does with an answer: nothing of its own, or the names of files beside it (as Cobra's scripts read it). */
const WORDS_ALONE = 4;
const FILES_TOO = 0;

type Offer = { readonly value: string; readonly about: string };

/**
 * What may stand where the cursor is, one line each with what it is about, and what the shell does with it. The last of `typed` is what has
 * been begun of it. Nothing is opened or read for it: no name of a case is ever offered.
 */
export function completions(commands: readonly Command[], typed: readonly string[], reader: Reader): string {
  const before = typed.slice(0, -1);
  const begun = typed.at(-1) ?? '';
  const found = commandOf(commands, before);
  const specs = { ...found?.command.options, ...everywhere };
  const asked = before.at(-1)?.startsWith('--') === true ? specs[before.at(-1)!.slice(2)] : undefined;
  const offers =
    asked?.type === 'string'
      ? (asked.values ?? []).map(value => ({ value, about: '' }))
      : begun.startsWith('-')
        ? Object.entries(specs).map(([name, { about }]) => ({ value: `--${name}`, about: reader.say(about) }))
        : wordsAfter(commands, before, reader);
  const fitting = offers.filter(({ value }) => value.startsWith(begun));
  const isFile = offers.length === 0 && !begun.startsWith('-');
  return [...fitting.map(({ value, about }) => `${value}\t${about}`), `:${isFile ? FILES_TOO : WORDS_ALONE}`].join('\n');
}

/** The next words of the commands that begin with these. */
function wordsAfter(commands: readonly Command[], before: readonly string[], reader: Reader): readonly Offer[] {
  const offers = new Map<string, Offer>();
  for (const { words, about } of commands) {
    const parts = words.split(' ');
    const value = parts[before.length];
    if (value === undefined || !before.every((word, at) => word === parts[at])) continue;
    const isWhole = parts.length === before.length + 1;
    if (isWhole || !offers.has(value)) offers.set(value, { value, about: isWhole ? reader.say(about) : '' });
  }
  return [...offers.values()];
}
