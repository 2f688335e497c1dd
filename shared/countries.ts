import type { Country } from './country.ts';
import shipped from './shipped.json' with { type: 'json' };

/** The countries that come with Enlace, by code. Every one fits the country schema (a test parses each), so the JSON's type is a Country. */
export const countries: readonly Country[] = shipped.countries as unknown as readonly Country[]; // TypeScript widens the JSON's literals

export function findCountry(code: string): Country | undefined {
  return countries.find(country => country.code === code);
}

/** The zone of a country's capital; of a country that no file describes, UTC. */
export function capitalZone(code: string): string {
  return findCountry(code)?.zone ?? 'UTC';
}

/** The country of an authority: its code begins with it. */
export function countryOfAgency(code: string): string {
  return code.slice(0, 2);
}
