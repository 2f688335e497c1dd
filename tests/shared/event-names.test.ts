import { expect, it } from 'vitest';
import { meantEvent } from '../../shared/event-names.ts';
import { profileNamed } from '../support/golden-clocks.ts';

const profile = profileNamed('us-mx-us-req');

it.each([
  ['arest', 'arrest'],
  ['Arrest', 'arrest'],
  ['at_disposal', 'at-disposal'],
  ['surrendred', 'surrendered'],
  ['grant-fianl', 'grant-final'],
  ['defense-filed', 'defences-filed'],
  ['hearing', null],
  ['note', null],
])('%s is a slip of %s', (type, meant) => {
  expect(meantEvent(profile, type)).toBe(meant);
});

it('takes no event of a profile, nor one that every case may have, for a slip', () => {
  for (const type of [...Object.keys(profile.events), 'clock-ended', 'op-executed']) expect(meantEvent(profile, type)).toBeNull();
});
