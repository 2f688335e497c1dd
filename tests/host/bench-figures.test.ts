import { describe, expect, test } from 'vitest';
import { figuresOf, ratiosOf } from '../../scripts/bench/figures.ts';

const row = (measured: string) => ({ what: 'a row', measured, promise: '' });
const pair = (here: string, there: string) => ({ here: row(here), there: row(there) });

describe('the bench against another commit', () => {
  test('every figure of a row is read with its name and unit', () => {
    expect(figuresOf('p95 6.29 ms, median 2.56 ms')).toEqual([
      { name: 'p95', value: 6.29, unit: 'ms' },
      { name: 'median', value: 2.56, unit: 'ms' },
    ]);
    expect(figuresOf('395,833/s')).toEqual([{ name: '', value: 395_833, unit: '/s' }]);
    expect(figuresOf('0.41 µs')).toEqual([{ name: '', value: 0.41, unit: 'µs' }]);
    expect(figuresOf('age is not installed')).toEqual([]);
  });

  test('a row is compared figure by figure with the run beside it', () => {
    expect(ratiosOf([pair('p95 50 ms, median 10 ms', 'p95 200 ms, median 20 ms')])).toBe('p95 0.25, median 0.50');
    expect(ratiosOf([pair('1,420/s cases', '284/s cases')])).toBe('5.00');
  });

  test('of several pairs the middle ratio is said, not the ratio of middles', () => {
    const slowMachine = pair('median 300 ms', 'median 1000 ms');
    const pairs = [pair('median 50 ms', 'median 100 ms'), slowMachine, pair('median 40 ms', 'median 100 ms')];
    expect(ratiosOf(pairs)).toBe('median 0.40');
    expect(ratiosOf(pairs.slice(0, 2))).toBe('median 0.40'); // the mean of 0.5 and 0.3
  });

  test('what cannot be compared has no ratio', () => {
    expect(ratiosOf([])).toBe('');
    expect(ratiosOf([pair('median 5 ms', 'age is not installed')])).toBe('');
    expect(ratiosOf([pair('median 5 ms', 'p95 5 ms')])).toBe('');
    expect(ratiosOf([pair('median 5 ms', 'median 5 µs')])).toBe('');
  });
});
