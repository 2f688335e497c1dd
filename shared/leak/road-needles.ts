import { wordsOf } from './fold.ts';
import type { Needle } from './needle.ts';
import { belowHundred, numberEs } from './number-names.ts';

const mark = /\b(?:km|kil[oó]metros?|mile|milepost|mp|milla)s?\.?\s*(\d{1,4})(?:\s?[.,+]\s?(\d{1,3}))?/iu;
const said = ['km', 'kilometro', 'kilometer', 'kilometre', 'mile', 'milepost', 'milla'];
const little = new Set(
  'carretera carr autopista camino libramiento highway hwy road rd route ruta a al de del la el los las the to en sobre federal estatal libre cuota farm ranch state county us fm rm cr sr interstate'.split(
    ' ',
  ),
);

const numberedRoads =
  'highway|hwy|us|u s|us highway|interstate|i|route|rte|state route|sr|farm road|farm to market road|ranch road|county road|fm|rm|cr|mexico|mex|carretera|carretera federal|federal|autopista|ruta'
    .split('|')
    .map(road => road.split(' '));

/**
 * A place by the distance along a road, as addresses outside of towns are: the road's name within a few words of the number, however the two
 * are told apart: Carretera a Chapala km 23.5; kilómetro 23+500 de la carretera a Chapala; kilómetro veintitrés y medio.
 */
export function roadNeedles(text: string): readonly Needle[] {
  const found = mark.exec(text);
  if (found === null) return [];
  const [whole, number = '', decimals = ''] = found;
  const name = wordsOf(text.replace(whole, ' ')).filter(word => !little.has(word));
  const isNumbered = name.length === 1 && /^\d{1,4}[a-z]?$/.test(name[0]!);
  if ((name.join('').length < 3 && !isNumbered) || name.length > 5) return [];
  const near = [...figuresOf(number, decimals), ...wordsOfDistance(Number(number), decimals)];
  const names = isNumbered
    ? numberedRoads.map(road => [...road, ...name])
    : name.length > 1 && name.join('').length >= 8
      ? [name, ...name.filter(word => word.length >= 5).map(word => [word])]
      : [name];
  return names.map(words => ({ words, near, variant: 'part', severity: 'warn', dense: 'no' }));
}

function figuresOf(number: string, decimals: string): readonly (readonly string[])[] {
  if (decimals === '') return [...said.map(word => [word, number]), ['mile', 'marker', number]];
  const metres = decimals.padEnd(3, '0');
  return [[number, decimals], [number, metres], [number + metres], ...said.map(word => [word, number])];
}

function wordsOfDistance(value: number, decimals: string): readonly (readonly string[])[] {
  if (value === 0 || value >= 3000) return [];
  const spoken = value < 100 ? [numberEs(value), belowHundred(value)] : [numberEs(value)];
  const ends =
    decimals === ''
      ? [[]]
      : [
          ...(decimals === '5' || decimals === '500'
            ? [
                ['y', 'medio'],
                ['and', 'a', 'half'],
              ]
            : []),
          ['punto', ...Array.from(decimals, figure => numberEs(Number(figure))[0]!)],
          ['point', ...Array.from(decimals, figure => belowHundred(Number(figure))[0]!)],
        ];
  return spoken.flatMap(number =>
    ends.flatMap(end => (end.length > 0 ? [[...number, ...end]] : said.map(word => [word, ...number]))),
  );
}
