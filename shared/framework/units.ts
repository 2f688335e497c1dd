import type { Bilingual } from '../language.ts';
import { isCurrency } from '../money/currency.ts';

/** What can be added up: units of one kind alone. Each thing that is counted is a kind of its own, and each currency. */
type Unit = { readonly kind: string; readonly names: Bilingual; readonly factor: readonly [over: bigint, under: bigint] };

const one = [1n, 1n] as const;
const counted = (id: string, en: string, es: string): readonly [string, Unit] => [
  id,
  { kind: id, names: { en, es }, factor: one },
];
const mass = (id: string, text: string, over: bigint, under: bigint): readonly [string, Unit] => [
  id,
  { kind: 'mass', names: { en: text, es: text }, factor: [over, under] },
];

/** Units by code: of mass and volume those of UN/CEFACT recommendation 20, with their factor to kilograms or liters (exact: 1 lb = 0.45359237 kg). */
const units: ReadonlyMap<string, Unit> = new Map([
  mass('KGM', 'kg', 1n, 1n),
  mass('GRM', 'g', 1n, 1_000n),
  mass('MGM', 'mg', 1n, 1_000_000n),
  mass('TNE', 't', 1_000n, 1n),
  mass('LBR', 'lb', 45_359_237n, 100_000_000n),
  mass('ONZ', 'oz', 28_349_523_125n, 1_000_000_000_000n),
  ['LTR', { kind: 'volume', names: { en: 'L', es: 'L' }, factor: one }],
  ['MLT', { kind: 'volume', names: { en: 'mL', es: 'mL' }, factor: [1n, 1_000n] }],
  counted('persons', 'persons', 'personas'),
  counted('defendants', 'defendants', 'personas sentenciadas'),
  counted('requests', 'requests', 'solicitudes'),
  counted('pills', 'pills', 'pastillas'),
  counted('doses', 'dosage units', 'dosis'),
  counted('firearms', 'firearms', 'armas de fuego'),
  counted('rounds', 'rounds', 'cartuchos'),
  counted('labs', 'laboratories', 'laboratorios'),
  counted('operations', 'operations', 'operativos'),
  counted('trainings', 'trainings', 'capacitaciones'),
  counted('percent', '%', '%'),
  counted('days', 'days', 'días'),
  counted('months', 'months', 'meses'),
]);

/** How units are written elsewhere, in lower case without accents. */
const written: Readonly<Record<string, string>> = {
  kg: 'KGM',
  kgs: 'KGM',
  kilo: 'KGM',
  kilos: 'KGM',
  kilograms: 'KGM',
  kilogramos: 'KGM',
  g: 'GRM',
  gr: 'GRM',
  grams: 'GRM',
  gramos: 'GRM',
  mg: 'MGM',
  t: 'TNE',
  tons: 'TNE',
  toneladas: 'TNE',
  lb: 'LBR',
  lbs: 'LBR',
  pounds: 'LBR',
  libras: 'LBR',
  oz: 'ONZ',
  ounces: 'ONZ',
  onzas: 'ONZ',
  l: 'LTR',
  lt: 'LTR',
  liters: 'LTR',
  litres: 'LTR',
  litros: 'LTR',
  ml: 'MLT',
  personas: 'persons',
  pastillas: 'pills',
  tabletas: 'pills',
  tablets: 'pills',
  dosis: 'doses',
  armas: 'firearms',
  'armas de fuego': 'firearms',
  cartuchos: 'rounds',
  laboratorios: 'labs',
  solicitudes: 'requests',
  operativos: 'operations',
  capacitaciones: 'trainings',
  '%': 'percent',
  dias: 'days',
  meses: 'months',
  us$: 'USD',
  mx$: 'MXN',
};

/** The unit that a text names: a code of ours, a currency, or as it is written in either language. */
export function unitOf(text: string): string | undefined {
  const plain = text.trim();
  if (units.has(plain) || (/^[A-Z]{3}$/.test(plain) && isCurrency(plain))) return plain;
  const folded = plain.toLowerCase().normalize('NFD').replaceAll(/\p{M}/gu, '');
  if (units.has(folded)) return folded;
  if (Object.hasOwn(written, folded)) return written[folded];
  const code = plain.toUpperCase();
  return units.has(code) || (/^[A-Z]{3}$/.test(code) && isCurrency(code)) ? code : undefined;
}

export function unitName(unit: string): Bilingual {
  return units.get(unit)?.names ?? { en: unit, es: unit };
}

export const unitIds: readonly string[] = [...units.keys(), 'USD', 'MXN'];

export const isMoney = (unit: string): boolean => !units.has(unit);

/** Whether amounts in these units may be added, once one is converted. Currencies never are without a rate. */
export function areOneKind(unit: string, other: string): boolean {
  return (units.get(unit)?.kind ?? unit) === (units.get(other)?.kind ?? other);
}

const DECIMALS = 6;
const SCALE = 10n ** BigInt(DECIMALS);

/** A decimal such as `12.5` in millionths. `text`: digits, and at most six more behind a point. */
export function millionths(text: string): bigint {
  const [whole = '0', part = ''] = text.split('.');
  return BigInt(whole) * SCALE + BigInt(part.slice(0, DECIMALS).padEnd(DECIMALS, '0'));
}

/** Millionths as the shortest decimal. */
export function decimalOf(amount: bigint): string {
  const part = (amount % SCALE).toString().padStart(DECIMALS, '0').replace(/0+$/, '');
  return `${amount / SCALE}${part === '' ? '' : `.${part}`}`;
}

/** An amount in another unit of its kind, exact to the millionth; a currency by its rate, units of the other for one of this. */
export function converted(amount: string, from: string, to: string, rate?: string): string {
  if (from === to) return decimalOf(millionths(amount));
  if (rate !== undefined) return decimalOf(rounded(millionths(amount) * millionths(rate), SCALE));
  const [over, under] = units.get(from)?.factor ?? one;
  const [toOver, toUnder] = units.get(to)?.factor ?? one;
  return decimalOf(rounded(millionths(amount) * over * toUnder, under * toOver));
}

/** The sum of decimals, which are of one unit. */
export function sumOf(amounts: readonly string[]): string {
  return decimalOf(amounts.reduce((sum, amount) => sum + millionths(amount), 0n));
}

const rounded = (over: bigint, under: bigint): bigint => (2n * over + under) / (2n * under);
