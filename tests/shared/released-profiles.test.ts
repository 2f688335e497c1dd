import { hash } from 'node:crypto';
import { expect, it } from 'vitest';
import { canonical } from '../../electron/host/keys/canonical.ts';
import { profileKey, profiles } from '../../shared/profiles.ts';
import released from './released-profiles.json' with { type: 'json' };

const digestOf = (profile: object): string => hash('sha256', canonical(structuredClone(profile) as never));
const shipped = new Map(profiles.map(profile => [profileKey(profile), digestOf(profile)]));

// Cases run under these versions. A changed rule is a new file with a new version, and a new line here.
it.each(Object.entries(released))('ships %s as it was released', (key, digest) => {
  expect(shipped.get(key)).toBe(digest);
});

it('has every shipped version among the released ones', () => {
  expect([...shipped].filter(([key]) => !Object.hasOwn(released, key))).toEqual([]);
});

it('ships each version once', () => {
  expect(shipped.size).toBe(profiles.length);
});
