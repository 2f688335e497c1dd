import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const root = join(import.meta.dirname, '..', '..');
type Manifest = Readonly<Record<'dependencies' | 'devDependencies' | 'optionalDependencies', Readonly<Record<string, string>>>>;
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Manifest;
const all = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies, ...manifest.optionalDependencies });

it('names one exact version of every dependency', () => {
  const ranges = all.filter(([, version]) => !/^(?:npm:[@\w/.-]+@)?\d+\.\d+\.\d+(?:-[\w.]+)?$/.test(version));

  expect(ranges).toEqual([]);
});

it('gives the reason for every dependency in the README', () => {
  const readme = readFileSync(join(root, 'README.md'), 'utf8');
  const rows = readme.split('\n').filter(line => line.startsWith('|'));

  const unexplained = all
    .map(([name]) => name)
    .filter(name => {
      const row = rows.find(line => line.split('|')[1]?.includes(`\`${name}\``));
      return row === undefined || (row.split('|')[2] ?? '').trim().length < 8;
    });

  expect(unexplained).toEqual([]);
});
