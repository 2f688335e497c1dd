import { countries } from '../countries.ts';
import { wordsOf } from '../leak/fold.ts';

/** How a country is written in a form that leaves: its ISO code and its names in both languages, none of which anybody typed. Made at first use. */
let countryCodes: ReadonlyMap<string, string> | undefined;
const regionNames: ReadonlyMap<string, string> = new Map(
  countries.flatMap(({ code, regions }) =>
    regions.flatMap(({ name, also }) => [name, ...also].map(known => [regionKey(code, known), name] as const)),
  ),
);
const currencies: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'));
/** Units of mass, volume, length and count: their UN/ECE codes, and how people write them. */
const unitList = (
  'KGM GRM MGM TNE LBR ONZ LTR MLT CLT GLL MTR KMT MTK HAR H87 C62 NMP ' +
  'kg g mg t lb oz l ml gal m km m2 ha pcs pieces units pills doses plants rounds piezas unidades pastillas dosis plantas cartuchos'
).split(' ');
const units: ReadonlyMap<string, string> = new Map(unitList.map(unit => [unit.toLowerCase(), unit]));

/** The ISO 3166-1 code of a country named by its code or its name in either language; undefined for any other text. */
export function countryCodeOf(text: string): string | undefined {
  countryCodes ??= namesOfCountries();
  return countryCodes.get(keyOf(text));
}

/** A state's name as its country's file writes it; undefined for what no file knows. */
export function regionOf(country: string, text: string): string | undefined {
  return regionNames.get(regionKey(country, text));
}

export function currencyOf(text: string): string | undefined {
  return currencies.has(text) ? text : undefined;
}

export function unitOf(text: string): string | undefined {
  return units.get(text.toLowerCase());
}

function regionKey(country: string, text: string): string {
  return `${country}/${keyOf(text)}`;
}

function keyOf(text: string): string {
  return wordsOf(text).join(' ');
}

function namesOfCountries(): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  const add = (name: string, code: string) => {
    if (!names.has(keyOf(name))) names.set(keyOf(name), code);
  };
  const tongues = ['en', 'es'].map(language => new Intl.DisplayNames([language], { type: 'region', fallback: 'none' }));
  for (const code of isoCodes()) {
    add(code, code);
    for (const tongue of tongues) add(tongue.of(code) ?? code, code);
  }
  for (const { code, name, called, short } of countries)
    for (const known of [name, called, short]) for (const text of [known.en, known.es]) add(text, code);
  return names;
}

/** The officially assigned two-letter codes, as far as the engine knows a name for them. */
function isoCodes(): readonly string[] {
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  const codes = letters.flatMap(first => letters.map(second => first + second));
  const named = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });
  return codes.filter(code => !/^(?:EU|EZ|UN|QO|ZZ|XA|XB|XK)$/.test(code) && named.of(code) !== undefined);
}
