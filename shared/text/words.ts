import type { Bilingual } from '../language.ts';

/** A text whose form depends on a number: `{{count}} case` / `{{count}} cases`, in both languages. */
export type Plural = { readonly one: Bilingual; readonly other: Bilingual };
/** A text of the catalogue. `{{name}}` stands for a value. */
export type Words = Bilingual | Plural;
/** One noun's texts, and groups of them. */
export type Texts = { readonly [key: string]: Words | Texts };

export function isBilingual(words: Words | Texts): words is Bilingual {
  return 'en' in words && typeof words.en === 'string';
}

export function isPlural(words: Words | Texts): words is Plural {
  return 'one' in words && 'other' in words;
}
