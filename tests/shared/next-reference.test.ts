import { describe, expect, it } from 'vitest';
import { freeNumbers, lettersOf, nextReference, type Counting } from '../../shared/next-reference.ts';

const counting = (station: number, more: Partial<Counting> = {}): Counting => ({
  station,
  isDealer: station === 1,
  blocks: [],
  ...more,
});
const blocks = [
  { start: 'EXT-2026-', first: 13, last: 15, station: 2 },
  { start: 'EXT-2026-', first: 16, last: 18, station: 3 },
];
const known = ['EXT-2026-0012', 'EXT-2026-0011'];

describe('the references of an office of several machines', () => {
  it('go on in the numbers that were dealt to the machine, and no other', () => {
    expect(nextReference(known, 2026, counting(2, { blocks }))).toBe('EXT-2026-0013');
    expect(nextReference(known, 2026, counting(3, { blocks }))).toBe('EXT-2026-0016');
    expect(nextReference(['EXT-2026-0013', ...known], 2026, counting(2, { blocks }))).toBe('EXT-2026-0014');
  });

  it('go on under letters of its own where those are used up, and again in numbers once there are new ones', () => {
    const all = ['EXT-2026-0015', 'EXT-2026-0014', 'EXT-2026-0013', ...known];
    expect(nextReference(all, 2026, counting(2, { blocks }))).toBe('EXT-2026-B0001');
    const lettered = ['EXT-2026-B0001', ...all];
    expect(nextReference(lettered, 2026, counting(2, { blocks }))).toBe('EXT-2026-B0002');
    expect(nextReference(lettered, 2026, counting(3, { blocks }))).toBe('EXT-2026-0016'); // not a pattern of its own
    expect(nextReference(lettered, 2026, counting(4, { blocks }))).toBe('EXT-2026-D0001');
    const more = [...blocks, { start: 'EXT-2026-', first: 19, last: 43, station: 2 }];
    expect(nextReference(lettered, 2026, counting(2, { blocks: more }))).toBe('EXT-2026-0019');
  });

  it('go on behind all that was dealt where the machine deals, and begin anew with the year', () => {
    expect(nextReference(known, 2026, counting(1, { blocks }))).toBe('EXT-2026-0019');
    expect(nextReference(known, 2027, counting(1, { blocks }))).toBe('EXT-2027-0001');
    expect(nextReference(known, 2027, counting(2, { blocks }))).toBe('EXT-2027-B0001');
    expect(nextReference(['EXT-2026-B0001'], 2027, counting(2, { blocks }))).toBe('EXT-2027-B0001');
  });

  it('are as ever in an office of one machine, letters and all', () => {
    expect(nextReference(['FGR-A0007', 'FGR-0003'], 2026)).toBe('FGR-A0008');
    expect(nextReference(['none'], 2026)).toBeNull();
    expect(nextReference(['none'], 2026, counting(2, { blocks }))).toBeNull();
  });

  it('have letters for every machine, and never one number for two', () => {
    expect([1, 2, 26, 27, 201].map(lettersOf)).toEqual(['A', 'B', 'Z', 'AA', 'GS']);
    const all = Array.from({ length: 400 }, (_, at) => lettersOf(at + 1));
    expect(new Set(all).size).toBe(400);
    expect(freeNumbers({ station: 2, blocks }, 'EXT-2026-', [14])).toEqual([13, 15]);
  });
});
