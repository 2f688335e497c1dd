import type { Bilingual, CivilDate } from './language.ts';
import type { Profile } from './profile.ts';

/** One of several States' requests for the same person. */
export type CompetingRequest = {
  readonly id: string;
  readonly byTreaty: boolean;
  readonly offenceInItsTerritory: boolean;
  readonly gravestPenaltyMonths: number;
  readonly firstAskedOn: CivilDate; // the earlier of the request and the provisional arrest asked for
};

export type Preference = {
  readonly preferred: string | null; // null: the criteria leave several, and the authority decides
  readonly decidedBy: Criterion | null;
  readonly left: readonly string[]; // ids that remain after every criterion, in the order given
};

export type Criterion = 'treaty' | 'place' | 'gravity' | 'first';

export const criterionNames: Readonly<Record<Criterion, Bilingual>> = {
  treaty: { en: 'requests under a treaty go first', es: 'se prefiere al que reclama en virtud de un tratado' },
  place: { en: 'the place of the offence', es: 'el territorio donde se cometió el delito' },
  gravity: { en: 'the gravest penalty', es: 'el delito que merezca pena más grave' },
  first: { en: 'the first request', es: 'el que primero lo haya solicitado' },
};

/** Which request is preferred, in the profile's order of criteria (LEI 12); each criterion only narrows what the one before left. */
export function preferRequest(profile: Pick<Profile, 'competing'>, requests: readonly CompetingRequest[]): Preference {
  let left = requests;
  for (const criterion of profile.competing?.order ?? []) {
    if (left.length < 2) break;
    const narrowed = narrow(left, criterion);
    if (narrowed.length === 1)
      return { preferred: narrowed[0]?.id ?? null, decidedBy: criterion, left: narrowed.map(({ id }) => id) };
    left = narrowed;
  }
  return { preferred: left.length === 1 ? (left[0]?.id ?? null) : null, decidedBy: null, left: left.map(({ id }) => id) };
}

/** Those that meet the criterion best; all of them where none meets it. */
function narrow(requests: readonly CompetingRequest[], criterion: Criterion): readonly CompetingRequest[] {
  if (criterion === 'treaty') return some(requests, ({ byTreaty }) => byTreaty);
  if (criterion === 'place') return some(requests, ({ offenceInItsTerritory }) => offenceInItsTerritory);
  if (criterion === 'gravity') {
    const gravest = Math.max(...requests.map(({ gravestPenaltyMonths }) => gravestPenaltyMonths));
    return requests.filter(({ gravestPenaltyMonths }) => gravestPenaltyMonths === gravest);
  }
  const first = requests.map(({ firstAskedOn }) => firstAskedOn).toSorted()[0];
  return requests.filter(({ firstAskedOn }) => firstAskedOn === first);
}

function some(requests: readonly CompetingRequest[], meets: (request: CompetingRequest) => boolean): readonly CompetingRequest[] {
  const meeting = requests.filter(meets);
  return meeting.length === 0 ? requests : meeting;
}
