import { expect, it } from 'vitest';
import { findingsText } from '../../electron/terminal/findings-text.ts';
import type { LeakFinding } from '../../shared/leak/finding.ts';
import { english, spanish } from '../../shared/reader.ts';

const finding: LeakFinding = {
  id: '0123456789abcdef0123',
  severity: 'warn',
  kind: 'name',
  variant: 'called',
  value: null,
  isOfAnotherCase: true,
  place: { kind: 'readme', in: null, entry: 'LEEME-README.txt', part: null, page: null, from: 3, to: 9 },
  spots: [
    { from: 3, to: 9 },
    { from: 40, to: 46 },
  ],
  pdfPages: [],
  remedies: [],
};

it('says at the terminal at how many places a finding stands, and at which characters', () => {
  expect(findingsText([finding], english)).toContain('2 places: characters 4–9, 41–46');
  expect(findingsText([finding], spanish)).toContain('2 lugares: caracteres 4–9, 41–46');
});

it('says nothing of places at the terminal where a finding stands at one', () => {
  expect(findingsText([{ ...finding, spots: finding.spots.slice(1) }], english)).not.toContain('places');
});
