import type { Bilingual } from './language.ts';
import { namesIn } from './text/fill.ts';
import { isPlural, type Plural, type Words } from './text/words.ts';

/** A plural's forms by their CLDR category (`one`, `few`, `many`, `other` …), as the overlay's language has them. */
export type Forms = Readonly<Record<string, string>>;

/**
 * One text of an overlay. `en` and `es` are the text as the program has it, and find it; `to` is the same in the overlay's language, or
 * empty while nobody has translated it. A text that depends on a number has its forms in each. `at` tells translators where it stands.
 */
export type OverlayEntry = {
  readonly at: string;
  readonly en: string | Forms;
  readonly es: string | Forms;
  readonly to: string | Forms;
  /** What the place said before, and its translation then: for whoever translates it anew. */
  readonly was?: { readonly en: string | Forms; readonly to: string | Forms };
};

/** A third language: what its file holds, and its BCP 47 tag, which is the file's name. */
export type Overlay = { readonly tag: string; readonly texts: readonly OverlayEntry[] };

/** Why an entry cannot be used; the reader sees English instead. */
export type OverlayFault = 'placeholders' | 'forms';

/** How a text is found: by both languages together, since one English word can stand for two things. */
export function overlayKey(words: Words): string {
  return isPlural(words) ? pluralKey(words) : `${words.en}\u0000${words.es}`;
}

/** The key of an entry's text, as {@link overlayKey} gives it for the text itself. */
export function entryKey({ en, es }: Pick<OverlayEntry, 'en' | 'es'>): string {
  const form = (text: string | Forms, name: string) => (typeof text === 'string' ? text : (text[name] ?? ''));
  if (typeof en === 'string' && typeof es === 'string') return overlayKey({ en, es });
  const both = (name: string): Bilingual => ({ en: form(en, name), es: form(es, name) });
  return pluralKey({ one: both('one'), other: both('other') });
}

/** What keeps a translated entry from being used, or null. An entry without a translation has no fault: it is missing. */
export function overlayFault({ en, to }: OverlayEntry, tag: string): OverlayFault | null {
  if (!isTranslated(to)) return null;
  if ((typeof en === 'string') !== (typeof to === 'string')) return 'forms';
  if (typeof to !== 'string' && !isSameSet(Object.keys(to), pluralCategories(tag))) return 'forms';
  const known = new Set(textsOf(en).flatMap(namesIn));
  // a form may leave the number out ("one case"), as English does, but nothing else
  const needed = [...known].filter(name => typeof en === 'string' || name !== 'count');
  const isWhole = (text: string) => {
    const given = namesIn(text);
    return given.every(name => known.has(name)) && needed.every(name => given.includes(name));
  };
  return textsOf(to).every(isWhole) ? null : 'placeholders';
}

/** Whether every form has words in it. */
export function isTranslated(to: string | Forms): boolean {
  const texts = textsOf(to);
  return texts.length > 0 && texts.every(text => text.trim() !== '');
}

/** The forms that a language's numbers ask for. */
export function pluralCategories(tag: string): readonly string[] {
  return new Intl.PluralRules(tag).resolvedOptions().pluralCategories;
}

function textsOf(text: string | Forms): readonly string[] {
  return typeof text === 'string' ? [text] : Object.values(text);
}

function pluralKey({ one, other }: Plural): string {
  return [one.en, other.en, one.es, other.es].join('\u0000');
}

function isSameSet(some: readonly string[], others: readonly string[]): boolean {
  return some.length === others.length && some.every(each => others.includes(each));
}
