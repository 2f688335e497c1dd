import type { FailureCode } from '../failure.ts';
import { isCurrency, minorDigits, usualCurrencies, type Money } from './currency.ts';
import { amountsOf, type Amount } from './written-amount.ts';

/** What a typed sum was read as; or why it was not, with the sums that it may be. */
export type MoneyReading =
  | { readonly kind: 'read'; readonly money: Money }
  | { readonly kind: 'asked'; readonly code: FailureCode & `money/${string}`; readonly choices: readonly Money[] };

/**
 * The sum that a person meant, in units: `1,240,000 MXN`, `US$ 1.240.000,50`, `1 240 000 pesos`, `1.24 millones de dólares`, `$5 mdp`. Exact, without
 * floating point. What may be read in two ways, or does not say which currency (`$` is the sign of both countries), is asked about and not
 * guessed: the choices are what it may be, the likelier first. What {@link moneyText} prints is read as the same sum.
 */
export function readMoney(text: string): MoneyReading {
  const { currencies, rest } = withoutCurrency(plain(text));
  const parts = /^(?<sign>-?) ?(?<number>[\d.,' ]*\d) ?(?<scale>[a-z ]*)$/.exec(rest)?.groups;
  const scales = scaleWords.get(parts?.['scale'] ?? '') ?? [];
  const amounts = amountsOf(parts?.['number'] ?? '');
  if (amounts.length === 0 || scales.length === 0 || currencies.length > 1) return asked('money/unread');
  const [currency] = currencies;
  const likely = currency === undefined ? usualCurrencies : [currency];
  const sign = parts?.['sign'] === '-' ? -1n : 1n;
  const isOne = scales.length === 1 && (amounts.length === 1 || isOwnPoint(amounts[0]!, scales, currency));
  const meant = isOne ? amounts.slice(0, 1) : amounts;
  const sums = scales.flatMap(scale => meant.flatMap(amount => likely.map(code => sumOf(amount, scale, code))));
  if (sums.every(sum => sum === null) || (isOne && isTooFine(meant[0]!, scales, likely))) return asked('money/too-precise');
  const held = sums.flatMap(sum => (sum !== null && isSafe(sum.minor) ? { ...sum, minor: Number(sum.minor * sign) } : []));
  if (held.length === 0) return asked('money/too-large');
  if (!isOne) return asked('money/ambiguous', held);
  return currency === undefined ? asked('money/which-currency', held) : { kind: 'read', money: held[0]! };
}

/** Three figures behind the point are no thousands where the currency has three. */
function isOwnPoint({ decimals }: Amount, scales: readonly number[], currency: string | undefined): boolean {
  return scales === unscaled && currency !== undefined && minorDigits(currency) === decimals;
}

/** More figures behind the point than the currency has, zeros too: a slip, of which nobody knows what was meant. */
function isTooFine({ decimals }: Amount, scales: readonly number[], currencies: readonly string[]): boolean {
  return scales === unscaled && currencies.every(currency => decimals > minorDigits(currency));
}

const isSafe = (minor: bigint): boolean => minor <= BigInt(Number.MAX_SAFE_INTEGER);

function asked(code: FailureCode & `money/${string}`, choices: readonly Money[] = []): MoneyReading {
  return { kind: 'asked', code, choices };
}

/** Lower case without accents, every figure, space, hyphen and apostrophe the plain one, and nothing invisible. */
function plain(text: string): string {
  return text
    .replaceAll(/[‘’ʼ´`]/g, "'")
    .normalize('NFKD')
    .replaceAll(/[\p{M}\p{Cf}]/gu, '')
    .replaceAll(/[\u2010-\u2015\u2212]/g, '-')
    .replaceAll(/\s+/g, ' ')
    .toLowerCase()
    .trim();
}

/** How currencies are written, in words and signs; `$` alone says none. Longer ones first. `mdp` and `mdd` are millions too. */
const written: readonly (readonly [pattern: RegExp, currency: string, stands: string])[] = [
  [/\bmdp\b/, 'MXN', ' million '],
  [/\bmdd\b/, 'USD', ' million '],
  [/\b(?:us|u\.s\.|u\.s|u) ?\$ ?(?:usd\b)?|\bu\$s|\$ ?u\.?s\.?\b/, 'USD', ' '],
  [/\b(?:mx|mex|mxn|mn) ?\$/, 'MXN', ' '],
  [/\bpesos? mexicanos?\b|\bmexican pesos?\b|\bmoneda nacional\b|\bm\. ?n\.|\bmn\b|\bpesos?\b/, 'MXN', ' '],
  [
    /\b(?:us|u\.s\.|american) dollars?\b|\bdolar(?:es)?(?: (?:americanos?|estadounidenses?))?\b|\bdollars?\b|\bdll?s\b\.?/,
    'USD',
    ' ',
  ],
  [/€|\beuros?\b/, 'EUR', ' '],
  [/£|\blibras? esterlinas?\b|\bpounds? sterling\b/, 'GBP', ' '],
  [/\byen(?:es)?\b/, 'JPY', ' '],
];

/** The currencies that a text names, each once, and what is left of it. */
function withoutCurrency(text: string): { readonly currencies: readonly string[]; readonly rest: string } {
  const found = new Set<string>();
  let rest = text;
  for (const [pattern, currency, stands] of written)
    if (pattern.test(rest)) {
      found.add(currency);
      rest = rest.replace(pattern, stands);
    }
  rest = rest.replaceAll(/(?<![a-z])[a-z]{3}(?![a-z])/g, word => {
    if (!isCurrency(word.toUpperCase()) || scaleWords.has(word)) return word;
    found.add(word.toUpperCase());
    return ' ';
  });
  rest = rest.replaceAll(/\$|\b(?:de|of)\b/g, ' ');
  return {
    currencies: [...found],
    rest: rest
      .replaceAll(/ +/g, ' ')
      .trim()
      .replace(/[ .-]+$/, ''),
  };
}

/** Powers of ten by which words multiply. `M` is a million, or a thousand: two readings. A billion is a thousand millions, un billón a million. */
const unscaled: readonly number[] = [0];
const scaleWords: ReadonlyMap<string, readonly number[]> = new Map([
  ['', unscaled],
  ...['k', 'mil', 'miles', 'thousand'].map(word => [word, [3]] as const),
  ...['million', 'millions', 'millon', 'millones', 'mill', 'mm'].map(word => [word, [6]] as const),
  ['m', [6, 3]],
  ...['billion', 'billions', 'bn', 'mil millones', 'miles millones'].map(word => [word, [9]] as const),
  ...['billon', 'billones'].map(word => [word, [12]] as const),
]);

/** The sum in minor units; null where the currency has no unit so small. */
function sumOf(
  { digits, decimals }: Amount,
  scale: number,
  currency: string,
): { readonly minor: bigint; readonly currency: string } | null {
  const shift = minorDigits(currency) + scale - decimals;
  const least = 10n ** BigInt(Math.max(-shift, 0));
  return digits % least === 0n ? { minor: (digits / least) * 10n ** BigInt(Math.max(shift, 0)), currency } : null;
}
