import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fieldAt } from '../../shared/catalogue.ts';
import { english, spanish } from '../../shared/reader.ts';
import { minorDigits, moneyText } from '../../shared/money/currency.ts';
import { readMoney } from '../../shared/money/read-money.ts';
import { storedValue } from '../../shared/stored-form.ts';
import { problemOf } from '../../shared/values.ts';
import { valueText } from '../../shared/value-text.ts';

const value = fieldAt('asset.value')!;
const said = (text: string) => {
  const reading = readMoney(text);
  return reading.kind === 'read' ? moneyText(reading.money) : [reading.code, ...reading.choices.map(moneyText)].join(' | ');
};

describe('a sum as a person writes it', () => {
  it.each([
    ['1240000 MXN', '1,240,000.00 MXN'],
    ['1,240,000 mxn', '1,240,000.00 MXN'],
    ['US$ 1.240.000,50', '1,240,000.50 USD'],
    ['1 240 000 MXN', '1,240,000.00 MXN'],
    ['1\u00a0240\u202f000,5 EUR', '1,240,000.50 EUR'],
    ['$1´240,000.00 M.N.', '1,240,000.00 MXN'],
    ['$ 1’240,000 pesos', '1,240,000.00 MXN'],
    ['１，２４０ ＵＳＤ', '1,240.00 USD'],
    ['1,240,000.00\u200e MXN.', '1,240,000.00 MXN'],
    ['U.S. $5,000.00', '5,000.00 USD'],
    ['5000 dólares americanos', '5,000.00 USD'],
    ['1.24 millones de pesos', '1,240,000.00 MXN'],
    ['US$ 1,24 million', '1,240,000.00 USD'],
    ['$5 mdp', '5,000,000.00 MXN'],
    ['2 mil millones de pesos', '2,000,000,000.00 MXN'],
    ['1 billion dollars', '1,000,000,000.00 USD'],
    ['1 billón de pesos', '1,000,000,000,000.00 MXN'],
    ['−1,240.5 USD', '-1,240.50 USD'],
    ['JPY 1,240', '1,240 JPY'],
    ['1.240 KWD', '1.240 KWD'],
  ])('is read in units, in either habit: %s', (written, read) => expect(said(written)).toBe(read));

  it.each([
    ['1240000', 'money/which-currency | 1,240,000.00 MXN | 1,240,000.00 USD'],
    ['$ 1,240,000', 'money/which-currency | 1,240,000.00 MXN | 1,240,000.00 USD'],
    ['US$1.2 M', 'money/ambiguous | 1,200,000.00 USD | 1,200.00 USD'],
    ['1.240 USD', 'money/ambiguous | 1.24 USD | 1,240.00 USD'],
    ['1,240.000 USD', 'money/ambiguous | 1,240.00 USD | 1,240,000.00 USD'],
    ['1.240 millones MXN', 'money/ambiguous | 1,240,000.00 MXN | 1,240,000,000.00 MXN'],
    ['1,2400 USD', 'money/too-precise'],
    ['10.5 JPY', 'money/too-precise'],
    ['99999999999999 USD', 'money/too-large'],
    ['5 MXN USD', 'money/unread'],
    ['5 a 10 USD', 'money/unread'],
    ['12,40,000 USD', 'money/unread'],
    ['', 'money/unread'],
  ])('is asked about where it may be another: %s', (written, asked) => expect(said(written)).toBe(asked));

  it('is stored in minor units exactly, and says why it is not', () => {
    expect(storedValue(value, ' US$ 1.240.000,50 ')).toEqual({ minor: 124_000_050, currency: 'USD' });
    expect(problemOf(value, storedValue(value, '1240000'))).toBe('money/which-currency');
    expect(problemOf(value, storedValue(value, 'a lot'))).toBe('money/unread');
    expect(problemOf(value, '5 USD')).toBe('value/wrong-type');
  });
});

const currency = fc.constantFrom('MXN', 'USD', 'EUR', 'JPY', 'KWD', 'CLF');
const money = fc.record({ minor: fc.maxSafeInteger().map(minor => (minor === 0 ? 0 : minor)), currency });

it.each([english, spanish])('reads back what it prints in $name, to the cent', reader => {
  fc.assert(
    fc.property(money, sum => {
      expect(readMoney(valueText(value, sum, reader))).toEqual({ kind: 'read', money: sum });
    }),
  );
});

it('reads one sum out of every habit of writing it', () => {
  const habits = fc.constantFrom<readonly [string, string]>(
    [',', '.'],
    ['.', ','],
    [' ', ','],
    ['\u202f', '.'],
    ["'", '.'],
    ['', '.'],
    ['', ','],
  );
  const sign = fc.constantFrom('MXN {}', '{} MXN', 'MX$ {}', '$ {} M.N.', '{} pesos', '  {}\u00a0mxn.');
  fc.assert(
    fc.property(fc.nat({ max: 10 ** 12 }), habits, sign, (cents, [between, point], pattern) => {
      const units = String(Math.floor(cents / 100)).replaceAll(/\B(?=(\d{3})+$)/g, between);
      const written = pattern.replace('{}', `${units}${point}${String(cents % 100).padStart(2, '0')}`);
      expect(readMoney(written)).toEqual({ kind: 'read', money: { minor: cents, currency: 'MXN' } });
    }),
  );
});

it('answers for whatever is pasted, and never reads a sum that is not exact', () => {
  const piece = fc.constantFrom(
    '1',
    '240',
    '000',
    ',',
    '.',
    ' ',
    "'",
    '-',
    '$',
    'US$',
    'MXN',
    'USD',
    'm',
    'mil',
    'millones',
    'k',
    '\u200b',
    'x',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 9 }), pieces => {
      const reading = readMoney(pieces.join(''));
      const sums = reading.kind === 'read' ? [reading.money] : reading.choices;
      for (const sum of sums) {
        expect(Number.isSafeInteger(sum.minor)).toBe(true);
        expect(moneyText(sum).split(' ')[0]).toMatch(new RegExp(`^-?[\\d,]+${minorDigits(sum.currency) > 0 ? '\\.\\d+' : ''}$`));
      }
    }),
  );
});
