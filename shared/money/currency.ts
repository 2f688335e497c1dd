/** How many figures follow the point of an amount, by ISO 4217 (2024): two, but for these. Written here, so that a stored sum never changes with the engine. */
const otherDigits: readonly (readonly [digits: number, currencies: string])[] = [
  [0, 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'],
  [3, 'BHD IQD JOD KWD LYD OMR TND'],
  [4, 'CLF UYW'],
];
const digitsOf: ReadonlyMap<string, number> = new Map(
  otherDigits.flatMap(([digits, currencies]) => currencies.split(' ').map(code => [code, digits] as const)),
);

/** A sum in the smallest units of its currency (cents, centavos; whole yen), and its ISO 4217 code. */
export type Money = { readonly minor: number; readonly currency: string };

/** How many figures of a sum in minor units stand behind the point. */
export function minorDigits(currency: string): number {
  return digitsOf.get(currency) ?? 2;
}

/** The two currencies of the two countries: offered where a sum does not say its own. */
export const usualCurrencies = ['MXN', 'USD'] as const;

/** Whether a code of three capital letters is a currency that there is. */
export function isCurrency(code: string): boolean {
  known ??= new Set([...Intl.supportedValuesOf('currency'), ...digitsOf.keys(), ...usualCurrencies]);
  return known.has(code);
}
let known: ReadonlySet<string> | undefined; // made at first use

/** `1,240,000.00`: grouped by commas with a decimal point, as en-US and es-MX both write it. `minor`: whole, with or without a sign. */
export function amountText(minor: string, currency: string): string {
  if (!/^-?\d+$/.test(minor)) return minor;
  const digits = minorDigits(currency);
  const figures = minor.replace('-', '').padStart(digits + 1, '0');
  const split = figures.length - digits;
  const units = figures.slice(0, split).replaceAll(/\B(?=(\d{3})+$)/g, ',');
  return `${minor.startsWith('-') ? '-' : ''}${units}${digits === 0 ? '' : `.${figures.slice(split)}`}`;
}

/** `1,240,000.00 MXN`: what {@link readMoney} reads back as the same sum. */
export function moneyText({ minor, currency }: { readonly minor: number | string; readonly currency: string }): string {
  return `${amountText(String(minor), currency)} ${currency}`.trim();
}
