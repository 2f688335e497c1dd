import { countries } from '../../../shared/countries.ts';
import type { Country } from '../../../shared/country.ts';
import type { Profile } from '../../../shared/profile.ts';
import { profiles } from '../../../shared/profiles.ts';

/** The treaties and the calendars that come with the program. */
export type ShippedRules = { readonly profiles: readonly Profile[]; readonly countries: readonly Country[] };

const shipped: ShippedRules = { profiles, countries };

/** Those that the services were given, or the program's own. */
export function shippedRules({ shipped: given = shipped }: { readonly shipped?: ShippedRules }): ShippedRules {
  return given;
}
