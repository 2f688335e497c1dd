import fc from 'fast-check';
import { expect, it } from 'vitest';
import { otherWords, withoutUnseen } from '../../shared/index-words.ts';
import { closedUp } from '../../shared/text-rules.ts';

const letter = fc.constantFrom(
  'a',
  'é',
  'Ñ',
  'ł',
  ' ',
  '-',
  "'",
  '’',
  'ʼ',
  '‘',
  '`',
  '´',
  '\u00ad',
  '\u200d',
  '\ufeff',
  '7',
  '\n',
  '漢',
);

it('closes a text up, and lets go of what is unseen, wherever it differs by it', () => {
  fc.assert(
    fc.property(fc.string({ unit: letter, maxLength: 12 }), text => {
      const closed = closedUp(withoutUnseen(text));
      expect(otherWords('case.title', text)).toEqual(closed === text ? [] : [closed]);
    }),
  );
});

it('leaves a text of letters as it is, and finds a name with an apostrophe as one word', () => {
  expect(otherWords('case.title', 'Peñafiel Quintanar, José')).toEqual([]);
  expect(otherWords('case.title', "O'Neill")).toEqual(['ONeill']);
});
