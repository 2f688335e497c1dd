import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The version that stands in the program's own `package.json`, above this file in a checkout and in what was built. */
export function programVersion(from = import.meta.dirname): string {
  const above = [1, 2, 3].map(levels => join(from, ...Array<string>(levels).fill('..'), 'package.json'));
  const file = above.find(path => existsSync(path));
  if (file === undefined) throw new Error('package.json is not above the program');
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version; // our own file
}
