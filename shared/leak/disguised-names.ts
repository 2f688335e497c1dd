import { isCommonGivenName, isCommonSurname } from './common-names.ts';
import type { Needle, Severity, Variant } from './needle.ts';
import { heardConsonants, heardForm } from './other-alphabet.ts';
import { exchanged } from './spelling-alphabet.ts';

/** The words of a name's parts, folded. */
export type NameWords = {
  readonly given: readonly string[];
  readonly paternal: readonly string[];
  readonly maternal: readonly string[];
};

/** A name with its letters exchanged for others, or in another alphabet as it is heard: in both orders, a rarer surname alone. */
export function disguisedNeedles({ given, paternal, maternal }: NameWords): readonly Needle[] {
  const found: Needle[] = [];
  const [first = ''] = given;
  for (const surname of [paternal, maternal]) {
    if (surname.length === 0) continue;
    const isCommon = surname.every(isCommonSurname);
    if (surname.join('').length >= 6 && !isCommon) found.push(...disguisedForms(surname, 'warn'));
    if (first === '') continue;
    const severity = isCommon && isCommonGivenName(first) ? 'warn' : 'stop';
    for (const whole of [
      [first, ...surname],
      [...surname, first],
    ])
      found.push(...disguisedForms(whole, severity), ...bareForms(whole));
  }
  return found;
}

export function disguisedForms(words: readonly string[], severity: Severity): readonly Needle[] {
  const ciphers = words.map(exchanged);
  const forms: (readonly [Variant, readonly string[]])[] = [0, 1, 2].map(which => [
    'exchanged',
    ciphers.map(each => each[which] ?? ''),
  ]);
  forms.push(['other-alphabet', words.map(heardForm)]);
  return forms.flatMap(([variant, form]) =>
    form.includes('') ? [] : [{ words: form, variant, severity, dense: 'no' as const }],
  );
}

/** A whole name without its vowels, as scripts do that write none, or as a person leaves them out: Rmn Ibrrl, R*m*n* *b*rr*l*. */
function bareForms(words: readonly string[]): readonly Needle[] {
  const heard = words.map(heardConsonants);
  const found: Needle[] = [];
  if (!heard.includes('') && heard.join('').length >= 9)
    found.push({ words: heard, variant: 'other-alphabet', severity: 'warn', dense: 'no' });
  for (const form of [
    words.map(word => word.replaceAll(/[aeiou]/g, '')),
    words.map(word => word.slice(0, 1) + word.slice(1).replaceAll(/[aeiou]/g, '')),
  ])
    if (form.every((word, at) => word.length >= 2 && word !== words[at]) && form.join('').length >= 7)
      found.push({ words: form, variant: 'part', severity: 'warn', dense: 'between-words' });
  return found;
}
