import { agencyTable, agencyWords, type Agency } from './agency-table.ts';
import { countries, countryOfAgency, findCountry } from './countries.ts';
import { fold, wordsOf } from './text-rules.ts';

/** An agency as far as it is named: its code and its names. */
export type NamedAgency = Pick<Agency, 'code' | 'names'>;

/** By what an agency is found, folded. */
export type AgencyNames = {
  /** Each stands for the agency by itself: its code, the code's parts, acronyms, what it is called beside. */
  readonly calls: readonly string[];
  /** Its names in both languages, as words. */
  readonly names: readonly (readonly string[])[];
  /** Words of where it is: its cities and regions, and its country. */
  readonly places: readonly string[];
};

/** Words of names that tell nothing by themselves. */
const small: ReadonlySet<string> = new Set('de del la las los el y e a en of the and for in'.split(' '));

/** The words of a text that tell something, folded. */
export function tellingWords(text: string): readonly string[] {
  const words = wordsOf(fold(text));
  const telling = words.filter(word => !small.has(word));
  return telling.length === 0 ? words : telling;
}

const known = new Map<string, AgencyNames>();

/** All that an agency is called and where it is, from its own names and the countries' files. */
export function agencyNames({ code, names }: NamedAgency): AgencyNames {
  const key = `${code}\n${names.en}\n${names.es}`;
  const before = known.get(key);
  if (before !== undefined) return before;
  const made = makeNames({ code, names });
  known.set(key, made);
  return made;
}

function makeNames({ code, names }: NamedAgency): AgencyNames {
  const both = [names.en, names.es].map(name => tellingWords(name));
  const acronyms = both.map(words => words.map(word => word[0]).join('')).filter(letters => letters.length > 2);
  const called = [...agencyWords].flatMap(([word, codes]) => (codes.includes(code) ? [word] : []));
  return {
    calls: [fold(code), ...codeParts(code), ...acronyms, ...called],
    names: both,
    places: placesOf({ code, names }, both),
  };
}

/** The parts of an agency's code behind its country, as they may be typed. */
export function codeParts(code: string): readonly string[] {
  return fold(code)
    .split(/[-/]/)
    .slice(1)
    .filter(part => part.length > 2);
}

/** One of a region's authorities is in its cities and has its other names; one that is everywhere is in all of them. */
function placesOf({ code }: NamedAgency, names: readonly (readonly string[])[]): readonly string[] {
  const country = findCountry(countryOfAgency(code));
  if (country === undefined) return [];
  const listed = country.agencies.find(agency => agency.code === code);
  const regions = country.regions.filter(
    ({ name }) =>
      listed?.isEverywhere === true || (listed === undefined && names.some(words => hasAll(words, tellingWords(name)))),
  );
  const inRegions = regions.flatMap(({ name, also, cities }) => [name, ...also.filter(other => other.length > 2), ...cities]);
  const of = [country.name.en, country.name.es];
  return [...new Set([...(listed?.cities ?? []), ...inRegions, ...of].flatMap(place => tellingWords(place)))];
}

const hasAll = (words: readonly string[], sought: readonly string[]): boolean => sought.every(word => words.includes(word));

/** How well an agency answers to what is sought: 0 best; null, not at all. Every word that is sought begins one of its own. */
export function agencyRank(sought: string, agency: NamedAgency): number | null {
  const phrase = fold(sought.trim()).replace(/\s+/g, ' ');
  if (phrase === '') return 0;
  const { calls, names, places } = agencyNames(agency);
  if (calls.includes(phrase)) return 0;
  if (calls.some(call => call.startsWith(phrase))) return 1;
  const words = tellingWords(phrase);
  const isIn = (own: readonly string[], word: string): boolean => own.some(one => one.startsWith(word));
  if (words.length === 0) return null;
  const called = calls.flatMap(call => wordsOf(call));
  const telling = [...called, ...names.flat()];
  const place = names.findIndex(own => words.every((word, at) => own[at]?.startsWith(word)));
  if (place >= 0) return 2;
  if (words.every(word => isIn(telling, word))) return 3;
  return words.every(word => isIn(telling, word) || isIn(places, word)) ? 4 : null;
}

/** Those that answer to what is sought, best first; of equals those on file, then by code. */
export function agenciesFound<A extends NamedAgency>(
  sought: string,
  agencies: readonly A[],
  onFile: (agency: A) => boolean = isFiled,
): readonly A[] {
  const ranked = agencies.flatMap(agency => {
    const rank = agencyRank(sought, agency);
    return rank === null ? [] : [{ agency, rank: rank * 2 + (onFile(agency) ? 0 : 1) }];
  });
  return ranked.toSorted((a, b) => a.rank - b.rank || (a.agency.code < b.agency.code ? -1 : 1)).map(({ agency }) => agency);
}

/** The agency that a text means by itself, if one does; else those that it may mean, the likeliest first. */
export function agenciesMeant<A extends NamedAgency>(
  sought: string,
  agencies: readonly A[],
): { readonly meant: A | null; readonly near: readonly A[] } {
  if (tellingWords(sought).length === 0) return { meant: null, near: [] };
  const found = agenciesFound(sought, agencies);
  const best = Math.min(...found.map(agency => agencyRank(sought, agency) ?? Infinity));
  const likely = found.filter(agency => agencyRank(sought, agency) === best);
  const filed = likely.filter(agency => isFiled(agency));
  const one = likely.length === 1 ? likely[0] : filed.length === 1 ? filed[0] : undefined;
  if (one !== undefined) return { meant: one, near: found };
  return { meant: null, near: found.length > 0 ? found : nearest(sought, agencies) };
}

/** Those that answer to one of the words, where none answers to all. */
function nearest<A extends NamedAgency>(sought: string, agencies: readonly A[]): readonly A[] {
  const words = tellingWords(sought).filter(word => word.length > 3);
  const found = words.map(word => agenciesFound(word, agencies).filter(agency => (agencyRank(word, agency) ?? 4) < 4));
  return [...new Set(found.flat())];
}

/** Whether the office has to do with it: it entered it itself, holds a key of it, or said what it may receive. */
export function isFiled({ code, keys = [], profile = null }: MaybeFiled): boolean {
  return keys.length > 0 || profile !== null || !tableCodes.has(code);
}

export type MaybeFiled = NamedAgency & { readonly keys?: readonly unknown[]; readonly profile?: object | null };
const tableCodes: ReadonlySet<string> = new Set(agencyTable.map(({ code }) => code));

/** The agencies of a country's regions that a name is one of: `fiscalía` of Jalisco is the state's prosecutor, none of the nation's. */
export function isRegion(word: string, country: string): boolean {
  return regionNames.get(country)?.has(word) ?? false;
}

const regionNames: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  countries.map(({ code, regions }) => [
    code,
    new Set(
      regions.flatMap(({ name, also, cities }) =>
        [name, ...also, ...cities].map(place => fold(place)).filter(place => place.length > 3),
      ),
    ),
  ]),
);
