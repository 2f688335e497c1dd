import { describe, expect, it } from 'vitest';
import { leakCorpora, runLeakCorpus, runNamedTexts } from '../support/leak-corpus.ts';

describe.each(leakCorpora)('the guard, in the %s corpus,', which => {
  const { planted, left, ordinary, falseAlarms } = runLeakCorpus(which);
  // Whoever wants a reader to get a name past a machine always finds another way: of that corpus a part is left.
  const most = which === 'hostile' ? planted / 14 : planted / 50;

  it('leaves at most two in a hundred of the planted texts, of what is meant to get past it seven', () => {
    expect(planted).toBeGreaterThanOrEqual(which === 'known' ? 120 : 60);
    expect(left.slice(Math.floor(most))).toEqual([]);
  });

  if (which === 'hostile') return; // it has no ordinary cases of its own
  it('finds something in at most one of fifty ordinary cases', () => {
    expect(ordinary).toBeGreaterThanOrEqual(50);
    expect(falseAlarms.slice(Math.max(1, Math.floor(ordinary / 500)))).toEqual([]);
  });
});

it('is tripped by few of the ordinary texts in which a place or a word is the very name that is withheld', () => {
  const { texts, found } = runNamedTexts();
  expect(texts).toBeGreaterThanOrEqual(100);
  expect(found.slice(Math.floor(texts / 8))).toEqual([]);
});
