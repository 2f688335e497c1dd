import { isCommonSurname } from './common-names.ts';
import { isCommonWord } from './common-words.ts';
import { isEverydayWord } from './everyday-names.ts';
import { wordsOf } from './fold.ts';
import { isPlaceName } from './place-names.ts';
import { translated } from './translated-words.ts';
import { belowHundred, numberEs } from './number-names.ts';

// Ways to write the kind of a street; the words of a line mean the same. Folded.
const kinds: readonly (readonly string[])[] =
  `avenida av ave avda avenue|calle c cll|calzada calz cda|boulevard blvd bulevar boul blv|carretera carr car
  callejon cjon cjn|andador and|privada priv pvda|prolongacion prol|circuito cto circ|cerrada cda cerr|retorno ret|camino cno|street st str|road rd
  drive dr|lane ln|court ct|place pl|highway hwy|parkway pkwy|circle cir|terrace ter|trail trl tr|way wy|loop lp|alley aly|crossing xing|route rte|square sq|colonia col|fraccionamiento fracc frac|edificio edif
  departamento depto dpto apartment apt|north n norte nte|south s sur|east e este oriente ote|west w oeste poniente pte|northeast ne noreste|northwest nw noroeste|southeast se sureste|southwest sw so suroeste`
    .split(/[|\n]/)
    .map(line => line.trim().split(' '));
const kindOf = new Map<string, readonly string[]>(kinds.flatMap(line => line.map(word => [word, line] as const)));
const streets = new Set(kinds.slice(0, 26).flat());
const directions = new Set(kinds.slice(-8).flat());
const usual = ['calle', 'street', 'st', 'avenida', 'av', 'avenue', 'ave', 'road', 'rd', 'drive', 'dr', 'blvd'];
const longSigns = ['num exterior', 'numero exterior', 'no exterior', 'num ext', 'no ext', 'exterior', 'ext'];
const signs = ['no', 'num', 'numero', 'number', 'nro'];

/**
 * The ways in which one street and number are written: kinds in full, abbreviated or left out, with a sign before the number, and as the other
 * country does: the number before or behind the name, the kind behind either, the number in words.
 */
export function streetForms(full: string): readonly (readonly string[])[] {
  const [text = '', crossing = ''] = full.split(/\s(?:x|por|entre|esq\.?|esquina(?: con)?)\s(?=.*\d)/iu);
  const words = withoutUnit(text).filter((word, at, all) => !signs.includes(word) || !/^\d/.test(all[at + 1] ?? ''));
  if (crossing !== '') return [...streetForms(text), ...crossedForms(words, wordsOf(crossing))];
  if (!words.some(word => /\d/.test(word)) || words.length > 8) return [];
  let forms: (readonly string[])[] = [[]];
  const isNamed = words.some(word => !streets.has(word) && !directions.has(word) && !/^\d/.test(word)); // calle 60, 312: two figures say nothing
  for (const word of words) {
    const alike = kindOf.get(word) ?? [word];
    const isLeftOut = (streets.has(word) && isNamed) || (directions.has(word) && words.length > 3);
    const ways = alike.length === 1 || forms.length > 36 ? [[word]] : [...alike.map(each => [each]), ...(isLeftOut ? [[]] : [])];
    forms = forms.flatMap(form => ways.map(way => [...form, ...way]));
  }
  const numbered = forms.flatMap(form => [form, ...[...signs, ...longSigns].map(sign => beforeNumber(form, sign))]);
  return [...numbered, ...turnedForms(words)].filter(form => form.length >= 2);
}

/** A street of a grid with those that it crosses there, with and without its number: calle 60 x 35 y 37. */
function crossedForms(words: readonly string[], crossing: readonly string[]): readonly (readonly string[])[] {
  const name = words.filter(word => !streets.has(word) && !signs.includes(word)).slice(0, -1);
  if (name.length === 0) return [];
  return ['x', 'por', 'entre'].flatMap(joint => [
    [...name, joint, ...crossing],
    [...words.slice(-1), joint, ...crossing],
  ]);
}

const units = new Set(
  'apt apartment depto dpto departamento int interior suite ste unit unidad lote lt manzana mza local casa piso edif edificio'.split(
    ' ',
  ),
);

/** The words of a house without what is told apart in it: 809 Mesa Hills Dr Apt 14, Tecnológico 1770-3. */
function withoutUnit(text: string): readonly string[] {
  const words = wordsOf(text.replace(/(\d{2,})\s?-\s?\d{1,3}\b/, '$1'));
  const at = words.findIndex(
    (word, index) => units.has(word) && index > 1 && words.slice(0, index).some(before => /\d/.test(before)),
  );
  return at < 0 ? words : words.slice(0, at);
}

function beforeNumber(form: readonly string[], sign: string): readonly string[] {
  const at = form.findLastIndex(word => /\d/.test(word));
  return at < 1 ? form : [...form.slice(0, at), ...sign.split(' '), ...form.slice(at)];
}

const little = new Set(['de', 'del', 'la', 'las', 'los', 'el', 'the']);
const houseLetter = /^[a-h]$/;

/** A street's name without its kind and direction, and its house's number: of a street that has figures in its name, the last number behind it. */
function partsOfStreet(
  full: string,
): { readonly name: readonly string[]; readonly number: string; readonly letter: string } | null {
  const words = withoutUnit(full.split(/\s(?:x|por|entre|esq\.?|esquina(?: con)?)\s(?=.*\d)/iu)[0] ?? '');
  const isNumbered = words.map(word => /^\d+[a-h]?$/.test(word));
  const at = isNumbered[0] === true ? 0 : isNumbered.lastIndexOf(true);
  if (at < 0) return null;
  const [, number = '', joined = ''] = /^(\d+)([a-h]?)$/.exec(words[at]!) ?? [];
  const next = words[at + 1] ?? '';
  const isLetter = joined === '' && houseLetter.test(next) && at > 0;
  const rest = words.filter(
    (word, index) => index !== at && !(isLetter && index === at + 1) && !streets.has(word) && !signs.includes(word),
  );
  const name = rest.filter((word, index) => !directions.has(word) || (index > 0 && index < rest.length - 1));
  const bare = name.findIndex(word => !little.has(word));
  if (name.filter(word => /\d/.test(word)).length > 1) return null;
  return bare < 0 ? null : { name: name.slice(bare), number, letter: isLetter ? next : joined };
}

const monthForms = new Map([
  ['septiembre', ['septiembre', 'sept', 'sep']],
  ['noviembre', ['noviembre', 'nov']],
  ['febrero', ['febrero', 'feb']],
  ['diciembre', ['diciembre', 'dic']],
]);

/** A street named after a day in its other forms: Dieciséis de Septiembre, 16 Sept. */
function nameForms(name: readonly string[]): readonly (readonly string[])[] {
  const [first = ''] = name;
  if (!/^\d{1,2}$/.test(first)) return [name];
  const days = [[first], numberEs(Number(first)), ...(first === '1' ? [['primero'], ['1o']] : [])];
  const months = monthForms.get(name.at(-1) ?? '') ?? [name.at(-1) ?? ''];
  const joints = name.length > 2 ? [name.slice(1, -1), []] : [[]];
  return days.flatMap(day =>
    joints.flatMap(joint => (name.length === 1 ? [day] : months.map(month => [...day, ...joint, month]))),
  );
}

/** A street of one name and one number, by name and number alone in any order. */
function turnedForms(words: readonly string[]): readonly (readonly string[])[] {
  const parts = partsOfStreet(words.join(' '));
  if (parts === null || parts.name.join('').length < 4) return [];
  const { number, letter } = parts;
  const figures = letter === '' ? [[number]] : [[number], [number + letter], [number, letter]];
  const said = [...figures, ...inWords(number)];
  const kindWords = [...new Set([...usual, ...words.flatMap(word => (streets.has(word) ? (kindOf.get(word) ?? []) : []))])];
  return nameForms(parts.name).flatMap(name => {
    if (isWeak(name)) return [];
    const turned = said.flatMap(each => [
      [...each, ...name],
      [...name, ...each],
      [...name, 'numero', ...each],
    ]);
    return turned.concat(
      kindWords.flatMap(kind => [
        [number, kind, ...name],
        [...name, kind, number],
        [...name, kind, 'no', number],
      ]),
    );
  });
}

/** A day and a year beside each other would be a date: a street so named is looked for by what stands with it. */
const isWeak = (name: readonly string[]): boolean => name.length === 1 && /^\d+$/.test(name[0]!);

/** A number as two words or three say it; one of more is read as figures wherever it stands. */
function inWords(number: string): readonly (readonly string[])[] {
  const value = Number(number);
  if (!/^\d{1,4}$/.test(number) || value === 0) return [];
  const [hundreds, rest] = [Math.floor(value / 100), value % 100];
  const inPairs = hundreds >= 10 && rest >= 10 ? [[...numberEs(hundreds), ...numberEs(rest)]] : [];
  const spanish = value < 3000 ? [numberEs(value), ...inPairs] : inPairs;
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
  const parts = partsOfStreet(text);
  if (parts === null) return [];
  const { number } = parts;
  const { name } = parts;
  if (number.length < 2 || name.join('').length < 4 || name.length > 5 || isWeak(name)) return [];
  const near = [[number], ...inWords(number), ...cutNumbers(number)];
  const withLetter = parts.letter === '' ? [] : [[number + parts.letter], [number, parts.letter]];
  const names = [
    ...nameForms(name),
    ...(name.length > 1 ? [[name.join('')]] : []),
    ...(name.length > 2 ? [name.slice(-2), ...withOtherParticles(name)] : []),
    ...(name.length > 1 && pointsAtStreet(name.at(-1)!) ? [[name.at(-1)!]] : []),
    ...translated(name),
  ];
  const initials =
    name.length === 2
      ? [
          [name[0]!.slice(0, 1), name[1]!],
          [name[0]!, name[1]!.slice(0, 1)],
        ]
      : [];
  return [...names, ...initials].map(form => ({ name: form, near: [...near, ...withLetter] }));
}

/** Its little words left out, or another: Hacienda del Jaral, Hacienda Jaral. */
function withOtherParticles(name: readonly string[]): readonly (readonly string[])[] {
  const without = name.filter(word => !little.has(word));
  return [without, ...['de', 'del'].map(other => name.map(word => (word === 'de' || word === 'del' ? other : word)))].filter(
    form => form.length > 1,
  );
}

/** Whether a street is known by its last word with its number. */
const pointsAtStreet = (word: string): boolean =>
  word.length >= 5 && !isCommonWord(word) && !isEverydayWord(word) && !isPlaceName(word) && !isCommonSurname(word);

/** A number in its figures, in two halves, or with its end in figures: 1-1-8, 24-17, ciento 18. */
function cutNumbers(number: string): readonly (readonly string[])[] {
  if (!/^\d{2,4}$/.test(number)) return [];
  const [head, tail] = [number.slice(0, -2), number.slice(-2)];
  const hundreds = numberEs(Number(`${head}00`));
  return [[...number], ...(head === '' ? [] : [[head, tail], ...(hundreds.length === 1 ? [[...hundreds, tail]] : [])])];
}
