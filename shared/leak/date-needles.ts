import { countsOf } from './day-counts.ts';
import type { Needle, Variant } from './needle.ts';
import { belowHundred, numberEs } from './number-names.ts';
import { feastDates, foreignDates, formulaDates } from './other-dates.ts';

const monthsEs = 'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre'.split(' ');
const monthsEn = 'january february march april may june july august september october november december'.split(' ');
const shortEs = ['ene', 'feb', 'mar', 'abr', 'may', 'jun', 'jul', 'ago', 'sep', 'oct', 'nov', 'dic'];
const shortEn = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const ordinalsEn =
  `_ first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth
  sixteenth seventeenth eighteenth nineteenth twentieth`.split(/\s+/);

/** A civil date, or a part of one, in the ways two countries write it: figures in three orders, prose, and court Spanish in full. */
export function dateNeedles(date: string): readonly Needle[] {
  const match = /^(\d{4})-(\d{2})-(\d{2})/.exec(date);
  if (match === null) return partNeedles(date);
  const [, year, month, day] = match as unknown as [string, string, string, string]; // the pattern has three groups
  const found: Needle[] = [];
  const add = (variant: Variant, ...forms: readonly (readonly string[])[]) => {
    for (const words of forms)
      found.push({ words, variant, severity: 'warn', dense: 'no', ...(variant === 'date-without-year' ? { year } : {}) });
  };
  const plain = (figures: string) => String(Number(figures));
  const days = [...new Set([day, plain(day), ...(day === '01' ? firsts : [])])];
  for (const d of days)
    for (const m of new Set([month, plain(month)])) {
      for (const y of [year, year.slice(2)]) add('date-numeric', [d, 'del', m, 'de', y], [d, 'del', m, 'del', y]);
      add('date-numeric', [year.slice(2), m, d], [year, d, m]);
      add('date-numeric', [year, 'mes', m, 'dia', d], ['dia', d, 'mes', m, 'ano', year]);
      add('date-numeric', [year, 'month', m, 'day', d], ['day', d, 'month', m, 'year', year]);
      add('date-numeric', [year, m, d], [d, m, year], [m, d, year], [d, m, year.slice(2)], [m, d, year.slice(2)]);
    }
  add('date-numeric', [year + month + day], [day + month + year], [month + day + year], [year.slice(2) + month + day]);
  add('date-numeric', [month + day + year.slice(2)], [day + month + year.slice(2)]);
  const at = Number(month) - 1;
  const { es, en } = shortNames(at);
  for (const d of days) {
    for (const m of es) {
      add('date-in-words', [m, d, year.slice(2)]);
      add('date-in-words', [d, 'de', m, 'de', year], [d, 'de', m, 'del', year], [d, m, year], [d, m, year.slice(2)]);
      add('date-in-words', [m, d, year], [year, m, d], [d, 'de', m, 'del', 'ano', year], [m, d, 'de', year]);
      add(
        'date-in-words',
        [year, d, 'de', m],
        [year, 'el', d, 'de', m],
        [year, 'mes', m, 'dia', d],
        [year, 'mes', 'de', m, 'dia', d],
      );
      add('date-without-year', [d, 'de', m], [d, 'del', 'mes', 'de', m], [m, 'dia', d]);
    }
    for (const m of en) {
      const nth = plain(day) + ordinalSuffix(Number(day));
      add('date-in-words', [m, d, year], [d, m, year], [m, nth, year], [nth, m, year], [nth, 'of', m, year]);
      add(
        'date-in-words',
        [d, 'of', m, year],
        [d, m, year.slice(2)],
        [m, d, year.slice(2)],
        [year, m, d],
        [nth, 'day', 'of', m, year],
        [m, 'the', nth, year],
      );
      add('date-in-words', [m, d, 'in', year], [d, m, 'in', year], [m, nth, 'in', year], [m, year, 'on', 'the', nth]);
      add('date-without-year', [m, d], [m, nth], [nth, 'of', m]);
    }
  }
  for (const y of [numberEs(Number(year)), ...(at19(year) ? [numberEs(Number(year) % 100)] : [])])
    for (const joint of ['de', 'del']) add('date-in-words', [...numberEs(Number(day)), 'del', ...numberEs(at + 1), joint, ...y]);
  add('date-in-words', ...inFullSpanish(Number(day), es[0]!, Number(year)));
  for (const y of [[year], [year.slice(2)], numberEs(Number(year))])
    for (const joint of ['de', 'del'])
      for (const nth of ordinalsSpanish(Number(day)))
        add(
          'date-in-words',
          [...nth, 'dia', 'de', es[0]!, joint, ...y],
          [...nth, 'dia', 'del', 'mes', 'de', es[0]!, joint, ...y],
        );
  add('date-in-words', [year, es[0]!, ...numberEs(Number(day))]);
  for (const forms of [foreignDates, feastDates]) add('date-in-words', ...forms(Number(year), Number(month), Number(day)));
  add('date-in-words', ...formulaDates(Number(year), Number(day), es[0]!));
  add('date-in-words', ...monthOfBirth(year, Number(month)));
  add('date-numeric', ...countsOf(Number(year), Number(month), Number(day)));
  const nth = ordinalEnglish(Number(day));
  add('date-without-year', [...nth, 'of', en[0]!], [en[0]!, ...nth], [...nth, 'day', 'of', en[0]!]);
  for (const said of yearsEnglish(Number(year)))
    for (const d of [nth, [plain(day)], [plain(day) + ordinalSuffix(Number(day))]])
      for (const m of en)
        add('date-in-words', [m, 'the', ...d, ...said], [m, ...d, ...said], [...d, 'of', m, ...said], [...d, m, ...said]);
  for (const d of days) add('date-numeric', [d, romans[at]!, year], [d, romans[at]!, year.slice(2)], [romans[at]!, d, year]);
  return found;
}

const firsts = ['1o', '1ro', '1ero', 'primero', '1st'];
const ordinalsEs =
  `_ primer segundo tercer cuarto quinto sexto septimo octavo noveno decimo undecimo duodecimo decimotercer decimocuarto decimoquinto decimosexto decimoseptimo
  decimoctavo decimonoveno vigesimo trigesimo`.split(/\s+/);

/** A day as a court counts it, folded, and as people do: primer día, vigésimo tercer día, onceavo día. */
function ordinalsSpanish(day: number): readonly (readonly string[])[] {
  const [said = ''] = numberEs(day);
  const inParts = day > 10 && day < 30 ? [[`${said}avo`], [`${said.replace(/[eo]$/, '')}avo`]] : [];
  if (day <= 20) return [[ordinalsEs[day]!], ...inParts];
  return [[day < 30 ? 'vigesimo' : 'trigesimo', ...(day % 10 === 0 ? [] : [ordinalsEs[day % 10]!])], ...inParts];
}

/** A year whose last two figures say it. */
const at19 = (year: string): boolean => Number(year) > 1930 && Number(year) < 2000;

const shortNames = (at: number) => ({
  es: [monthsEs[at]!, shortEs[at]!, ...(at === 8 ? ['sept', 'setiembre'] : [])],
  en: [monthsEn[at]!, shortEn[at]!, ...(at === 8 ? ['sept'] : [])],
});
/** What says of a year alone that somebody was born in it, or that it is known about: any other year is in every text. */
const aroundYear = [
  ...[
    'nacio en',
    'nacido en',
    'nacida en',
    'nacio hacia',
    'nacido hacia',
    'nacida hacia',
    'nacimiento',
    'ano de nacimiento',
    'de nacimiento',
  ],
  ...['hacia', 'hacia el ano', 'alrededor de', 'cerca de', 'aproximadamente', 'aprox'],
  ...['born in', 'born about', 'born around', 'born circa', 'born c', 'born', 'year of birth', 'birth year', 'birth', 'yob'],
  ...['circa', 'ca', 'c', 'about', 'around', 'approximately'],
].map(words => words.split(' '));

const bornIn = [
  'nacio en',
  'nacido en',
  'nacida en',
  'nacimiento en',
  'nacimiento',
  'nacida',
  'nacido',
  'nacio',
  'born',
  'born in',
  'birth',
  'dob',
].map(words => words.split(' '));

/** The month of a birth, where it is said to be one: any other month is in every text. */
function monthOfBirth(year: string, month: number): readonly (readonly string[])[] {
  const { es, en } = shortNames(month - 1);
  const months = [
    ...es.flatMap(m => [
      [m, year],
      [m, 'de', year],
      [m, 'del', year],
      [m, 'del', 'ano', year],
    ]),
    ...en.flatMap(m => [
      [m, year],
      [m, 'of', year],
    ]),
  ];
  return bornIn.flatMap(words => months.map(said => [...words, ...said]));
}

/** A month with its year in words and figures; a year alone only beside what makes it a birth or a guess. */
function partNeedles(date: string): readonly Needle[] {
  const [, year, month] = /^(\d{4})(?:-(\d{2}))?~?$/.exec(date) ?? [];
  if (year === undefined) return [];
  const made = (variant: Variant, forms: readonly (readonly string[])[]): readonly Needle[] =>
    forms.map(words => ({ words, variant, severity: 'warn', dense: 'no' }));
  const years = [[year], numberEs(Number(year)), ...yearsEnglish(Number(year))];
  if (month === undefined)
    return made(
      'date-in-words',
      aroundYear.flatMap(words => years.map(said => [...words, ...said])),
    );
  const { es, en } = shortNames(Number(month) - 1);
  const figures = new Set([month, String(Number(month))]);
  return [
    ...made(
      'date-numeric',
      [...figures].flatMap(m => [
        [m, year],
        [year, m],
        [m, 'de', year],
        [m, 'del', year],
      ]),
    ),
    ...made(
      'date-in-words',
      es.flatMap(m => [
        [m, year],
        [m, 'de', year],
        [m, 'del', year],
        [m, 'del', 'ano', year],
        [year, m],
        ...(at19(year)
          ? [
              [m, 'del', year.slice(2)],
              [m, 'de', year.slice(2)],
              [m, year.slice(2)],
            ]
          : []),
      ]),
    ),
    ...made(
      'date-in-words',
      en.flatMap(m => [[m, year], [m, 'of', year], [year, m], ...(at19(year) ? [[m, year.slice(2)]] : [])]),
    ),
    ...made(
      'date-in-words',
      years.slice(1).flatMap(said => [
        [es[0]!, 'de', ...said],
        [en[0]!, ...said],
        [en[0]!, 'of', ...said],
      ]),
    ),
  ];
}

const romans = ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x', 'xi', 'xii'];
/** A year as it is said in English, folded: nineteen seventy nine; two thousand and nine; twenty twenty six. */
function yearsEnglish(year: number): readonly (readonly string[])[] {
  const [century, rest] = [Math.floor(year / 100), year % 100];
  const small = rest > 0 && rest < 10 ? ['oh', ...belowHundred(rest)] : belowHundred(rest);
  const pairs = [...belowHundred(century), ...(rest === 0 ? ['hundred'] : small)];
  if (year < 2000 || year > 2099) return [pairs];
  const thousand = ['two', 'thousand'];
  return rest === 0 ? [thousand] : [pairs, [...thousand, ...belowHundred(rest)], [...thousand, 'and', ...belowHundred(rest)]];
}

function inFullSpanish(day: number, month: string, year: number): readonly (readonly string[])[] {
  const forms = day === 1 ? [['uno'], ['primero']] : [numberEs(day)];
  const short = year > 1930 && year < 2000 ? [[...forms[0]!, 'de', month, 'del', ...numberEs(year % 100)]] : [];
  return short.concat(
    forms.flatMap(d => [
      [...d, 'de', month, 'de', ...numberEs(year)],
      [...d, 'de', month, 'del', ...numberEs(year)],
      [...d, 'de', month, 'del', 'ano', ...numberEs(year)],
      [...d, 'de', month],
    ]),
  );
}

function ordinalEnglish(day: number): readonly string[] {
  if (day <= 20) return [ordinalsEn[day]!];
  if (day === 30) return ['thirtieth'];
  return [day < 30 ? 'twenty' : 'thirty', ordinalsEn[day % 10]!];
}

function ordinalSuffix(day: number): string {
  if (day >= 11 && day <= 13) return 'th';
  return ['th', 'st', 'nd', 'rd'][day % 10] ?? 'th';
}
