import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const shared = join(import.meta.dirname, '..', 'shared');

/** `shared/shipped.json`: every country and every profile of our own, each on its line, in the order of the files' names. */
export function shippedFile(): string {
  const listOf = (folder: string): string =>
    globSync(`${folder}/*.json`, { cwd: shared })
      .sort()
      .map(file => JSON.stringify(JSON.parse(readFileSync(join(shared, file), 'utf8'))))
      .join(',\n');
  return `{"countries":[\n${listOf('countries')}\n],\n"profiles":[\n${listOf('profiles')}\n]}\n`;
}
