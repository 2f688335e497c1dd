import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isAsTight } from '../../shared/mark-order.ts';
import type { Caveat, Mark } from '../../shared/mark.ts';
import { closingNumber, foldRow, isUndone, type RowWrite } from '../../shared/office/fold-row.ts';
import { rowOf } from '../../shared/office/joining.ts';
import { tightestMark } from '../../shared/office/tightest-mark.ts';

/** Writes of one row by entries of three stations that heard of each other by chance; later entries have later clocks than all they had heard of. */
const histories = fc
  .array(
    fc.record({
      station: fc.integer({ min: 1, max: 3 }),
      kind: fc.constantFrom<RowWrite['kind']>('put', 'set', 'set', 'gone', 'ended'),
      cell: fc.constantFrom('a', 'b'),
      value: fc.integer({ min: 0, max: 3 }),
      hears: fc.array(fc.boolean(), { minLength: 3, maxLength: 3 }),
      wall: fc.integer({ min: 0, max: 5 }),
    }),
    { minLength: 1, maxLength: 12 },
  )
  .map(steps => {
    const heads = new Map<number, { number: number; ms: number; knows: Record<string, number> }>();
    return steps.map(({ station, kind, cell, value, hears, wall }): RowWrite => {
      const own = heads.get(station) ?? { number: 0, ms: -1, knows: {} };
      const knows = { ...own.knows };
      let ms = own.ms;
      for (const [other, head] of heads)
        if (other !== station && hears[other - 1] === true) {
          knows[String(other)] = head.number;
          for (const [far, number] of Object.entries(head.knows))
            if (Number(far) !== station) knows[far] = Math.max(knows[far] ?? 0, number);
          ms = Math.max(ms, head.ms);
        }
      const clock = { ms: Math.max(ms + 1, wall), count: 0 };
      heads.set(station, { number: own.number + 1, ms: clock.ms, knows });
      const cells = kind === 'gone' || kind === 'ended' ? null : { [cell]: value };
      return { by: { station, number: own.number + 1, seen: knows, clock }, kind, cells };
    });
  });

const shuffled = histories.chain(writes =>
  fc.tuple(fc.constant(writes), fc.shuffledSubarray(writes, { minLength: writes.length })),
);

describe('a row by its writes', () => {
  it('is the same in whatever order they came', () => {
    fc.assert(
      fc.property(shuffled, ([writes, other]) => void expect(foldRow(other)).toEqual(foldRow(writes))),
      { numRuns: 500 },
    );
  });

  it('has of each cell a value that nobody who wrote another had heard of', () => {
    fc.assert(
      fc.property(histories, writes => {
        const { cells } = foldRow(writes);
        for (const [cell, value] of Object.entries(cells ?? {})) {
          const last = writes.filter(write => write.cells !== null && Object.hasOwn(write.cells, cell));
          const by = last.find(write => write.cells?.[cell] === value && !last.some(other => heard(other, write)));
          expect(by).toBeDefined();
        }
      }),
      { numRuns: 500 },
    );
  });

  const at = (station: number, number: number, seen: Record<string, number>, ms: number) => ({
    station,
    number,
    seen,
    clock: { ms, count: 0 },
  });
  const put: RowWrite = { by: at(1, 1, {}, 1), kind: 'put', cells: { a: 1 } };

  it('keeps a packet’s decision as who writes beside it later had heard of it: none is put together of two', () => {
    const waits: RowWrite = {
      by: at(1, 1, {}, 1),
      kind: 'put',
      cells: { id: 's', state: 'waiting', signature: null, reasons: null },
    };
    const yes: RowWrite = {
      ...{ by: at(2, 1, { 1: 1 }, 3), kind: 'set' },
      cells: { state: 'approved', decided_by: 'b', signature: 'signed' },
    };
    const no: RowWrite = {
      by: at(3, 1, { 1: 1 }, 2),
      kind: 'set',
      cells: { state: 'refused', decided_by: 'c', reasons: 'Not so' },
    };
    const withdrawn: RowWrite = { by: at(1, 2, { 2: 1, 3: 1 }, 4), kind: 'set', cells: { state: 'withdrawn' } };

    const refused = rowOf('submissions', [waits, yes, no]).cells;
    expect(refused).toEqual({ id: 's', state: 'refused', decided_by: 'c', signature: null, reasons: 'Not so' });
    expect(rowOf('submissions', [waits, yes, no, withdrawn]).cells).toEqual({ ...refused, state: 'withdrawn' });
  });

  it('comes back with a change that did not know that it went, unless it went for good', () => {
    const changed: RowWrite = { by: at(2, 1, { 1: 1 }, 5), kind: 'set', cells: { a: 2 } };
    const gone = (kind: 'gone' | 'ended'): RowWrite => ({ by: at(1, 2, {}, 9), kind, cells: null });

    expect(foldRow([put, changed, gone('gone')]).cells).toEqual({ a: 2 });
    expect(foldRow([put, changed, gone('ended')]).cells).toBeNull();
    expect(foldRow([put, gone('gone')]).cells).toBeNull();
  });

  it('has what somebody put back once more, having heard meanwhile of another value', () => {
    const other: RowWrite = { by: at(2, 1, {}, 1), kind: 'put', cells: { a: 2 } };
    const gone: RowWrite = { by: at(1, 2, {}, 2), kind: 'ended', cells: null };
    const back = [3, 4].map((number): RowWrite => ({
      by: at(1, number, number === 4 ? { 2: 1 } : {}, number),
      kind: 'put',
      cells: { a: 1 },
    }));

    expect(foldRow([put, other, gone, ...back]).cells).toEqual({ a: 1 });
  });

  it('says of a cell that two wrote apart what both wrote, until somebody who knows of both writes it', () => {
    const one: RowWrite = { by: at(1, 2, {}, 5), kind: 'set', cells: { a: 2 } };
    const other: RowWrite = { by: at(2, 1, { 1: 1 }, 4), kind: 'set', cells: { a: 3 } };
    const after: RowWrite = { by: at(3, 1, { 1: 2, 2: 1 }, 6), kind: 'set', cells: { a: 3 } };

    expect(foldRow([put, one, other])).toMatchObject({ cells: { a: 2 }, two: { a: [{ value: 3 }, { value: 2 }] } });
    expect(foldRow([put, one, other, after])).toEqual({ cells: { a: 3 }, isEnded: false, two: {} });
  });

  describe('in a compartment', () => {
    const write = (
      [station, number]: readonly [number, number],
      seen: Readonly<Record<string, number>>,
      kind: RowWrite['kind'],
      cells: RowWrite['cells'],
    ): RowWrite => ({
      by: { station, number, seen, clock: { ms: station === 0 ? 0 : number * 10 + station, count: 0 } },
      kind,
      cells,
    });
    const base = (by: { readonly station: number; readonly number: number }, cells: RowWrite['cells']) =>
      write([0, closingNumber(by)], {}, 'put', cells);
    const [first, other] = [base({ station: 1, number: 1 }, { a: 1, b: 1 }), base({ station: 2, number: 1 }, { a: 2, b: 1 })];
    const opened = write([1, 2], { 2: 0 }, 'gone', {});

    it('has both values of two closings that did not know of each other', () => {
      expect(foldRow([first, other])).toMatchObject({ cells: { b: 1 }, two: { a: [{ value: 1 }, { value: 2 }] } });
      expect(foldRow([other, first])).toEqual(foldRow([first, other]));
    });

    it('has both of a closing and of a change that had not heard of it, of which the change stands', () => {
      expect(foldRow([first, write([3, 1], {}, 'set', { a: 3 })])).toMatchObject({
        cells: { a: 3 },
        two: { a: [{ value: 1 }, { value: 3 }] },
      });
      expect(foldRow([first, write([3, 1], { 1: 1 }, 'set', { a: 3 })])).toMatchObject({ cells: { a: 3 }, two: {} });
    });

    it('stands after an opening that a closing had not heard of, and is gone after any other', () => {
      expect(foldRow([first, opened]).cells).toBeNull();
      expect(foldRow([first, opened, other]).cells).not.toBeNull();
      expect(foldRow([first, { ...opened, kind: 'ended', cells: null }, other]).cells).toBeNull(); // erased, or removed
    });

    it('is undone as an opening by a closing that had not heard of it, and by no later one', () => {
      expect(isUndone(opened, [first, other])).toBe(true);
      expect(isUndone(opened, [first])).toBe(false);
      expect(isUndone(opened, [first, write([2, 2], {}, 'put', { a: 1 })])).toBe(true);
      expect(isUndone(opened, [first, write([1, 4], {}, 'put', { a: 1 }), write([3, 9], { 1: 2 }, 'put', { a: 1 })])).toBe(false);
    });
  });

  it('unites the roles of a person and keeps what protects one', () => {
    const base: RowWrite = { by: at(1, 1, {}, 1), kind: 'put', cells: { 'fields.roles': ['accused'], 'fields.isMinor': 'no' } };
    const one: RowWrite = { by: at(1, 2, {}, 5), kind: 'set', cells: { 'fields.roles': ['witness'], 'fields.isMinor': 'yes' } };
    const other: RowWrite = {
      by: at(2, 1, { 1: 1 }, 9),
      kind: 'set',
      cells: { 'fields.roles': ['associate'], 'fields.isMinor': 'unknown' },
    };

    expect(rowOf('records', [base, one, other]).cells).toMatchObject({ 'fields.roles': ['associate', 'witness'] });
    expect(rowOf('records', [base, one, { ...other, cells: { 'fields.isMinor': 'no' } }]).cells).toMatchObject({
      'fields.isMinor': 'yes',
    });
  });
});

function heard(one: RowWrite, other: RowWrite): boolean {
  if (one.by.station === other.by.station) return one.by.number > other.by.number;
  return (one.by.seen[String(other.by.station)] ?? 0) >= other.by.number;
}

const caveat = fc.constantFrom<Caveat>(
  { kind: 'ORCON' },
  { kind: 'NO_ONWARD' },
  { kind: 'REL', to: ['US', 'MX'] },
  { kind: 'REL', to: ['MX'] },
  { kind: 'NOREL', to: ['ES'] },
  { kind: 'TLP', label: 'TLP:AMBER' },
  { kind: 'TLP', label: 'TLP:RED' },
);
const mark: fc.Arbitrary<Mark> = fc.record(
  {
    level: fc.constantFrom('L0' as const, 'L2' as const, 'L3' as const, 'L4' as const),
    categories: fc.subarray(['SRC', 'VIC', 'OPS'] as const),
    caveats: fc.uniqueArray(caveat, { maxLength: 3 }),
    locked: fc.constant(true),
    loosened: fc.constant({ level: 'L0' as const }),
  },
  { requiredKeys: [] },
);

describe('marks that were set without knowledge of each other', () => {
  it('come to one that is as tight as each', () => {
    const standard = { level: 'L2' as const, category: 'IDN' as const };
    fc.assert(
      fc.property(fc.array(mark, { minLength: 1, maxLength: 4 }), marks => {
        const joined = tightestMark(marks);
        for (const each of marks) expect(isAsTight(each, joined, standard), JSON.stringify([each, joined])).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it('of two owners keep the first’s, by whose word alone they go on', () => {
    const joined = tightestMark([{ originator: 'US-A' as never }, { originator: 'MX-B' as never, level: 'L4' }]);

    expect(joined).toEqual({ originator: 'US-A', level: 'L4', caveats: [{ kind: 'ORCON' }] });
  });
});
