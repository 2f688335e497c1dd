import { countries, countryOfAgency, findCountry } from './countries.ts';
import type { FailureCode } from './failure.ts';
import type { Json } from './language.ts';
import { wordsOf } from './leak/fold.ts';
import type { ReservedAct } from './country.ts';

type Fields = Readonly<Record<string, Json>>;

/** Why a task may not stand in a plan, at the field that says it. */
export type PlanProblem = { readonly field: string; readonly code: Extract<FailureCode, `task/${string}`> };

/** A task that a law keeps to others: the country, and what its law says. */
export type Reserved = { readonly country: string; readonly act: ReservedAct };

/** Which field says whose task it is, and which ones say where, by kind of record. */
const readings: Readonly<Record<string, { readonly whose: string; readonly where: readonly string[] }>> = {
  task: { whose: 'party', where: ['country', 'place'] },
  planTask: { whose: 'agency', where: ['country', 'territory'] },
};

/**
 * What the law of the place has against a task as it is written down: an act by force is planned for a party of another country than the one
 * that keeps such acts to its own authorities. Whose it is and where must be told, or no law could be asked.
 */
export function planProblem(entity: string, fields: Fields): PlanProblem | null {
  const reading = readings[entity];
  if (reading === undefined || fields['powers'] !== 'coercive') return null;
  if (typeof fields[reading.whose] !== 'string') return { field: reading.whose, code: 'task/coercive-whose' };
  if (reservedFor(entity, fields) !== null) return { field: reading.whose, code: 'task/coercive-abroad' };
  return placesOf(fields, reading.where).size === 0 ? { field: 'country', code: 'task/coercive-where' } : null;
}

/** The law that keeps this very task to other authorities; null where none does, as far as the task says whose it is and where. */
export function reservedFor(entity: string, fields: Fields): Reserved | null {
  const reading = readings[entity];
  const whose = reading === undefined ? undefined : fields[reading.whose];
  if (reading === undefined || typeof whose !== 'string' || fields['powers'] !== 'coercive') return null;
  for (const country of placesOf(fields, reading.where)) {
    const act =
      country === countryOfAgency(whose)
        ? undefined
        : findCountry(country)?.reserved?.find(({ powers }) => powers === 'coercive');
    if (act !== undefined) return { country, act };
  }
  return null;
}

/** Every country that the fields name, by its code, a place of it, its name, or that of a state or city. Where two are named, each counts. */
function placesOf(fields: Fields, names: readonly string[]): ReadonlySet<string> {
  return new Set(names.flatMap(name => countriesIn(fields[name])));
}

function countriesIn(value: Json | undefined): readonly string[] {
  if (typeof value === 'string') return /^[A-Z]{2}$/.test(value) ? [value] : named(value);
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return [];
  const { country, state, locality, text } = value as Fields; // a place
  if (typeof country === 'string') return [country];
  return [state, locality, text].flatMap(part => (typeof part === 'string' ? named(part) : []));
}

/** `Manzanillo, Colima`: each part between commas may be a country, a state or a city. */
function named(text: string): readonly string[] {
  return text.split(/[,;/()]/).flatMap(part => countriesByName.get(keyOf(part)) ?? []);
}

const keyOf = (text: string): string => wordsOf(text).join(' ');

/** A name that two countries have means neither by itself. */
const countriesByName: ReadonlyMap<string, readonly string[]> = new Map(
  [
    ...Map.groupBy(
      countries.flatMap(({ code, name, called, short, regions }) =>
        [code, ...Object.values(name), ...Object.values(called), ...Object.values(short)]
          .concat(regions.flatMap(({ name: region, also, cities }) => [region, ...also, ...cities]))
          .map(word => [keyOf(word), code] as const),
      ),
      ([word]) => word,
    ),
  ].flatMap(([word, found]) => {
    const codes = [...new Set(found.map(([, code]) => code))];
    return codes.length === 1 ? [[word, codes] as const] : [];
  }),
);
