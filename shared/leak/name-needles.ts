import { wordsOf } from './fold.ts';
import type { NameParts, Needle, Severity, Variant } from './needle.ts';
import { calledNeedles } from './called-needles.ts';
import { disguisedForms, disguisedNeedles, protectedNameForms } from './disguised-names.ts';
import { numberedAliasForms, protectedAliasForms } from './alias-needles.ts';
import { diminutivesOf, familiarFormsOf } from './nicknames.ts';
import { isPlaceName } from './place-names.ts';
import { isCommonGivenName, isCommonSurname } from './common-names.ts';
import { isCommonWord } from './common-words.ts';

/** Words between the words of a name. */
export const particles: ReadonlySet<string> = new Set([
  'de',
  'del',
  'la',
  'las',
  'los',
  'y',
  'van',
  'von',
  'der',
  'san',
  'santa',
  'mac',
  'mc',
  'da',
  'do',
  'dos',
  'di',
]);
const articles = new Set('el la los las the un una le les l o os a as il lo gli der die das'.split(' '));

/** How a person may be written: every order of the parts, initials with surname, surnames alone unless half the country has them. */
export function nameNeedles(name: NameParts, isProtected = false): readonly Needle[] {
  const given = wordsOf(name.given);
  const paternal = wordsOf(name.paternal);
  const maternal = wordsOf(name.maternal);
  const surnames = [...paternal, ...maternal];
  const found: Needle[] = [];
  const add = (words: readonly string[], variant: Variant, severity: Severity) => {
    if (words.length === 0 || words.join('').length < 2) return;
    found.push({ words, variant, severity, dense: words.join('').length >= 7 ? 'beside-digits' : 'no' });
  };

  for (const givenForm of givenForms(given)) {
    for (const surnameForm of [surnames, paternal, maternal, [...maternal, ...paternal]]) {
      if (surnameForm.length === 0) continue;
      const strength = isCommonPair(givenForm, surnameForm) ? 'warn' : 'stop';
      add([...givenForm, ...surnameForm], 'name-order', strength);
      add([...surnameForm, ...givenForm], 'name-order', strength);
    }
  }
  addInitials(given, paternal, maternal, add);
  if (paternal.length > 0 && maternal.length > 0) add(surnames, 'surname', 'stop');
  for (const surname of [paternal, maternal]) {
    if (surname.join('').length >= 4 && !surname.every(word => particles.has(word) || isCommonSurname(word)))
      for (const form of [surname, ...plurals(surname)]) add(form, 'surname', 'stop');
  }
  addNicknames(given, paternal, maternal, add);
  addJoined(given, paternal, maternal, add);
  addReversed(given, paternal, maternal, add);
  found.push(...disguisedNeedles({ given, paternal, maternal }));
  if (isProtected)
    found.push(...calledNeedles({ given, paternal, maternal }), ...protectedNameForms({ given, paternal, maternal }));
  for (const word of given)
    if (word.length >= 4 && !isCommonGivenName(word) && !isPlaceName(word)) add([word], 'given-name', 'warn');
  if (given.length > 1 && given.join('').length >= 8) add(given, 'given-name', 'warn');
  if (surnames.length === 0 && given.every(isPlaceName)) add(given, 'called', 'warn');
  else if (surnames.length === 0 && given.length > 0) add(given, 'whole', given.join('').length >= 4 ? 'stop' : 'warn');
  return found;
}

/** A nickname: as it stands, and without its article. Short ones could be any word. */
export function aliasNeedles(text: string, isProtected = false): readonly Needle[] {
  const words = wordsOf(text);
  const bare = words.length > 1 && articles.has(words[0]!) ? words.slice(1) : words;
  const severity: Severity = bare.join('').length >= 4 ? 'stop' : 'warn';
  const needle = (form: readonly string[], variant: Variant): Needle => ({
    words: form,
    variant,
    severity,
    dense: form.join('').length >= 7 ? 'between-words' : 'no',
  });
  if (bare.join('').length < 2) return [];
  const numbered = numberedAliasForms(bare);
  if (numbered.length > 0 && bare.length < 2) return numbered; // El 40, el Catorce: any other 40 is a number
  return [
    needle(words, 'whole'),
    ...(bare.length === 2 ? [{ ...needle([...bare].reverse(), 'alias'), dense: 'no' as const }] : []),
    ...(bare === words ? [] : [needle(bare, 'alias')]),
    ...(bare.join('').length >= 5 ? disguisedForms(bare, severity) : []),
    ...(bare.length === 1 && bare[0]!.length >= 6
      ? [...plurals(bare), diminutivesOf(bare[0]!)].map(form => ({ ...needle(form, 'alias'), severity: 'warn' as const }))
      : []),
    ...(isProtected && bare.join('').length >= 4 ? protectedAliasForms(bare) : []),
  ];
}

/** Tell the parts of a full name apart, as well as that can be done: a comma puts surnames first, else the last two words are surnames. */
export function partsOfFullName(full: string): NameParts {
  const comma = full.indexOf(',');
  if (comma > 0) return { given: full.slice(comma + 1), ...surnamesOf(full.slice(0, comma).trim().split(/\s+/)) };
  const words = full.trim().split(/\s+/);
  if (words.length < 2) return { given: full, paternal: '', maternal: '' };
  if (words.length === 2) return { given: words[0]!, paternal: words[1]!, maternal: '' };
  let first = words.length - 1;
  for (let surname = 0; surname < 2; surname++) {
    if (surname === 1) first -= 1;
    while (first > 1 && particles.has(words[first - 1]!.toLowerCase())) first -= 1;
  }
  first = Math.max(1, first);
  return { given: words.slice(0, first).join(' '), ...surnamesOf(words.slice(first)) };
}

function surnamesOf(words: readonly string[]): { readonly paternal: string; readonly maternal: string } {
  let end = 0;
  while (end < words.length - 1 && particles.has(words[end]!.toLowerCase())) end += 1;
  return { paternal: words.slice(0, end + 1).join(' '), maternal: words.slice(end + 1).join(' ') };
}

type Add = (words: readonly string[], variant: Variant, severity: Severity) => void;

/** A family by its name: los Ibarrolas, the Nevarezes. */
function plurals(surname: readonly string[]): readonly (readonly string[])[] {
  const last = surname.at(-1) ?? '';
  if (last === '') return [];
  const [before, forms] = [
    surname.slice(0, -1),
    last.endsWith('z') ? [`${last.slice(0, -1)}ces`, `${last}es`] : [`${last}s`, `${last}es`],
  ];
  return forms.map(form => [...before, form]);
}

function addNicknames(given: readonly string[], paternal: readonly string[], maternal: readonly string[], add: Add): void {
  for (const form of given.flatMap(familiarFormsOf))
    for (const surname of [paternal, maternal]) {
      if (surname.length === 0) continue;
      const severity = surname.every(isCommonSurname) ? 'warn' : 'stop';
      add([form, ...surname], 'nickname', severity);
      add([...surname, form], 'nickname', severity);
    }
}

/** How a name is made an account: ribarrola, ramonaibarrola, ramibarrola, ibarrolaz, ibarrolarz, ramonaiz. */
function addJoined(given: readonly string[], paternal: readonly string[], maternal: readonly string[], add: Add): void {
  const [first = ''] = given;
  const surname = paternal.join('');
  if (first === '' || surname.length < 4) return;
  const isCommon = isCommonSurname(surname);
  const strength = isCommon ? 'warn' : 'stop';
  add([first[0]! + surname], 'initials-and-surname', strength);
  // Behind a short word a surname that is one is no account: del puente, for Delia Puente.
  for (let length = 3; length < first.length; length++)
    if (!isCommonWord(first.slice(0, length))) add([first.slice(0, length) + surname], 'initials-and-surname', strength);
  const [second = ''] = maternal;
  if (second !== '' && first.length >= 5) add([first + surname[0]! + second[0]!], 'initials-and-surname', 'warn');
  if (!isCommon && surname.length >= 5)
    for (const end of [
      first[0]!,
      second.slice(0, 1),
      first[0]! + second.slice(0, 1),
      second.slice(0, 1) + first[0]!,
      second.slice(0, 2),
      second.slice(0, 3),
    ])
      if (end !== '') add([surname + end], 'initials-and-surname', 'warn');
  add([first + surname], 'name-order', isCommonPair([first], paternal) ? 'warn' : 'stop');
  add([surname + first], 'name-order', isCommonPair([first], paternal) ? 'warn' : 'stop');
  if (maternal.length > 0) add([first + surname + maternal.join('')], 'name-order', 'stop');
}

export const backwards = (word: string): string => [...word].reverse().join('');

/** Letters from right to left, word by word or as a whole. A short one could be another word. */
function addReversed(given: readonly string[], paternal: readonly string[], maternal: readonly string[], add: Add): void {
  for (const surname of [paternal, maternal]) {
    if (surname.join('').length >= 6)
      add(surname.map(backwards).reverse(), 'reversed', surname.every(isCommonSurname) ? 'warn' : 'stop');
    if (given.length === 0 || surname.length === 0) continue;
    const whole = [given[0]!, ...surname];
    add(whole.map(backwards), 'reversed', 'stop');
    add(whole.map(backwards).reverse(), 'reversed', 'stop');
  }
}

function givenForms(given: readonly string[]): readonly (readonly string[])[] {
  if (given.length === 0) return [];
  if (given.length === 1) return [given];
  return [given, ...given.map(word => [word]), [given[0]!, given[1]!.slice(0, 1)]];
}

function addInitials(
  given: readonly string[],
  paternal: readonly string[],
  maternal: readonly string[],
  add: (words: readonly string[], variant: Variant, severity: Severity) => void,
): void {
  const first = given.map(word => word.slice(0, 1));
  const surnames = [...paternal, ...maternal];
  if (first.length === 0 || surnames.length === 0) return;
  for (const initials of first.length > 1 ? [first, first.slice(0, 1)] : [first]) {
    for (const surname of [paternal, maternal, surnames]) {
      if (surname.length === 0) continue;
      const severity = surname.every(word => particles.has(word) || isCommonSurname(word)) ? 'warn' : 'stop';
      add([...initials, ...surname], 'initials-and-surname', severity);
      add([...surname, ...initials], 'initials-and-surname', severity);
    }
  }
  const last = surnames.filter(word => !particles.has(word)).map(word => word.slice(0, 1));
  const all = surnames.map(word => word.slice(0, 1)); // Maribeth Van Houten: MVH
  for (const letters of [
    [...first, ...last],
    [first[0]!, ...last],
    [first[0]!, ...all],
  ]) {
    if (letters.length < 3) continue;
    add(letters, 'initials', 'warn');
    add([letters.join('')], 'initials', 'warn');
  }
}

function isCommonPair(given: readonly string[], surname: readonly string[]): boolean {
  return given.length === 1 && surname.length === 1 && isCommonGivenName(given[0]!) && isCommonSurname(surname[0]!);
}
