import { expect, it } from 'vitest';
import { catalogue, entities, fieldAt, fieldPaths, fieldsOf } from '../../shared/catalogue.ts';
import { actions, reasonCodes } from '../../shared/decision/types.ts';
import { failures } from '../../shared/failure.ts';
import { purposes } from '../../shared/mark.ts';
import { packetKinds } from '../../shared/packet.ts';
import { releasedJson } from '../support/released.ts';

/** Words that left the house in files of the first release; offices hold them, so they are read for good. */
type Shipped = Readonly<
  Record<'fields' | 'lists' | 'options' | 'kinds' | 'refusals' | 'reasons' | 'actions' | 'purposes', readonly string[]>
>;
const shipped = releasedJson('format-1/shipped.json') as Shipped; // written by that release

const now: Shipped = {
  fields: fieldPaths.map(path => `${path}: ${fieldAt(path)?.type}`),
  lists: entities.map(entity => `${entity}: ${catalogue[entity].list ?? ''} of ${catalogue[entity].parents.join(' ')}`),
  options: entities.flatMap(entity =>
    fieldsOf(entity).flatMap(([name, { options = {} }]) => Object.keys(options).map(code => `${entity}.${name}=${code}`)),
  ),
  kinds: packetKinds,
  refusals: Object.keys(failures),
  reasons: reasonCodes,
  actions,
  purposes,
};
const missing = (what: keyof Shipped): readonly string[] => shipped[what].filter(word => !now[what].includes(word));

it.each([
  ['no field path disappears or changes its type', 'fields'],
  ['no option code disappears', 'options'],
  ['no packet kind disappears', 'kinds'],
  ['no refusal code disappears', 'refusals'],
  ['no reason code disappears', 'reasons'],
  ['no form of a value disappears', 'actions'],
  ['no purpose disappears', 'purposes'],
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
