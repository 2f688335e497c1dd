import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { fieldsPage } from '../../scripts/fields-page.ts';
import { fieldPaths } from '../../shared/catalogue.ts';

const page = readFileSync(new URL('../../docs/fields.md', import.meta.url), 'utf8');

it('says what the catalogue says: run `npm run fields` after changing it', () => {
  expect(page).toBe(fieldsPage());
});

it('names every field of the catalogue', () => {
  const missing = fieldPaths.filter(path => !page.includes(`| \`${path.slice(path.indexOf('.') + 1)}\``));

  expect(missing).toEqual([]);
});
