import type { Command, Options } from './command.ts';

/** The form of what `--json` prints. A member that is added keeps it; one that changes or goes makes the next. */
export const ANSWER_FORMAT = 'enlace-answer/1';

/**
 * What `--json` prints of a command. An object says its form, and, of a command that can try an act without doing it, whether it was only
 * tried; a list, a text and a document with a form of its own stay as they are.
 */
export function answerJson(value: unknown, command: Pick<Command, 'isDocument' | 'options'>, options: Options): string {
  if (command.isDocument === true) return JSON.stringify(value);
  const isTried = command.options?.['check'] === undefined ? {} : { onlyChecked: options['check'] === true };
  return withFormat(value, isTried);
}

/** What `--json` prints where a command was refused, or called wrongly. */
export function refusedJson(refused: object): string {
  return withFormat({ refused }, {});
}

function withFormat(value: unknown, more: object): string {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return JSON.stringify(value);
  return JSON.stringify({ ...value, ...more, answerFormat: ANSWER_FORMAT });
}
