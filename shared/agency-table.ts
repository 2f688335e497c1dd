import { countries } from './countries.ts';
import type { AgencyCode, Bilingual } from './language.ts';

/** A body that takes part in extradition and assistance between countries. */
export type Agency = { readonly code: AgencyCode; readonly names: Bilingual; readonly country: string };

/** The bodies that the countries' files name (domain page A.1), known to every office from the start. An office adds others. */
export const agencyTable: readonly Agency[] = countries.flatMap(({ code: country, agencies }) =>
  agencies.map(({ code, names }) => ({ code, names, country })),
);

/** The courts among them. */
export const courts: ReadonlySet<string> = new Set(
  countries.flatMap(({ agencies }) => agencies.flatMap(({ code, isCourt }) => (isCourt === true ? [code] : []))),
);

/** What agencies are called beside their codes, in every country together. The first one of these that the office knows is meant. */
export const agencyWords: ReadonlyMap<string, readonly AgencyCode[]> = wordsOfAll();

function wordsOfAll(): ReadonlyMap<string, readonly AgencyCode[]> {
  const words = new Map<string, readonly AgencyCode[]>();
  for (const { aliases } of countries)
    for (const [word, codes] of Object.entries(aliases)) words.set(word, [...(words.get(word) ?? []), ...codes]);
  return words;
}
