import { listOfficeProfiles } from '../../../db/stages.ts';
import type { CaseKind } from '../../../shared/case.ts';
import { Refusal } from '../../../shared/failure.ts';
import type { CivilDate } from '../../../shared/language.ts';
import { partiesOf } from '../../../shared/parties.ts';
import { chooseProfile, fitsCase, type Nature } from '../../../shared/profile-choice.ts';
import type { Profile } from '../../../shared/profile.ts';
import { findProfile, profileKey } from '../../../shared/profiles.ts';
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
 * Writes into the fields of a new case the profile that it will run under, `id@version`: the one they name, or the one that its parties, kind
 * and day choose.
 *
 * @returns A function for many cases of one call. It throws Refusal `profile/not-found`, `profile/other-case`, `profile/ambiguous`, `profile/none`.
 */
export function caseRules(context: Ruling): (fields: Fields) => Fields {
  const among = officeProfiles(context.session, context);
  return fields => {
    const nature = natureOf(fields, context);
    const { profile: given } = fields;
    if (typeof given !== 'string') return { ...fields, profile: profileKey(chooseProfile(nature, among)) };
    const named = findProfile(given, among);
    if (named === undefined) throw new Refusal('profile/not-found', at('profile/not-found'));
    if (!fitsCase(nature, named)) throw new Refusal('profile/other-case', at('profile/other-case'));
    return fields;
  };
}

/**
 * The profile of a case that another office sent, as its field: the one that it names, if it is known here and fits, or what its nature
 * chooses. A packet is never refused for its rules: where nothing can be chosen, the case is unsettled.
 */
export function arrivedRules(context: Ruling, fields: Fields): { readonly profile: string } {
  const all = officeProfiles(context.session, context);
  const nature = natureOf(fields, context);
  const named = typeof fields['profile'] === 'string' ? findProfile(fields['profile'], all) : undefined;
  if (named !== undefined && fitsCase(nature, named)) return { profile: profileKey(named) };
  const unsettled = { ...nature, kind: 'extradition', requesting: null, requested: null } as const;
  const found = chosenOrNot(nature, all) ?? chosenOrNot(nature, shippedRules(context).profiles) ?? chooseProfile(unsettled, all);
  return { profile: profileKey(found) };
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

function chosenOrNot(nature: Nature, among: readonly Profile[]): Profile | undefined {
  try {
    return chooseProfile(nature, among);
  } catch (error) {
    if (error instanceof Refusal) return undefined;
    throw error;
  }
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
