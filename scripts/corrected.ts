import type { Corrections } from '../shared/contract/correction-format.ts';
import type { ClockRule, Profile } from '../shared/profile.ts';
import { profileKey } from '../shared/profiles.ts';

type Correction = Corrections['corrections'][number]['clocks'][string];

/** A released profile with what the corrections add to its clocks: nothing that it said is changed or taken away. */
export function corrected(profile: Profile, files: readonly Corrections[]): Profile {
  const given = files.flatMap(({ corrections }) => corrections).filter(({ of }) => of.includes(profileKey(profile)));
  if (given.length === 0) return profile;
  const clocks = profile.clocks.map(rule => given.reduce((made, { clocks: added }) => withAdded(made, added[rule.id]), rule));
  return { ...profile, clocks };
}

/** Clocks that corrections name and no profile of those versions has. */
export function strayCorrections(profiles: readonly Profile[], files: readonly Corrections[]): readonly string[] {
  return files.flatMap(({ corrections }) =>
    corrections.flatMap(({ of, clocks }) =>
      of.flatMap(key => {
        const profile = profiles.find(one => profileKey(one) === key);
        const known = new Set(profile?.clocks.map(({ id }) => id));
        return Object.keys(clocks)
          .filter(id => !known.has(id))
          .map(id => `${key}: ${id}`);
      }),
    ),
  );
}

function withAdded(rule: ClockRule, added: Correction | undefined): ClockRule {
  if (added === undefined) return rule;
  const { startsOn = [], after = [], tolls = [], ends = [], counsel = [], replaced } = added;
  return {
    ...rule,
    start: {
      ...rule.start,
      events: [...rule.start.events, ...startsOn],
      ...(after.length === 0 ? {} : { after: [...(rule.start.after ?? []), ...after] }),
    },
    tolls: [...rule.tolls, ...tolls],
    ...(ends.length === 0 ? {} : { ends: [...(rule.ends ?? []), ...ends] }),
    ...(counsel.length === 0 ? {} : { counsel: [...(rule.counsel ?? []), ...counsel] }),
    ...(replaced === undefined ? {} : { replaced }),
  };
}
