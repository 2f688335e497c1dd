import { belowHundred, numberEs } from './number-names.ts';
import { namedDays } from './named-days.ts';

const months = {
  fr: 'janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre',
  pt: 'janeiro fevereiro marco abril maio junho julho agosto setembro outubro novembro dezembro',
};
const short = {
  fr: 'janv fev mars avr mai juin juil aout sept oct nov dec',
  pt: 'jan fev mar abr mai jun jul ago set out nov dez',
};
const languages = ['fr', 'pt'] as const;
const monthsOf = (at: number): readonly string[] => [
  ...new Set(languages.flatMap(language => [months, short].map(list => list[language].split(' ')[at]!))),
];

const unitsFr = 'zero un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize'.split(' ');
const tensFr = ['', '', 'vingt', 'trente', 'quarante', 'cinquante', 'soixante'];
const unitsPt =
  'zero um dois tres quatro cinco seis sete oito nove dez onze doze treze quatorze quinze dezesseis dezessete dezoito dezenove'.split(
    ' ',
  );
const tensPt = ['', '', 'vinte', 'trinta', 'quarenta', 'cinquenta', 'sessenta', 'setenta', 'oitenta', 'noventa'];
const hundredsPt = '_ cento duzentos trezentos quatrocentos quinhentos seiscentos setecentos oitocentos novecentos'.split(' ');

/** A number below a hundred in French words, folded: soixante dix sept, quatre vingt deux. */
export function numberFr(value: number): readonly string[] {
  if (value <= 16) return [unitsFr[value]!];
  if (value < 20) return ['dix', unitsFr[value - 10]!];
  if (value >= 80) return ['quatre', value === 80 ? 'vingts' : 'vingt', ...(value === 80 ? [] : numberFr(value - 80))];
  const ten = Math.min(6, Math.floor(value / 10));
  const rest = value - ten * 10;
  return [tensFr[ten]!, ...(rest === 0 ? [] : rest % 10 === 1 ? ['et', ...numberFr(rest)] : numberFr(rest))];
}

/** A number below a thousand in Portuguese words, folded. */
function numberPt(value: number): readonly string[] {
  if (value < 20) return [unitsPt[value]!];
  const [of, names, step] = value < 100 ? [10, tensPt, 10] : [100, hundredsPt, 100];
  const rest = value % step;
  return [names[Math.floor(value / of)]!, ...(rest === 0 ? [] : ['e', ...numberPt(rest)])];
}

function yearsFr(year: number): readonly (readonly string[])[] {
  const [thousands, rest] = [Math.floor(year / 1000), year % 1000];
  const behind = rest % 100 === 0 ? [] : numberFr(rest % 100);
  const hundreds = rest < 100 ? [] : [...(rest < 200 ? [] : [unitsFr[Math.floor(rest / 100)]!]), 'cent'];
  const mil = thousands === 1 ? ['mil'] : [...numberFr(thousands), 'mille'];
  return [[...mil, ...hundreds, ...behind], ...(thousands === 1 ? [['dix', ...hundreds, ...behind]] : [])];
}

function yearPt(year: number): readonly string[] {
  const [thousands, rest] = [Math.floor(year / 1000), year % 1000];
  const mil = thousands === 1 ? ['mil'] : [...numberPt(thousands), 'mil'];
  return rest === 0 ? mil : [...mil, ...(rest < 100 ? ['e'] : []), ...numberPt(rest)];
}

/** A day in the prose of the languages beside the two countries' own, folded: 28 juillet 1982, vinte e um de agosto de mil novecentos e noventa. */
export function foreignDates(year: number, month: number, day: number): readonly (readonly string[])[] {
  const years = [String(year), ...(year < 2000 ? [String(year % 100)] : [])];
  const days = [
    ...new Set([String(day), String(day).padStart(2, '0'), ...(day === 1 ? ['1er', '1o', 'primeiro', 'premier'] : [])]),
  ];
  const figures = monthsOf(month - 1).flatMap(m =>
    days.flatMap(d => years.flatMap(y => [[d, m, y], ...['de', 'd'].map(de => [d, de, m, de, y])])),
  );
  const fr = yearsFr(year).map(said => [...(day === 1 ? ['premier'] : numberFr(day)), months.fr.split(' ')[month - 1]!, ...said]);
  const pt = [numberPt(day), ...(day === 1 ? [['primeiro']] : [])].map(said => [
    ...said,
    'de',
    months.pt.split(' ')[month - 1]!,
    'de',
    ...yearPt(year),
  ]);
  return [...figures, ...fr, ...pt];
}

/** A day as deeds of Mexican notaries and courts say it, folded: a los nueve días del mes de mayo del año 1974. */
export function formulaDates(year: number, day: number, monthEs: string): readonly (readonly string[])[] {
  const years = [
    [String(year)],
    numberEs(year),
    ...(year > 1930 && year < 2000 ? [numberEs(year % 100), [String(year % 100)]] : []),
  ];
  const counted = day === 1 ? 'dia' : 'dias';
  const toMonth = [['del', 'mes'], [counted], [counted, 'del', 'mes']];
  const toYear = [['de'], ['del'], ['del', 'ano'], ['del', 'ano', 'de']];
  return [[String(day)], numberEs(day)].flatMap(d =>
    toMonth.flatMap(joint => toYear.flatMap(of => years.map(y => [...d, ...joint, 'de', monthEs, ...of, ...y]))),
  );
}

/** A day by the feast that falls on it each year, with its year, folded: Halloween 1969, el día de Reyes de 1977. */
export function feastDates(year: number, month: number, day: number): readonly (readonly string[])[] {
  const years = [
    [String(year)],
    ...(year > 1930 && year < 2000 ? [[String(year % 100)], numberEs(year % 100), belowHundred(year % 100)] : []),
  ];
  return namedDays(month, day).flatMap(name =>
    years.flatMap(y => [
      [...name, ...y],
      ...['de', 'del', 'of', 'in'].map(of => [...name, of, ...y]),
      [...name, 'del', 'ano', ...y],
    ]),
  );
}
