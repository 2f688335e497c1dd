import type { Bilingual, CivilDate } from './language.ts';
import type { Profile } from './profile.ts';

/** What the criteria look at in one of several States' requests for the same person. null: not known. */
export type CompetingFacts = {
  readonly byTreaty: boolean | null;
  readonly offenceInItsTerritory: boolean | null;
  readonly gravestPenaltyMonths: number | null; // LIFE and DEATH stand above every term
  readonly firstAskedOn: CivilDate | null; // the earlier of the request and the provisional arrest asked for
};

export type CompetingRequest = CompetingFacts & { readonly id: string };

/** Penalties that no number of months measures, in their order of gravity. */
export const LIFE = 100_000;
export const DEATH = 100_001;

export type Preference = {
  readonly preferred: string | null; // null: the criteria leave several, and the authority decides
  readonly decidedBy: Criterion | null;
  readonly left: readonly string[]; // ids that remain, in the order given
  /** Where the comparison stopped: this criterion needs a fact of these requests that nobody knows. null: every criterion was used. */
  readonly missing: { readonly criterion: Criterion; readonly of: readonly string[] } | null;
};

export type Criterion = 'treaty' | 'place' | 'gravity' | 'first';

export const criterionNames: Readonly<Record<Criterion, Bilingual>> = {
  treaty: { en: 'a request under a treaty comes first', es: 'se prefiere al que reclama en virtud de un tratado' },
  place: { en: 'the place of the offense', es: 'el territorio donde se cometió el delito' },
  gravity: { en: 'the gravest penalty', es: 'el delito que merezca pena más grave' },
  first: { en: 'the first request', es: 'el que primero lo haya solicitado' },
};

/**
 * Which request is preferred, in the profile's order of criteria (LEI 12); each criterion only narrows what the one before left. It
 * never passes over a criterion that it cannot apply: what is not known might have decided.
 */
export function preferRequest(profile: Pick<Profile, 'competing'>, requests: readonly CompetingRequest[]): Preference {
  let left = requests;
  for (const criterion of profile.competing?.order ?? []) {
    if (left.length < 2) break;
    const unknown = left.filter(request => request[factOf[criterion]] === null);
    if (unknown.length > 0)
      return { preferred: null, decidedBy: null, left: idsOf(left), missing: { criterion, of: idsOf(unknown) } };
    left = narrow(left, criterion);
    if (left.length === 1) return { preferred: left[0]?.id ?? null, decidedBy: criterion, left: idsOf(left), missing: null };
  }
  return { preferred: left.length === 1 ? (left[0]?.id ?? null) : null, decidedBy: null, left: idsOf(left), missing: null };
}

/** The fact that a criterion compares. */
export const factOf = {
  treaty: 'byTreaty',
  place: 'offenceInItsTerritory',
  gravity: 'gravestPenaltyMonths',
  first: 'firstAskedOn',
} as const satisfies Record<Criterion, keyof CompetingFacts>;

const idsOf = (requests: readonly CompetingRequest[]): readonly string[] => requests.map(({ id }) => id);

/** Those that meet the criterion best; all of them where none meets it. */
function narrow(requests: readonly CompetingRequest[], criterion: Criterion): readonly CompetingRequest[] {
  if (criterion === 'treaty') return some(requests, ({ byTreaty }) => byTreaty === true);
  if (criterion === 'place') return some(requests, ({ offenceInItsTerritory }) => offenceInItsTerritory === true);
  if (criterion === 'gravity') {
    const gravest = Math.max(...requests.map(({ gravestPenaltyMonths }) => gravestPenaltyMonths ?? 0));
    return requests.filter(({ gravestPenaltyMonths }) => gravestPenaltyMonths === gravest);
  }
  const first = requests.flatMap(({ firstAskedOn }) => firstAskedOn ?? []).toSorted()[0];
  return requests.filter(({ firstAskedOn }) => firstAskedOn === first);
}

function some(requests: readonly CompetingRequest[], meets: (request: CompetingRequest) => boolean): readonly CompetingRequest[] {
  const meeting = requests.filter(meets);
  return meeting.length === 0 ? requests : meeting;
}
