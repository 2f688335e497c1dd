import { expect, it } from 'vitest';
import type { Finding } from '../../electron/host/packets/guard/leak-guard.ts';
import { namedFindings, type Naming } from '../../electron/host/packets/release/findings.ts';

const naming = {
  layout: { header: { to: { agency: 'MX-FGR' }, purpose: 'same-case' }, disclosed: [], others: [] },
  release: { file: { records: [] }, content: { lists: {} }, decisions: { fields: [] } },
  withheld: [],
  key: new Uint8Array(32),
} as unknown as Naming; // a packet of nothing: what is found in it is named by its entry alone

const findingAt = (offset: number): Finding =>
  ({
    severity: 'warn',
    kind: 'name',
    record: null,
    field: null,
    place: { entry: 'README.txt', offset, end: offset + 4 },
    spots: [{ offset, end: offset + 4 }],
    variant: 'exact',
    isOfAnotherCase: true,
    seen: 'the same words around both',
  }) as unknown as Finding; // the text itself is not looked at here

it('two findings that look alike are both told, each under an identifier of its own that stays', () => {
  const named = namedFindings(naming, [findingAt(10), findingAt(90)]);

  expect(named.map(({ spots }) => spots)).toEqual([[{ from: 10, to: 14 }], [{ from: 90, to: 94 }]]);
  expect(new Set(named.map(({ id }) => id)).size).toBe(2);
  expect(namedFindings(naming, [findingAt(10), findingAt(90)])).toEqual(named);
  expect(namedFindings(naming, [findingAt(10)])[0]!.id).toBe(named[0]!.id);
});

it('the very same finding is told once', () => {
  expect(namedFindings(naming, [findingAt(10), findingAt(10)])).toHaveLength(1);
});
