import { countries } from '../countries.ts';
import { wordsOf } from '../leak/fold.ts';

const regionNames: ReadonlyMap<string, string> = new Map(
  countries.flatMap(({ code, regions }) =>
    regions.flatMap(({ name, also }) => [name, ...also].map(known => [regionKey(code, known), name] as const)),
  ),
);
const currencies: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'));
/** Units of mass, volume, length and count: their UN/ECE codes, and how people write them. */
export const unitList: readonly string[] = (
  'KGM GRM MGM TNE LBR ONZ LTR MLT CLT GLL MTR KMT MTK HAR H87 C62 NMP ' +
  'kg g mg t lb oz l ml gal m km m2 ha pcs pieces units pills doses plants rounds piezas unidades pastillas dosis plantas cartuchos'
).split(' ');
const units: ReadonlyMap<string, string> = new Map(unitList.map(unit => [unit.toLowerCase(), unit]));

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
