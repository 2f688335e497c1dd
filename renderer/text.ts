import { createInstance, type Resource, type ResourceKey } from 'i18next';
import { useCallback } from 'react';
import { create } from 'zustand';
import type { Bilingual, Language } from '../shared/language.ts';
import { catalogue, type TextKey } from '../shared/text/catalogue.ts';
import { pseudo } from '../shared/text/pseudo.ts';
import { isBilingual, isPlural, type Texts, type Words } from '../shared/text/words.ts';

/** A language, or the pseudo-locale that tests use to find words that are not in the catalogue. */
export type Locale = Language | 'en-XA';
/** Values for the `{{names}}` of a text; `count` also chooses between one and other. */
export type TextValues = Readonly<Record<string, string | number>>;
/** Gives a text of the catalogue by its path, or any text that exists in both languages (a failure, a catalogue label). */
export type Translate = (text: TextKey | Bilingual, values?: TextValues) => string;

/** What the person reads. A switch shows at once, without reload: every component that shows words subscribes to it. */
export const useLocale = create<{ readonly locale: Locale }>(() => ({ locale: 'en' }));

const i18n = createInstance();
void i18n.init({
  lng: 'en',
  fallbackLng: 'en',
  initAsync: false,
  resources: { en: resource('en'), es: resource('es'), 'en-XA': resource('en-XA') },
  interpolation: { escapeValue: false }, // React escapes
});

/** Texts for a component: `const t = useText(); t('ui.cancel')`. */
export function useText(): Translate {
  const locale = useLocale(state => state.locale);
  return useCallback((text, values) => translate(locale, text, values), [locale]);
}

/** The same outside components, where the locale is at hand. */
export function translate(locale: Locale, text: TextKey | Bilingual, values: TextValues = {}): string {
  if (typeof text === 'string') return i18n.t(text, { ...values, lng: locale });
  return i18n.services.interpolator.interpolate(inLocale(text, locale), values, locale, {});
}

/** The language that a locale is a form of, for what exists in two languages only. */
export function languageOf(locale: Locale): Language {
  return locale === 'es' ? 'es' : 'en';
}

export function speak(locale: Locale): void {
  useLocale.setState({ locale });
}

function inLocale(text: Bilingual, locale: Locale): string {
  return locale === 'en-XA' ? pseudo(text.en) : text[locale];
}

function resource(locale: Locale): Resource[string] {
  return { translation: tree(catalogue, locale) };
}

function tree(texts: Texts, locale: Locale): ResourceKey {
  return Object.fromEntries(Object.entries(texts).flatMap(([key, value]) => leaves(key, value, locale)));
}

function leaves(key: string, value: Words | Texts, locale: Locale): readonly [string, ResourceKey][] {
  if (isBilingual(value)) return [[key, inLocale(value, locale)]];
  if (!isPlural(value)) return [[key, tree(value, locale)]];
  const other = inLocale(value.other, locale);
  // Spanish has a third form for millions, which no text of ours tells apart
  return [
    [`${key}_one`, inLocale(value.one, locale)],
    [`${key}_many`, other],
    [`${key}_other`, other],
  ];
}
