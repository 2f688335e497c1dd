import { findOfficeDuties } from '../../../db/stages.ts';
import { getVaultState } from '../../../db/vault-state.ts';
import { countryOfAgency } from '../../../shared/countries.ts';
import { bindsOfficesOf } from '../../../shared/duty-law.ts';
import { REVIEW_MONTHS, type OfficeDuties } from '../../../shared/duties.ts';
import type { Profile } from '../../../shared/profile.ts';
import type { Session } from '../ground/context.ts';

/** The office's duties: as set, or as its agency's country suggests. */
export function officeDuties({ office }: Pick<Session, 'office'>): OfficeDuties {
  const agency = getVaultState(office).agency.code;
  const country = countryOfAgency(agency);
  const set = findOfficeDuties(office) ?? {
    standing: bindsOfficesOf(country) ? ('federal' as const) : ('foreign' as const),
    monthlyDay: 1,
    reviewMonths: REVIEW_MONTHS,
  };
  return { ...set, country, agency };
}

/** The profile by which duties of liaison are computed. */
export function dutyProfileOf(profiles: readonly Profile[]): Profile {
  const profile = profiles.find(({ kind }) => kind === 'duty');
  if (profile === undefined) throw new Error('The profile of duties is missing.');
  return profile;
}
