import { expect, it } from 'vitest';
import { releasedJson } from '../support/released.ts';
import { shippedWords, type ShippedWords } from '../support/shipped-words.ts';

const shipped = releasedJson('format-1/shipped.json') as ShippedWords; // written by that release
const now = shippedWords();
const missing = (what: keyof ShippedWords): readonly string[] => shipped[what].filter(word => !now[what].includes(word));

it.each([
  ['no field path disappears or changes its type', 'fields'],
  ['no option code disappears', 'options'],
  ['no packet kind disappears', 'kinds'],
  ['no refusal code disappears', 'refusals'],
  ['no reason code disappears', 'reasons'],
  ['no form of a value disappears', 'actions'],
  ['no purpose disappears', 'purposes'],
  ['no version of a treaty profile disappears', 'profiles'],
] as const)('of what was released %s', (_rule, what) => {
  expect(shipped[what].length).toBeGreaterThan(5);
  expect(missing(what)).toEqual([]);
});

it('of what was released every list keeps its key, and hangs from all that it hung from', () => {
  const parts = (line: string) => /^(\w+): (\w*) of (.*)$/.exec(line)!.slice(1) as [string, string, string];
  const held = new Map(
    now.lists.map(line => parts(line)).map(([entity, list, parents]) => [entity, { list, parents: parents.split(' ') }]),
  );

  for (const [entity, list, parents] of shipped.lists.map(parts)) {
    expect(held.get(entity)?.list).toBe(list);
    expect(held.get(entity)?.parents).toEqual(expect.arrayContaining(parents.split(' ')));
  }
});
