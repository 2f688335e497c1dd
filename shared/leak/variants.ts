import { dateNeedles } from './date-needles.ts';
import { isCommonWord } from './common-words.ts';
import { coordinateNeedles } from './coordinate-needles.ts';
import { wordsOf } from './fold.ts';
import { aliasNeedles, backwards, nameNeedles } from './name-needles.ts';
import type { Needle, Severity, SoughtValue, Variant } from './needle.ts';
import { codeForms } from './code-forms.ts';
import { roadNeedles } from './road-needles.ts';
import { streetForms, streetsNear } from './street-needles.ts';

/** How many consecutive words of a withheld text make a quotation of it. */
export const phraseWords = 7;

const commonMailboxes = new Set([
  'info',
  'contact',
  'contacto',
  'correo',
  'mail',
  'email',
  'admin',
  'oficina',
  'office',
  'ventas',
  'sales',
]);
const abbreviating = /^[aceflnopsuvy]$/; // words, pages, sheets, numbers, sections, streets
const curp = /^[A-Z]{4}\d{6}[HMX][A-Z]{5}[A-Z0-9]\d$/;
const rfc = /^[A-ZÑ&]{3,4}\d{6}[A-Z0-9]{3}$/;

/** Every form in which a value is looked for, strongest first. Forms too short to mean anything are left out. */
export function needlesOf(value: SoughtValue): readonly Needle[] {
  switch (value.kind) {
    case 'name':
      return value.name === undefined
        ? value.texts.flatMap(text => aliasNeedles(text, value.isProtected))
        : nameNeedles(value.name, value.isProtected);
    case 'date':
      return dateNeedles(value.date ?? value.texts[0] ?? '');
    case 'identifier':
    case 'internal-id':
      return value.texts.flatMap(text => [...identifierNeedles(text), ...(value.isProtected === true ? codeForms(text) : [])]);
    case 'account':
    case 'phone':
      return value.texts.flatMap(numberNeedles);
    case 'email':
      return value.texts.flatMap(emailNeedles);
    case 'place':
      return [...value.texts.flatMap(placeNeedles), ...coordinateNeedles(value.texts.at(-2) ?? '', value.texts.at(-1) ?? '')];
    case 'amount':
      return value.texts.flatMap(amountNeedles);
    case 'text':
      return value.texts.flatMap(textNeedles);
    case 'listed':
      return value.texts.filter(text => wordsOf(text).length >= 3).flatMap(listedNeedles); // a word such as “witness” is in every other text
  }
}

function needle(words: readonly string[], variant: Variant, severity: Severity, dense: Needle['dense'] = 'no'): Needle[] {
  return words.length === 0 ? [] : [{ words, variant, severity, dense: words.join('').length >= 7 ? dense : 'no' }];
}

function identifierNeedles(text: string): readonly Needle[] {
  const words = wordsOf(text);
  const length = words.join('').length;
  const severity = length >= 5 && /\d/.test(text) ? 'stop' : 'warn';
  if (!/\d/.test(text) && length < 12) return listedNeedles(text); // a commodity, a checklist item: a word, not a number
  const found = length < 3 ? [] : needle(words, 'whole', severity, 'between-words');
  if (words.length > 1 && length >= 4) found.push(...needle([words.join('')], 'whole', severity));
  // A short code cut at every character; a longer one is found run together.
  if (length >= 4 && length < 7 && /\d/.test(text)) found.push(...needle([...words.join('')], 'whole', severity));
  found.push(...otherZeros(words));
  if (length >= 6 && length < 8 && words.length > 1 && /\d{2}/.test(text))
    found.push(
      ...needle(words.map(backwards).reverse(), 'reversed', 'warn'),
      ...needle([backwards(words.join(''))], 'reversed', 'warn'),
    );
  if (length >= 8 && /\d/.test(text)) found.push(...needle([backwards(words.join(''))], 'reversed', 'warn', 'between-words'));
  if (/^[a-z]{0,2}\d{6,}$/.test(words.join(''))) found.push(...endsOf(words));
  const bare = text.replaceAll(/[\s-]/g, '').toUpperCase();
  if (!curp.test(bare) && !rfc.test(bare)) return found;
  // A CURP opens with the RFC's ten characters: initials and date of birth. A CURP's next four give sex, state and who one is.
  const root = bare
    .toLowerCase()
    .replace('ñ', 'n')
    .slice(0, /^[a-z]{4}/i.test(bare) ? 10 : 9);
  return [
    ...found,
    ...needle([root], 'part', 'stop', 'at-start'),
    ...needle([root.slice(0, -6)], 'initials', 'warn'), // in capitals alone
    ...needle([root.slice(0, -4)], 'part', 'warn'), // with the year
    ...needle([root.slice(0, -2)], 'part', 'warn'), // and the month
    ...needle([bare.toLowerCase().slice(curp.test(bare) ? root.length : root.length - 6)], 'part', 'warn', 'between-words'),
    ...needle([root.slice(0, -6), root.slice(-6)], 'part', 'stop', 'between-words'),
  ];
}

/** A code of letters and figures without the zeros that fill it up, and with another one. */
function otherZeros(words: readonly string[]): readonly Needle[] {
  const joined = words.join('');
  const last = words.at(-1) ?? '';
  if (words.length > 2 && /^\d{1,3}$/.test(last))
    return [`0${last}`, last.replace(/^0+(?=\d)/, '')].flatMap(number =>
      needle([...words.slice(0, -1), number], 'whole', 'warn'),
    );
  const [, letters = '', zeros = '', figures = ''] = /^([a-z]{1,4})(0+)([1-9]\d{1,6})$/.exec(joined) ?? [];
  if (letters.length + figures.length < 3) return []; // B-7 may be anything
  // Apart, few letters before a short number are read as a word or an abbreviation: p. 10, de 7.
  const isApart =
    letters.length + figures.length > 3 || (letters.length === 1 && figures.length === 2 && !abbreviating.test(letters));
  const shorter = Array.from({ length: zeros.length }, (_, kept) => zeros.slice(0, kept) + figures);
  return [...shorter, `0${zeros}${figures}`].flatMap(number => [
    ...(isApart ? needle([letters, number], 'whole', 'warn') : []),
    ...needle([letters + number], 'whole', 'warn'),
  ]);
}

/** Telephones and account numbers: figures in any grouping, with or without a country code before them, and the last four. */
function numberNeedles(text: string): readonly Needle[] {
  const words = wordsOf(text);
  const figures = words.join('').replaceAll(/\D/g, '');
  if (figures.length < 5 || figures.length < words.join('').length / 2) return identifierNeedles(text);
  // An account of a bank that has letters within: the whole, and the number behind them.
  const [, behind = ''] = /[a-z]+\d+[a-z]+(\d{7,})$/.exec(words.join('')) ?? [];
  if (behind !== '') return [...identifierNeedles(text), ...needle([behind], 'part', 'stop', 'after-digits')];
  const national = figures.length > 10 && /^(?:521?|1|0052|001|044|045)\d{10}$/.test(figures) ? figures.slice(-10) : figures;
  const severity = national.length >= 6 ? 'stop' : 'warn';
  const found = [...needle([national], 'whole', severity, 'after-digits'), ...needle(words, 'whole', severity)];
  if (national.length >= 7) found.push(...endsOf(words), ...needle([national.slice(-4)], 'last-digits', 'warn'));
  if (/^(?:55|81|33|56)\d{8}$/.test(national)) found.push(...needle([national.slice(-8)], 'part', 'stop', 'between-words'));
  if (national.length === 10) found.push(...needle([national.slice(-7)], 'part', 'stop', 'between-words'));
  // Of a CLABE the account between bank, branch and check digit.
  if (national.length === 18) found.push(...needle([national.slice(6, 17)], 'part', 'stop', 'after-digits'));
  if (words.length > 1 && national.length > 10)
    for (let from = 1; from < words.length; from++) {
      const tail = words.slice(from).join('');
      if (tail.length >= 3) found.push(...needle([tail], tail.length > 3 ? 'part' : 'last-digits', 'warn', 'between-words'));
    }
  // Called within its country, after a nought: 06 55 50 14 27.
  if (text.startsWith('+') && words.length > 1 && figures.length > 10)
    found.push(...needle([`0${words.slice(1).join('')}`], 'whole', 'stop', 'between-words'));
  if (national.length >= 7) found.push(...needle([[...national].reverse().join('')], 'reversed', 'warn', 'between-words'));
  return found;
}

/** The last four to six figures of a long number, and its last groups as they stand. */
function endsOf(words: readonly string[]): readonly Needle[] {
  const joined = words.join('');
  const groups = words.flatMap((_, from) => {
    const tail = words.slice(from);
    const { length } = tail.join('');
    return from > 0 && tail.length > 1 && length >= 4 && length < joined.length - 2 ? [tail] : [];
  });
  const ends = [4, 5, 6].filter(length => length < joined.length - 1).map(length => [joined.slice(-length)]);
  return [...ends, ...groups].flatMap(tail => needle(tail, 'last-digits', 'warn'));
}

function emailNeedles(text: string): readonly Needle[] {
  const [local = '', domain = ''] = text.split('@');
  const found = needle(wordsOf(text), 'whole', 'stop', 'between-words');
  const box = wordsOf(local);
  const strength = box.join('').length >= 5 && !commonMailboxes.has(box.join('')) ? 'stop' : 'warn';
  if (domain !== '' && box.join('').length >= 3 && !commonMailboxes.has(box.join('')))
    found.push(...needle(box, 'local-part', strength, 'between-words'));
  return found;
}

function placeNeedles(text: string): readonly Needle[] {
  if (/^-?\d+\.\d+$/.test(text)) return []; // with its fellow, below
  const whole = wordsOf(text);
  const found = whole.join('').length < 4 ? [] : needle(whole, 'whole', whole.length > 1 ? 'stop' : 'warn', 'between-words');
  const street = wordsOf(text.split(',')[0] ?? '');
  if (street.length >= 2 && street.length < whole.length && street.some(word => /\d/.test(word)))
    found.push(...needle(street, 'part', 'stop', 'between-words'));
  found.push(...roadNeedles(text.split(/,(?!\d)/)[0] ?? ''));
  for (const form of streetForms(text.split(',')[0] ?? '')) found.push(...needle(form, 'part', 'stop'));
  for (const { name, near } of streetsNear(text.split(',')[0] ?? ''))
    found.push({ words: name, near, variant: 'part', severity: 'warn', dense: 'no' });
  return found;
}

function amountNeedles(text: string): readonly Needle[] {
  const words = wordsOf(text);
  const figures = words.join('').replaceAll(/\D/g, '').replace(/^0+/, '');
  if (figures.length < 4 && !/\p{L}/u.test(text)) return []; // 1.24 million says more than its figures
  return needle(words, 'amount', 'warn');
}

/** Free text: whole when short, else any quotation of it. Quotations are stops: they are the withheld words themselves. */
function textNeedles(text: string): readonly Needle[] {
  const words = wordsOf(text);
  if (words.length <= phraseWords) {
    if (words.join('').length < 4) return [];
    if (words.length <= 3 && !/\d/.test(text)) return words.every(isCommonWord) || words.length < 2 ? [] : listedNeedles(text);
    return needle(words, 'whole', words.length >= 4 ? 'stop' : 'warn', words.length >= 2 ? 'between-words' : 'no');
  }
  const found: Needle[] = [];
  for (let at = 0; at + phraseWords <= words.length; at++)
    found.push({ words: words.slice(at, at + phraseWords), variant: 'phrase', severity: 'stop', dense: 'no' });
  return found;
}

function listedNeedles(text: string): readonly Needle[] {
  const words = wordsOf(text);
  if (words.join('').length < 5 || words.every(isCommonWord)) return [];
  return [{ words, variant: 'whole', severity: 'warn', dense: 'no', proseOnly: true }];
}
