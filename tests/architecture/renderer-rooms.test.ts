import { globSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { expect, it } from 'vitest';
import { pageImports, roomExports, roomOf, storesOfStores, trespasses } from './renderer-rooms.ts';

const root = join(import.meta.dirname, '..', '..');
const files = globSync('renderer/**/*.{ts,tsx}', { cwd: root }).map(file => file.split(sep).join('/'));
const sources = new Map(files.map(file => [file, readFileSync(join(root, file), 'utf8')]));

it('names of another room only what it exports', () => {
  expect([...sources].flatMap(([file, source]) => trespasses(file, source))).toEqual([]);
});

it('exports nothing that no other room names', () => {
  const named = new Set(
    [...sources].flatMap(([file, source]) => pageImports(file, source).filter(name => roomOf(name) !== roomOf(file))),
  );
  const idle = Object.entries(roomExports).flatMap(([room, parts]) =>
    parts.map(part => `renderer/${room}/${part}`).filter(path => !named.has(path)),
  );

  expect(idle).toEqual([]);
});

it('lets no store name another', () => {
  expect([...sources].flatMap(([file, source]) => storesOfStores(file, source))).toEqual([]);
});

it.each([
  ['a room’s own part', 'renderer/today/x.tsx', "import { Board } from '../pipeline/Board.tsx';"],
  ['a room, from ui', 'renderer/ui/x.tsx', "import type { ClockTone } from '../clocks/clock-reading.ts';"],
])('sees a file name %s', (_name, file, source) => {
  expect(trespasses(file, source)).not.toEqual([]);
});

it('sees a store name a store, as a type', () => {
  expect(storesOfStores('renderer/today/today-store.ts', "import type { V } from '../vault/vault-store.ts';")).toHaveLength(1);
});
