import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const root = join(import.meta.dirname, '..', '..');

it('leaves every module that other near files of the same worker use as it is', () => {
  const shared = globSync('tests/{architecture,shared,db}/**/*.test.ts', { cwd: root });
  const replacing = /\bvi\s*\.\s*(?:mock|doMock|resetModules)\(/;

  expect(shared.length).toBeGreaterThan(90);
  expect(shared.filter(file => replacing.test(readFileSync(join(root, file), 'utf8')))).toEqual([]);
});
