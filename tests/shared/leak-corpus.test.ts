import { expect, it } from 'vitest';
import { runLeakCorpus } from '../support/leak-corpus.ts';

const { planted, left, ordinary, falseAlarms } = runLeakCorpus();

it('leaves at most two in a hundred of at least 120 planted texts', () => {
  expect(planted).toBeGreaterThanOrEqual(120);
  expect(left.slice(Math.floor(planted / 50))).toEqual([]);
});

it('finds something in at most one of fifty ordinary cases', () => {
  expect(ordinary).toBeGreaterThanOrEqual(50);
  expect(falseAlarms.slice(1)).toEqual([]);
});
