import type { CaseKind } from './case.ts';
import { Refusal } from './failure.ts';
import type { CivilDate } from './language.ts';
import type { Parties } from './parties.ts';
import type { Profile } from './profile.ts';
import { profileKey } from './profiles.ts';

/** What decides which rules a case runs under: its kind, who asks whom, and the day it was opened. */
export type Nature = Parties & { readonly kind: CaseKind; readonly on: CivilDate };

/** The rules of an extradition of which nobody has said yet under which treaty it runs: its stages, and no clock. */
export const UNSETTLED = 'extradition-unsettled';

/**
 * The profile that a case of this nature begins under: the newest version of the one whose parties fit best. An extradition between parties
 * that are not known, or for which there is no profile, is unsettled: no treaty's clock is guessed for it.
 *
 * @throws Refusal `profile/ambiguous` if several fit equally well, with their keys as places; `profile/none` if there is none at all.
 */
export function chooseProfile(nature: Nature, among: readonly Profile[]): Profile {
  const best = bestFitting(nature, among);
  const ids = new Set(best.map(({ id }) => id));
  if (ids.size > 1)
    throw new Refusal('profile/ambiguous', {
      places: [...ids].map(id => ({ path: profileKey(newest(best, id)!), code: 'profile/ambiguous' as const })),
    });
  const found = newest(best, [...ids][0] ?? '') ?? (nature.kind === 'extradition' ? newest(among, UNSETTLED) : undefined);
  if (found === undefined) throw new Refusal('profile/none');
  return found;
}

/** Whether a case of this nature may run under a profile at all: then a person may name it. */
export function fitsCase({ kind, requesting, requested }: Pick<Nature, 'kind'> & Parties, profile: Profile): boolean {
  const { parties } = profile;
  return profile.kind === kindOfProfile(kind) && mayBe(parties.requesting, requesting) && mayBe(parties.requested, requested);
}

function bestFitting(nature: Nature, among: readonly Profile[]): readonly Profile[] {
  const scored = among
    .filter(profile => profile.kind === kindOfProfile(nature.kind) && isInForce(profile, nature.on))
    .map(profile => ({ profile, score: scoreOf(profile, nature) }))
    // Who is party to a treaty of many States, no file says: for an extradition a person names it.
    .filter(({ score }) => score !== null && (score > 0 || nature.kind !== 'extradition'));
  const most = Math.max(...scored.map(({ score }) => score ?? 0));
  return scored.filter(({ score }) => score === most).map(({ profile }) => profile);
}

/** How many of the two parties a profile names exactly; null if it is for others. */
function scoreOf({ parties }: Profile, { requesting, requested }: Parties): number | null {
  const scores = [
    [parties.requesting, requesting],
    [parties.requested, requested],
  ].map(([rule, party]) => (rule === '*' ? 0 : rule === party ? 1 : null));
  return scores.reduce<number | null>((sum, score) => (sum === null || score === null ? null : sum + score), 0);
}

function mayBe(rule: string, party: string | null): boolean {
  return rule === '*' || party === null || rule === party;
}

function isInForce({ inForce }: Profile, on: CivilDate): boolean {
  return inForce === undefined || ((inForce.from ?? on) <= on && on <= (inForce.until ?? on));
}

function kindOfProfile(kind: CaseKind): Profile['kind'] {
  return kind === 'information-exchange' ? 'exchange' : kind;
}

function newest(among: readonly Profile[], id: string): Profile | undefined {
  return among.filter(profile => profile.id === id).toSorted((a, b) => (a.version < b.version ? 1 : -1))[0];
}
