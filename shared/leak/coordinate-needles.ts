import { wordsOf } from './fold.ts';
import { gridForms } from './grid-needles.ts';
import type { Needle } from './needle.ts';

const needle = (words: readonly string[]): Needle => ({ words, variant: 'coordinates', severity: 'stop', dense: 'no' });

/**
 * A place on the map in the notations of maps and navigators: decimal degrees (as written, and cut to four and three decimals: eleven and a
 * hundred metres), degrees with minutes, with seconds, and the open location code ("plus code").
 *
 * @param latitude - Decimal degrees as texts, as they were written.
 */
export function coordinateNeedles(latitude: string, longitude: string): readonly Needle[] {
  const both = [latitude, longitude].filter(text => /^-?\d+\.\d{3,}$/.test(text)); // two decimals are a kilometre: a town
  const found = both.flatMap(text => [...decimalNeedles(text), ...sexagesimalNeedles(Math.abs(Number(text)))]);
  if (both.length < 2) return found;
  const [north, east] = [Number(latitude), Number(longitude)];
  const codes = plusCodes(north, east).map(wordsOf);
  return [...found, ...[...codes, ...gridForms(north, east), ...coarsePairs(latitude, longitude)].map(needle)];
}

/** Two decimals of each, a kilometre: together they say where somebody lives, as one of them does not. */
function coarsePairs(latitude: string, longitude: string): readonly (readonly string[])[] {
  const [north, east] = [latitude, longitude].map(coarseOf);
  return north!.flatMap(n =>
    east!.flatMap(e => [
      [...n, ...e],
      [...n, 'n', ...e],
      [...n, 'lon', ...e],
      [...n, 'y', ...e],
      [...n, 'n', 'y', ...e],
    ]),
  );
}

function coarseOf(text: string): readonly (readonly string[])[] {
  const [whole = '', decimals = ''] = text.replace('-', '').split('.');
  return [[whole, decimals.slice(0, 2)], Math.abs(Number(text)).toFixed(2).split('.')];
}

function decimalNeedles(text: string): readonly Needle[] {
  const [whole = '', decimals = ''] = text.replace('-', '').split('.');
  const cuts = new Set([decimals, ...[6, 5, 4, 3].map(length => decimals.slice(0, length))]);
  const rounded = [5, 4, 3].filter(places => places < decimals.length).map(places => Math.abs(Number(text)).toFixed(places));
  return [
    ...[...cuts].filter(cut => cut.length >= 3).map(cut => needle([whole, cut])),
    ...rounded.map(each => needle(each.split('.'))),
  ];
}

/** 29.089217 is 29° 5′ 21″ and 29° 5.353′; seconds and minutes whole, rounded or with a digit. Zeros may stand before. */
function sexagesimalNeedles(degrees: number): readonly Needle[] {
  const whole = Math.floor(degrees);
  const minutes = (degrees - whole) * 60;
  const minute = Math.floor(minutes);
  const seconds = (minutes - minute) * 60;
  const forms: (readonly string[])[] = [];
  for (const m of padded(minute)) {
    for (const s of new Set([Math.floor(seconds), Math.round(seconds)].flatMap(padded))) forms.push([m, s]);
    for (const places of [1, 2, 3]) forms.push([m, ...seconds.toFixed(places).split('.')], [m, ...padDecimal(seconds, places)]);
    for (const places of [2, 3, 4]) forms.push([m, (minutes - minute).toFixed(places).slice(2)]);
  }
  const within = forms.flatMap(rest => padded(whole, 3).map(d => [d, ...rest]));
  return [...within, ...roundedAcross(degrees), ...inUnits(degrees)].map(needle);
}

/** Rounded to a second or a hundredth of a minute, where that carries over: 31′ 59.99″ is 32′ 00″. */
function roundedAcross(degrees: number): readonly (readonly string[])[] {
  const seconds = Math.round(degrees * 3600);
  const hundredths = Math.round(degrees * 6000);
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60] as const;
  const minutes = [
    Math.floor(hundredths / 6000),
    Math.floor(hundredths / 100) % 60,
    String(hundredths % 100).padStart(2, '0'),
  ] as const;
  return [
    ...padded(parts[0], 3).flatMap(d => padded(parts[1]).flatMap(m => padded(parts[2]).map(s => [d, m, s]))),
    ...padded(minutes[0], 3).flatMap(d => padded(minutes[1]).map(m => [d, m, minutes[2]])),
  ];
}

const units = [
  ['grados', 'minutos', 'segundos'],
  ['grados', 'minuto', 'segundos'],
  ['degrees', 'minutes', 'seconds'],
  ['degrees', 'minute', 'seconds'],
  ['deg', 'min', 'sec'],
] as const;

/** Degrees, minutes and seconds with their names, whole seconds cut or rounded: 17 grados 3 minutos 55 segundos. */
function inUnits(degrees: number): readonly (readonly string[])[] {
  return [Math.floor(degrees * 3600), Math.round(degrees * 3600)].flatMap(seconds => {
    const [d, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60].map(part => padded(part));
    return units.flatMap(([degree, minute, second]) =>
      d!.flatMap(a =>
        m!.flatMap(b =>
          s!.flatMap(c => [
            [a, degree, b, minute, c, second],
            [a, degree, b, minute, 'y', c, second],
            [a, degree, b, minute, 'con', c, second],
            [a, degree, 'con', b, minute, 'y', c, second],
            [a, degree, b, minute, 'and', c, second],
          ]),
        ),
      ),
    );
  });
}

const padded = (value: number, width = 2): readonly string[] => [...new Set([String(value), String(value).padStart(width, '0')])];

function padDecimal(value: number, places: number): readonly string[] {
  const [whole = '', decimals = ''] = value.toFixed(places).split('.');
  return [whole.padStart(2, '0'), decimals];
}

const digits = '23456789CFGHJMPQRVWX';

/** The open location code of ten digits, and what people write who name the town beside it: its last six. */
function plusCodes(latitude: number, longitude: number): readonly string[] {
  // Eight thousandths of a degree to the fourth pair; the code counts in 1/8000 of a degree, from the south pole and the date line.
  let [north, east] = [Math.floor((latitude + 90) * 8000 + 1e-6), Math.floor((longitude + 180) * 8000 + 1e-6)];
  let code = '';
  for (let pair = 0; pair < 5; pair++) {
    code = digits[north % 20]! + digits[east % 20]! + code;
    [north, east] = [Math.floor(north / 20), Math.floor(east / 20)];
  }
  const full = `${code.slice(0, 8)}+${code.slice(8)}`;
  return [full, full.slice(4)];
}
