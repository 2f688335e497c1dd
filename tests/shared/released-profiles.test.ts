import { readdirSync, readFileSync } from 'node:fs';
import { hash } from 'node:crypto';
import { expect, it } from 'vitest';
import { canonical } from '../../electron/host/keys/canonical.ts';
import { releasedProfiles } from '../../scripts/shipped-file.ts';
import { profileKey, profiles } from '../../shared/profiles.ts';
import corrections from './released-corrections.json' with { type: 'json' };
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
const shipped = new Map(releasedProfiles().map(profile => [profileKey(profile), digestOf(profile)]));

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

// A correction that vaults were indexed by never changes either: another is a file of its own.
it.each(Object.entries(corrections))('ships the corrections of %s as they were released', (file, digest) => {
  expect(digestOf(JSON.parse(readFileSync(`shared/corrections/${file}`, 'utf8')) as object)).toBe(digest);
});

it('has every file of corrections among the released ones', () => {
  expect(readdirSync('shared/corrections').sort()).toEqual(Object.keys(corrections).sort());
});

it('only adds to a released profile: without what corrections add, what is shipped is what was released', () => {
  const added: ReadonlySet<string> = new Set(['ends', 'counsel', 'replaced']);
  for (const released of releasedProfiles()) {
    const is = profiles.find(profile => profileKey(profile) === profileKey(released))!;
    const clocks = is.clocks.map((rule, at) => {
      const was = released.clocks[at]!;
      const { after: _, ...start } = rule.start;
      const kept = Object.fromEntries(Object.entries(rule).filter(([name]) => !added.has(name)));
      return {
        ...kept,
        start: { ...start, events: start.events.slice(0, was.start.events.length) },
        tolls: rule.tolls.slice(0, was.tolls.length),
      };
    });
    expect({ ...is, clocks }).toEqual(released);
  }
});
