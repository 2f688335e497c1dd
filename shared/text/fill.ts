import type { Bilingual } from '../language.ts';
import { isPlural, type Words } from './words.ts';

/** Values for the `{{names}}` of a text. A text among them is said in the reader's language too; `count` also chooses a plural's form. */
export type Values = Readonly<Record<string, string | number | Bilingual>>;

/**
 * A text made of a template and values: as it reads in both languages, and how it was made, so that a reader of a third can have it made
 * in that one. Plain data. What leaves in a packet takes `en` and `es` alone.
 */
export type Filled = Bilingual & {
  readonly of: Words;
  readonly with: Values;
  /** How it stands: within a sentence its first letter is small; as a sentence it is great, with a full stop at the end. */
  readonly as?: Stance;
};
export type Stance = 'part' | 'sentence';

/** Put values into a text, in both languages. */
export function fill(of: Words, values: Values): Filled {
  return { en: sayIn('en', of, values), es: sayIn('es', of, values), of, with: values };
}

/** Texts one after another, with commas between them. */
export function listed(texts: readonly Bilingual[], between: Bilingual = comma): Bilingual {
  const [first = nothing, ...rest] = texts;
  return rest.reduce<Bilingual>((some, other) => fill(between, { some, other }), first);
}
const comma: Bilingual = { en: '{{some}}, {{other}}', es: '{{some}}, {{other}}' };
const nothing: Bilingual = { en: '', es: '' };

/** A text as it stands within a sentence, or as one. */
export function standing(as: Stance, of: Bilingual): Filled {
  return { en: stand(as, of.en), es: stand(as, of.es), of, with: {}, as };
}

/** The first letter small, but for an abbreviation such as SRE; or great, with a full stop. */
export function stand(as: Stance | undefined, text: string): string {
  if (as === undefined) return text;
  if (as === 'sentence') return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
  return /^\p{Lu}\p{Lu}/u.test(text) ? text : text.charAt(0).toLowerCase() + text.slice(1);
}

export function isFilled(text: Words): text is Filled {
  return 'of' in text && 'with' in text;
}

/** A text in one of the two languages that every text has. */
export function sayIn(language: 'en' | 'es', words: Words, values: Values = {}): string {
  const text = isPlural(words) ? words[pluralForm(language, values['count'])] : words;
  return interpolate(text[language], values, { locale: locales[language], say: value => value[language] });
}
const locales = { en: 'en-US', es: 'es-MX' } as const;

/** How what is put into a text is written: a number of things as the locale groups figures, a text in the reader's language. */
export type Writing = { readonly locale: string; readonly say: (text: Bilingual) => string };

/** Replace each `{{name}}` by its value; a name without one stays, so that it is seen. A `count` is grouped (1,240), another number is not. */
export function interpolate(template: string, values: Values, { locale, say }: Writing): string {
  return template.replace(/\{\{(\w+)\}\}/g, (whole, name: string) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    if (value === undefined) return whole;
    if (typeof value === 'object') return say(value);
    return name === 'count' && typeof value === 'number' && Math.abs(value) >= 1000
      ? value.toLocaleString(locale)
      : String(value);
  });
}

/** The names in double braces, in the order they stand. */
export function namesIn(text: string): readonly string[] {
  return [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name = '']) => name);
}

// Spanish has a third form for millions, which no text of ours tells apart.
const rules = { en: new Intl.PluralRules('en'), es: new Intl.PluralRules('es') };

function pluralForm(language: 'en' | 'es', count: Values[string] | undefined): 'one' | 'other' {
  return typeof count === 'number' && rules[language].select(count) === 'one' ? 'one' : 'other';
}
