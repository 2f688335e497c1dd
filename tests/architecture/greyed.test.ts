import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const project = join(import.meta.dirname, '..', '..');

/** What stands greyed without a word: a control of a room that is switched off, and not by its reason (`unavailable`). */
const greyed = /\b(?:isDisabled|aria-disabled)\s*[=:]|\sdisabled=/;

it('switches nothing off in a room without a reason that a person can read', () => {
  const rooms = globSync('renderer/**/*.tsx', { cwd: project }).filter(file => !file.startsWith(join('renderer', 'ui')));
  const silent = rooms.flatMap(file =>
    readFileSync(join(project, file), 'utf8')
      .split('\n')
      .flatMap((line, at) => (greyed.test(line) ? [`${file}:${at + 1}`] : [])),
  );

  expect(rooms.length).toBeGreaterThan(100);
  expect(silent).toEqual([]);
});
