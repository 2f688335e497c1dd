import { describe, expect, it } from 'vitest';
import { leakCorpora, runLeakCorpus } from '../support/leak-corpus.ts';

describe.each(leakCorpora)('the guard, in the %s corpus,', which => {
  const { planted, left, ordinary, falseAlarms } = runLeakCorpus(which);

  it('leaves at most two in a hundred of the planted texts', () => {
    expect(planted).toBeGreaterThanOrEqual(which === 'known' ? 120 : 60);
    expect(left.slice(Math.floor(planted / 50))).toEqual([]);
  });

  it('finds something in at most one of fifty ordinary cases', () => {
    expect(ordinary).toBeGreaterThanOrEqual(50);
    expect(falseAlarms.slice(1)).toEqual([]);
  });
});
