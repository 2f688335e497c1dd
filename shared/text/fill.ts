import type { Bilingual } from '../language.ts';
import { isPlural, type Words } from './words.ts';

/** Values for the `{{names}}` of a text. A text among them is said in the reader's language too; `count` also chooses a plural's form. */
export type Values = Readonly<Record<string, string | number | Bilingual>>;

/**
 * A text made of a template and values: as it reads in both languages, and how it was made, so that a reader of a third can have it made
 * in that one. Plain data. What leaves in a packet takes `en` and `es` alone.
 */
export type Filled = Bilingual & { readonly of: Words; readonly with: Values };

/** Put values into a text, in both languages. */
export function fill(of: Words, values: Values): Filled {
  return { en: sayIn('en', of, values), es: sayIn('es', of, values), of, with: values };
}

export function isFilled(text: Words): text is Filled {
  return 'of' in text && 'with' in text;
}

/** A text in one of the two languages that every text has. */
export function sayIn(language: 'en' | 'es', words: Words, values: Values = {}): string {
  const text = isPlural(words) ? words[pluralForm(language, values['count'])] : words;
  return interpolate(text[language], values, value => value[language]);
}

/** Replace each `{{name}}` by its value; a name without one stays, so that it is seen. */
export function interpolate(template: string, values: Values, say: (text: Bilingual) => string): string {
  return template.replace(/\{\{(\w+)\}\}/g, (whole, name: string) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    return value === undefined ? whole : typeof value === 'object' ? say(value) : String(value);
  });
}

// Spanish has a third form for millions, which no text of ours tells apart.
const rules = { en: new Intl.PluralRules('en'), es: new Intl.PluralRules('es') };

function pluralForm(language: 'en' | 'es', count: Values[string] | undefined): 'one' | 'other' {
  return typeof count === 'number' && rules[language].select(count) === 'one' ? 'one' : 'other';
}
