import { belowHundred, numberEs } from './date-needles.ts';
import { wordsOf } from './fold.ts';
import { translated } from './translated-words.ts';

// Ways to write the kind of a street; the words of a line mean the same. Folded.
const kinds: readonly (readonly string[])[] =
  `avenida av ave avda avenue|calle c cll|calzada calz cda|boulevard blvd bulevar boul blv|carretera carr car
  callejon cjon cjn|andador and|privada priv pvda|prolongacion prol|circuito cto circ|cerrada cda cerr|retorno ret|camino cno|street st str|road rd
  drive dr|lane ln|court ct|place pl|highway hwy|parkway pkwy|circle cir|terrace ter|square sq|colonia col|fraccionamiento fracc frac|edificio edif
  departamento depto dpto apartment apt|north n norte nte|south s sur|east e este oriente ote|west w oeste poniente pte`
    .split(/[|\n]/)
    .map(line => line.trim().split(' '));
const kindOf = new Map<string, readonly string[]>(kinds.flatMap(line => line.map(word => [word, line] as const)));
const streets = new Set(kinds.slice(0, 20).flat());
const directions = new Set(kinds.slice(-4).flat());
const usual = ['calle', 'street', 'st', 'avenida', 'av', 'avenue', 'ave', 'road', 'rd', 'drive', 'dr', 'blvd'];
const longSigns = ['num exterior', 'numero exterior', 'no exterior', 'num ext', 'no ext', 'exterior', 'ext'];
const signs = ['no', 'num', 'numero', 'number', 'nro'];

/**
 * The ways in which one street and number are written: kinds in full, abbreviated or left out, with a sign before the number, and as the other
 * country does: the number before or behind the name, the kind behind either, the number in words.
 */
export function streetForms(text: string): readonly (readonly string[])[] {
  const words = wordsOf(text);
  if (!words.some(word => /\d/.test(word)) || words.length > 8) return [];
  let forms: (readonly string[])[] = [[]];
  for (const word of words) {
    const alike = kindOf.get(word) ?? [word];
    const ways =
      alike.length === 1 || forms.length > 24 ? [[word]] : [...alike.map(each => [each]), ...(streets.has(word) ? [[]] : [])];
    forms = forms.flatMap(form => ways.map(way => [...form, ...way]));
  }
  const numbered = forms.flatMap(form => [form, ...[...signs, ...longSigns].map(sign => beforeNumber(form, sign))]);
  return [...numbered, ...turnedForms(words)].filter(form => form.length >= 2);
}

function beforeNumber(form: readonly string[], sign: string): readonly string[] {
  const at = form.findLastIndex(word => /\d/.test(word));
  return at < 1 ? form : [...form.slice(0, at), ...sign.split(' '), ...form.slice(at)];
}

/** A street of one name and one number, by name and number alone in any order. */
function turnedForms(words: readonly string[]): readonly (readonly string[])[] {
  const numbers = words.filter(word => /\d/.test(word));
  const name = words.filter(word => !/\d/.test(word) && !streets.has(word) && !signs.includes(word));
  const [number = ''] = numbers;
  if (numbers.length !== 1 || name.length === 0 || name.join('').length < 4) return [];
  const turned = [[number], ...inWords(number)].flatMap(said => [
    [...said, ...name],
    [...name, ...said],
    [...name, 'numero', ...said],
  ]);
  const kindWords = [...new Set([...usual, ...words.flatMap(word => (streets.has(word) ? (kindOf.get(word) ?? []) : []))])];
  return turned.concat(
    kindWords.flatMap(kind => [
      [number, kind, ...name],
      [...name, kind, number],
      [...name, kind, 'no', number],
    ]),
  );
}

/** A number as two words or three say it; one of more is read as figures wherever it stands. */
function inWords(number: string): readonly (readonly string[])[] {
  const value = Number(number);
  if (!/^\d{1,4}$/.test(number) || value === 0) return [];
  const spanish = value < 3000 ? [numberEs(value)] : [];
  const [hundreds, rest] = [Math.floor(value / 100), value % 100];
  const english = [
    ...(hundreds === 0 ? [] : belowHundred(hundreds)),
    ...(rest === 0 ? ['hundred'] : [...(hundreds > 0 && rest < 10 ? ['oh'] : []), ...belowHundred(rest)]),
  ];
  return [...spanish, english].filter(said => said.length <= 3);
}

/**
 * The name of a street and the forms of its number that give it away within a few words: el 118 de Palma Real; Palma Real, casa 118; P. Real 118.
 * A name of three words or more by its last two too.
 */
export function streetsNear(
  text: string,
): readonly { readonly name: readonly string[]; readonly near: readonly (readonly string[])[] }[] {
  const words = wordsOf(text);
  const numbers = words.filter(word => /\d/.test(word));
  const name = words.filter(word => !/\d/.test(word) && !streets.has(word) && !directions.has(word) && !signs.includes(word));
  const [number = ''] = numbers;
  if (numbers.length !== 1 || number.length < 2 || name.join('').length < 4 || name.length > 5) return [];
  const near = [[number], ...inWords(number), ...cutNumbers(number)];
  const names = [
    name,
    ...(name.length > 1 ? [[name.join('')]] : []),
    ...(name.length > 2 ? [name.slice(-2)] : []),
    ...translated(name),
  ];
  const initials =
    name.length === 2
      ? [
          [name[0]!.slice(0, 1), name[1]!],
          [name[0]!, name[1]!.slice(0, 1)],
        ]
      : [];
  return [...names, ...initials].map(form => ({ name: form, near }));
}

/** A number in its figures, in two halves, or with its end in figures: 1-1-8, 24-17, ciento 18. */
function cutNumbers(number: string): readonly (readonly string[])[] {
  if (!/^\d{2,4}$/.test(number)) return [];
  const [head, tail] = [number.slice(0, -2), number.slice(-2)];
  const hundreds = numberEs(Number(`${head}00`));
  return [[...number], ...(head === '' ? [] : [[head, tail], ...(hundreds.length === 1 ? [[...hundreds, tail]] : [])])];
}
