import { listOfficeProfiles } from '../../../db/stages.ts';
import type { CaseKind } from '../../../shared/case.ts';
import { Refusal } from '../../../shared/failure.ts';
import type { CivilDate } from '../../../shared/language.ts';
import { countryOfAgency } from '../../../shared/countries.ts';
import { partiesOf, partyFields } from '../../../shared/parties.ts';
import { chooseProfile, fitsCase, type Nature } from '../../../shared/profile-choice.ts';
import type { Profile } from '../../../shared/profile.ts';
import { findProfile, profileKey } from '../../../shared/profiles.ts';
import { isStageOf } from '../../../shared/stages.ts';
import type { Fields } from '../../../shared/records.ts';
import type { Services, Session } from '../ground/context.ts';
import { officeDays } from '../ground/office-day.ts';
import { shippedRules } from '../ground/shipped-rules.ts';

type Ruling = Pick<Services, 'nowMs' | 'shipped'> & { readonly session: Pick<Session, 'office'> };

/** The office's own profiles and those that come with the program. */
export function officeProfiles({ office }: Pick<Session, 'office'>, services: Pick<Services, 'shipped'>): readonly Profile[] {
  return [...listOfficeProfiles(office), ...shippedRules(services).profiles];
}

/**
 * Writes into the fields of a new case who asks whom, in one way however it was said, and the profile that it will run under, `id@version`: the one they name, or the one that its parties, kind
 * and day choose.
 *
 * @returns A function for many cases of one call. It throws Refusal `profile/not-found`, `profile/other-case`, `profile/ambiguous`, `profile/none`, `stage/unknown`.
 */
export function caseRules(context: Ruling): (fields: Fields) => Fields {
  const among = officeProfiles(context.session, context);
  return given => {
    const fields = withParties(given);
    const nature = natureOf(fields, context);
    const { profile: key } = fields;
    if (typeof key !== 'string') {
      const chosen = chooseProfile(nature, among);
      return { ...ofProfile(fields, chosen), profile: profileKey(chosen) };
    }
    const named = findProfile(key, among);
    if (named === undefined) throw new Refusal('profile/not-found', at('profile/not-found'));
    if (!fitsCase(nature, named)) throw new Refusal('profile/other-case', at('profile/other-case'));
    return ofProfile(fields, named);
  };
}

/** The fields of a new case, which stands in a stage of its own profile if it says one. */
function ofProfile(fields: Fields, profile: Profile): Fields {
  const { stage } = fields;
  if (typeof stage === 'string' && !isStageOf(profile, stage))
    throw new Refusal('stage/unknown', { places: [{ path: 'stage', code: 'stage/unknown' }] });
  return fields;
}

/**
 * A case's fields as another office sent them, over those held from earlier packets, with who asks whom in one way and with its rules: the
 * profile that is named, if it is known here and fits, or what its nature chooses. A packet is never refused for its rules: where nothing can
 * be chosen the case is unsettled.
 */
export function arrivedCase(context: Ruling, held: Fields | null, given: Fields): Fields {
  const all = { ...held, ...given, ...arrivedParties(held ?? {}, given) };
  const fields = Object.fromEntries(Object.entries(all).filter(([, value]) => value !== null));
  return held !== null && !isOtherNature(context, held, fields)
    ? fields
    : { ...fields, profile: arrivedProfile(context, fields) };
}

function arrivedProfile(context: Ruling, fields: Fields): string {
  const all = officeProfiles(context.session, context);
  const nature = natureOf(fields, context);
  const named = typeof fields['profile'] === 'string' ? findProfile(fields['profile'], all) : undefined;
  if (named !== undefined && fitsCase(nature, named)) return profileKey(named);
  const unsettled = { ...nature, kind: 'extradition', requesting: null, requested: null } as const;
  return profileKey(
    chosenOrNot(nature, all) ?? chosenOrNot(nature, shippedRules(context).profiles) ?? chooseProfile(unsettled, all),
  );
}

/** A sender that contradicts itself is taken at its countries; one whose State would ask itself says nothing. */
function arrivedParties(held: Fields, given: Fields): Fields {
  const { direction: _, ...byCountry } = given;
  for (const said of [given, byCountry]) {
    try {
      return partyFields(held, said);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
    }
  }
  return { requestingCountry: null, requestedCountry: null, direction: null };
}

/** Whether a change of its fields makes a case one of another kind or between others, so that other rules are for it. */
export function isOtherNature(context: Ruling, before: Fields, after: Fields): boolean {
  const [was, is] = [natureOf(before, context), natureOf(after, context)];
  return was.kind !== is.kind || was.requesting !== is.requesting || was.requested !== is.requested;
}

/** The profile, as a field, that a case's fields choose whatever they name. Refusals as {@link caseRules}. */
export function chosenRules(context: Ruling, fields: Fields): { readonly profile: string } {
  return { profile: profileKey(chooseProfile(natureOf(fields, context), officeProfiles(context.session, context))) };
}

/** Whether a case runs under the rules that its fields choose by themselves, and nobody named others for it. */
export function areChosenRules(context: Ruling, fields: Fields): boolean {
  const chosen = chosenOrNot(natureOf(fields, context), officeProfiles(context.session, context));
  return chosen !== undefined && fields['profile'] === profileKey(chosen);
}

function chosenOrNot(nature: Nature, among: readonly Profile[]): Profile | undefined {
  try {
    return chooseProfile(nature, among);
  } catch (error) {
    if (error instanceof Refusal) return undefined;
    throw error;
  }
}

/** The parties of a new case in this version's way. An extradition that does not say them has those of its two authorities. */
export function withParties(fields: Fields): Fields {
  const said = Object.entries(partyFields({}, fields)).filter(([, value]) => value !== null);
  const { requestingAgency: asking, requestedAgency: asked } = fields;
  if (said.length > 0) return { ...fields, ...Object.fromEntries(said) };
  if (fields['kind'] !== 'extradition' || typeof asking !== 'string' || typeof asked !== 'string') return fields;
  const [requestingCountry, requestedCountry] = [countryOfAgency(asking), countryOfAgency(asked)];
  return requestingCountry === requestedCountry ? fields : withParties({ ...fields, requestingCountry, requestedCountry });
}

function natureOf(fields: Fields, ruling: Ruling): Nature {
  const { kind, openedOn } = fields;
  // The catalogue's options of `kind` are the three kinds, and a date field holds a civil date.
  const on = typeof openedOn === 'string' ? (openedOn as CivilDate) : officeDays(ruling.session, ruling).office;
  return { ...partiesOf(fields), kind: kind as CaseKind, on };
}

function at(code: 'profile/not-found' | 'profile/other-case') {
  return { places: [{ path: 'profile', code }] };
}
