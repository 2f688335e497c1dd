import fc from 'fast-check';
import { expect, it } from 'vitest';
import { sheetTree, type SheetNode } from '../../shared/sheet-tree.ts';
import type { CaseRecord } from '../../shared/case.ts';
import { anyStoredCase } from '../support/any-stored-case.ts';

// On paper everything stands with whom or what it belongs to, and nothing is lost or said twice.
const record = (id: string, entity: string, parentId: string | null, fields: CaseRecord['fields'] = {}): CaseRecord =>
  ({ id, entity, parentId, fields }) as CaseRecord; // nothing else of it is read here

const outline = (nodes: readonly SheetNode[]): unknown => nodes.map(({ record: { id }, under }) => [id, outline(under)]);
const flat = (nodes: readonly SheetNode[]): readonly string[] =>
  nodes.flatMap(({ record: { id }, under }) => [id, ...flat(under)]);

it('puts names and telephones under their person, and each charge under whom it is against', () => {
  const tree = sheetTree([
    record('case', 'case', null),
    record('charge of two', 'charge', null, { subject: 'two' }),
    record('charge of nobody', 'charge', null, { subject: 'somebody else' }),
    record('one', 'subject', null),
    record('two', 'subject', null),
    record('alias of two', 'alias', 'two'),
    record('telephone of one', 'contactPoint', 'one'),
    record('word of a charge', 'portion', 'charge of two'),
  ]);

  expect(outline(tree)).toEqual([
    ['case', []],
    ['one', [['telephone of one', []]]],
    [
      'two',
      [
        ['alias of two', []],
        ['charge of two', [['word of a charge', []]]],
      ],
    ],
    ['charge of nobody', []],
  ]);
});

it('loses no record of any case, and has none twice', () => {
  fc.assert(
    fc.property(anyStoredCase, ({ records }) => {
      expect(flat(sheetTree(records)).toSorted()).toEqual(records.map(({ id }) => id).toSorted());
    }),
    { numRuns: 60 },
  );
});
