import type { ClockRule, Profile } from './profile.ts';
import shipped from './shipped.json' with { type: 'json' };

/** The profiles that come with Enlace. Every one fits the profile schema (a test parses each), so the JSON's type is a Profile. */
export const profiles: readonly Profile[] = shipped.profiles as unknown as readonly Profile[]; // TypeScript widens the JSON's literals

/** How a case names the profile it runs under: `id@version`. Editing a profile makes a new version; cases keep theirs. */
export function profileKey({ id, version }: Pick<Profile, 'id' | 'version'>): string {
  return `${id}@${version}`;
}

/** The profile of a key, among those given; of several versions exactly the one that was named. */
export function findProfile(key: string, among: readonly Profile[] = profiles): Profile | undefined {
  return among.find(profile => profileKey(profile) === key);
}

/** A profile with the months of the office for the clocks whose number no law sets. */
export function withReviewMonths(profile: Profile, months: number | undefined): Profile {
  const isSet = ({ length }: ClockRule): boolean => length.kind === 'months' && length.office === 'reviewMonths';
  if (months === undefined || !profile.clocks.some(isSet)) return profile;
  const clocks = profile.clocks.map(rule =>
    isSet(rule) ? { ...rule, length: { kind: 'months' as const, months, office: 'reviewMonths' as const } } : rule,
  );
  return { ...profile, clocks };
}
