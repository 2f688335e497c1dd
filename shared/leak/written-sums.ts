import { amountText, minorDigits } from '../money/currency.ts';

/** A sum of fewer figures than this, in units, meets every other text and is not looked for. */
const leastFigures = 4;

/**
 * How a sum may be written out, for the leak guard: `1,240,000.00`, `1240000`, `1.24 million`, `1,24 millones`, `1.24M`, `1240 mil`. Signs between
 * figures are the same to the guard, and it reads words in figures; so each of these stands for its kin (`1.240.000,00`, `un millón doscientos
 * cuarenta mil`). What has no three words of number, such as `un millón`, is here in words.
 */
export function writtenSums(minor: string, currency: string): readonly string[] {
  if (!/^-?\d+$/.test(minor)) return [];
  const digits = minorDigits(currency);
  const figures = minor.replace('-', '').padStart(digits + 1, '0');
  const units = figures.slice(0, figures.length - digits);
  if (units.length < leastFigures) return [];
  const rest = figures.slice(figures.length - digits);
  const grouped = units.replaceAll(/\B(?=(\d{3})+$)/g, ',');
  const whole = digits === 0 ? [units, grouped] : [`${units}.${rest}`, amountText(figures, currency), units, grouped];
  return [...whole, ...(Number(rest) === 0 ? inScales(units) : [])];
}

const million = ['million', 'millions', 'millón', 'millones'];
const scales: readonly (readonly [zeros: number, words: readonly string[], letters: readonly string[]])[] = [
  [3, ['mil', 'thousand'], ['k']],
  [6, [...million, 'mdp', 'mdd'], ['m', ' mm']],
];
/** A million in words is two of them, which the guard does not read as figures. Thousands so written are years too: dos mil veintiséis. */
const millionsInWords = 'un dos tres cuatro cinco seis siete ocho nueve diez'.split(' ');
const millionsInEnglish = 'one two three four five six seven eight nine ten'.split(' ');

/** The same sum in thousands and millions, where no more than two figures stand behind the point. */
function inScales(units: string): readonly string[] {
  return scales.flatMap(([zeros, words, letters]) => {
    const [whole, part] = [units.slice(0, -zeros), units.slice(-zeros).replace(/0+$/, '')];
    if (whole === '' || part.length > 2) return [];
    const grouped = whole.replaceAll(/\B(?=(\d{3})+$)/g, ',');
    const numbers = [...new Set([whole, grouped])].map(number => (part === '' ? number : `${number}.${part}`));
    const figures = whole.length + part.length;
    return [
      ...(zeros > 3 || figures > 1 ? numbers.flatMap(number => words.map(word => `${number} ${word}`)) : []), // 2 mil may be the year, or a distance
      ...(figures > 2 ? numbers.flatMap(number => letters.map(letter => number + letter)) : []), // 5m may be metres
      ...(zeros > 3 && part === '' ? saidMillions(Number(whole)) : []),
    ];
  });
}

function saidMillions(count: number): readonly string[] {
  return [millionsInWords, millionsInEnglish].flatMap(counts => {
    const said = counts[count - 1];
    return said === undefined ? [] : million.map(word => `${said} ${word}`);
  });
}
