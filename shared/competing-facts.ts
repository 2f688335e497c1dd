import type { CaseRecord } from './case.ts';
import { DEATH, LIFE, type CompetingFacts } from './competing.ts';
import type { CivilDate, Json } from './language.ts';
import type { Profile } from './profile.ts';
import { textIn } from './records.ts';
import { effectiveEvents, type StageEvent } from './stage-event.ts';
import type { StageState } from './stages.ts';

/** A case as far as its facts as a competing request can be read from it. */
export type RequestCase = {
  readonly profile: Pick<Profile, 'parties'>;
  readonly records: readonly CaseRecord[];
  readonly events: readonly StageEvent[];
  readonly state: Pick<StageState, 'path'>;
};

/** What a case says of itself as a competing request; whatever its records leave open is null, never a guess. */
export function competingFactsOf({ profile, records, events, state }: RequestCase): CompetingFacts {
  const own = records.find(({ entity }) => entity === 'case');
  const country = textIn(own?.fields ?? {}, 'requestingAgency').slice(0, 2) || requestingOf(profile);
  const charges = records.filter(({ entity }) => entity === 'charge');
  return {
    byTreaty: country !== null && country === requestingOf(profile) ? true : null,
    offenceInItsTerritory: inTerritory(charges, country),
    gravestPenaltyMonths: gravestOf(charges),
    firstAskedOn: firstAsked(events, state),
  };
}

/** The State that the profile's treaty has as the requesting one; null for a treaty of many. */
function requestingOf({ parties }: Pick<Profile, 'parties'>): string | null {
  return /^[A-Z]{2}$/.test(parties.requesting) ? parties.requesting : null;
}

function inTerritory(charges: readonly CaseRecord[], country: string | null): boolean | null {
  const countries = charges.map(({ fields }) => countryOf(fields['place']));
  if (country === null || countries.length === 0) return null;
  if (countries.includes(country)) return true;
  return countries.includes(null) ? null : false;
}

function countryOf(place: Json | undefined): string | null {
  if (place === null || typeof place !== 'object' || Array.isArray(place)) return null;
  const country = (place as { readonly [key: string]: Json })['country']; // lists were refused above
  return typeof country === 'string' ? country : null;
}

/** The gravest of the charges, if every charge's penalty can be read: one that cannot might be the gravest. */
function gravestOf(charges: readonly CaseRecord[]): number | null {
  const months = charges.map(penaltyMonths);
  if (months.includes(DEATH)) return DEATH;
  return months.length === 0 || months.includes(null) ? null : Math.max(...months.map(one => one ?? 0));
}

function penaltyMonths({ fields }: CaseRecord): number | null {
  const severe = textIn(fields, 'severePenalty');
  if (severe === 'death') return DEATH;
  if (severe === 'life') return LIFE;
  const [, number, unit = ''] = term.exec(textIn(fields, 'maxPenalty').trim()) ?? [];
  return number === undefined ? null : Number(number) * (/^[ya]/i.test(unit) ? 12 : 1);
}

/** One plain term; a range, a sum or anything added is for a person to read. */
const term =
  /^(?:up to |hasta )?(\d{1,4}) (years?|años?|months?|mes(?:es)?)(?: (?:de prisión|of imprisonment|imprisonment|in prison))?\.?$/i;

const asking = ['provisional-request-sent', 'formal-request-received'];
const askedStages = ['X02', 'X07'];

/** The earliest of the provisional arrest asked for and the formal request, from what happened or from when their stages were entered. */
function firstAsked(events: readonly StageEvent[], state: Pick<StageState, 'path'>): CivilDate | null {
  const days = [
    ...effectiveEvents(events).flatMap(({ type, on }) => (asking.includes(type) ? [on] : [])),
    ...state.path.flatMap(({ stage, on }) => (askedStages.includes(stage) && on !== '' ? [on] : [])),
  ];
  return days.toSorted()[0] ?? null;
}
