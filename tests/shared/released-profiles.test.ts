import { hash } from 'node:crypto';
import { expect, it } from 'vitest';
import { canonical } from '../../electron/host/keys/canonical.ts';
import { profileKey, profiles } from '../../shared/profiles.ts';
import released from './released-profiles.json' with { type: 'json' };

/** A profile without its words and without what it expects of whom: a mended text, or another day to ask, moves no case and no clock. */
function rulesOf(data: unknown): unknown {
  if (Array.isArray(data)) return data.map(rulesOf);
  if (typeof data !== 'object' || data === null) return data;
  return Object.fromEntries(
    Object.entries(data)
      .filter(([name, member]) => !isText(member) && name !== 'owed' && name !== 'by')
      .map(([name, member]) => [name, rulesOf(member)]),
  );
}

function isText(member: unknown): boolean {
  return typeof member === 'object' && member !== null && Object.keys(member).sort().join() === 'en,es';
}

const digestOf = (profile: object): string => hash('sha256', canonical(structuredClone(rulesOf(profile)) as never));
const shipped = new Map(profiles.map(profile => [profileKey(profile), digestOf(profile)]));

// Cases run under these versions. A changed rule is a new file with a new version, and a new line here.
it.each(Object.entries(released))('ships %s with the rules that it was released with', (key, digest) => {
  expect(shipped.get(key)).toBe(digest);
});

it('has every shipped version among the released ones', () => {
  expect([...shipped].filter(([key]) => !Object.hasOwn(released, key))).toEqual([]);
});

it('ships each version once', () => {
  expect(shipped.size).toBe(profiles.length);
});
